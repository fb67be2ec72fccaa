package gastown.engine.porters;

import gastown.town.ports.Outpost;
import gastown.town.signals.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/// Why a session is over that nobody ended. A program that is over almost at once could not begin:
/// a wrong option, a library that is missing. What it said last tells which, and whoever reads that
/// its bead is given up wants to know. It is kept with the bead, and what looks like a key is not.
public record LastWords(Outpost outpost) {
  private static final Duration AT_ONCE = Duration.ofSeconds(10);
  private static final int SCREEN_LINES = 60;
  private static final int LONGEST = 160;

  /// How much of a line is looked at.
  private static final int LINE = 1_000;

  private static final String ENDED = "its program ended";
  private static final Pattern COLOURS = Pattern.compile("\\x1b\\[[0-9;?]*[ -/]*[@-~]");
  private static final Pattern COMPLAINT =
      Pattern.compile(
          "error|fatal|unknown|unrecogni[sz]ed|invalid|not found|no"
              + " such|cannot|can't|failed|denied",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

  /// Of a session that began at `since` and is over at `now`.
  public String why(Outpost.Place place, Instant since, Instant now) {
    if (now.isAfter(since.plus(AT_ONCE))) {
      return ENDED;
    }
    var said = telling(outpost.capture(place, SCREEN_LINES));
    return said.isEmpty() ? ENDED : ENDED + ": " + said;
  }

  /// The first line that complains, else the last one: many a program ends with how it is to be
  /// used.
  private static String telling(String screen) {
    var lines =
        COLOURS
            .matcher(screen)
            .replaceAll("")
            .lines()
            .map(line -> CONTROLS.matcher(line).replaceAll(" ").strip())
            .filter(line -> line.codePoints().anyMatch(Character::isLetterOrDigit))
            .toList();
    var said =
        lines.stream()
            .filter(COMPLAINT.asPredicate())
            .findFirst()
            .orElse(lines.isEmpty() ? "" : lines.getLast());
    return cut(Secrets.hidden(cut(said, LINE)), LONGEST);
  }

  private static String cut(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest)) + "…";
  }
}
