package gastown.simulation.world;

import gastown.town.ports.Runtimes.Usage;
import gastown.town.work.Spent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// What sessions really spent, as the records of their programs say. Some programs keep none, but
/// tell of their turns.
public final class Till {
  private static final Usage UNTOLD = new Usage(Spent.Amount.NOTHING, 1);

  private final Map<String, Usage> records = new LinkedHashMap<>();

  /// The session's program begins, and keeps a record if it is one that does.
  public void open(String session, boolean keepsRecord) {
    records.putIfAbsent(session, keepsRecord ? Usage.NONE : Usage.UNKNOWN);
  }

  /// A turn of the session's program.
  public void spend(String session, long microUsd, long tokens) {
    var turn = Usage.of("virtual", new Spent.Part(tokens - tokens / 4, tokens / 4, microUsd), 1);
    records.computeIfPresent(session, (_, before) -> before.plus(before.isKnown() ? turn : UNTOLD));
  }

  Usage usage(String session) {
    return records.getOrDefault(session, Usage.UNKNOWN);
  }

  /// The records there are, by session.
  public Map<String, Usage> known() {
    var known = new TreeMap<String, Usage>();
    records.forEach((session, usage) -> {
      if (usage.isKnown()) {
        known.put(session, usage);
      }
    });
    return known;
  }
}
