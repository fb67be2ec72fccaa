package gastown.cli.crew;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.town.Self;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.town.address.Address;
import gastown.town.layout.RigFile;
import gastown.town.layout.RigPlace;
import gastown.town.layout.Rigs;
import gastown.town.ports.RigGit;
import gastown.town.ports.RigGit.Saved;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `gt worktree …`: a crew member's worktree in another rig. Who works there stays who they are.
final class CrossWorktrees {
  private CrossWorktrees() {}

  private record Tree(String rig, Path folder) {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "worktree" ->
          Simple.needsNothing(
              spec(path, "<rig>", "Make a worktree for yourself in another rig")
                  .sw("--no-cd", "print nothing but what was made")
                  .ignored(),
              CrossWorktrees::make);
      case "worktree list" ->
          Simple.needsNothing(
              spec(path, "", "List your worktrees in other rigs"), CrossWorktrees::list);
      case "worktree remove" ->
          Simple.needsNothing(
              spec(path, "<rig>", "Remove your worktree in another rig")
                  .sw("-f", "--force", "also with changes; they are kept under a salvage ref"),
              CrossWorktrees::remove);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.town(path, usage, summary).group(Group.WORKSPACE);
  }

  private static Address.Crew self(Call call) {
    if (Self.of(call).who() instanceof Address.Crew crew) {
      return crew;
    }
    throw new Problem(
            "not-crew",
            "only crew members have worktrees in other rigs",
            "you are " + Self.of(call).who().text() + " here",
            List.of("gt crew list", "cd <your workspace>"))
        .refusal();
  }

  private static RigPlace other(Call call, Address.Crew self) {
    var rig = Rigs.of(call.disk(), call.town()).require(String.valueOf(call.args().positional(0)));
    if (rig.name().equals(self.rig())) {
      throw Problem.of("own-rig", rig.name() + " is your own rig", "cd " + call.town().home(self))
          .refusal();
    }
    return call.town().rig(rig.name());
  }

  private static Path folder(RigPlace rig, Address.Crew self) {
    return rig.crew(self.rig() + "-" + self.name());
  }

  private static RigGit git(Call call, RigPlace rig) {
    return call.house().cloning(call.invocation()).at(rig.canonical());
  }

  private static Reply make(Call call) {
    var self = self(call);
    var rig = other(call, self);
    var folder = folder(rig, self);
    var git = git(call, rig);
    var target = RigFile.read(call.disk(), rig).branch();
    var start =
        switch (git.fetch(target)) {
          case RigGit.Fetched.At(var commit) -> commit;
          case RigGit.Fetched.Missing _, RigGit.Fetched.Unreachable _ ->
              git.commitOf("refs/remotes/origin/" + target);
        };
    if (start == null) {
      throw Problem.of(
              "no-such-branch",
              "rig " + rig.name() + " has no branch " + target + " to begin at",
              "gt rig status " + rig.name())
          .refusal();
    }
    var branch = "crew/" + self.rig() + "-" + self.name();
    git.makeWorktree(folder, branch, start);
    return Reply.of(
        page -> {
          page.line("✓ Your worktree in " + rig.name() + ": " + folder);
          page.line("  Branch: " + branch);
          page.line("  Next: cd " + folder);
        },
        () ->
            Json.object()
                .put("rig", rig.name())
                .put("path", folder.toString())
                .put("branch", branch)
                .build());
  }

  private static Reply list(Call call) {
    var found = trees(call, self(call));
    return Reply.of(
        page -> {
          if (found.isEmpty()) {
            page.line("No worktrees in other rigs.");
          }
          found.forEach(tree -> page.line(tree.rig() + "   " + tree.folder()));
        },
        () -> {
          var items = new ArrayList<Json>();
          found.forEach(tree ->
              items.add(
                  Json.object()
                      .put("rig", tree.rig())
                      .put("path", tree.folder().toString())
                      .build()));
          return new Json.Arr(items);
        });
  }

  private static List<Tree> trees(Call call, Address.Crew who) {
    var found = new ArrayList<Tree>();
    for (var rig : Rigs.of(call.disk(), call.town()).names()) {
      var folder = folder(call.town().rig(rig), who);
      if (call.disk().exists(folder.resolve(".git"))) {
        found.add(new Tree(rig, folder));
      }
    }
    return found;
  }

  /// What is in somebody's worktrees of other rigs and in no commit.
  static List<String> unfinished(Call call, Address.Crew who) {
    var told = new ArrayList<String>();
    for (var tree : trees(call, who)) {
      var now = git(call, call.town().rig(tree.rig())).condition(tree.folder());
      if (now != null && !now.isClean()) {
        told.add("changes in its worktree in " + tree.rig());
      }
    }
    return told;
  }

  /// Removes all of somebody's; their branches stay. Returns where their states are kept.
  static List<String> removeAll(Call call, Address.Crew who) {
    var refs = new ArrayList<String>();
    for (var tree : trees(call, who)) {
      var git = git(call, call.town().rig(tree.rig()));
      git.save(tree.folder(), ref(who, tree.rig()), "worktree of " + who.text());
      git.removeWorktree(tree.folder(), ref(who, tree.rig()));
      refs.add(tree.rig() + " (" + ref(who, tree.rig()) + ")");
    }
    return refs;
  }

  private static String ref(Address.Crew who, String rig) {
    return "refs/gastown/salvage/" + who.rig() + "/crew/" + who.name() + "/" + rig;
  }

  private static Reply remove(Call call) {
    var self = self(call);
    var rig = other(call, self);
    var folder = folder(rig, self);
    var git = git(call, rig);
    var now = git.condition(folder);
    if (now == null) {
      throw Problem.of("no-worktree", "you have no worktree in " + rig.name(), "gt worktree list")
          .refusal();
    }
    if (!now.isClean() && !call.args().is("--force")) {
      throw new Problem(
              "work-only-here",
              "cannot remove your worktree in " + rig.name(),
              "it has " + (now.changed().size() + now.untracked().size()) + " changed files",
              List.of("cd " + folder, "gt worktree remove " + rig.name() + " --force"))
          .refusal();
    }
    var ref = ref(self, rig.name());
    boolean isKept = git.save(folder, ref, "worktree of " + self.text()) instanceof Saved.Kept;
    git.removeWorktree(folder, ref);
    return Reply.done(
        page -> {
          page.line("✓ Removed your worktree in " + rig.name());
          if (isKept) {
            page.line("  Its state is kept as " + ref);
          }
        },
        () -> Json.object().put("rig", rig.name()).put("salvage", ref).build());
  }
}
