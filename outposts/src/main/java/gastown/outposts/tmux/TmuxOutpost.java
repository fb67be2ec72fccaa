package gastown.outposts.tmux;

import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.beads.ports.Programs.Outcome;
import gastown.outposts.Launcher;
import gastown.outposts.SessionNote;
import gastown.outposts.Sessions;
import gastown.outposts.Typing;
import gastown.town.ports.Conversing;
import gastown.town.ports.Outpost;
import gastown.town.ports.Spawning;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Sessions a person can watch and type into: each is a session of a tmux server of the town's own.
///
/// Life and death are known by the launcher's note, as everywhere; tmux is asked only to start, to
/// show and to type. When the program is over its last screen goes to the output file.
public final class TmuxOutpost implements Outpost {
  private static final String KIND = "tmux";

  /// The list of sessions to choose from: a word of the town's own tmux settings.
  private static final String AGENTS = "agents";

  private static final String FAILED = "failed";
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LEAVING = Duration.ofMillis(50);
  private static final Duration SHUTTING = Duration.ofSeconds(2);
  private static final int CALLS_MOST = 8;
  private static final int KEPT_LINES = 2_000;

  private final Disk disk;
  private final Spawning spawning;
  private final TmuxServer server;
  private final Launcher launcher;
  private final Sessions sessions;
  private final Endings endings;
  private final Signboard signs;
  private final @Nullable TmuxControl control;

  /// `folder` is one of the town's own where launcher and settings are kept; `tmux` the program;
  /// `socket` the name of the town's tmux server.
  public TmuxOutpost(
      Disk disk, Spawning spawning, Programs programs, Path folder, Path tmux, String socket) {
    this(disk, new Hands(spawning, programs, null), folder, tmux, socket, Visitors.NONE);
  }

  /// How programs are started; one that stays beside tmux only where there is `conversing`.
  public record Hands(Spawning spawning, Programs programs, @Nullable Conversing conversing) {}

  public TmuxOutpost(
      Disk disk, Hands hands, Path folder, Path tmux, String socket, Visitors visitors) {
    this.disk = disk;
    this.spawning = hands.spawning();
    this.server = new TmuxServer(disk, hands.programs(), folder, visitors.settings(), tmux, socket);
    this.launcher = new Launcher(disk, folder);
    this.sessions = new Sessions(disk, spawning, KIND);
    this.endings = new Endings(sessions);
    this.control =
        hands.conversing() == null
            ? null
            : new TmuxControl(hands.conversing(), spawning, server, endings);
    endings.hear(control);
    this.signs = new Signboard(server, control);
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
    var words = new ArrayList<>(List.of("new-session", "-d", "-s", name, "-x", "160", "-y", "48"));
    words.addAll(List.of("-n", Signboard.literal(plan.title()), "-c"));
    words.addAll(List.of(plan.folder().toString(), "/usr/bin/env", "-i"));
    words.addAll(launcher.plain(KIND, plan.id(), plan.place()));
    var outcome = server.change(words);
    for (int i = 1; i < CALLS_MOST && isLeaving(outcome); i++) {
      spawning.awaitAny(List.of(failed), LEAVING);
      outcome = server.change(words);
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
        server.change(List.of("kill-session", "-t", "=" + nameOf(plan.id())));
        disk.delete(StartFile.in(plan.place()));
        var why = disk.read(plan.place().resolve(FAILED)).orElse("the launcher left no note");
        yield new Started.Failed(why.strip());
      }
    };
  }

  /// tmux takes no `.` in a name; no id holds the sign that is put in its place.
  static String nameOf(String id) {
    return id.replace('.', '/');
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
            server.change(forgetting(place));
            signs.forget(nameOf(place.id()));
          }
          return disk.delete(StartFile.in(place.folder()));
        });
  }

  /// tmux tells a program that looks for it when its screen is left, even one that is over, and
  /// then dies of that with all its sessions (3.3a): the terminal is set back first.
  private static List<String> forgetting(Place place) {
    var target = "=" + nameOf(place.id());
    return List.of("send-keys", "-R", "-t", pane(place), ";", "kill-session", "-t", target);
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

  /// tmux leaves its socket behind, and says where it is only while a server runs. It does not end
  /// while a client has not taken what it was told, and one whose owner was killed never does.
  @Override
  public void shut() {
    leave();
    var outcome =
        server.change(
            List.of(
                "start-server",
                ";",
                "display-message",
                "-p",
                "#{pid} #{socket_path}",
                ";",
                "kill-server"));
    var words = outcome.out().strip().split(" ", 2);
    var left = Path.of(words[words.length - 1]);
    if (outcome.isOk() && left.isAbsolute()) {
      var mark = spawning.markOf(Long.parseLong(words[0]));
      if (mark != null && !spawning.awaitEnd(List.of(mark), SHUTTING)) {
        spawning.signal(mark, Spawning.Signal.KILL);
      }
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
    boolean isAwaited =
        endings.add(
            place,
            over -> {
              look(over);
              listener.accept(over);
            });
    if (control != null && isAwaited) {
      control.open();
    }
  }

  @Override
  public void leave() {
    endings.forget();
    if (control != null) {
      control.end();
    }
  }

  @Override
  public boolean hasSigns() {
    return true;
  }

  @Override
  public void show(Place place, Sign sign) {
    var name = nameOf(place.id());
    if (!signs.isShown(name, sign) && sessions.look(place.folder()) instanceof Look.Running) {
      if (control != null) {
        control.open();
      }
      signs.show(name, sign);
    }
  }

  @Override
  public String capture(Place place, int lines) {
    return switch (look(place)) {
      case Look.Running _ -> screen(place, lines);
      case Look.Over _ -> sessions.output(place.folder(), lines);
      case Look.Unknown _ -> "";
    };
  }

  @Override
  public boolean type(Place place, String text) {
    if (!(look(place) instanceof Look.Running)) {
      return false;
    }
    var buffer = "typed-" + nameOf(place.id());
    var keys = new TmuxKeys(server, spawning, pane(place), place.folder(), buffer);
    return locked(
        place.folder(),
        () -> {
          keys.leaveMode();
          return Typing.type(keys, text);
        });
  }

  @Override
  public boolean interrupt(Place place) {
    return look(place) instanceof Look.Running
        && server.run(List.of("send-keys", "-t", pane(place), "Escape")).isOk();
  }

  @Override
  public List<String> attachWords(Place place) {
    return attachWords(place, Map.of());
  }

  @Override
  public List<String> attachWords(Place place, Map<String, String> caller) {
    if (!(look(place) instanceof Look.Running)) {
      return List.of();
    }
    var target = "=" + nameOf(place.id());
    return server.isInside(caller)
        ? server.inside("switch-client", "-t", target)
        : server.outside("attach-session", "-t", target);
  }

  @Override
  public List<String> chooseWords(Map<String, String> caller) {
    if (server.isInside(caller)) {
      return server.inside(AGENTS);
    }
    return server.run(List.of("has-session")).isOk()
        ? server.outside("attach-session", ";", AGENTS)
        : List.of();
  }

  @Override
  public List<String> stepWords(boolean isForward, Map<String, String> caller) {
    return server.isInside(caller)
        ? server.inside("switch-client", isForward ? "-n" : "-p")
        : List.of();
  }

  @Override
  public List<Place> known(Path folder) {
    return sessions.known(folder);
  }
}
