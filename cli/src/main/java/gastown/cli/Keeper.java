package gastown.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/// Keeps towns up: turns their loops, across calls and restarts.
public interface Keeper {
  /// Nobody does.
  Keeper NONE =
      new Keeper() {
        @Override
        public void up(Path town, Map<String, String> surroundings) {
          throw new IllegalStateException("this house keeps no town up");
        }

        @Override
        public void remember(Path town, Map<String, String> surroundings) {
          // nobody asks for it
        }

        @Override
        public void down(Path town) {
          // none is
        }

        @Override
        public boolean isUp(Path town) {
          return false;
        }
      };

  /// Keeps the town up from now on; its agents get what of `surroundings` they may have.
  void up(Path town, Map<String, String> surroundings);

  /// Agents started from now on get what of `surroundings` they may have.
  void remember(Path town, Map<String, String> surroundings);

  /// Stops turning the town's loop; when this returns it turns no more.
  void down(Path town);

  boolean isUp(Path town);

  /// Whether somebody wanted it up and nobody down since: a server that was killed leaves it so.
  default boolean isWanted(Path town) {
    return isUp(town);
  }

  /// How the town's loop does, as far as it can be told from here.
  default Pulse pulse(Path town) {
    return Pulse.UNKNOWN;
  }

  /// `turns` taken since the loop began, and when the last one was.
  record Pulse(long turns, Instant last) {
    public static final Pulse UNKNOWN = new Pulse(0, Instant.EPOCH);

    /// Empty when it cannot be told.
    public String shown() {
      return turns == 0 ? "" : last.toString();
    }
  }
}
