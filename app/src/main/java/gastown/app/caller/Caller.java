package gastown.app.caller;

import gastown.cli.Invocation;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

/// Makes the invocation of a call that came to this very process. What a shell knows better than a
/// JVM, the launcher passes in `GT_TERMINAL` (which of the three streams are terminals, as `101`,
/// and the width) and `GT_COMMAND_ID`.
public final class Caller {
  private static final String TERMINAL = "GT_TERMINAL";
  private static final String ID = "GT_COMMAND_ID";

  private Caller() {}

  public static Invocation ofThisProcess(String program, List<String> words, String freshId) {
    var whole = System.getenv();
    var environment = Passing.of(whole);
    var id = whole.get(ID);
    environment.remove(TERMINAL);
    environment.remove(ID);
    return new Invocation(
        program,
        words,
        Path.of(System.getProperty("user.dir")),
        new Invocation.Surroundings(
            environment, terminal(whole.getOrDefault(TERMINAL, "")), zone(whole)),
        id == null || id.isEmpty() ? freshId : id);
  }

  /// Reads `101 132`; what is missing is no terminal and 80 columns.
  public static Invocation.Terminal terminal(String text) {
    int blank = text.indexOf(' ');
    var bits = blank < 0 ? text : text.substring(0, blank);
    int columns = number(blank < 0 ? "" : text.substring(blank + 1));
    return new Invocation.Terminal(
        isSet(bits, 0), isSet(bits, 1), isSet(bits, 2), columns > 0 ? columns : 80);
  }

  private static boolean isSet(String bits, int place) {
    return bits.length() > place && bits.charAt(place) == '1';
  }

  private static int number(String digits) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9' || value > 99_999) {
        return 0;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }

  private static ZoneId zone(Map<String, String> environment) {
    var name = environment.getOrDefault("TZ", "");
    return zone(name.isEmpty() ? TimeZone.getDefault().getID() : name);
  }

  /// The zone a caller names, as in `TZ` or at the end of what `/etc/localtime` points to.
  /// Universal time for a name that means nothing here, as the C library has it.
  public static ZoneId zone(String name) {
    var plain = name.startsWith(":") ? name.substring(1) : name;
    int database = plain.indexOf("zoneinfo/");
    plain = database < 0 ? plain : plain.substring(database + "zoneinfo/".length());
    if (plain.isEmpty() || plain.equals("UTC") || plain.equals("Etc/UTC")) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(plain);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
