package gastown.cli.rigs;

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
import gastown.engine.life.Clearing;
import gastown.engine.life.Stopping;
import gastown.town.address.Address;
import gastown.town.layout.RigPlace;
import gastown.town.layout.Rigs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `gt rig remove`: off the register; its files and its beads stay.
final class RigRemove {
  private static final String WHY = "its rig was taken off the register";
  private static final Duration GRACE = Duration.ofSeconds(5);

  private RigRemove() {}

  static Command command() {
    return Simple.byItself(
        Spec.town("rig remove", "<name>", "Take a rig off the register; its files stay")
            .group(Group.WORKSPACE)
            .detail(
                "Beads, clones and worktrees are left as they are; gt rig add <name> --adopt brings"
                    + " the rig back.")
            .sw(
                "-f",
                "--force",
                "also while workers have worktrees in it, or sessions run, which are ended: what"
                    + " the workers made is kept, and their beads are open again"),
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
    var attended = attended(call, place);
    if (!call.args().is("--force")) {
      requireLeft(call, name, attended);
    }
    attended.forEach(who -> Attending.of(call, who).stop(WHY));
    var kept = sendHome(call, name);
    rigs.remove(name);
    return Reply.done(
        page -> {
          page.line("✓ Rig " + name + " is off the register");
          kept.forEach(ref -> page.line("  Not committed, so kept as " + ref));
          page.line("  Its files stay in " + place.root());
          page.line("  Back again: gt rig add " + name + " --adopt");
        },
        () -> Json.object().put("name", name).put("path", place.root().toString()).build());
  }

  /// The workers' sessions end and what they made is kept; returns the refs. While the loop turned,
  /// it would wake whoever is ended.
  private static List<String> sendHome(Call call, String name) {
    var root = call.town().root();
    var desk = Desk.of(call);
    var keeper = call.house().keeper();
    boolean wasUp = keeper.isUp(root);
    keeper.down(root);
    try {
      return desk.withTown(town -> {
        new Stopping(town, call.house().outpost(root), call.house().runtimes(root))
            .endWorkers(name, GRACE, WHY);
        return new Clearing(town, call.house().cloning(call.invocation()))
            .keep(desk.rig(name), WHY);
      });
    } finally {
      call.hasWritten();
      if (wasUp) {
        keeper.up(root, call.invocation().surroundings().environment());
      }
    }
  }

  /// Whose sessions a person begins and ends in a rig.
  private static List<Address> attended(Call call, RigPlace place) {
    var all = new ArrayList<Address>();
    place.members(call.disk()).forEach(name -> all.add(new Address.Crew(place.name(), name)));
    all.add(new Address.Witness(place.name()));
    all.add(new Address.Refinery(place.name()));
    return all;
  }

  /// A session in a rig that is on no register could not be ended by its rig's name any more.
  private static void requireLeft(Call call, String name, List<Address> attended) {
    var running =
        attended.stream().filter(who -> Attending.of(call, who).running() != null).toList();
    if (!running.isEmpty()) {
      var tries =
          new ArrayList<>(running.stream().map(who -> "gt session stop " + who.text()).toList());
      tries.add("gt rig remove " + name + " --force   (ends them first)");
      throw new Problem(
              "rig-at-work",
              "cannot take " + name + " off the register",
              "there are sessions of "
                  + String.join(", ", running.stream().map(Address::text).toList()),
              tries)
          .refusal();
    }
  }
}
