package gastown.cli.rigs;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.town.layout.JsonFile;
import gastown.town.layout.RigCard;
import gastown.town.layout.RigFile;
import gastown.town.layout.RigNames;
import gastown.town.layout.RigPlace;
import gastown.town.layout.Rigs;
import gastown.town.layout.StateFile;
import gastown.town.ports.Cloning.Cloned;
import gastown.town.ports.Cloning.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

/// Makes a rig: clones, tracker, folders. The register is written last; until then a mark says that
/// the rig is unfinished, and a rig with that mark is taken away and made anew.
record RigMaking(Call call, RigPlace rig) {
  private static final int SETTINGS_VERSION = 1;

  /// What came of it. `notes` are what a person should hear about.
  record Made(RigFile file, long bytes, long issues, List<String> notes) {}

  Made make(String url, Rigs rigs) {
    var args = call.args();
    var wanted = args.text("--prefix");
    if (wanted != null) {
      RigNames.checkedPrefix(wanted, rigs);
    }
    clearPlace();
    return call.house()
        .guarded(
            this::discard,
            () -> {
              boolean isDone = false;
              try {
                var made = made(url, rigs);
                isDone = true;
                return made;
              } finally {
                if (!isDone) {
                  discard();
                }
              }
            });
  }

  private void clearPlace() {
    var disk = call.disk();
    if (disk.exists(rig.unfinished())) {
      disk.deleteAll(rig.root());
    }
    if (disk.exists(rig.root()) && !disk.list(rig.root()).isEmpty()) {
      throw new Problem(
              "folder-in-use",
              "cannot make the rig " + rig.name(),
              rig.root() + " is there and holds something",
              List.of(
                  "gt rig add " + rig.name() + " --adopt   (when it is a rig)",
                  "gt rig add <another name> <git-url>"))
          .refusal();
    }
  }

  /// Only what this call made; it began with nothing there.
  private void discard() {
    if (call.disk().exists(rig.unfinished())) {
      call.disk().deleteAll(rig.root());
    }
  }

  private Made made(String url, Rigs rigs) {
    var disk = call.disk();
    disk.makeFolder(rig.root(), false);
    disk.write(rig.unfinished(), "gt rig add has not finished with this folder\n");
    var args = call.args();
    var source = new Source(url, args.text("--branch", ""), args.text("--filter", ""));
    var local = args.isSet("--local-repo") ? call.path(args.text("--local-repo", "")) : null;
    var canonical = cloned(source, rig.canonical(), local, call::progress);
    var same = new Source(url, canonical.branch(), source.filter());
    cloned(same, rig.refineryClone(), rig.canonical(), _ -> {});
    var tracker = new RigTracker(call, rig);
    var prefix = tracker.prefix(rigs, args.text("--prefix"));
    long issues = tracker.lay(prefix);
    var file = new RigFile(rig.name(), url, canonical.branch(), prefix, call.now().toString());
    folders(file);
    rigs.add(new RigCard(rig.name(), url, prefix, text(local), call.now().toString()));
    disk.delete(rig.unfinished());
    return new Made(file, disk.sizeOfAll(rig.root()), issues, notes(url, canonical));
  }

  private static String text(@org.jspecify.annotations.Nullable Path path) {
    return path == null ? "" : path.toString();
  }

  private Cloned.Done cloned(
      Source source,
      Path folder,
      @org.jspecify.annotations.Nullable Path reference,
      Consumer<String> progress) {
    var outcome =
        call.house().cloning(call.invocation()).clone(source, folder, reference, progress);
    return switch (outcome) {
      case Cloned.Done done -> done;
      case Cloned.Empty _ ->
          throw problem(
              "empty-repository",
              "it has no commit yet",
              "commit something and push it, then gt rig add again");
      case Cloned.NoSuchBranch(var branch) ->
          throw problem(
              "no-such-branch",
              "it has no branch " + branch,
              "git ls-remote --heads " + source.url(),
              "gt rig add " + rig.name() + " " + source.url());
      case Cloned.Failed(var why) ->
          throw problem("clone-failed", why, "git ls-remote " + source.url());
    };
  }

  private Problem.Refusal problem(String code, String because, String... remedies) {
    return new Problem(code, "cannot add the rig " + rig.name(), because, List.of(remedies))
        .refusal();
  }

  private void folders(RigFile file) {
    var disk = call.disk();
    disk.link(rig.beads(), "mayor/rig/.beads");
    for (var folder : List.of(rig.crews(), rig.polecats(), rig.plugins())) {
      disk.makeFolder(folder, false);
    }
    for (var state : List.of(rig.mayorState(), rig.refineryState(), rig.witnessState())) {
      var role = Objects.requireNonNull(state.getParent()).getFileName().toString();
      new JsonFile(disk, state).writeIfMissing(StateFile.fresh(role, call.now()));
    }
    new JsonFile(disk, rig.settings())
        .writeIfMissing(
            Json.object().put("type", "rig-settings").put("version", SETTINGS_VERSION).build());
    new JsonFile(disk, rig.config()).writeIfMissing(file.json());
  }

  /// Whether the repository is a folder of this machine whose work tree is at this branch.
  private boolean isCheckedOut(String url, String branch) {
    if (!url.startsWith("/")) {
      return false;
    }
    var git = Path.of(url).resolve(".git");
    var head = call.disk().read(git.resolve("HEAD")).orElse("");
    var config = call.disk().read(git.resolve("config")).orElse("");
    return head.strip().equals("ref: refs/heads/" + branch)
        && !config.toLowerCase(Locale.ROOT).contains("denycurrentbranch");
  }

  private List<String> notes(String url, Cloned.Done clone) {
    var notes = new ArrayList<String>();
    if (clone.hasSubmodules()) {
      notes.add(
          "Note: "
              + rig.name()
              + " has submodules, and worktrees begin without them. A worker that needs them"
              + " types\n"
              + "  git submodule update --init --recursive\n"
              + "and the gate fills in its own with\n"
              + "  gt rig settings set "
              + rig.name()
              + " merge_queue.setup_command \"git submodule update --init --recursive\"");
    }
    if (clone.usesLargeFiles()) {
      notes.add(
          "Note: "
              + rig.name()
              + " keeps large files with Git LFS; without git-lfs on this machine they stay"
              + " pointers. With it a worker that needs them types\n"
              + "  git lfs pull\n"
              + "and the gate fills in its own with\n"
              + "  gt rig settings set "
              + rig.name()
              + " merge_queue.setup_command \"git lfs pull\"");
    }
    if (isCheckedOut(url, clone.branch())) {
      notes.add(
          "Note: "
              + clone.branch()
              + " is checked out in "
              + url
              + ", and git lets nobody push to a branch that is. So that changes can land:\n"
              + "  git -C \""
              + url
              + "\" config receive.denyCurrentBranch updateInstead");
    }
    return notes;
  }
}
