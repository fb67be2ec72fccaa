package gastown.cli.sessions;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.work.Conditions;
import gastown.town.book.Kinds;

/// `gt polecat status`.
final class WorkerStatus {
  private WorkerStatus() {}

  static Command command() {
    return Simple.reads(
        Spec.town("polecat status", "<rig/name>", "Show what a worker is about").group(Group.TEAM),
        WorkerStatus::run);
  }

  private static Reply run(Call call) {
    var desk = Desk.of(call);
    var who = Running.who(call, desk);
    var worker = desk.reading().find(Kinds.WORKER, who.text());
    if (worker == null) {
      throw Problem.of("not-a-worker", who.shown() + " is no worker", "gt polecats --all")
          .refusal();
    }
    var session = Running.last(desk.reading(), who);
    var state = Conditions.word(desk.reading(), worker);
    var job = worker.job();
    return Reply.of(
        page -> {
          page.line(who.shown() + "  " + state);
          if (!job.bead().isEmpty()) {
            page.line("  Bead: " + job.bead() + ", epoch " + job.epoch());
            page.line("  Branch: " + job.branch());
          }
          if (session != null) {
            page.line("  Session: " + session.id() + (session.isLive() ? "" : ", over"));
          }
          page.line("  Heard: " + worker.heard() + ", nudged " + worker.nudges() + " times");
        },
        () ->
            Json.object()
                .put("rig", worker.who().rig())
                .put("name", worker.who().name())
                .put("state", state)
                .putText("bead", job.bead())
                .put("epoch", job.epoch())
                .putText("branch", job.branch())
                .put("wakes", job.wakes())
                .put("nudges", worker.nudges())
                .put("heard", worker.heard().toString())
                .put("session_running", session != null && session.isLive())
                .putText("session_id", session == null ? "" : session.id())
                .build());
  }
}
