package gastown.engine.convoy;

import gastown.beads.DependencyType;
import gastown.beads.store.Rows;
import java.util.ArrayList;
import java.util.List;

/// What a convoy's labels say of it.
public record ConvoyLabels(List<String> labels) {
  public static final String OWNED = "gt:owned";
  public static final String OWNER = "owner:";
  public static final String NOTIFY = "notify:";
  public static final String MERGE = "merge:";
  public static final String WATCHER = "watcher:";
  public static final String NUDGED = "nudge-watcher:";

  /// It was planned and not launched: nothing in it is handed out.
  public static final String STAGED = "gt:staged";

  public ConvoyLabels {
    labels = List.copyOf(labels);
  }

  /// Whoever made it looks after it.
  public boolean isOwned() {
    return labels.contains(OWNED);
  }

  public boolean isStaged() {
    return labels.contains(STAGED);
  }

  /// How a bead's convoy wants it merged; empty for the usual way.
  public static String mergeOf(Rows rows, String bead) {
    for (var edge : rows.dependents(List.of(bead)).getOrDefault(bead, List.of())) {
      var convoy = edge.type().equals(DependencyType.TRACKS) ? rows.bead(edge.from()) : null;
      if (convoy != null && convoy.type().equals(Convoys.TYPE) && !convoy.isSettled()) {
        var ids = List.of(convoy.id());
        var way = new ConvoyLabels(rows.labels(ids).getOrDefault(convoy.id(), List.of())).merge();
        if (!way.isEmpty()) {
          return way;
        }
      }
    }
    return "";
  }

  public String owner() {
    var owners = all(OWNER);
    return owners.isEmpty() ? "" : owners.getFirst();
  }

  /// `direct`, `mr`, `local`, or empty for the usual way.
  public String merge() {
    var ways = all(MERGE);
    return ways.isEmpty() ? "" : ways.getFirst();
  }

  public List<String> all(String begin) {
    var found = new ArrayList<String>();
    for (var label : labels) {
      if (label.startsWith(begin)) {
        found.add(label.substring(begin.length()));
      }
    }
    return found;
  }
}
