package gastown.outposts.tmux;

import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.beads.ports.Programs.Outcome;
import gastown.outposts.Launcher;
import gastown.outposts.SessionNote;
import gastown.outposts.Sessions;
import gastown.outposts.ShippedFile;
import gastown.town.ports.Outpost;
import gastown.town.ports.Spawning;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/// Sessions a person can watch and type into: each is a session of a tmux server of the town's own.
///
/// Life and death are known by the launcher's note, as everywhere; tmux is asked only to start, to
/// show and to type. When the program is over its last screen goes to the output file.
public final class TmuxOutpost implements Outpost {
  private static final String KIND = "tmux";
  private static final String FAILED = "failed";
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LEAVING = Duration.ofMillis(50);
  private static final int CALLS_MOST = 8;
  private static final int KEPT_LINES = 2_000;

  private final Disk disk;
  private final Spawning spawning;
  private final TmuxServer server;
  private final Launcher launcher;
  private final Sessions sessions;

  /// `folder` is one of the town's own where launcher and settings are kept; `tmux` the program;
  /// `socket` the name of the town's tmux server.
  public TmuxOutpost(
      Disk disk, Spawning spawning, Programs programs, Path folder, Path tmux, String socket) {
    this.disk = disk;
    this.spawning = spawning;
    this.server =
        new TmuxServer(programs, new ShippedFile(disk, folder, "tmux.conf"), tmux, socket);
    this.launcher = new Launcher(disk, folder);
    this.sessions = new Sessions(disk, spawning, KIND);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Started start(Plan plan) {
    var fault = Sessions.faultOf(plan);
    if (fault != null) {
      return new Started.Failed(fault);
    }
    disk.makeFolder(plan.place(), true);
    return locked(
        plan.place(), () -> sessions.note(plan.place()) != null ? found(plan) : make(plan));
  }

  /// One at a time per session: the start file is written, read and removed in order, and what two
  /// people type does not mix.
  private <T> T locked(Path place, Supplier<T> work) {
    return disk.locked(place.resolve("lock"), work);
  }

  private Started make(Plan plan) {
    if (!disk.isDirectory(plan.folder())) {
      return new Started.Failed(plan.folder() + ": no such folder");
    }
    var name = nameOf(plan.id());
    var failed = plan.place().resolve(FAILED);
    disk.delete(failed);
    disk.write(StartFile.in(plan.place()), StartFile.text(plan));
    var words =
        new ArrayList<>(List.of("new-session", "-d", "-s", name, "-x", "160", "-y", "48", "-c"));
    words.addAll(List.of(plan.folder().toString(), "/usr/bin/env", "-i"));
    words.addAll(launcher.plain(KIND, plan.id(), plan.place()));
    var outcome = server.run(words);
    for (int i = 1; i < CALLS_MOST && isLeaving(outcome); i++) {
      spawning.awaitAny(List.of(failed), LEAVING);
      outcome = server.run(words);
    }
    // A session of that name is one whose starter was killed before the launcher came to its note.
    if (!outcome.isOk() && !outcome.err().contains("duplicate session")) {
      disk.delete(StartFile.in(plan.place()));
      return new Started.Failed("tmux: " + outcome.err().strip());
    }
    var note = plan.place().resolve(SessionNote.FILE);
    spawning.awaitAny(List.of(note, failed), SOON);
    return found(plan);
  }

  /// A server ends with its last session, and may be on its way out when the next one comes.
  private static boolean isLeaving(Outcome outcome) {
    return !outcome.isOk()
        && (outcome.err().contains("server exited") || outcome.err().contains("lost server"));
  }

  private Started found(Plan plan) {
    return switch (sessions.look(plan.place())) {
      case Look.Running(var process) -> new Started.Running(process);
      case Look.Over() -> {
        disk.delete(StartFile.in(plan.place()));
        yield new Started.Over();
      }
      case Look.Unknown() -> {
        server.run(List.of("kill-session", "-t", "=" + nameOf(plan.id())));
        disk.delete(StartFile.in(plan.place()));
        var why = disk.read(plan.place().resolve(FAILED)).orElse("the launcher left no note");
        yield new Started.Failed(why.strip());
      }
    };
  }

  /// tmux takes no `.` and no `:` in a name; what is changed for it gets a mark of its own.
  static String nameOf(String id) {
    if (id.indexOf('.') < 0) {
      return id;
    }
    var digest = new CRC32();
    digest.update(id.getBytes(StandardCharsets.UTF_8));
    return id.replace('.', '_') + "-" + Long.toHexString(digest.getValue());
  }

  @Override
  public Look look(Place place) {
    var look = sessions.look(place.folder());
    if (look instanceof Look.Over) {
      settle(place);
    }
    return look;
  }

  /// Keeps the last screen of a program that is over, and lets tmux forget the session; once.
  private void settle(Place place) {
    var output = Sessions.output(place.folder());
    locked(
        place.folder(),
        () -> {
          if (!disk.exists(output)) {
            disk.write(output, screen(place, KEPT_LINES) + "\n");
            server.run(List.of("kill-session", "-t", "=" + nameOf(place.id())));
          }
          return disk.delete(StartFile.in(place.folder()));
        });
  }

  private String screen(Place place, int lines) {
    var words = List.of("capture-pane", "-p", "-J", "-t", pane(place), "-S", "-" + lines);
    var outcome = server.run(words);
    return outcome.isOk() ? Sessions.lastLines(outcome.out(), lines) : "";
  }

  private static String pane(Place place) {
    return "=" + nameOf(place.id()) + ":";
  }

  @Override
  public void end(Place place, Duration grace) {
    sessions.end(place, grace);
    look(place);
  }

  /// tmux leaves its socket behind, and says where it is only while a server runs.
  @Override
  public void shut() {
    var outcome =
        server.run(
            List.of(
                "start-server",
                ";",
                "display-message",
                "-p",
                "#{socket_path}",
                ";",
                "kill-server"));
    var left = Path.of(outcome.out().strip());
    if (outcome.isOk() && left.isAbsolute()) {
      disk.delete(left);
    }
  }

  @Override
  public boolean pause(Place place) {
    // tmux wakes whatever is stopped in it
    return false;
  }

  @Override
  public boolean resume(Place place) {
    return sessions.signal(place, Spawning.Signal.CONTINUE);
  }

  @Override
  public void whenOver(Place place, Consumer<Place> listener) {
    sessions.whenOver(
        place,
        over -> {
          look(over);
          listener.accept(over);
        });
  }

  @Override
  public String capture(Place place, int lines) {
    return switch (look(place)) {
      case Look.Running _ -> screen(place, lines);
      case Look.Over _ -> sessions.output(place.folder(), lines);
      case Look.Unknown _ -> "";
    };
  }

  /// Pastes the text, so that nothing in it is a key, and presses Enter a moment later: programs
  /// take an Enter that comes along with a paste for a part of it.
  @Override
  public boolean type(Place place, String text) {
    if (!(look(place) instanceof Look.Running)) {
      return false;
    }
    var pane = pane(place);
    var buffer = "typed-" + nameOf(place.id());
    var words =
        List.of(
            "load-buffer",
            "-b",
            buffer,
            "-",
            ";",
            "if-shell",
            "-F",
            "-t",
            pane,
            "#{pane_in_mode}",
            "send-keys -X -t " + pane + " cancel",
            ";",
            "paste-buffer",
            "-p",
            "-r",
            "-d",
            "-b",
            buffer,
            "-t",
            pane,
            ";",
            "run-shell",
            "sleep 0.1",
            ";",
            "send-keys",
            "-t",
            pane,
            "Enter");
    return locked(place.folder(), () -> server.run(words, plain(text)).isOk());
  }

  /// Without what a terminal would obey.
  private static String plain(String text) {
    var plain = new StringBuilder();
    text.codePoints()
        .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  @Override
  public List<String> attachWords(Place place) {
    return look(place) instanceof Look.Running ? server.attachWords(nameOf(place.id())) : List.of();
  }

  @Override
  public List<Place> known(Path folder) {
    return sessions.known(folder);
  }
}
