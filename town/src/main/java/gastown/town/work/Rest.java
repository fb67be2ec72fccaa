package gastown.town.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// How long a stop of a person's stood: a [Freeze] that is over.
public record Rest(String where, Instant since, Instant until) {

  /// Nobody works so long in one session that an older one mattered.
  public static final Duration REMEMBERED = Duration.ofDays(60);

  /// How much of the time between two moments a rig stood still. What stood twice, the rig and the
  /// whole town, counts once.
  public static Duration within(List<Rest> rests, String rig, Instant from, Instant to) {
    var over =
        rests.stream()
            .filter(rest -> rest.where().isEmpty() || rest.where().equals(rig))
            .sorted(Comparator.comparing(Rest::since))
            .toList();
    var still = Duration.ZERO;
    var counted = from;
    for (var rest : over) {
      var begin = rest.since().isBefore(counted) ? counted : rest.since();
      var end = rest.until().isAfter(to) ? to : rest.until();
      if (begin.isBefore(end)) {
        still = still.plus(Duration.between(begin, end));
        counted = end;
      }
    }
    return still;
  }
}
