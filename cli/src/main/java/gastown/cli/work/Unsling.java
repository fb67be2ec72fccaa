package gastown.cli.work;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.engine.work.Dispatch;
import gastown.engine.work.OpenHook;
import gastown.town.address.Address;

/// `gt unsling`: take work off a hook.
final class Unsling {
  private Unsling() {}

  static Command command() {
    return Simple.writes(
        Spec.town("unsling", "[bead|rig/name]", "Take a bead off its hook, or out of the line")
            .alias("unhook")
            .alias("hook clear")
            .alias("hook detach")
            .group(Group.WORK)
            .example("gt unsling web-a1b2c")
            .example("gt unsling web/Toast")
            .text("-r", "--reason", "why")
            .sw("-n", "--dry-run", "say which bead")
            .noOp("--force", "-f"),
        Unsling::run);
  }

  private static Reply run(Call call) {
    var desk = Desk.of(call);
    var word = call.args().positional(0);
    var bead = bead(desk, word == null ? desk.self().text() : word);
    if (call.args().is("--dry-run")) {
      return Reply.of(
          page -> page.line("would take " + bead + " off its hook"),
          () -> Json.object().put("bead", bead).put("dry_run", true).build());
    }
    var holder = new OpenHook(desk.office()).clear(bead);
    boolean wasHeld =
        new Dispatch(desk.office()).recall(bead, call.args().text("--reason", "taken off the hook"))
            || holder != null;
    call.draft().name("unsling", bead);
    return Reply.done(
        page ->
            page.line(
                holder != null
                    ? "✓ " + bead + " is off the hook of " + holder
                    : wasHeld
                        ? "✓ " + bead + " is off the hook; what was made is kept (gt salvage list)"
                        : bead + " hung on no hook"),
        () -> Json.object().put("bead", bead).put("released", wasHeld).build());
  }

  private static String bead(Desk desk, String word) {
    var known = desk.find(word);
    if (known != null) {
      return known.id();
    }
    var who = Address.read(word);
    var hooked = who == null ? null : Hook.of(desk, who);
    if (hooked == null) {
      throw Problem.of(
              "nothing-hooked", word + " has nothing on its hook", "gt polecats", "gt hook " + word)
          .refusal();
    }
    return hooked.id();
  }
}
