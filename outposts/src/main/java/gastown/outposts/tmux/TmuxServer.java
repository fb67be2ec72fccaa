package gastown.outposts.tmux;

import gastown.beads.ports.Programs;
import gastown.beads.ports.Programs.Call;
import gastown.beads.ports.Programs.Outcome;
import gastown.outposts.ShippedFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Calls of tmux. They begin with an empty environment, because the server keeps that of its first
/// caller for all sessions, and with the town's own settings and socket.
final class TmuxServer {
  private static final Path ROOT = Path.of("/");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Programs programs;
  private final ShippedFile settings;
  private final Path tmux;
  private final String socket;

  TmuxServer(Programs programs, ShippedFile settings, Path tmux, String socket) {
    this.programs = programs;
    this.settings = settings;
    this.tmux = tmux;
    this.socket = socket;
  }

  Outcome run(List<String> words) {
    return run(words, "");
  }

  Outcome run(List<String> words, String input) {
    var all = new ArrayList<>(List.of("/usr/bin/env", "-i"));
    all.add("PATH=/usr/local/bin:/opt/homebrew/bin:/usr/bin:/bin");
    all.addAll(List.of(tmux.toString(), "-u", "-f", settings.path().toString(), "-L", socket));
    all.addAll(words);
    return programs.run(new Call(all, ROOT, Map.of(), input, LIMIT));
  }

  /// A person's terminal may be in a tmux of its own.
  List<String> attachWords(String session) {
    return List.of(
        "env",
        "-u",
        "TMUX",
        "-u",
        "TMUX_TMPDIR",
        tmux.toString(),
        "-u",
        "-L",
        socket,
        "attach-session",
        "-t",
        "=" + session);
  }
}
