package gastown.cli.exchange;

import gastown.beads.Problem;
import gastown.beads.ports.Disk;
import gastown.beads.ports.Repository;
import gastown.cli.Call;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The git hooks of one repository, and the driver by which git merges `issues.jsonl`.
public final class HookFiles {
  /// Where there is no `bd`, or it refuses a line, git puts its marks, which `bd sync` resolves: a
  /// driver that only fails would leave our side in place as if it were the outcome.
  static final String DRIVER =
      "bd merge %A %O %A %B || git merge-file -q -L ours -L base -L theirs %A %O %B";

  private static final String ATTRIBUTE = "issues.jsonl merge=beads";

  private final Disk disk;
  private final Repository repository;
  private final String version;

  public HookFiles(Call call, Repository repository) {
    this.disk = call.disk();
    this.repository = repository;
    this.version = call.house().build().version();
  }

  /// How existing hooks are dealt with, and where ours go.
  record Way(boolean isForced, boolean isChained, String folder) {
    static final Way USUAL = new Way(false, false, "");
  }

  /// Whether the hooks belong to this repository alone. A person's hooks for all repositories are
  /// not ours to change.
  boolean isOwn() {
    var folder = repository.hooks();
    return folder.startsWith(repository.root()) || folder.startsWith(repository.storage());
  }

  /// For a new workspace: hooks and merge driver, where that touches nothing of others.
  public List<String> settle(Path workspace) {
    var done = new ArrayList<String>();
    driver(workspace);
    if (isOwn()) {
      install(Way.USUAL);
      done.add("Installed git hooks in " + repository.hooks());
    } else {
      done.add(
          "Left the hooks in " + repository.hooks() + " alone: they are not this repository's");
    }
    return done;
  }

  /// Installs all hooks; returns their names.
  List<String> install(Way way) {
    if (!way.folder().isEmpty()) {
      repository.set("core.hooksPath", way.folder());
    }
    if (!isOwn()) {
      throw new Problem(
              "foreign-hooks",
              "the hooks of this repository are in " + repository.hooks(),
              "core.hooksPath leads outside of it, to hooks that other repositories use as well",
              List.of(
                  "bd hooks install --shared   (hooks of this repository alone, in .beads-hooks)"))
          .refusal();
    }
    HookText.NAMES.forEach(name -> install(name, way));
    return HookText.NAMES;
  }

  private Path file(String name) {
    return repository.hooks().resolve(name);
  }

  private void install(String name, Way way) {
    var file = file(name);
    var old = disk.read(file).orElse("");
    var kept = file.resolveSibling(name + HookText.KEPT);
    boolean hasSection = !HookText.version(old).isEmpty();
    String text;
    if (old.isEmpty() || way.isForced() && !hasSection) {
      text = HookText.fresh(name, version);
    } else if (!hasSection && (way.isChained() || !HookText.isShell(old)) && !disk.exists(kept)) {
      disk.move(file, kept);
      text = HookText.chained(name, version);
    } else {
      text = HookText.with(old, name, version);
    }
    if (!text.equals(old)) {
      disk.write(file, text);
    }
    if (!disk.isExecutable(file)) {
      disk.setExecutable(file, true);
    }
  }

  /// Takes our part out of every hook; returns the names of those that had one.
  List<String> uninstall() {
    var done = new ArrayList<String>();
    for (var name : HookText.NAMES) {
      var file = file(name);
      var old = disk.read(file).orElse("");
      if (HookText.version(old).isEmpty()) {
        continue;
      }
      done.add(name);
      var kept = file.resolveSibling(name + HookText.KEPT);
      var rest = HookText.without(old);
      if (HookText.isChain(old) && disk.exists(kept)) {
        disk.move(kept, file);
      } else if (HookText.isIdle(rest) || HookText.isChain(old)) {
        disk.delete(file);
      } else {
        disk.write(file, rest);
        disk.setExecutable(file, true);
      }
    }
    repository.set("merge.beads.driver", null);
    repository.set("merge.beads.name", null);
    return done;
  }

  /// Has git merge the shared file issue by issue. The attribute travels with the repository; the
  /// driver is this clone's.
  void driver(Path workspace) {
    repository.set("merge.beads.name", "issues merged one by one");
    repository.set("merge.beads.driver", DRIVER);
    var attributes = workspace.resolve(".gitattributes");
    var text = disk.read(attributes).orElse("");
    if (text.lines().noneMatch(line -> line.strip().equals(ATTRIBUTE))) {
      disk.write(
          attributes,
          text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + ATTRIBUTE + "\n");
    }
  }

  record State(String name, boolean isInstalled, String version, boolean isOutdated) {}

  List<State> states() {
    var states = new ArrayList<State>();
    for (var name : HookText.NAMES) {
      var found = HookText.version(disk.read(file(name)).orElse(""));
      states.add(
          new State(name, !found.isEmpty(), found, !found.isEmpty() && !found.equals(version)));
    }
    return states;
  }
}
