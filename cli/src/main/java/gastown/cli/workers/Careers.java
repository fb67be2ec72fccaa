package gastown.cli.workers;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.town.book.Kinds;
import gastown.town.book.QueueKinds;
import gastown.town.queue.Submission;
import gastown.town.work.Worker;
import java.util.ArrayList;
import java.util.Locale;

/// `gt polecat identity list|show`: what was done under a name so far.
final class Careers {
  private Careers() {}

  private record Career(Worker worker, int sessions, long landed, long returned) {
    String line() {
      return worker.who().shown()
          + "  "
          + state()
          + "  "
          + sessions
          + " sessions, "
          + landed
          + " landed, "
          + returned
          + " returned";
    }

    private String state() {
      return worker.state().name().toLowerCase(Locale.ROOT);
    }

    Json json() {
      return Json.object()
          .put("rig", worker.who().rig())
          .put("name", worker.who().name())
          .put("state", state())
          .put("sessions", sessions)
          .put("landed", landed)
          .put("returned", returned)
          .build();
    }
  }

  static Command list() {
    return Simple.reads(
        Spec.town("polecat identity list", "<rig>", "Show the workers of a rig and what they did")
            .group(Group.TEAM),
        Careers::list);
  }

  static Command show() {
    return Simple.reads(
        Spec.town(
                "polecat identity show",
                "<rig|rig/name> [name]",
                "Show what was done under a worker's name")
            .group(Group.TEAM),
        Careers::show);
  }

  private static Reply list(Call call) {
    var desk = Desk.of(call);
    var rig = desk.rig(call.args().positionals().getFirst()).name();
    var careers = new ArrayList<Career>();
    for (var worker : desk.reading().all(Kinds.WORKER)) {
      if (worker.who().rig().equals(rig)) {
        careers.add(of(desk, worker));
      }
    }
    return Reply.of(
        page -> {
          if (careers.isEmpty()) {
            page.line("Nobody worked in " + rig + " yet.");
          }
          careers.forEach(career -> page.line(career.line()));
        },
        () -> new Json.Arr(careers.stream().map(Career::json).toList()));
  }

  private static Reply show(Call call) {
    var desk = Desk.of(call);
    var name = call.args().positional(1);
    var first = call.args().positionals().getFirst();
    var career = of(desk, Roster.require(desk, name == null ? first : first + "/" + name));
    return Reply.of(page -> page.line(career.line()), career::json);
  }

  private static Career of(Desk desk, Worker worker) {
    var who = worker.who().text();
    int sessions = 0;
    for (var session : desk.reading().all(Kinds.SESSION)) {
      sessions += session.agent().equals(who) ? 1 : 0;
    }
    long landed = 0;
    long returned = 0;
    for (var submission : desk.reading().all(QueueKinds.SUBMISSION)) {
      if (submission.origin().worker().equals(who)) {
        landed += submission.state() == Submission.State.LANDED ? 1 : 0;
        returned += submission.state() == Submission.State.RETURNED ? 1 : 0;
      }
    }
    return new Career(worker, sessions, landed, returned);
  }
}
