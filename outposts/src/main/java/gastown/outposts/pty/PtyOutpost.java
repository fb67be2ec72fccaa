package gastown.outposts.pty;

import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.outposts.Launcher;
import gastown.outposts.SessionNote;
import gastown.outposts.Sessions;
import gastown.outposts.Typing;
import gastown.town.ports.Outpost;
import gastown.town.ports.Spawning;
import gastown.town.ports.Spawning.Birth;
import gastown.town.ports.Spawning.Spawned;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Sessions with a terminal where there is no tmux: a small program of ours holds it beside each,
/// keeps what is said, and lets people come, go and type through a socket in the session's place.
///
/// As everywhere the launcher's note says who is the session. The holder is one of the session's
/// own processes: it ends with the program, and is swept up with what the program left behind.
public final class PtyOutpost implements Outpost {
  private static final String KIND = "pty";
  private static final String FAILED = "failed";
  private static final String ESCAPE = "\u001b";
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Disk disk;
  private final Spawning spawning;
  private final Programs programs;
  private final Path holder;
  private final Launcher launcher;
  private final Sessions sessions;

  /// `folder` is one of the town's own where the launcher is kept; `holder` the program that holds
  /// terminals.
  public PtyOutpost(Disk disk, Spawning spawning, Programs programs, Path folder, Path holder) {
    this.disk = disk;
    this.spawning = spawning;
    this.programs = programs;
    this.holder = holder;
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
    return disk.locked(
        plan.place().resolve("lock"),
        () -> sessions.note(plan.place()) != null ? found(plan, "") : make(plan));
  }

  private Started make(Plan plan) {
    var failed = plan.place().resolve(FAILED);
    disk.delete(failed);
    var words = new ArrayList<>(List.of(holder.toString(), "run", plan.place().toString()));
    words.addAll(launcher.plain(KIND, plan.id(), plan.place()));
    words.addAll(plan.words());
    return switch (spawning.spawn(new Birth(words, plan.folder(), plan.environment()))) {
      case Spawned.Failed(var why) -> new Started.Failed(why);
      case Spawned.Begun(var said) -> {
        spawning.awaitAny(List.of(plan.place().resolve(SessionNote.FILE), failed), SOON);
        yield found(plan, said);
      }
    };
  }

  private Started found(Plan plan, String said) {
    return sessions.found(plan.place(), () -> disk.read(plan.place().resolve(FAILED)).orElse(said));
  }

  @Override
  public Look look(Place place) {
    return sessions.look(place.folder());
  }

  @Override
  public void end(Place place, Duration grace) {
    sessions.end(place, grace);
  }

  @Override
  public boolean pause(Place place) {
    return sessions.signal(place, Spawning.Signal.STOP);
  }

  @Override
  public boolean resume(Place place) {
    return sessions.signal(place, Spawning.Signal.CONTINUE);
  }

  @Override
  public void whenOver(Place place, Consumer<Place> listener) {
    sessions.whenOver(place, listener);
  }

  @Override
  public String capture(Place place, int lines) {
    return Sessions.lastLines(Drawn.text(sessions.written(place.folder())), lines);
  }

  @Override
  public boolean type(Place place, String text) {
    return look(place) instanceof Look.Running(var process)
        && disk.locked(
            place.folder().resolve("lock"), () -> Typing.type(keys(place, process), text));
  }

  @Override
  public boolean interrupt(Place place) {
    return look(place) instanceof Look.Running(var process) && keys(place, process).press(ESCAPE);
  }

  private PtyKeys keys(Place place, ProcessMark process) {
    return new PtyKeys(programs, spawning, sessions, place.folder(), way(place, process));
  }

  private PtyKeys.Way way(Place place, ProcessMark process) {
    var socket = place.folder().resolve("tty." + process.number());
    return new PtyKeys.Way(holder, socket.toString());
  }

  @Override
  public List<String> attachWords(Place place) {
    return look(place) instanceof Look.Running(var process)
        ? way(place, process).words("attach")
        : List.of();
  }

  @Override
  public List<Place> known(Path folder) {
    return sessions.known(folder);
  }
}
