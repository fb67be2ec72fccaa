package gastown.cli.news;

import gastown.beads.store.Change;
import gastown.beads.store.Entry;
import org.jspecify.annotations.Nullable;

/// An entry of the journal as an event of the town. `subject` is what it is about.
record Happening(Entry entry, String type) {

  /// Null for what is of no interest to a reader of news: rounds and notes of delivery.
  static @Nullable Happening of(Entry entry) {
    var type = type(entry.what().kind());
    return type.isEmpty() ? null : new Happening(entry, type);
  }

  private static String type(String kind) {
    return switch (kind) {
      case "start-session", "start-office" -> "session_start";
      case "session-over", "end-session" -> "session_end";
      case "unsling" -> "unhook";
      case "escalate" -> "escalation_sent";
      case "escalation-acked" -> "escalation_acked";
      case "escalation-closed" -> "escalation_closed";
      case "merge-failed" -> "merge_failed";
      case "merge-skipped" -> "merge_skipped";
      case "candidate" -> "merge_started";
      case "up" -> "boot";
      case "down", "stop" -> "halt";
      case "report",
          "rounds",
          "offered",
          "mail-offered",
          "nudge-offered",
          "nudge-acknowledged",
          "quiet" ->
          "";
      default -> kind;
    };
  }

  String subject() {
    return entry.what().subject();
  }

  /// Whether it is about a bead of this prefix or somebody of this rig.
  boolean isOf(String rig, String prefix) {
    if (touches(subject(), rig, prefix) || touches(entry.by().actor(), rig, prefix)) {
      return true;
    }
    for (var change : entry.changes()) {
      if (change.table() == Change.Table.BEAD && change.key().startsWith(prefix + "-")) {
        return true;
      }
    }
    return false;
  }

  private static boolean touches(String word, String rig, String prefix) {
    return word.startsWith(rig + "/") || word.startsWith(prefix + "-");
  }
}
