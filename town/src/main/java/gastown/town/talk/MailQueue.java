package gastown.town.talk;

import java.util.regex.Pattern;

/// Letters for whoever takes them first. `claimers` are patterns of addresses separated by commas,
/// `*` standing for any characters; none lets everybody take.
public record MailQueue(String name, String claimers) {
  /// What the address of a queue begins with.
  public static final String PREFIX = "queue:";

  public String address() {
    return PREFIX + name;
  }

  public boolean isFor(String who) {
    if (claimers.isBlank()) {
      return true;
    }
    for (var pattern : claimers.split(",")) {
      if (who.matches(Pattern.quote(pattern.strip()).replace("*", "\\E.*\\Q"))) {
        return true;
      }
    }
    return false;
  }
}
