package gastown.simulation.git;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A repository far away: it can be cut off, refuse pushes, and be moved by strangers.
public final class VirtualRemote {
  private final String url;
  private final Objects objects;
  private final TreeMap<String, String> heads = new TreeMap<>();
  private final List<Push> pushes = new ArrayList<>();
  private boolean isReachable = true;
  private boolean isClosed;

  /// A branch that was moved by a push.
  public record Push(String branch, String from, String to) {}

  VirtualRemote(String url, Objects objects) {
    this.url = url;
    this.objects = objects;
  }

  String url() {
    return url;
  }

  public @Nullable String head(String branch) {
    return heads.get(branch);
  }

  Map<String, String> heads() {
    return heads;
  }

  /// Somebody else's commit, on top of the branch, or of `main` when the branch is new. An empty
  /// text removes the file.
  public String commit(String branch, Map<String, String> files, String message) {
    var start = heads.getOrDefault(branch, heads.get("main"));
    var tree = start == null ? new TreeMap<String, String>() : copy(start);
    files.forEach((path, text) -> {
      if (text.isEmpty()) {
        tree.remove(path);
      } else {
        tree.put(path, text);
      }
    });
    var parents = start == null ? List.<String>of() : List.of(start);
    var made = objects.commit(tree, parents, message).id();
    heads.put(branch, made);
    return made;
  }

  private TreeMap<String, String> copy(String commit) {
    return new TreeMap<>(objects.filesOf(commit));
  }

  void move(String branch, String commit) {
    var from = heads.put(branch, commit);
    pushes.add(new Push(branch, from == null ? "" : from, commit));
  }

  /// All pushes there ever were, in order.
  public List<Push> pushes() {
    return Collections.unmodifiableList(pushes);
  }

  public boolean isReachable() {
    return isReachable;
  }

  public void reachable(boolean really) {
    isReachable = really;
  }

  boolean isClosed() {
    return isClosed;
  }

  public void closed(boolean really) {
    isClosed = really;
  }
}
