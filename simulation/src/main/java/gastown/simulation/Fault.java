package gastown.simulation;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What may go wrong in a bottle.
public enum Fault {
  /// The server or a command is killed between any two steps.
  KILL,
  /// News reaches the server late.
  LATE,
  /// News reaches the server twice.
  DOUBLE,
  /// News is lost, and the server with it.
  LOST,
  /// An order is carried out twice.
  TWICE,
  /// The remote cannot be reached for a while, or takes no push.
  REMOTE,
  /// Somebody else moves the target branch, to something broken at times.
  STRANGER,
  /// Little space is left for a while, or none.
  DISK,
  /// There are budgets, and they are tight until a person raises them.
  BUDGET,
  /// Providers set limits to the accounts of the agents' models.
  LIMIT,
  /// The clock is set.
  CLOCK,
  /// Sessions are killed.
  SESSION,
  /// Old sessions speak after their end.
  GHOST,
  /// Gates fail for no reason.
  FLAKY,
  /// A person takes beads away, hands them to others, closes them by hand.
  PERSON;

  public static Set<Fault> all() {
    return EnumSet.allOf(Fault.class);
  }

  /// Reads `all`, `none`, or words with commas between them.
  public static Set<Fault> read(String words) {
    if (words.equals("all")) {
      return all();
    }
    var faults = EnumSet.noneOf(Fault.class);
    if (!words.equals("none") && !words.isBlank()) {
      for (var word : words.split(",", -1)) {
        faults.add(valueOf(word.strip().toUpperCase(Locale.ROOT)));
      }
    }
    return faults;
  }
}
