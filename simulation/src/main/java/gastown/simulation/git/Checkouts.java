package gastown.simulation.git;

import gastown.town.ports.RigGit.Condition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The worktrees of a clone. A folder is one as long as the clone knows of it; the mark in it does
/// not count.
final class Checkouts {
  /// `branch` is empty where none is checked out, and only then `commit` counts.
  private record Spot(String branch, String commit) {}

  private final VirtualFiles files;
  private final Objects objects;
  private final Map<String, String> refs;
  private final Map<Path, Spot> spots = new HashMap<>();

  Checkouts(VirtualFiles files, Objects objects, Map<String, String> refs) {
    this.files = files;
    this.objects = objects;
    this.refs = refs;
  }

  boolean isThere(Path folder) {
    return spots.containsKey(folder) && files.isFolder(folder);
  }

  boolean hasFiles(Path folder) {
    return files.isFolder(folder);
  }

  void refuseIfInTheWay(Path folder) {
    if (files.isFolder(folder)) {
      throw VirtualGit.refusal(folder + " is in the way and no worktree");
    }
    spots.remove(folder);
  }

  boolean isOut(String branch) {
    return spots.entrySet().stream()
        .anyMatch(entry -> entry.getValue().branch().equals(branch) && isThere(entry.getKey()));
  }

  @Nullable String branch(Path folder) {
    var spot = spots.get(folder);
    return spot == null || spot.branch().isEmpty() ? null : spot.branch();
  }

  void make(Path folder, String branch, String commit) {
    spots.put(folder, new Spot(branch, commit));
    mark(folder);
    fill(folder, commit);
  }

  void mark(Path folder) {
    if (files.read(folder.resolve(Hung.MARK)) == null) {
      files.write(folder.resolve(Hung.MARK), "");
    }
  }

  /// Makes what git sees in a folder that of a commit; what is ignored stays.
  void fill(Path folder, String commit) {
    Hung.of(files.below(folder))
        .seen()
        .keySet()
        .forEach(path -> files.delete(folder.resolve(path)));
    objects.filesOf(commit).forEach((path, text) -> files.write(folder.resolve(path), text));
  }

  void detach(Path folder, String commit) {
    make(folder, "", commit);
  }

  String headOf(Path folder) {
    var head = lastHead(folder);
    if (head == null) {
      throw VirtualGit.refusal(folder + " is no worktree");
    }
    return head;
  }

  /// Where the worktree stands, or stood when it lost its mark; null when nobody knows.
  @Nullable String lastHead(Path folder) {
    var spot = spots.get(folder);
    return spot == null
        ? null
        : spot.branch().isEmpty() ? spot.commit() : refs.get(VirtualGit.head(spot.branch()));
  }

  void moveHead(Path folder, String commit) {
    var spot = spots.get(folder);
    if (spot == null) {
      throw VirtualGit.refusal(folder + " is no worktree");
    }
    if (spot.branch().isEmpty()) {
      spots.put(folder, new Spot("", commit));
    } else {
      refs.put(VirtualGit.head(spot.branch()), commit);
    }
  }

  /// Checks another branch out, new where the worktree stands, with all changes.
  void switchTo(Path folder, String branch) {
    refs.put(VirtualGit.head(branch), headOf(folder));
    spots.put(folder, new Spot(branch, headOf(folder)));
  }

  SortedMap<String, String> seen(Path folder) {
    return Hung.of(files.below(folder)).seen();
  }

  Condition condition(Path folder) {
    var head = headOf(folder);
    var committed = objects.filesOf(head);
    var now = seen(folder);
    var changed = new ArrayList<String>();
    var untracked = new ArrayList<String>();
    var all = new TreeMap<>(committed);
    all.putAll(now);
    for (var path : all.keySet()) {
      if (!committed.containsKey(path)) {
        untracked.add(path);
      } else if (!committed.get(path).equals(now.get(path))) {
        changed.add(path);
      }
    }
    return new Condition(branch(folder), head, changed, untracked, false);
  }

  /// Moves a branch forward, and the worktree it is checked out in, unless that has changes.
  void follow(String branch, String commit) {
    for (var entry : spots.entrySet()) {
      if (entry.getValue().branch().equals(branch) && isThere(entry.getKey())) {
        if (!condition(entry.getKey()).isClean()) {
          return;
        }
        fill(entry.getKey(), commit);
      }
    }
    refs.put(VirtualGit.head(branch), commit);
  }

  void remove(Path folder) {
    files.deleteAll(folder);
    spots.remove(folder);
  }

  void forget(Path folder) {
    spots.remove(folder);
  }
}
