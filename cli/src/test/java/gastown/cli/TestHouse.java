package gastown.cli;

import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.ports.Dice;
import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.beads.store.BeadStore;
import gastown.beads.store.MemoryStore;
import gastown.town.ports.Cloning;
import gastown.town.ports.Runtimes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A whole house in memory: stores, files, a clock that moves one second with every call, loaded
/// dice. What a test runs here goes through the same front door as what a person types.
public final class TestHouse implements House {
  public static final Path PLACE = Path.of("/project");

  private final Map<Path, MemoryStore> stores = new HashMap<>();
  private final Map<String, String> environment =
      new TreeMap<>(Map.of("BEADS_ACTOR", "ana", "GIT_AUTHOR_EMAIL", "ana@example.org"));
  private final List<Programs.Call> programCalls = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(7);
  private final Disk disk = new MemoryDisk(this::now);
  private final MemoryOutpost outpost = new MemoryOutpost();
  private Function<Programs.Call, Programs.Outcome> programs =
      call -> new Programs.Outcome(127, "", call.words().getFirst() + ": not found", false);
  private Instant now = Instant.parse("2026-05-01T08:00:00Z");
  private ZoneId zone = ZoneOffset.UTC;
  private Invocation.Terminal terminal = Invocation.Terminal.NONE;
  private BooleanSupplier resting = () -> false;
  private @Nullable Later later;
  private @Nullable Simulator simulator;
  private int calls;
  private Path place = PLACE;

  /// What a call answered.
  public record Answer(int exit, String out, String err) {
    public Json json() {
      return JsonReader.read(out);
    }

    /// The answer, which is an object.
    public Json.Obj object() {
      return (Json.Obj) json();
    }

    /// The answer, which is a list.
    public List<Json> items() {
      return ((Json.Arr) json()).items();
    }

    /// The text under `key` in each item of the list.
    public List<String> each(String key) {
      return items().stream().map(item -> String.valueOf(((Json.Obj) item).text(key))).toList();
    }
  }

  /// A house with an empty folder.
  public TestHouse() {
    disk.makeFolder(PLACE, false);
  }

  /// A house with a workspace whose ids begin with `ex`.
  public static TestHouse ready() {
    var house = new TestHouse();
    house.ok("init", "--prefix", "ex", "--quiet", "--skip-hooks", "--skip-agents", "--stealth");
    return house;
  }

  /// Runs `bd` with these words.
  public Answer bd(String... words) {
    return run("bd", "", words);
  }

  /// As [#bd], with text on standard input.
  public Answer given(String input, String... words) {
    return run("bd", input, words);
  }

  /// As [#bd]; a call that does not succeed fails the test. Returns what was printed.
  public String ok(String... words) {
    var answer = bd(words);
    if (answer.exit() != 0) {
      throw new AssertionError(
          "bd "
              + String.join(" ", words)
              + " ended with "
              + answer.exit()
              + ": "
              + answer.err()
              + answer.out());
    }
    return answer.out();
  }

  /// Makes an issue and returns its id.
  public String issue(String title, String... flags) {
    var words = new ArrayList<>(List.of("create", title, "--silent"));
    words.addAll(List.of(flags));
    return ok(words.toArray(String[]::new)).strip();
  }

  /// Runs `gt` with these words.
  public Answer gt(String... words) {
    return run("gt", "", words);
  }

  /// As [#gt], with text on standard input.
  public Answer gtGiven(String input, String... words) {
    return run("gt", input, words);
  }

  /// The caller goes to another folder.
  public TestHouse at(Path folder) {
    place = folder;
    return this;
  }

  /// Where the caller is.
  public Path place() {
    return place;
  }

  private Answer run(String program, String input, String... words) {
    now = now.plusSeconds(1);
    calls++;
    var out = new StringBuilder();
    var err = new StringBuilder();
    var streams = new Gathering(input, out, err);
    var around = new Invocation.Surroundings(environment, terminal, zone);
    var call = new Invocation(program, List.of(words), place, around, "call-" + calls);
    int exit = new Front(this).run(call, streams);
    return new Answer(exit, out.toString(), err.toString());
  }

  private record Gathering(String in, StringBuilder gathered, StringBuilder complaints)
      implements Streams {
    @Override
    public void out(String text) {
      gathered.append(text);
    }

    @Override
    public void err(String text) {
      complaints.append(text);
    }
  }

  public TestHouse setting(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /// Lets time pass.
  public TestHouse wait(Duration length) {
    now = now.plus(length);
    return this;
  }

  /// The caller now types at a terminal; what is printed still goes to a pipe.
  public TestHouse atTerminal() {
    terminal = new Invocation.Terminal(true, false, true, 80);
    return this;
  }

  /// The caller now types at a terminal, and sees there what is printed.
  public TestHouse atScreen() {
    terminal = new Invocation.Terminal(true, true, true, 80);
    return this;
  }

  public TestHouse in(ZoneId where) {
    zone = where;
    return this;
  }

  /// What programs answer from now on.
  public TestHouse answering(Function<Programs.Call, Programs.Outcome> how) {
    programs = how;
    return this;
  }

  /// What can wait is left to `who` from now on.
  public TestHouse leavingTo(Later who) {
    later = who;
    return this;
  }

  @Override
  public @Nullable Later later() {
    return later;
  }

  /// What towns in a bottle come to from now on.
  public TestHouse simulating(Simulator how) {
    simulator = how;
    return this;
  }

  @Override
  public Simulator simulator() {
    return simulator == null ? House.super.simulator() : simulator;
  }

  /// The programs that were run.
  public List<Programs.Call> programCalls() {
    return List.copyOf(programCalls);
  }

  /// What stands on the screens of all sessions.
  public String screens() {
    return outpost.screens();
  }

  public Instant now() {
    return now;
  }

  /// What happens while a call rests; false ends it.
  public TestHouse resting(BooleanSupplier what) {
    resting = what;
    return this;
  }

  @Override
  public boolean rest(Duration length) {
    return resting.getAsBoolean();
  }

  @Override
  public InstantSource clock() {
    return () -> now;
  }

  @Override
  public Dice dice() {
    return new Dice() {
      @Override
      public long nextLong() {
        return random.nextLong();
      }

      @Override
      public String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
      }
    };
  }

  @Override
  public Disk disk() {
    return disk;
  }

  @Override
  public Programs programs(Invocation invocation) {
    return call -> {
      programCalls.add(call);
      return programs.apply(call);
    };
  }

  @Override
  public boolean passes(String variable) {
    return variable.startsWith("GT_");
  }

  @Override
  public Runtimes runtimes(Path town) {
    return new Runtimes() {
      @Override
      public @Nullable AgentRuntime named(String name, Map<String, String> commands) {
        var command = commands.get(name);
        return command == null ? null : MemoryRuntime.of(name, command);
      }

      @Override
      public List<String> builtIn() {
        return List.of("claude", "scripted");
      }
    };
  }

  @Override
  public Cloning cloning(Invocation invocation) {
    return new MemoryClones(disk);
  }

  @Override
  public gastown.town.ports.Outpost outpost(Path town) {
    return outpost;
  }

  @Override
  public BeadStore store(Path database) {
    if (!disk.exists(database)) {
      disk.write(database, "in memory\n");
      stores.put(database, new MemoryStore());
    }
    return stores.computeIfAbsent(database, _ -> new MemoryStore());
  }

  @Override
  public Build build() {
    return new Build("1.2.3", "test");
  }

  @Override
  public String mode() {
    return "direct";
  }
}
