package gastown.app.caller;

import gastown.cli.Invocation;
import java.util.Set;

/// Which calls need the caller's terminal itself, or have no end, so that a server cannot carry
/// them out; also those that take long and say meanwhile how far they are. The one table of them.
public final class TerminalNeed {
  private static final Set<String> BD = Set.of("edit", "create-form", "mail", "--watch", "-w");
  private static final Set<String> GT =
      Set.of("feed", "--follow", "attach", "edit", "at", "menu", "seance", "verify", "--watch");

  private TerminalNeed() {}

  /// A word of the table anywhere in the line is enough: to be wrong costs a slower start and
  /// nothing else.
  public static boolean of(Invocation call) {
    var table = call.program().equals("gt") ? GT : BD;
    for (var word : call.words()) {
      if (table.contains(word)) {
        return true;
      }
    }
    return call.program().equals("gt")
        && call.words().contains("log")
        && call.words().contains("-f");
  }
}
