package gastown.town.settings;

import gastown.beads.json.Json;
import gastown.beads.query.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What values a setting can have.
public sealed interface Form {

  /// The value as it stands in a file, or null when the text is none.
  @Nullable Json read(String text);

  /// The values there can be, for a person.
  String shown();

  record Text() implements Form {
    @Override
    public Json read(String text) {
      return Json.of(text);
    }

    @Override
    public String shown() {
      return "text";
    }
  }

  /// The name of an agent; which there are is another matter.
  record Agent() implements Form {
    @Override
    public Json read(String text) {
      return Json.of(text);
    }

    @Override
    public String shown() {
      return "the name of an agent";
    }
  }

  /// A line for a shell, run by the town in a worktree.
  record Command() implements Form {
    @Override
    public @Nullable Json read(String text) {
      return text.indexOf('\n') >= 0 || text.indexOf('\0') >= 0 ? null : Json.of(text);
    }

    @Override
    public String shown() {
      return "a command line";
    }
  }

  record Choice(List<String> words) implements Form {
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public @Nullable Json read(String text) {
      return words.contains(text) ? Json.of(text) : null;
    }

    @Override
    public String shown() {
      return String.join(" or ", words);
    }
  }

  record Flag() implements Form {
    @Override
    public @Nullable Json read(String text) {
      return switch (text) {
        case "true", "yes", "on", "1" -> Json.of(true);
        case "false", "no", "off", "0" -> Json.of(false);
        default -> null;
      };
    }

    @Override
    public String shown() {
      return "true or false";
    }
  }

  record Whole(long least, long most) implements Form {
    @Override
    public @Nullable Json read(String text) {
      try {
        long number = Long.parseLong(text.strip());
        return number >= least && number <= most ? Json.of(number) : null;
      } catch (NumberFormatException _) {
        return null;
      }
    }

    @Override
    public String shown() {
      return "a whole number from " + least + " to " + most;
    }
  }

  record Time(Duration least, Duration most) implements Form {
    @Override
    public @Nullable Json read(String text) {
      var value = Durations.read(text);
      boolean isFit = value != null && value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
      return isFit ? Json.of(text.strip()) : null;
    }

    @Override
    public String shown() {
      return "a time as 90s, 15m or 2h, up to " + most.toHours() + "h";
    }
  }

  /// Bytes, with or without a unit.
  record Size() implements Form {
    @Override
    public @Nullable Json read(String text) {
      return bytes(text) < 0 ? null : Json.of(text.strip());
    }

    @Override
    public String shown() {
      return "a size as 500KB, 100MB or 2GB";
    }

    /// The number of bytes a text means, or -1.
    static long bytes(String text) {
      var upper = text.strip().toUpperCase(java.util.Locale.ROOT);
      long unit = 1;
      for (var each : List.of("KB", "MB", "GB", "TB")) {
        unit *= 1024;
        if (upper.endsWith(each)) {
          return number(upper.substring(0, upper.length() - 2), unit);
        }
      }
      return number(upper.endsWith("B") ? upper.substring(0, upper.length() - 1) : upper, 1);
    }

    private static long number(String digits, long unit) {
      try {
        return Math.multiplyExact(Long.parseUnsignedLong(digits.strip()), unit);
      } catch (ArithmeticException | NumberFormatException _) {
        return -1;
      }
    }
  }

  /// Dollars; 0 is no cap.
  record Money() implements Form {
    @Override
    public @Nullable Json read(String text) {
      try {
        var value = new BigDecimal(text.strip().replaceFirst("^\\$", ""));
        boolean isFit = value.signum() >= 0 && value.scale() <= 6 && value.precision() <= 15;
        return isFit ? new Json.Num(value.toPlainString()) : null;
      } catch (NumberFormatException _) {
        return null;
      }
    }

    @Override
    public String shown() {
      return "dollars as 12.50; 0 is no cap";
    }
  }
}
