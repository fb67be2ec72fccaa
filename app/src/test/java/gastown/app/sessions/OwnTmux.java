package gastown.app.sessions;

import gastown.app.house.LocalPrograms;
import gastown.beads.ports.Programs.Call;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// A tmux server of a test's own.
public record OwnTmux(String socket) {
  public static final Path PROGRAM =
      Stream.of("/usr/bin/tmux", "/usr/local/bin/tmux", "/opt/homebrew/bin/tmux")
          .map(Path::of)
          .filter(Files::isExecutable)
          .findFirst()
          .orElse(Path.of("/usr/bin/tmux"));

  public OwnTmux() {
    this("gt-test-" + UUID.randomUUID());
  }

  public static boolean isHere() {
    return Files.isExecutable(PROGRAM);
  }

  public String ask(String... words) {
    return ask(Map.of("PATH", "/usr/bin:/bin"), words);
  }

  public String ask(Map<String, String> environment, String... words) {
    var all = new ArrayList<>(List.of(PROGRAM.toString(), "-u", "-L", socket));
    all.addAll(List.of(words));
    var call = Call.of(Path.of("/"), all.toArray(String[]::new));
    return new LocalPrograms(environment).run(call).out().strip();
  }
}
