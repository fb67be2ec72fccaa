package gastown.app.house;

import java.time.Duration;

/// Where a server ends.
public final class ServerLimits {
  private ServerLimits() {}

  /// How long it stays when nobody calls and no town is up.
  public static final Duration IDLE = Duration.ofMinutes(15);

  /// How long its log grows before it is put aside, and the one before goes.
  public static final long LOG_BYTES = 512 * 1024;
}
