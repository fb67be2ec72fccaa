package gastown.cli.crew;

import gastown.beads.Problem;
import gastown.cli.Call;
import gastown.cli.rigs.Here;
import gastown.town.address.Address;
import gastown.town.layout.RigPlace;
import gastown.town.layout.Rigs;
import gastown.town.ports.RigGit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A crew member: whose workspace in which rig.
record Member(Call call, RigPlace rig, String name) {

  /// `name`, or `rig/name`, or `rig/crew/name`; the rig is the one named by `--rig`, else the
  /// caller's.
  static Member of(Call call, String written) {
    int slash = written.indexOf('/');
    var own = written.startsWith("crew/") || slash < 0 ? null : written.substring(0, slash);
    var name = written.substring(written.lastIndexOf('/') + 1);
    var rig = call.args().text("--rig", own == null ? "" : own);
    return new Member(call, rig(call, rig.isEmpty() ? null : rig), name);
  }

  /// One that is there; without a word about the rig, the only one of that name in the town.
  static Member existing(Call call, String written) {
    boolean saysRig = call.args().given("--rig") || written.indexOf('/') > 0;
    if (!saysRig && Here.rig(call) == null) {
      var town = call.town();
      var same =
          Rigs.of(call.disk(), town).names().stream()
              .map(rig -> new Member(call, town.rig(rig), written))
              .filter(Member::isThere)
              .toList();
      if (same.size() == 1) {
        return same.getFirst();
      }
    }
    return of(call, written).require();
  }

  /// The rig meant; the only one when the town has no other.
  static RigPlace rig(Call call, @Nullable String typed) {
    var town = call.town();
    var rigs = Rigs.of(call.disk(), town);
    var meant = typed == null ? Here.rig(call) : typed;
    if (meant == null && rigs.names().size() == 1) {
      meant = rigs.names().getFirst();
    }
    if (meant == null) {
      throw new Problem(
              "which-rig",
              "which rig?",
              rigs.names().isEmpty()
                  ? "this town has none yet"
                  : "there are " + String.join(", ", rigs.names()),
              List.of("--rig <rig>", "gt rig list"))
          .refusal();
    }
    return town.rig(rigs.require(meant).name());
  }

  Path folder() {
    return rig.crew(name);
  }

  Address.Crew address() {
    return new Address.Crew(rig.name(), name);
  }

  boolean isThere() {
    return call.disk().isDirectory(folder().resolve(".git"));
  }

  Member require() {
    if (call.disk().exists(folder().resolve(".git")) && !isThere()) {
      throw new Problem(
              "no-such-crew",
              "rig " + rig.name() + " has no crew member " + name,
              folder() + " is the worktree of somebody from another rig",
              List.of(
                  "gt worktree remove " + rig.name() + "   (for whoever made it)",
                  "git -C " + rig.canonical() + " worktree remove " + folder()))
          .refusal();
    }
    if (!isThere()) {
      var names = rig.members(call.disk());
      throw new Problem(
              "no-such-crew",
              "rig " + rig.name() + " has no crew member " + name,
              names.isEmpty() ? "it has none yet" : "there are " + String.join(", ", names),
              List.of("gt crew list " + rig.name(), "gt crew add " + name + " --rig " + rig.name()))
          .refusal();
    }
    return this;
  }

  RigGit git() {
    return call.house().cloning(call.invocation()).at(folder());
  }

  /// What would be lost with the workspace, as a person reads it; empty when nothing would.
  List<String> unique() {
    var git = git();
    var told = new ArrayList<String>();
    var now = git.condition(folder());
    if (now != null && !now.isClean()) {
      int count = now.changed().size() + now.untracked().size();
      told.add(now.isMidOperation() ? "an unfinished merge or rebase" : count + " changed files");
    }
    var shared = git.refs("refs/remotes/").values();
    for (var branch : git.refs("refs/heads/").entrySet()) {
      var commit = branch.getValue();
      if (shared.stream().noneMatch(other -> git.isAncestor(commit, other))) {
        told.add(
            "commits of "
                + branch.getKey().substring("refs/heads/".length())
                + " that are not pushed");
      }
    }
    if (!git.refs("refs/stash").isEmpty()) {
      told.add("a stash");
    }
    return told;
  }
}
