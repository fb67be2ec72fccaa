package gastown.town.ports;

import gastown.town.ports.Spawning.Birth;
import org.jspecify.annotations.Nullable;

/// Programs one stays in conversation with: lines go in and lines come out for as long as both
/// live. Such a program does not outlive this process, whose end is the end of its input.
public interface Conversing {
  /// Starts a program; null when it cannot be started. The listener is called on one thread of the
  /// conversation's own, and may take its time: what comes meanwhile waits.
  @Nullable Conversation begin(Birth birth, Listener listener);

  interface Conversation {
    /// The number of its process.
    long number();

    /// Says a line, which holds no line break; false when nobody listens any more.
    boolean say(String line);

    /// Ends the program's input, and the program with it.
    void end();
  }

  interface Listener {
    void heard(String line);

    /// The program is over; told once, after all it said.
    void over();
  }
}
