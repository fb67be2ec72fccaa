package gastown.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One call of `bd` or `gt` as it arrived, perhaps from another process: everything a command may
/// know about its caller.
///
/// `id` is the random id of the call; the same id never changes a store twice.
public record Invocation(
    String program, List<String> words, Path directory, Surroundings surroundings, String id) {
  public Invocation {
    words = List.copyOf(words);
    if (!directory.isAbsolute()) {
      throw new IllegalArgumentException("the caller's directory is absolute: " + directory);
    }
  }

  /// The caller's environment (what of it was let through), terminal and time zone.
  public record Surroundings(Map<String, String> environment, Terminal terminal, ZoneId zone) {
    public Surroundings {
      environment = Map.copyOf(environment);
    }
  }

  /// Which of the caller's streams are terminals, and how wide.
  public record Terminal(boolean in, boolean out, boolean err, int columns) {
    public static final Terminal NONE = new Terminal(false, false, false, 80);
  }

  /// The variable's value, or null when unset or empty.
  public @Nullable String variable(String name) {
    var value = surroundings.environment().get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /// Whether the variable is set to something that means yes.
  public boolean isOn(String name) {
    var value = variable(name);
    return value != null && !value.equals("0") && !value.equalsIgnoreCase("false");
  }

  public Terminal terminal() {
    return surroundings.terminal();
  }

  /// A path as the caller meant it.
  public Path path(String text) {
    return directory.resolve(text).normalize();
  }
}
