package gastown.simulation.world;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/// What happened, as dated lines; the newest are kept.
final class Story {
  private static final int LINES_MOST = 400;

  private final Deque<String> lines = new ArrayDeque<>();

  void tell(Duration at, String text) {
    if (lines.size() >= LINES_MOST) {
      lines.removeFirst();
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "%02d:%02d:%02d.%03d %s",
            at.toHours(),
            at.toMinutesPart(),
            at.toSecondsPart(),
            at.toMillisPart(),
            text));
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
