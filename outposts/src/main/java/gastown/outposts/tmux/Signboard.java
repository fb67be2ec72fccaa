package gastown.outposts.tmux;

import gastown.town.ports.Outpost.Sign;
import gastown.town.settings.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The status lines of a town's tmux sessions. tmux draws what it was last told (its settings say
/// where), and is told only what changed: nothing is run to find out.
final class Signboard {
  private final TmuxServer tmux;
  private final Map<String, Sign> shown = new ConcurrentHashMap<>();
  private final @Nullable TmuxControl control;

  Signboard(TmuxServer tmux, @Nullable TmuxControl control) {
    this.tmux = tmux;
    this.control = control;
  }

  boolean isShown(String session, Sign sign) {
    return sign.equals(shown.get(session));
  }

  void show(String session, Sign sign) {
    shown.put(session, sign);
    var commands = commands("=" + session + ":", sign);
    boolean isAsked =
        control != null
            && control.ask(
                commands,
                answer -> {
                  if (answer == null) {
                    shown.remove(session, sign);
                  }
                });
    if (!isAsked && !tmux.run(joined(commands)).isOk()) {
      shown.remove(session, sign);
    }
  }

  void forget(String session) {
    shown.remove(session);
  }

  static List<List<String>> commands(String target, Sign sign) {
    return List.of(
        List.of("set-option", "-t", target, "@gt_who", literal(sign.who())),
        List.of("set-option", "-t", target, "@gt_words", literal(sign.words())),
        List.of("set-option", "-t", target, "status-style", style(sign.theme())));
  }

  private static String style(Theme theme) {
    return "bg=" + theme.ground() + ",fg=" + theme.ink();
  }

  /// Several commands as the words of one call.
  static List<String> joined(List<List<String>> commands) {
    var words = new ArrayList<String>();
    for (var command : commands) {
      if (!words.isEmpty()) {
        words.add(";");
      }
      for (var word : command) {
        // a word's last semicolon would end the command
        words.add(word.endsWith(";") ? word.substring(0, word.length() - 1) + "\\;" : word);
      }
    }
    return words;
  }

  /// A text in which tmux finds nothing to obey: what it puts in place of a name of ours it reads
  /// for styles only, which begin with `#[`; a doubled `#` before the bracket is one to be drawn.
  static String literal(String text) {
    var literal = new StringBuilder();
    int marks = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '[') {
        literal.repeat('#', marks);
      }
      marks = c == '#' ? marks + 1 : 0;
      literal.appendCodePoint(isDrawn(c) ? c : ' ');
    }
    return literal.toString();
  }

  private static boolean isDrawn(int c) {
    return !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
  }
}
