package gastown.outposts.tmux;

import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.beads.ports.Programs.Call;
import gastown.beads.ports.Programs.Outcome;
import gastown.outposts.ShippedFile;
import gastown.town.ports.Spawning.Birth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Calls of tmux. They begin with an empty environment, because the server keeps that of its first
/// caller for all sessions, and with the town's own settings and socket.
final class TmuxServer {
  private static final Path ROOT = Path.of("/");
  private static final String PATH = "/usr/local/bin:/opt/homebrew/bin:/usr/bin:/bin";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /// What marks the client that stays: nobody who looks at a session asks for these together.
  private static final List<String> STAYING = List.of("ignore-size", "no-output");

  private final Disk disk;
  private final Programs programs;
  private final Path folder;
  private final ShippedFile settings;
  private final Path tmux;
  private final String socket;

  /// `folder` is where the settings are kept: `more` of them come after those of every town.
  TmuxServer(Disk disk, Programs programs, Path folder, String more, Path tmux, String socket) {
    this.disk = disk;
    this.programs = programs;
    this.folder = folder;
    this.settings = new ShippedFile(disk, folder, "tmux.conf", more);
    this.tmux = tmux;
    this.socket = socket;
  }

  /// Does what begins or ends a session, or lets a client in that stays: one of these at a time,
  /// whoever does it. tmux tells such a client of every session, even while it is still getting
  /// ready for it, and then dies of that with all it has (3.3a, 3.5a).
  <T> T alone(Supplier<T> work) {
    return disk.locked(folder.resolve("tmux.lock"), work);
  }

  /// As [#run], for a command that begins or ends a session.
  Outcome change(List<String> words) {
    return alone(() -> run(words));
  }

  Outcome run(List<String> words) {
    return run(words, "");
  }

  Outcome run(List<String> words, String input) {
    var all = new ArrayList<>(List.of("/usr/bin/env", "-i"));
    all.add("PATH=" + PATH);
    all.addAll(words(words));
    return programs.run(new Call(all, ROOT, Map.of(), input, LIMIT));
  }

  private List<String> words(List<String> command) {
    var all = new ArrayList<String>();
    all.addAll(List.of(tmux.toString(), "-u", "-f", settings.path().toString(), "-L", socket));
    all.addAll(command);
    return all;
  }

  /// The client that stays. It starts no server, shows nothing, and has no size of its own that
  /// others would have to fit into.
  Birth control() {
    return new Birth(
        words(List.of("-N", "-C", "attach-session", "-f", String.join(",", STAYING))),
        ROOT,
        Map.of("PATH", PATH));
  }

  /// Whether a client tmux lists with these flags is one of those that stay.
  static boolean isStaying(String flags) {
    return List.of(flags.split(",")).containsAll(STAYING);
  }

  /// Whether somebody with this environment sits in a window of this very server.
  boolean isInside(Map<String, String> caller) {
    var at = caller.getOrDefault("TMUX", "");
    return at.substring(0, Math.max(0, at.indexOf(','))).endsWith("/" + socket);
  }

  /// For whoever is inside: the words of one command.
  List<String> inside(String... command) {
    var words = new ArrayList<>(List.of(tmux.toString(), "-u", "-L", socket));
    words.addAll(List.of(command));
    return words;
  }

  /// For whoever comes from outside. A person's terminal may be in a tmux of its own.
  List<String> outside(String... command) {
    var words = new ArrayList<>(List.of("env", "-u", "TMUX", "-u", "TMUX_TMPDIR"));
    words.addAll(inside(command));
    return words;
  }
}
