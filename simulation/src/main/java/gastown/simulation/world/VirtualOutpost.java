package gastown.simulation.world;

import gastown.town.ports.Outpost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Sessions in memory. They outlive the server, as real ones do.
public final class VirtualOutpost implements Outpost {
  /// What a session's program is told.
  public interface Program {
    void hear(String text);

    /// It is over, and was ended from outside when `isEnded`.
    void over(boolean isEnded);
  }

  /// A session, for its program.
  public static final class Running {
    private final Plan plan;
    private final long number;
    private final List<Consumer<Place>> listeners = new ArrayList<>();
    private @Nullable Program program;
    private boolean isOver;

    Running(Plan plan, long number) {
      this.plan = plan;
      this.number = number;
    }

    public String id() {
      return plan.id();
    }

    public Path folder() {
      return plan.folder();
    }

    public String variable(String name) {
      return plan.environment().getOrDefault(name, "");
    }

    public boolean isOver() {
      return isOver;
    }

    /// The program ends by itself.
    public void exit() {
      finish(this, false);
    }
  }

  private final Map<String, Running> sessions = new LinkedHashMap<>();
  private final Fuse fuse;
  private final Function<Running, Program> programs;

  VirtualOutpost(Fuse fuse, Function<Running, Program> programs) {
    this.fuse = fuse;
    this.programs = programs;
  }

  @Override
  public String kind() {
    return "bottle";
  }

  @Override
  public Started start(Plan plan) {
    fuse.at("start");
    var known = sessions.get(plan.id());
    if (known == null) {
      known = new Running(plan, sessions.size() + 1L);
      sessions.put(plan.id(), known);
      known.program = programs.apply(known);
      fuse.at("started");
    }
    return known.isOver ? new Started.Over() : new Started.Running(mark(known));
  }

  private static ProcessMark mark(Running session) {
    return new ProcessMark(session.number, "bottle");
  }

  @Override
  public Look look(Place place) {
    var known = sessions.get(place.id());
    if (known == null) {
      return new Look.Unknown();
    }
    return known.isOver ? new Look.Over() : new Look.Running(mark(known));
  }

  @Override
  public void end(Place place, Duration grace) {
    fuse.at("end");
    var known = sessions.get(place.id());
    if (known != null) {
      finish(known, true);
    }
    fuse.at("ended");
  }

  private static void finish(Running session, boolean isEnded) {
    if (session.isOver) {
      return;
    }
    session.isOver = true;
    if (session.program != null) {
      session.program.over(isEnded);
    }
    for (var listener : List.copyOf(session.listeners)) {
      listener.accept(new Place(session.id(), session.plan.place()));
    }
    session.listeners.clear();
  }

  @Override
  public void whenOver(Place place, Consumer<Place> listener) {
    var known = sessions.get(place.id());
    if (known == null || known.isOver) {
      listener.accept(place);
    } else {
      known.listeners.add(listener);
    }
  }

  @Override
  public String capture(Place place, int lines) {
    return "";
  }

  @Override
  public boolean type(Place place, String text) {
    fuse.at("type");
    var known = sessions.get(place.id());
    if (known == null || known.isOver || known.program == null) {
      return false;
    }
    known.program.hear(text);
    return true;
  }

  @Override
  public List<String> attachWords(Place place) {
    return List.of();
  }

  @Override
  public List<Place> known(Path folder) {
    return sessions.values().stream()
        .map(session -> new Place(session.id(), session.plan.place()))
        .toList();
  }

  /// The sessions that are not over.
  public List<Running> living() {
    return sessions.values().stream().filter(session -> !session.isOver).toList();
  }
}
