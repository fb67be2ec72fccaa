package gastown.outposts.tmux;

import gastown.town.ports.Outpost.Plan;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// How words and environment reach a program in tmux, whose command lines anybody can read and
/// whose own environment every session shares: as shell text in a file of the session's private
/// folder, in which every value is quoted, and which the launcher removes.
final class StartFile {
  /// tmux draws for this terminal, whatever the caller's is.
  static final String TERMINAL = "screen-256color";

  private StartFile() {}

  static Path in(Path place) {
    return place.resolve("start");
  }

  static String text(Plan plan) {
    var text = new StringBuilder();
    var environment = new TreeMap<>(plan.environment());
    environment.put("TERM", TERMINAL);
    for (Map.Entry<String, String> each : environment.entrySet()) {
      text.append("export ").append(each.getKey()).append('=').append(quoted(each.getValue()));
      text.append('\n');
    }
    text.append("set --");
    plan.words().forEach(word -> text.append(' ').append(quoted(word)));
    return text.append('\n').toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
