package gastown.app.operations;

import gastown.app.house.LocalDisk;
import gastown.app.house.LocalHouse;
import gastown.app.house.LocalPrograms;
import gastown.app.house.LocalSpawning;
import gastown.app.house.OpenedStores;
import gastown.app.house.RandomDice;
import gastown.app.towns.Outposts;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.ports.Programs;
import gastown.beads.store.BeadStore;
import gastown.cli.Front;
import gastown.cli.House;
import gastown.cli.Invocation;
import gastown.cli.Keeper;
import gastown.cli.Streams;
import gastown.engine.Town;
import gastown.engine.ground.SettledGround;
import gastown.engine.loop.Report;
import gastown.engine.loop.Turn;
import gastown.engine.porters.AllPorters;
import gastown.engine.porters.Outside;
import gastown.engine.porters.SessionPlaces;
import gastown.town.book.Kinds;
import gastown.town.ports.Outpost;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// A whole town in a folder: real files, real git, real processes, and one project called `web`.
/// The loop turns when the test says so, by a clock the test moves.
final class TownOnDisk implements AutoCloseable {
  final Path root;
  final Path home;
  final Path origin;
  final Map<String, String> environment = new TreeMap<>();
  private final LocalDisk disk = new LocalDisk();
  private final Outpost outpost;
  private Duration ahead = Duration.ZERO;
  private int calls;

  record Answer(int exit, String out, String err) {
    Json.Obj object() {
      return (Json.Obj) JsonReader.read(out);
    }

    List<Json> items() {
      return ((Json.Arr) JsonReader.read(out)).items();
    }
  }

  TownOnDisk(Path folder) {
    var real = disk.real(folder);
    home = real.resolve("home");
    root = real.resolve("town");
    origin = real.resolve("origin.git");
    disk.makeFolder(home, true);
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.put("HOME", home.toString());
    environment.put("BD_ACTOR", "overseer");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    for (var who : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + who + "_NAME", "Ana");
      environment.put("GIT_" + who + "_EMAIL", "ana@example.org");
    }
    git(home, "init", "-q", "--bare", "-b", "main", origin.toString());
    var seed = real.resolve("seed");
    git(home, "clone", "-q", origin.toString(), seed.toString());
    disk.write(seed.resolve("greeting.txt"), "hello\n");
    git(seed, "add", "-A");
    git(seed, "commit", "-q", "-m", "begin");
    git(seed, "push", "-q", "origin", "HEAD:main");
    ok("install", root.toString(), "--quiet");
    ok("config", "set", "outpost", "process");
    // what is stopped in tmux is woken by it, so the sessions are plain processes
    outpost = Outposts.of(root, disk, new LocalSpawning(), Map.of());
    ok("rig", "add", "web", origin.toString(), "--quiet");
  }

  /// What programs say from now on is up to `agent`, a line for a shell.
  void agents(String agent) {
    var file = root.resolve("settings/config.json");
    var script = root.resolve("agent.sh");
    disk.write(script, "#!/bin/sh\n" + agent + "\n");
    disk.setExecutable(script, true);
    var settings = (Json.Obj) JsonReader.read(disk.read(file).orElse("{}"));
    var agents =
        Json.object().put("shell", Json.object().put("command", script.toString()).build()).build();
    disk.write(
        file, settings.with("agents", agents).with("default_agent", Json.of("shell")).compact());
  }

  /// The gate of the project.
  void gate(String command) {
    var file = root.resolve("web/settings/config.json");
    var settings = (Json.Obj) JsonReader.read(disk.read(file).orElse("{}"));
    var queue = Json.object().put("test_command", command).put("retry_flaky_tests", 0).build();
    disk.write(file, settings.with("merge_queue", queue).compact());
  }

  String git(Path folder, String... words) {
    var line = new ArrayList<>(List.of("git"));
    line.addAll(List.of(words));
    var done =
        new LocalPrograms(environment).run(Programs.Call.of(folder, line.toArray(String[]::new)));
    if (done.exit() != 0) {
      throw new AssertionError(line + ": " + done.err());
    }
    return done.out().strip();
  }

  Answer gt(String... words) {
    return run("gt", root, words);
  }

  /// What the first session of a bead says whose hook it hung on first.
  Answer says(String who, String bead, String program, Path place, String... words) {
    var person = Map.copyOf(environment);
    environment.putAll(
        Map.of(
            "GT_ROLE", who,
            "BD_ACTOR", who,
            "GT_BEAD", bead,
            "GT_EPOCH", "1",
            "GT_SESSION", bead + ".1.0"));
    var answer = run(program, place, words);
    environment.keySet().retainAll(person.keySet());
    environment.putAll(person);
    return answer;
  }

  Answer run(String program, Path place, String... words) {
    calls++;
    var out = new StringBuilder();
    var err = new StringBuilder();
    var streams =
        new Streams() {
          @Override
          public void out(String text) {
            out.append(text);
          }

          @Override
          public void err(String text) {
            err.append(text);
          }

          @Override
          public String in() {
            return "";
          }
        };
    var around = new Invocation.Surroundings(environment, Invocation.Terminal.NONE, ZoneOffset.UTC);
    var call = new Invocation(program, List.of(words), place, around, "call-" + calls);
    return new Answer(new Front(house()).run(call, streams), out.toString(), err.toString());
  }

  private House house() {
    return new LocalHouse(
        new House.Build("1.2.3", "test"),
        "direct",
        OpenedStores::open,
        new RandomDice(),
        disk,
        new LocalHouse.Beyond(null, Keeper.NONE));
  }

  String ok(String... words) {
    return checked(words, gt(words));
  }

  private static String checked(String[] words, Answer answer) {
    if (answer.exit() != 0) {
      throw new AssertionError(
          String.join(" ", words)
              + " ended with "
              + answer.exit()
              + ": "
              + answer.out()
              + answer.err());
    }
    return answer.out();
  }

  /// A new bead of the project.
  String bead(String title) {
    var words = new String[] {"create", title, "--silent"};
    return checked(words, run("bd", root.resolve("web"), words)).strip();
  }

  Path worktree(String worker) {
    return root.resolve("web/polecats").resolve(worker);
  }

  Path canonical() {
    return root.resolve("web/mayor/rig");
  }

  /// Where the project's branch is.
  String main() {
    return git(origin, "rev-parse", "main");
  }

  void write(Path file, String text) {
    disk.write(file, text);
  }

  void wait(Duration length) {
    ahead = ahead.plus(length);
  }

  <T> T withTown(Function<Town, T> work) {
    var town = new gastown.town.layout.Town(root);
    InstantSource clock = () -> Clock.systemUTC().instant().plus(ahead);
    try (BeadStore store = OpenedStores.open(town.database())) {
      return work.apply(new Town(store, new SettledGround(disk, town), clock, new RandomDice()));
    }
  }

  Outside outside() {
    return new Outside(
        Outposts.cloning(
            new LocalPrograms(environment),
            disk,
            environment::get,
            new gastown.town.layout.Town(root)),
        outpost,
        Outposts.runtimes(root, disk),
        new LocalPrograms(environment),
        disk,
        () -> environment);
  }

  /// Turns the loop until there is nothing to do now.
  void turn() {
    withTown(town -> {
      var porters = new AllPorters(town, outside());
      var reports = new ArrayList<Report>(ended(town));
      for (int i = 0; i < 200; i++) {
        var agenda = new Turn(town).take(reports, Set.of());
        reports.clear();
        agenda.orders().forEach(order -> reports.add(porters.carryOut(order)));
        for (var worker : agenda.overlooked()) {
          var session = worker.job().session();
          reports.add(new Report.Measured(session, porters.spent(session)));
        }
        if (reports.isEmpty() && later(agenda.next())) {
          return i;
        }
      }
      throw new AssertionError("the loop finds no rest");
    });
  }

  private boolean later(Instant next) {
    return next.isAfter(Clock.systemUTC().instant().plus(ahead));
  }

  private List<Report> ended(Town town) {
    var over = new ArrayList<Report>();
    for (var session : town.look(reading -> reading.on(Kinds.SESSION, Kinds.LIVE))) {
      if (outpost.look(SessionPlaces.of(town.ground(), session.id()))
          instanceof Outpost.Look.Over) {
        over.add(
            new Report.SessionOver(
                session.id(),
                "its program ended",
                false,
                gastown.town.ports.Runtimes.Usage.UNKNOWN));
      }
    }
    return over;
  }

  /// Waits until no session runs any more.
  void untilSessionsEnd() {
    withTown(town -> {
      for (var session : town.look(reading -> reading.on(Kinds.SESSION, Kinds.LIVE))) {
        var over = new java.util.concurrent.CountDownLatch(1);
        outpost.whenOver(SessionPlaces.of(town.ground(), session.id()), _ -> over.countDown());
        await(over);
      }
      return true;
    });
  }

  private static void await(java.util.concurrent.CountDownLatch latch) {
    try {
      if (!latch.await(30, java.util.concurrent.TimeUnit.SECONDS)) {
        throw new AssertionError("a session does not end");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    withTown(town -> {
      for (var session : town.look(reading -> reading.all(Kinds.SESSION))) {
        outpost.end(SessionPlaces.of(town.ground(), session.id()), Duration.ZERO);
      }
      return true;
    });
  }
}
