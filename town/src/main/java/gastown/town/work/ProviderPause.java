package gastown.town.work;

import gastown.town.signals.Failure.Reset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// A provider has set a limit to an account: until it is over nobody who works with that account is
/// given work, woken or blamed for silence. `sessions` are those whose turn it ended; `tries`
/// counts the pauses that followed each other closely, `isOver` is true for one that only remembers
/// that. Pure.
public record ProviderPause(
    String account,
    Instant since,
    Instant until,
    Cause cause,
    List<String> sessions,
    boolean isOver) {
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration JITTER_LEAST = Duration.ofSeconds(2);
  private static final Duration JITTER_MOST = Duration.ofMinutes(2);
  private static final int PARTS = 1_000;

  /// What passes for a reset is taken for a mistake of the reader from here on.
  private static final Duration BELIEVED = Duration.ofDays(8);

  public ProviderPause {
    sessions = List.copyOf(sessions);
  }

  /// The account, for a person.
  public String shown() {
    return ProviderAccount.shown(account);
  }

  public boolean isOn(Instant now) {
    return !isOver && now.isBefore(until);
  }

  /// It has passed, and what waited for it has not been told.
  public boolean isToEnd(Instant now) {
    return !isOver && !now.isBefore(until);
  }

  public ProviderPause ended() {
    return new ProviderPause(account, since, until, cause, List.of(), true);
  }

  /// What follows from a limit that ended a turn of `session`. `known` is the pause there was last.
  public static ProviderPause after(
      @Nullable ProviderPause known, String account, String session, Limit limit, Instant now) {
    boolean isOn = known != null && known.isOn(now);
    var sessions = new ArrayList<>(known == null || known.isOver() ? List.of() : known.sessions());
    if (!sessions.contains(session)) {
      sessions.add(session);
    }
    int tries =
        known == null
            ? 1
            : isOn ? known.cause().tries() : known.followed(now) ? known.cause().tries() + 1 : 1;
    var reset = reset(limit.reset(), now);
    var length = reset == null ? backOff(tries) : Duration.between(now, reset);
    var until = now.plus(length).plus(jitter(length, account + session + now.getEpochSecond()));
    if (isOn && known != null && (reset == null || until.isBefore(known.until()))) {
      until = known.until();
    }
    var since = isOn && known != null ? known.since() : now;
    var cause = new Cause(limit.why(), tries);
    return new ProviderPause(account, since, until, cause, sessions, false);
  }

  /// `tries` counts the pauses that followed each other closely.
  public record Cause(String why, int tries) {}

  /// What a failure told.
  public record Limit(String why, Reset reset) {}

  /// Whether a limit now means that the last pause was too short.
  private boolean followed(Instant now) {
    return now.isBefore(until.plus(Duration.between(since, until)).plus(FIRST));
  }

  private static Duration backOff(int tries) {
    var length = FIRST.multipliedBy(1L << Math.min(tries - 1, 10));
    return length.compareTo(LONGEST) > 0 ? LONGEST : length;
  }

  /// Null when it is not known, or not to be believed.
  private static @Nullable Instant reset(Reset reset, Instant now) {
    var at =
        switch (reset) {
          case Reset.At(var time) -> time;
          case Reset.In(var length) -> now.plus(length);
          case Reset.Daily(var time, var zone) -> {
            var today = now.atZone(zone).with(time);
            yield (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
          }
          case Reset.Unknown() -> Instant.MIN;
        };
    return at.isAfter(now) && at.isBefore(now.plus(BELIEVED)) ? at : null;
  }

  /// Not all come back in the same moment; the same seed comes back in the same.
  private static Duration jitter(Duration length, String seed) {
    var most = length.dividedBy(10);
    most = most.compareTo(JITTER_LEAST) < 0 ? JITTER_LEAST : most;
    most = most.compareTo(JITTER_MOST) > 0 ? JITTER_MOST : most;
    var digest = new CRC32();
    digest.update(seed.getBytes(StandardCharsets.UTF_8));
    return most.multipliedBy(digest.getValue() % PARTS).dividedBy(PARTS);
  }
}
