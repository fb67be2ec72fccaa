package gastown.cli.work;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.engine.work.Conditions;
import gastown.town.book.Kinds;
import gastown.town.work.Worker;
import java.util.ArrayList;

/// `gt polecats`: the workers and what each is about.
final class Polecats {
  private Polecats() {}

  static Command command() {
    return Simple.reads(
        Spec.town("polecats", "[rig]", "Show the workers and what each is about")
            .alias("polecat list")
            .group(Group.TEAM)
            .sw("-a", "--all", "those that rest, too"),
        Polecats::run);
  }

  private static Reply run(Call call) {
    var desk = Desk.of(call);
    var rig = call.args().positional(0);
    if (rig != null) {
      desk.rig(rig);
    }
    var shown = new ArrayList<Worker>();
    for (var worker : desk.reading().all(Kinds.WORKER)) {
      boolean isMeant = rig == null || rig.equals(worker.who().rig());
      if (isMeant && (call.args().is("--all") || !worker.isFree())) {
        shown.add(worker);
      }
    }
    return Reply.of(
        page -> {
          if (shown.isEmpty()) {
            page.line("Nobody is at work.");
          }
          for (var worker : shown) {
            page.line(line(desk, worker));
          }
        },
        () -> new Json.Arr(shown.stream().map(worker -> json(desk, worker)).toList()));
  }

  private static String line(Desk desk, Worker worker) {
    var job = worker.job();
    var bead = job.bead().isEmpty() ? null : desk.reading().rows().bead(job.bead());
    var what = bead == null ? "" : "  " + job.bead() + " " + bead.title();
    return worker.who().shown() + "  " + Conditions.word(desk.reading(), worker) + what;
  }

  private static Json json(Desk desk, Worker worker) {
    var job = worker.job();
    return Json.object()
        .put("rig", worker.who().rig())
        .put("name", worker.who().name())
        .put("address", worker.who().text())
        .put("state", Conditions.word(desk.reading(), worker))
        .putText("bead", job.bead())
        .put("epoch", job.epoch())
        .put("wakes", job.wakes())
        .put("nudges", worker.nudges())
        .putText("branch", job.branch())
        .build();
  }
}
