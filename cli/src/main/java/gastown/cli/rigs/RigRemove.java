package gastown.cli.rigs;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.town.layout.Rigs;
import java.util.List;

/// `gt rig remove`: off the register; its files and its beads stay.
final class RigRemove {
  private RigRemove() {}

  static Command command() {
    return Simple.needsNothing(
        Spec.town("rig remove", "<name>", "Take a rig off the register; its files stay")
            .group(Group.WORKSPACE)
            .detail(
                "Beads, clones and worktrees are left as they are; gt rig add <name> --adopt brings"
                    + " the rig back.")
            .sw("-f", "--force", "also while workers have worktrees in it"),
        RigRemove::remove);
  }

  private static Reply remove(Call call) {
    var town = call.town();
    var name = String.valueOf(call.args().positional(0));
    var rigs = Rigs.of(call.disk(), town);
    rigs.require(name);
    var place = town.rig(name);
    var workers = call.disk().list(place.polecats());
    if (!workers.isEmpty() && !call.args().is("--force")) {
      throw new Problem(
              "rig-at-work",
              "cannot take " + name + " off the register",
              "there are worktrees of " + String.join(", ", workers),
              List.of("gt polecats " + name, "gt rig remove " + name + " --force"))
          .refusal();
    }
    rigs.remove(name);
    return Reply.done(
        page -> {
          page.line("✓ Rig " + name + " is off the register");
          page.line("  Its files stay in " + place.root());
          page.line("  Back again: gt rig add " + name + " --adopt");
        },
        () -> Json.object().put("name", name).put("path", place.root().toString()).build());
  }
}
