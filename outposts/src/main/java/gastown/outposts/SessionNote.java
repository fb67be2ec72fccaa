package gastown.outposts;

import gastown.beads.ports.Disk;
import gastown.town.ports.Outpost.ProcessMark;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the launcher noted in a session's place before the program ran.
public record SessionNote(ProcessMark process, String kind, String id) {
  public static final String FILE = "session";

  /// No process has this number: what a power cut made of a note is over.
  private static final ProcessMark NOBODY = new ProcessMark(0, "");

  /// Null when no program was ever started in this place.
  public static @Nullable SessionNote read(Disk disk, Path place) {
    var text = disk.read(place.resolve(FILE)).orElse(null);
    return text == null ? null : parse(text.strip());
  }

  static SessionNote parse(String text) {
    var parts = text.split(" ", 4);
    long number = parts.length < 4 || !isNumber(parts[0]) ? 0 : Long.parseLong(parts[0]);
    return number == 0
        ? new SessionNote(NOBODY, "", "")
        : new SessionNote(
            new ProcessMark(number, String.join(" ", parts[3].strip().split("\\s+"))),
            parts[1],
            parts[2]);
  }

  private static boolean isNumber(String text) {
    return text.length() < 18 && !text.isEmpty() && text.chars().allMatch(Character::isDigit);
  }
}
