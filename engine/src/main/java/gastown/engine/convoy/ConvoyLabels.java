package gastown.engine.convoy;

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

  public ConvoyLabels {
    labels = List.copyOf(labels);
  }

  /// Whoever made it looks after it.
  public boolean isOwned() {
    return labels.contains(OWNED);
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
