package gastown.outposts;

import gastown.beads.Problem;
import gastown.beads.ports.Disk;
import gastown.town.ports.Outpost.Look;
import gastown.town.ports.Outpost.Place;
import gastown.town.ports.Outpost.Plan;
import gastown.town.ports.Outpost.ProcessMark;
import gastown.town.ports.Outpost.Started;
import gastown.town.ports.Spawning;
import gastown.town.ports.Spawning.Kin;
import gastown.town.ports.Spawning.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sessions as their notes tell them: found, watched and ended the same way whatever holds their
/// terminal.
public final class Sessions {
  public static final String OUTPUT = "output.log";

  /// How long the output of a session may become; then its newest quarter is kept.
  public static final long OUTPUT_LIMIT_BYTES = 16L << 20;

  private static final int SHOWN_BYTES = 1 << 18;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final int ROUNDS = 50;
  private static final Duration AFTER_KILL = Duration.ofMillis(500);

  private final Disk disk;
  private final Spawning spawning;
  private final String kind;

  public Sessions(Disk disk, Spawning spawning, String kind) {
    this.disk = disk;
    this.spawning = spawning;
    this.kind = kind;
  }

  public static Path output(Path place) {
    return place.resolve(OUTPUT);
  }

  /// Why a plan cannot be started anywhere; null when nothing speaks against it.
  public static @Nullable String faultOf(Plan plan) {
    if (!ID.matcher(plan.id()).matches()) {
      return "a session is named with letters, digits, `-`, `_` and `.`: " + plan.id();
    }
    if (plan.words().isEmpty()) {
      return "there is no program to start";
    }
    for (var name : plan.environment().keySet()) {
      if (!VARIABLE.matcher(name).matches()) {
        return "not the name of a variable: " + name;
      }
    }
    return null;
  }

  /// Without what a terminal would obey.
  public static String plain(String text) {
    var plain = new StringBuilder();
    text.codePoints()
        .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /// What came of a start: the session there is, or `why` there is none.
  public Started found(Path place, Supplier<String> why) {
    return switch (look(place)) {
      case Look.Running(var process) -> new Started.Running(process);
      case Look.Over() -> new Started.Over();
      case Look.Unknown() -> {
        var said = why.get().strip();
        yield new Started.Failed(said.isEmpty() ? "the launcher left no note" : said);
      }
    };
  }

  public @Nullable SessionNote note(Path place) {
    return SessionNote.read(disk, place);
  }

  public Look look(Path place) {
    spawning.shorten(output(place), OUTPUT_LIMIT_BYTES);
    var note = note(place);
    if (note == null) {
      return new Look.Unknown();
    }
    return spawning.isAlive(note.process()) ? new Look.Running(note.process()) : new Look.Over();
  }

  public void whenOver(Place place, Consumer<Place> listener) {
    var note = note(place.folder());
    if (note == null) {
      listener.accept(place);
    } else {
      spawning.whenOver(note.process(), () -> listener.accept(place));
    }
  }

  /// Asks all of the session to end, kills after `grace`, and looks again until nothing is left: a
  /// program may start another while it is being ended.
  public void end(Place place, Duration grace) {
    var note = note(place.folder());
    if (note == null) {
      return;
    }
    var kin = new Kin(note.process(), "GT_SESSION=" + place.id(), output(place.folder()));
    var family = spawning.family(kin);
    for (var process : family) {
      spawning.signal(process, Signal.TERM);
    }
    if (!family.isEmpty()) {
      spawning.awaitEnd(family, grace);
    }
    for (int round = 0; round < ROUNDS; round++) {
      family = spawning.family(kin);
      if (family.isEmpty()) {
        return;
      }
      for (var process : family) {
        spawning.signal(process, Signal.KILL);
      }
      spawning.awaitEnd(family, AFTER_KILL);
    }
    throw immortal(place, family).refusal();
  }

  /// Gives a signal to all of the session, again while new processes come up; false when nothing of
  /// it runs.
  public boolean signal(Place place, Signal signal) {
    var note = note(place.folder());
    if (note == null) {
      return false;
    }
    var kin = new Kin(note.process(), "GT_SESSION=" + place.id(), output(place.folder()));
    var reached = new java.util.HashSet<ProcessMark>();
    for (int round = 0; round < ROUNDS; round++) {
      boolean isNew = false;
      for (var process : spawning.family(kin)) {
        isNew |= reached.add(process) && spawning.signal(process, signal);
      }
      if (!isNew) {
        break;
      }
    }
    return !reached.isEmpty();
  }

  private static Problem immortal(Place place, List<ProcessMark> family) {
    var numbers = new ArrayList<String>();
    for (var process : family) {
      numbers.add(Long.toString(process.number()));
    }
    return new Problem(
        "session-does-not-end",
        "session " + place.id() + " does not end",
        "its processes take no signal: " + String.join(", ", numbers),
        List.of("ps -o pid,stat,wchan,args -p " + String.join(",", numbers)));
  }

  public List<Place> known(Path folder) {
    var places = new ArrayList<Place>();
    for (var name : disk.list(folder)) {
      var note = note(folder.resolve(name));
      if (note != null && note.kind().equals(kind)) {
        places.add(new Place(note.id(), folder.resolve(name)));
      }
    }
    return places;
  }

  /// The newest lines of the output.
  public String output(Path place, int lines) {
    return lastLines(written(place), lines);
  }

  /// The newest of the output as it was written.
  public String written(Path place) {
    return spawning.tail(output(place), SHOWN_BYTES);
  }

  public static String lastLines(String text, int lines) {
    var all = text.stripTrailing().lines().toList();
    return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
  }
}
