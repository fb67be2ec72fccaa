package gastown.cli.sessions;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.offices.Attending;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import java.util.List;

/// `gt session start`. A worker's session begins by itself when the worker has work; anybody else's
/// by this word.
final class Beginning {
  private Beginning() {}

  static Command command() {
    return Simple.byItself(
        Spec.town("session start", "<address>", "Begin somebody's session")
            .alias("polecat start")
            .group(Group.TEAM)
            .example("gt session start web/crew/ana --agent mine")
            .text("--agent", "the agent to start, in place of the town's own")
            .text("--issue", "work reaches a worker by gt sling <bead> <rig>/<name>")
            .refused(),
        Beginning::run);
  }

  private static Reply run(Call call) {
    var word = call.args().positionals().getFirst();
    if (Address.read(word) instanceof Address.Polecat polecat) {
      var crew = new Address.Crew(polecat.rig(), polecat.name());
      boolean isCrew = call.disk().isDirectory(call.town().home(crew));
      return isCrew ? Attending.of(call, crew).start() : worker(call, polecat);
    }
    var who = call.look(_ -> Running.who(call, Desk.of(call), word));
    return who instanceof Address.Polecat polecat
        ? worker(call, polecat)
        : Attending.of(call, who).start();
  }

  private static Reply worker(Call call, Address.Polecat who) {
    var bead =
        call.look(_ -> {
          var worker = Desk.of(call).reading().find(Kinds.WORKER, who.text());
          return worker == null ? "" : worker.job().bead();
        });
    if (bead.isEmpty()) {
      throw new Problem(
              "nothing-hooked",
              who.shown() + " has nothing to do",
              "a worker's session begins when it gets work, and ends with it",
              List.of("gt sling <bead> " + who.shown()))
          .refusal();
    }
    boolean isUp = Desk.of(call).isUp();
    return Reply.done(
        page -> {
          page.line(who.shown() + " goes on with " + bead + " by itself.");
          page.line(isUp ? "  gt session restart " + who.shown() : "  The town is down: gt up");
        },
        () ->
            Json.object().put("agent", who.text()).put("bead", bead).put("town_up", isUp).build());
  }
}
