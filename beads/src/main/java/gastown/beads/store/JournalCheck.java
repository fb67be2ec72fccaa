package gastown.beads.store;

import gastown.beads.json.JsonReader;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

/// Follows the journal from its beginning and notes where the chain is broken.
public final class JournalCheck {
  private static final int AT_ONCE = 500;

  private JournalCheck() {}

  public static List<String> damages(Rows rows) {
    var found = new ArrayList<String>();
    var beginning = rows.snapshot();
    long seq = beginning.seq();
    var hash = beginning.hash();
    while (true) {
      List<Entry> entries;
      try {
        entries = rows.entriesAfter(seq, AT_ONCE);
      } catch (JsonReader.Malformed | IllegalArgumentException | DateTimeException e) {
        found.add("journal: an entry after " + seq + " cannot be read: " + e.getMessage());
        return found;
      }
      for (var entry : entries) {
        if (!entry.chain().previous().equals(hash)) {
          found.add("journal: entry " + entry.seq() + " does not follow entry " + seq);
        }
        if (!entry.isWhole()) {
          found.add("journal: entry " + entry.seq() + " was changed");
        }
        seq = entry.seq();
        hash = entry.chain().hash();
      }
      if (entries.isEmpty()) {
        return found;
      }
    }
  }
}
