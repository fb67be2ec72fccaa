package gastown.cli.life;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.life.Freezing;
import java.nio.file.Path;
import java.util.List;

/// `gt estop` and `gt thaw`: everything stands still, and goes on. A file in the town says so too,
/// for whoever looks at folders only.
final class Emergency {
  private Emergency() {}

  static Command estop() {
    return Simple.byItself(
        Spec.town("estop", "", "Stop everything in its tracks: nothing starts, works or lands")
            .group(Group.SERVICES)
            .detail(
                "Nothing is ended and nothing is lost: the programs of sessions stand still until"
                    + " gt thaw. What runs in tmux cannot be held: it is refused its next step,"
                    + " where its program asks before each.")
            .example("gt estop --reason \"the remote is being moved\"")
            .text("-r", "--reason", "why; gt status shows it, and whoever is refused")
            .text("--rig", "one rig only"),
        Emergency::stop);
  }

  private static Reply stop(Call call) {
    var where = where(call);
    var why = call.args().text("--reason", "");
    var frozen =
        Desk.of(call)
            .withTown(town ->
                new Freezing(town, call.house().outpost(call.town().root()))
                    .freeze(where, call.actor(), why));
    call.hasWritten();
    call.disk().write(file(call, where), "manual\t" + call.now() + "\t" + why + "\n");
    var what = where.isEmpty() ? "the town" : where;
    return Reply.done(
        page -> {
          page.line(
              (frozen.isNew() ? "✓ " : "already: ")
                  + what
                  + " stands still; gt thaw"
                  + (where.isEmpty() ? "" : " --rig " + where)
                  + " lets it go on");
          page.line("  sessions held: " + frozen.held());
          if (frozen.running() > 0) {
            page.line(
                "  sessions that cannot be held, and may finish their step: "
                    + frozen.running()
                    + " (gt stop --all)");
          }
        },
        () ->
            Json.object()
                .put("where", where.isEmpty() ? "town" : where)
                .put("was_frozen", !frozen.isNew())
                .put("held", frozen.held())
                .put("running", frozen.running())
                .build());
  }

  static Command thaw() {
    return Simple.byItself(
        Spec.town("thaw", "", "Let go on what gt estop stopped")
            .group(Group.SERVICES)
            .text("--rig", "one rig only"),
        Emergency::go);
  }

  private static Reply go(Call call) {
    var where = where(call);
    int resumed =
        Desk.of(call)
            .withTown(town ->
                new Freezing(town, call.house().outpost(call.town().root()))
                    .thaw(where, call.actor()));
    call.hasWritten();
    call.disk().delete(file(call, where));
    var what = where.isEmpty() ? "the town" : where;
    return Reply.done(
        page ->
            page.line(
                resumed < 0
                    ? what + " was not stopped"
                    : "✓ " + what + " goes on, " + resumed + " sessions with it"),
        () ->
            Json.object()
                .put("where", where.isEmpty() ? "town" : where)
                .put("was_frozen", resumed >= 0)
                .put("resumed", Math.max(0, resumed))
                .build());
  }

  private static String where(Call call) {
    var rig = call.args().text("--rig", "");
    if (!rig.isEmpty()) {
      Desk.of(call).rig(rig);
    } else if (call.args().given("--rig")) {
      throw new Problem("no-such-rig", "--rig needs a name", "it is empty", List.of("gt rig list"))
          .refusal();
    }
    return rig;
  }

  private static Path file(Call call, String where) {
    return call.town().root().resolve(where.isEmpty() ? "ESTOP" : "ESTOP." + where);
  }
}
