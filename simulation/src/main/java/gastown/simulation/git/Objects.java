package gastown.simulation.git;

import gastown.beads.store.Digest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Commits and trees of all repositories of one bottle. The same content has the same name.
public final class Objects {
  /// `depth` is greater than that of any ancestor; `tokens` are the marks in this commit's files
  /// and in those of all its ancestors.
  public record Commit(
      String id, String tree, List<String> parents, String message, int depth, BitSet tokens) {}

  private final Map<String, Commit> commits = new HashMap<>();
  private final Map<String, SortedMap<String, String>> trees = new HashMap<>();

  public Commit get(String id) {
    var commit = commits.get(id);
    if (commit == null) {
      throw new IllegalArgumentException("no commit " + id);
    }
    return commit;
  }

  public boolean has(String id) {
    return commits.containsKey(id);
  }

  /// The files of a tree, by path.
  public SortedMap<String, String> files(String tree) {
    return trees.getOrDefault(tree, new TreeMap<>());
  }

  SortedMap<String, String> filesOf(String commit) {
    return files(get(commit).tree());
  }

  /// The text of a file in a commit, or null.
  public @Nullable String textIn(String commit, String path) {
    return filesOf(commit).get(path);
  }

  String tree(SortedMap<String, String> files) {
    var text = new StringBuilder();
    files.forEach((path, content) -> text.append(path).append('\0').append(content).append('\0'));
    var id = name("tree\0" + text);
    trees.putIfAbsent(id, files);
    return id;
  }

  private static String name(String content) {
    return Digest.sha256(content).substring(0, 40);
  }

  Commit commit(SortedMap<String, String> files, List<String> parents, String message) {
    var tree = tree(files);
    var id = name("commit\0" + tree + "\0" + String.join(",", parents) + "\0" + message);
    var known = commits.get(id);
    if (known != null) {
      return known;
    }
    int depth = 0;
    var tokens = new BitSet();
    for (var parent : parents) {
      depth = Math.max(depth, get(parent).depth() + 1);
      tokens.or(get(parent).tokens());
    }
    var before = parents.isEmpty() ? new TreeMap<String, String>() : filesOf(parents.getFirst());
    files.forEach((path, text) -> {
      if (!text.equals(before.get(path))) {
        Tokens.collect(text, tokens);
      }
    });
    var made = new Commit(id, tree, List.copyOf(parents), message.strip(), depth, tokens);
    commits.put(id, made);
    return made;
  }

  boolean isAncestor(String older, String newer) {
    int depth = get(older).depth();
    var seen = new HashSet<String>();
    var next = new ArrayDeque<String>(List.of(newer));
    while (!next.isEmpty()) {
      var id = next.pop();
      if (id.equals(older)) {
        return true;
      }
      if (get(id).depth() > depth && seen.add(id)) {
        next.addAll(get(id).parents());
      }
    }
    return false;
  }

  /// The deepest common ancestor, or null.
  @Nullable String mergeBase(String one, String other) {
    var sides = new HashMap<String, Integer>();
    var next =
        new PriorityQueue<String>(
            Comparator.<String>comparingInt(id -> -get(id).depth()).thenComparing(id -> id));
    for (var start : List.of(one, other)) {
      int side = start.equals(one) ? 1 : 2;
      if (sides.merge(start, side, (a, b) -> a | b) == side) {
        next.add(start);
      }
    }
    if (one.equals(other)) {
      return one;
    }
    while (!next.isEmpty()) {
      var id = next.poll();
      int side = sides.getOrDefault(id, 0);
      if (side == 3) {
        return id;
      }
      for (var parent : get(id).parents()) {
        int before = sides.getOrDefault(parent, 0);
        sides.put(parent, before | side);
        if (before == 0) {
          next.add(parent);
        }
      }
    }
    return null;
  }

  /// Commits of `to` that are not in `from`, newest first.
  List<String> between(String from, String to) {
    var all = new LinkedHashSet<String>();
    var next =
        new PriorityQueue<String>(
            Comparator.<String>comparingInt(id -> -get(id).depth()).thenComparing(id -> id));
    next.add(to);
    while (!next.isEmpty()) {
      var id = next.poll();
      if (!isAncestor(id, from) && all.add(id)) {
        next.addAll(get(id).parents());
      }
    }
    return new ArrayList<>(all);
  }

  List<String> differing(String from, String to) {
    var one = filesOf(from);
    var other = filesOf(to);
    var paths = new java.util.TreeSet<>(one.keySet());
    paths.addAll(other.keySet());
    paths.removeIf(path -> java.util.Objects.equals(one.get(path), other.get(path)));
    return new ArrayList<>(paths);
  }
}
