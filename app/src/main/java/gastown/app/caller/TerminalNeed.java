package gastown.app.caller;

import gastown.cli.Invocation;
import java.util.Set;

/// Which calls need the caller's terminal itself, so that a server cannot carry them out. The one
/// table of them.
public final class TerminalNeed {
  private static final Set<String> BD = Set.of("edit", "create-form", "mail", "--watch", "-w");
  private static final Set<String> GT = Set.of("feed", "attach", "edit", "at", "--watch");

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
    return false;
  }
}
