package gastown.outposts.tmux;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a person finds who comes to a session: the town behind it, its program on a key, and in
/// windows of their own `environment`. Sessions themselves get none of it.
public record Visitors(
    @Nullable Path town, @Nullable Path program, Map<String, String> environment) {
  public static final Visitors NONE = new Visitors(null, null, Map.of());

  public Visitors {
    environment = Map.copyOf(environment);
  }

  /// Lines for the end of tmux's settings.
  String settings() {
    var text = new StringBuilder();
    for (var each : new TreeMap<>(environment).entrySet()) {
      text.append("set-environment -g ").append(each.getKey()).append(' ');
      text.append(quoted(each.getValue())).append('\n');
    }
    if (town != null && program != null) {
      text.append("set-environment -g GT_PROGRAM ").append(quoted(program.toString())).append('\n');
      text.append("set-environment -g GT_TOWN ").append(quoted(town.toString())).append('\n');
    }
    return text.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''").replace('\n', ' ') + "'";
  }
}
