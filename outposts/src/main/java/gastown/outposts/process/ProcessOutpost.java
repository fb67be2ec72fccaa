package gastown.outposts.process;

import gastown.beads.ports.Disk;
import gastown.outposts.Launcher;
import gastown.outposts.Sessions;
import gastown.town.ports.Outpost;
import gastown.town.ports.Spawning;
import gastown.town.ports.Spawning.Birth;
import gastown.town.ports.Spawning.Spawned;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Sessions that are plain processes: no terminal, input empty, output in a file of their place.
///
/// `start` may be called by anybody at any time, also after a server was killed between starting a
/// program and hearing of it: the launcher's note in the place decides who is the session.
public final class ProcessOutpost implements Outpost {
  private static final String KIND = "process";

  private final Disk disk;
  private final Spawning spawning;
  private final Launcher launcher;
  private final Sessions sessions;

  /// `programs` is a folder of the town's own where the launcher is kept.
  public ProcessOutpost(Disk disk, Spawning spawning, Path programs) {
    this.disk = disk;
    this.spawning = spawning;
    this.launcher = new Launcher(disk, programs);
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
    if (sessions.note(plan.place()) != null) {
      return found(plan, "");
    }
    disk.makeFolder(plan.place(), true);
    var words = launcher.alone(KIND, plan.id(), plan.place(), plan.words());
    return switch (spawning.spawn(new Birth(words, plan.folder(), plan.environment()))) {
      case Spawned.Begun(var said) -> found(plan, said);
      case Spawned.Failed(var why) -> new Started.Failed(why);
    };
  }

  private Started found(Plan plan, String said) {
    return sessions.found(plan.place(), () -> said);
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
    return sessions.output(place.folder(), lines);
  }

  /// Nobody reads.
  @Override
  public boolean type(Place place, String text) {
    return false;
  }

  @Override
  public List<String> attachWords(Place place) {
    return List.of();
  }

  @Override
  public List<Place> known(Path folder) {
    return sessions.known(folder);
  }
}
