package gastown.cli.landing;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.Ground;
import gastown.engine.queue.Refinery;
import gastown.town.book.QueueKinds;
import gastown.town.queue.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `gt merge-queue list`.
final class QueueList {
  private QueueList() {}

  static Command command() {
    return Simple.reads(
        Spec.town("merge-queue list", "[rig]", "Show what waits to land")
            .alias("mq list")
            .alias("mr list")
            .group(Group.WORK)
            .text("--status", "queued (as without), landed, returned, rejected or all")
            .text("--worker", "of this worker only")
            .text("--epic", "integration branches come with a later version: gt convoy status")
            .refused()
            .noOp("--ready", "--verify"),
        QueueList::run);
  }

  private static Reply run(Call call) {
    var desk = Desk.of(call);
    var typed = call.args().positional(0);
    var rigs = typed == null ? desk.ground().rigs() : List.of(desk.rig(typed));
    var found = new ArrayList<Submission>();
    for (var rig : rigs) {
      found.addAll(of(call, desk, rig));
    }
    return Reply.of(
        page -> {
          if (found.isEmpty()) {
            page.line("Nothing waits to land.");
          }
          for (var rig : rigs) {
            var pause = Refinery.line(desk.reading(), rig.name()).pause();
            if (pause.isOn()) {
              page.line("Landing on " + rig.name() + " waits: " + pause.why());
            }
          }
          for (var one : found) {
            page.line(line(one));
          }
        },
        () -> new Json.Arr(found.stream().map(QueueList::json).toList()));
  }

  private static List<Submission> of(Call call, Desk desk, Ground.Rig rig) {
    var status = call.args().text("--status", "queued");
    var worker = call.args().text("--worker", "");
    var all =
        status.equals("queued")
            ? desk.reading().on(QueueKinds.SUBMISSION, QueueKinds.queued(rig.name()))
            : desk.reading().all(QueueKinds.SUBMISSION);
    return all.stream()
        .filter(one -> one.origin().rig().equals(rig.name()))
        .filter(one -> status.equals("all") || state(one).equals(status))
        .filter(one -> worker.isEmpty() || one.origin().worker().endsWith("/" + worker))
        .toList();
  }

  static String state(Submission one) {
    return one.state().name().toLowerCase(Locale.ROOT);
  }

  static String line(Submission one) {
    var origin = one.origin();
    var verdict = one.verdict();
    var why = verdict.reason().isEmpty() ? "" : "  " + verdict.reason();
    return one.id()
        + "  "
        + state(one)
        + "  P"
        + origin.priority()
        + "  "
        + origin.worker().replace("/polecats/", "/")
        + "  "
        + one.commit().substring(0, Math.min(10, one.commit().length()))
        + why;
  }

  static Json json(Submission one) {
    var origin = one.origin();
    var verdict = one.verdict();
    return Json.object()
        .put("id", one.id())
        .put("status", state(one))
        .put("rig", origin.rig())
        .put("issue", origin.bead())
        .put("worker", origin.worker())
        .put("epoch", origin.epoch())
        .put("branch", origin.branch())
        .put("target", origin.target())
        .put("priority", origin.priority())
        .put("commit_sha", one.commit())
        .put("base", one.base())
        .put("created_at", one.at().toString())
        .putText("merge_commit", verdict.landed())
        .putText("close_reason", verdict.reason())
        .put("conflicting_files", Json.texts(verdict.files()))
        .putText("log", verdict.log())
        .build();
  }
}
