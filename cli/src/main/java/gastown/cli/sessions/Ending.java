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
import gastown.engine.life.Stopping;
import gastown.engine.work.Dispatch;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.work.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Sessions ended by a person's word. What a worker made is kept in each case.
final class Ending {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private Ending() {}

  static Command stop() {
    return Simple.byItself(
        Spec.town("session stop", "<rig/name>", "End a session; a fresh one goes on with its work")
            .alias("polecat stop")
            .group(Group.TEAM)
            .detail("To take the work away as well: gt kill <rig/name>.")
            .sw("-f", "--force", "at once, without time to end by itself"),
        call -> end(call, "stopped by hand"));
  }

  static Command restart() {
    return Simple.byItself(
        Spec.town("session restart", "<rig/name>", "End a session and go on in a fresh one")
            .alias("polecat restart")
            .group(Group.TEAM)
            .sw("-f", "--force", "at once, without time to end by itself"),
        call -> end(call, "restarted by hand"));
  }

  private static Reply end(Call call, String why) {
    var desk = Desk.of(call);
    var session = call.look(_ -> Running.requireLive(call, desk));
    var grace = call.args().is("--force") ? Duration.ZERO : GRACE;
    desk.withTown(town ->
        new Stopping(town, Running.outpost(call), call.house().runtimes(call.town().root()))
            .end(other -> other.id().equals(session.id()), grace, why));
    call.hasWritten();
    var bead = session.work().bead();
    return Reply.done(
        page ->
            page.line(
                "✓ "
                    + session.id()
                    + " ended"
                    + (bead.isEmpty() ? "" : "; a fresh session goes on with " + bead)),
        () ->
            Json.object()
                .put("session", session.id())
                .put("agent", session.agent())
                .putText("bead", bead)
                .put("ended", true)
                .build());
  }

  static Command kill() {
    return Simple.writes(
        Spec.town("kill", "<rig/name>...", "End workers' sessions and take their work off them")
            .alias("polecat nuke")
            .group(Group.TEAM)
            .detail("What they made is kept: gt salvage list.")
            .sw("--all", "all workers of the rigs named")
            .sw("-n", "--dry-run", "say who would be ended")
            .text("-r", "--reason", "why")
            .noOp("--force", "-f"),
        Ending::kill);
  }

  private static Reply kill(Call call) {
    var desk = Desk.of(call);
    var meant = meant(call, desk);
    boolean isRehearsal = call.args().is("--dry-run");
    var done = new ArrayList<Worker>();
    for (var worker : meant) {
      if (!isRehearsal) {
        boolean isFreed =
            new Dispatch(desk.office())
                .recall(worker.job().bead(), call.args().text("--reason", "killed by hand"));
        call.draft().name("kill", worker.who().text());
        if (!isFreed) {
          done.add(worker);
        }
      }
    }
    return Reply.done(
        page -> {
          if (meant.isEmpty()) {
            page.line("Nobody is at work.");
          }
          for (var worker : meant) {
            var who = worker.who().shown();
            var bead = worker.job().bead();
            if (done.contains(worker)) {
              page.line(who + " is done with " + bead + ", and goes by itself when all is kept");
              continue;
            }
            page.line(
                isRehearsal
                    ? "would end " + who + " and free " + bead
                    : "✓ " + who + " is ended, and " + bead + " is free again");
            page.line("  What it made is kept: gt salvage list " + bead);
          }
        },
        () -> killed(meant, isRehearsal));
  }

  private static Json killed(List<Worker> meant, boolean isRehearsal) {
    var json = Json.object();
    if (meant.size() == 1) {
      json.put("agent", meant.getFirst().who().text()).put("bead", meant.getFirst().job().bead());
    }
    return json.put("agents", Json.texts(meant.stream().map(one -> one.who().text()).toList()))
        .put("killed", !isRehearsal)
        .build();
  }

  private static List<Worker> meant(Call call, Desk desk) {
    var meant = new ArrayList<Worker>();
    var words = call.args().positionals();
    if (call.args().is("--all")) {
      var rigs = words.stream().map(word -> desk.rig(word).name()).toList();
      for (var worker : desk.reading().on(Kinds.WORKER, "busy")) {
        if (rigs.contains(worker.who().rig()) && !worker.job().bead().isEmpty()) {
          meant.add(worker);
        }
      }
      return meant;
    }
    for (var word : words) {
      var who = Running.who(call, desk, word);
      var worker = desk.reading().find(Kinds.WORKER, who.text());
      if (worker == null || worker.isFree()) {
        throw Problem.of(
                "nothing-to-end", who.shown() + " is not at work", "gt polecats", "gt session list")
            .refusal();
      }
      meant.add(worker);
    }
    return meant;
  }

  static Command stopAll() {
    return Simple.writes(
        Spec.town("stop", "", "Take the work of all workers off them and end their sessions")
            .group(Group.SERVICES)
            .detail("What they made is kept; gt sling hands the work out again.")
            .sw("--all", "of the whole town")
            .text("--rig", "of this rig"),
        Ending::stopAll);
  }

  private static Reply stopAll(Call call) {
    var desk = Desk.of(call);
    var rig = call.args().text("--rig");
    if (rig == null && !call.args().is("--all")) {
      throw Problem.of("stop-whom", "stop whom?", "gt stop --all", "gt stop --rig <rig>").refusal();
    }
    if (rig != null) {
      desk.rig(rig);
    }
    var beads = new ArrayList<String>();
    for (Worker worker : desk.reading().on(Kinds.WORKER, "busy")) {
      Address.Polecat who = worker.who();
      boolean isMeant = rig == null || rig.equals(who.rig());
      if (isMeant && new Dispatch(desk.office()).recall(worker.job().bead(), "stopped by hand")) {
        beads.add(worker.job().bead());
      }
    }
    if (!beads.isEmpty()) {
      call.draft().name("stop", rig == null ? "" : rig);
    }
    return Reply.done(
        page ->
            page.line(
                beads.isEmpty()
                    ? "Nobody is at work."
                    : "✓ stopped; free again: " + String.join(" ", beads)),
        () -> Json.object().put("stopped", beads.size()).put("beads", Json.texts(beads)).build());
  }
}
