package gastown.town.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether there is room enough to begin something new. What runs goes on: to save work, there must
/// be room left when it is noticed that there is little.
public final class DiskRule {
  private DiskRule() {}

  public sealed interface Next {
    /// As before.
    record Same() implements Next {}

    /// Nothing new is begun from now on.
    record Scarce(Shortage shortage) implements Next {}

    /// All goes on.
    record Enough() implements Next {}
  }

  /// `now` is the shortage that stands, or null. It ends a quarter above where it began, so that a
  /// disk at the edge is not news every minute. A reserve of nothing is no limit, and what nobody
  /// can tell (below zero) changes nothing but that.
  public static Next judge(@Nullable Shortage now, long freeBytes, long reserveBytes, Instant at) {
    if (reserveBytes <= 0) {
      return now == null ? new Next.Same() : new Next.Enough();
    }
    if (freeBytes < 0) {
      return new Next.Same();
    }
    if (now == null) {
      return freeBytes < reserveBytes
          ? new Next.Scarce(new Shortage(at, freeBytes, reserveBytes))
          : new Next.Same();
    }
    return freeBytes - reserveBytes >= reserveBytes / 4 ? new Next.Enough() : new Next.Same();
  }
}
