package gastown.app.installed;

import static gastown.app.installed.LivingTown.number;
import static gastown.app.installed.LivingTown.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.store.SqliteStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A town at work, and somebody who kills its server, its agents and their commands all the while.
/// No byte an agent wrote is lost, no bead has two holders, no worker two sessions; in the end
/// everything has landed or is told to a person.
@Tag("installed")
final class TownCrashTest {
  /// Writes a line, tells outside that it did, commits from the second line on, hands in. On some
  /// beads its first session ends without a word, its last line uncommitted.
  private static final String CLERK =
      """
      #!/bin/sh
      set -- $(gt hook)
      bead=$1
      case $bead in '' | nothing) exit 0 ;; esac
      bd show "$bead" --json >/dev/null
      case $bead in *[0-4]) shared=notes/shared.txt ;; *) shared= ;; esac
      for n in 1 2 3; do
        word="$GT_SESSION.$n.$$"
        for file in "notes/$bead.txt" $shared; do
          echo "$word.${file##*/}" >>"$file" && echo "$word.${file##*/}" >>"$GT_TOWN_ROOT/../ledger"
        done
        case $n$GT_EPOCH$GT_WAKES$bead in 311*[5-7]) exit 0 ;; esac
        [ $n = 1 ] || { git add notes && git commit -q -m "$word"; } || exit 1
        sleep 0.05
      done
      gt done || gt done --save || exit 1
      """;

  private static final Pattern HALF_MADE =
      Pattern.compile("(failed to read|bad object) \\S*worktrees/\\S+/(commondir|HEAD)");

  private static final int AT_ONCE = 6;

  /// From so many kills on every step of every kind of order is to be hit.
  private static final int LONG = 300;

  private final Queue<String> doubles = new ConcurrentLinkedQueue<>();
  private final List<String> beads = new ArrayList<>();

  @Test
  void nothing_is_lost_or_doubled_whoever_is_killed(@TempDir Path folder) throws Exception {
    var campaign = System.getProperty("test.campaign", "short");
    assumeTrue(!campaign.equals("none"), "--quick leaves campaigns out");
    assumeTrue(Files.exists(Path.of("/proc/self/environ")), "there is no /proc here");
    int kills = campaign.equals("full") ? Integer.getInteger("gastown.kills", 1000) : 30;
    long seed = Long.getLong("gastown.seed", 1);
    var place = folder.toRealPath();
    var program = Installed.in(place);
    assumeTrue(program.hasNativeClient(), "there is no C compiler here, so no server");
    try (var town =
        LivingTown.found(
            program,
            place,
            "\"max_workers\":6,\"patience\":\"3s\",\"linger\":\"1s\",\"grace\":\"1s\","
                + "\"wakes_max\":100,\"conflicts_max\":100,\"agent\":\"clerk\"")) {
      Files.createFile(place.resolve("ledger"));
      town.agent("clerk", CLERK);
      town.agent(
          "sleeper",
          "#!/bin/sh\ncase $GT_EPOCH$GT_WAKES in 11) exec sleep 600 ;; esac\nexec "
              + place.resolve("clerk")
              + "\n");
      campaign(town, kills, seed);
    }
  }

  /// An agent that still works calls `gt`, which brings the server back, which takes up its towns.
  @Test
  void what_an_agent_says_brings_a_killed_server_back(@TempDir Path folder) throws Exception {
    assumeTrue(
        !System.getProperty("test.campaign", "").equals("none"), "--quick leaves campaigns out");
    var place = folder.toRealPath();
    var program = Installed.plain(place);
    assumeTrue(program.hasNativeClient(), "there is no C compiler here, so no server");
    try (var town = LivingTown.found(program, place, "\"linger\":\"1s\"")) {
      town.agent(
          "patient",
          """
          #!/bin/sh
          touch ../../../../begun
          while [ ! -e ../../../../killed ]; do sleep 0.05; done
          echo x >notes/patient && git add notes && git commit -q -m patient && exec gt done
          """);
      var bead = town.bead("Outlives its server", "");
      town.ok("gt", "sling", bead, "hello", "--agent", "patient");
      Installed.await("the agent", () -> Files.exists(place.resolve("begun")));
      long server = program.serverOnceItIsUp();
      ProcessHandle.of(server).orElseThrow().destroyForcibly();
      Installed.awaitEnd(server);
      var alone = program.command(town.root(), Map.of("GT_SERVER", "off"), "gt", "doctor");
      assertThat(Installed.finish(alone, "").out())
          .contains("it is to be up, and no server runs", "gt up");
      Files.createFile(place.resolve("killed"));
      town.awaitClosed(List.of(bead));
      town.awaitRest();
      assertThat(town.git(town.upstream(), "ls-tree", "--name-only", "main", "notes/"))
          .contains("notes/patient");
      assertThat(program.server()).isNotEqualTo(server);
    }
  }

  /// Two gates at once in one folder would judge what neither was asked about.
  @Test
  void a_gate_that_outlives_its_server_is_ended_before_it_runs_again(@TempDir Path folder)
      throws Exception {
    assumeTrue(
        !System.getProperty("test.campaign", "").equals("none"), "--quick leaves campaigns out");
    assumeTrue(Files.exists(Path.of("/proc/self/environ")), "there is no /proc here");
    var place = folder.toRealPath();
    var program = Installed.plain(place);
    assumeTrue(program.hasNativeClient(), "there is no C compiler here, so no server");
    try (var town = LivingTown.found(program, place, "")) {
      var gates = place.resolve("gates");
      town.agent(
          "slow",
          """
          #!/bin/sh
          [ -e "$(dirname "$0")/gates" ] && again=yes
          echo $$ >>"$(dirname "$0")/gates"
          [ "$again" ] || sleep 600
          """);
      town.agent(
          "clerk",
          "#!/bin/sh\necho x >notes/x && git add notes && git commit -q -m x && exec gt done\n");
      town.ok(
          "gt",
          "rig",
          "settings",
          "set",
          "hello",
          "merge_queue.test_command",
          place.resolve("slow").toString());
      var bead = town.bead("Waits at the gate", "");
      town.ok("gt", "sling", bead, "hello", "--agent", "clerk");
      Installed.await("the gate", () -> gates.toFile().length() > 1);
      long server = program.serverOnceItIsUp();
      ProcessHandle.of(server).orElseThrow().destroyForcibly();
      Installed.awaitEnd(server);
      long first = Long.parseLong(Files.readAllLines(gates).getFirst());
      var words = Path.of("/proc", Long.toString(first), "cmdline");
      assertThat(LivingTown.procText(words)).as("the gate has outlived its server").isNotEmpty();
      town.ok("gt", "status");
      town.awaitClosed(List.of(bead));
      assertThat(LivingTown.procText(words)).isEmpty();
      assertThat(Files.readAllLines(gates)).hasSize(2);
    }
  }

  private void campaign(LivingTown town, int kills, long seed) throws Exception {
    long began = System.nanoTime();
    try (var steps = new OrderSteps(town)) {
      var killer = new Killer(town, steps, seed, kills >= LONG);
      var watch = Thread.ofPlatform().start(() -> watch(town));
      int looked = 0;
      while (killer.counted() < kills || kills >= LONG && steps.fewestHits() < OrderSteps.WANTED) {
        feed(town, steps);
        killer.killSomebody();
        if (killer.counted() / 100 > looked) {
          looked = killer.counted() / 100;
          assertThat(lost(town)).as("lost after " + killer.counted() + " kills").isEmpty();
          System.out.println(killer.told() + "\n" + steps.table());
        }
        assertThat(doubles).isEmpty();
      }
      settle(town, steps);
      watch.interrupt();
      watch.join();
      System.out.printf(
          "crash campaign, seed %d: %d beads in %d s; %s%n%s",
          seed,
          beads.size(),
          TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began),
          killer.told(),
          steps.table());
      assertThat(doubles).isEmpty();
      assertThat(lost(town)).isEmpty();
      check(town);
    }
  }

  /// Keeps every place taken. A sling that is cut off is simply typed again.
  private void feed(LivingTown town, OrderSteps steps) throws Exception {
    var busy =
        text(
            steps
                .ask(
                    "SELECT count(*) FROM documents WHERE kind = 'waiting' OR kind = 'worker' AND"
                        + " shelf = 'busy'")
                .getFirst()
                .getFirst());
    for (int n = Integer.parseInt(busy); n < AT_ONCE; n++) {
      var bead = town.bead("Bead " + beads.size(), "");
      beads.add(bead);
      var words = new ArrayList<String>(List.of("gt", "sling", bead, "hello"));
      if (beads.size() % 7 == 0) {
        words.addAll(List.of("--agent", "sleeper"));
      }
      var builder = town.program().command(town.root(), Map.of(), words.toArray(String[]::new));
      if (beads.size() % 5 == 0) {
        var process = builder.start();
        TimeUnit.MILLISECONDS.sleep(beads.size() % 11);
        process.destroyForcibly().waitFor();
      }
      var done = Installed.finish(builder, "");
      boolean isHeld = done.exit() == 1 && done.err().contains("has held it since");
      assertThat(done.exit() == 0 || isHeld || town.status(bead).equals("closed"))
          .as(done.err())
          .isTrue();
    }
  }

  /// Whoever failed often waits for minutes before it is woken again. That is no standing still: to
  /// stand still is to change nothing for a while when no pause is left.
  private static void settle(LivingTown town, OrderSteps steps) throws Exception {
    town.ok("gt", "up");
    List<List<Json>> before = List.of();
    var open = open(steps);
    var end = Instant.MIN;
    while (!open.isEmpty()) {
      if (!open.equals(before)) {
        end = lastPause(open).plusSeconds(Installed.PATIENCE_SECONDS);
        before = open;
      }
      assertThat(Instant.now()).as("the town stands still: " + open).isBefore(end);
      TimeUnit.MILLISECONDS.sleep(200);
      open = open(steps);
    }
  }

  /// What is neither landed nor told.
  private static List<List<Json>> open(OrderSteps steps) {
    return steps.ask(
        "SELECT kind, id, body FROM documents WHERE kind IN ('order', 'waiting', 'candidate') AND"
            + " shelf <> 'over' OR kind = 'worker' AND shelf = 'busy' ORDER BY kind, id");
  }

  private static Instant lastPause(List<List<Json>> open) {
    var last = Instant.now();
    for (var row : open) {
      var body = (Json.Obj) JsonReader.read(text(row.get(2)));
      if (text(body, "state").equals("hired")) {
        var due = Instant.parse(text(body, "due"));
        last = due.isAfter(last) ? due : last;
      }
    }
    return last;
  }

  /// Looks for two sessions of one worker, or of one bead, that run at the same time.
  private void watch(LivingTown town) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        var seen = new HashMap<String, String>();
        for (var process : LivingTown.processes(town.place()).keySet()) {
          var session = variable(process, "GT_SESSION");
          var worker = variable(process, "GT_ROLE");
          if (session.isEmpty() || worker.isEmpty()) {
            continue;
          }
          var mine = process + " " + session;
          var other = seen.putIfAbsent(worker, mine);
          boolean isDouble = other != null && !other.endsWith(" " + session);
          if (isDouble && isStill(other) && isStill(mine) && isStill(other)) {
            doubles.add(worker + ": " + other + " and " + mine);
          }
        }
        TimeUnit.MILLISECONDS.sleep(150);
      }
    } catch (InterruptedException | IOException e) {
      // The campaign is over.
    }
  }

  private static boolean isStill(String known) {
    var parts = known.split(" ", 2);
    return variable(Long.parseLong(parts[0]), "GT_SESSION").equals(parts[1]);
  }

  private static String variable(long process, String name) {
    for (var pair :
        LivingTown.procText(Path.of("/proc", Long.toString(process), "environ")).split("\0")) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return "";
  }

  /// The words agents told of that are nowhere: not in a worktree, not behind any ref. Worktrees
  /// are read first, for what leaves them is behind a ref before.
  private static TreeSet<String> lost(LivingTown town) throws Exception {
    var told = new TreeSet<>(Files.readAllLines(town.place().resolve("ledger")));
    var found = new StringBuilder();
    var worktrees = town.root().resolve("hello/polecats");
    if (Files.isDirectory(worktrees)) {
      try (var folders = Files.list(worktrees)) {
        for (var each : folders.toList()) {
          read(each.resolve("notes"), found);
        }
      }
    }
    var names = new StringBuilder();
    for (var line : objects(town).lines().toList()) {
      names.append(line, 0, Math.min(40, line.length())).append('\n');
    }
    // from a file: git answers before it has read all, and would wait for us while we wait for it
    var asked = Files.writeString(town.place().resolve("asked"), names);
    var contents =
        new ProcessBuilder("git", "cat-file", "--batch")
            .directory(town.canonical().toFile())
            .redirectInput(asked.toFile());
    var read = Installed.finish(contents, "");
    assertThat(read.exit()).as(read.err()).isZero();
    found.append(read.out());
    found.toString().lines().forEach(told::remove);
    return told;
  }

  /// A worktree that a killed git had just begun stands in the way of every git here until the town
  /// comes by to take it away.
  private static String objects(LivingTown town) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Installed.PATIENCE_SECONDS);
    var done = town.tryGit(town.canonical(), "rev-list", "--objects", "--all");
    while (HALF_MADE.matcher(done.err()).find() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(100);
      done = town.tryGit(town.canonical(), "rev-list", "--objects", "--all");
    }
    assertThat(done.exit()).as(done.err()).isZero();
    return done.out();
  }

  private static void read(Path notes, StringBuilder into) {
    try (var files = Files.list(notes)) {
      for (var file : files.toList()) {
        into.append(Files.readString(file, StandardCharsets.UTF_8)).append('\n');
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      // On its way out; then it is behind a ref.
    }
  }

  /// Every bead is on main once, or a person was told.
  private void check(LivingTown town) throws Exception {
    var assignments = town.documents("assignment");
    var main = town.git(town.upstream(), "log", "--first-parent", "--format=%B", "main");
    var alarms = town.sql("SELECT title FROM beads WHERE assignee = 'overseer'").toString();
    int landed = 0;
    for (var bead : beads) {
      var assignment = java.util.Objects.requireNonNull(assignments.get(bead), bead);
      var phase = text(assignment, "phase");
      if (phase.equals("landed")) {
        landed++;
        assertThat(main.lines().filter(("Bead: " + bead)::equals)).as(bead).hasSize(1);
        assertThat(main).contains("Bead: " + bead + "\n");
        assertThat(town.status(bead)).isEqualTo("closed");
        assertThat(number(assignment, "epoch")).isPositive();
      } else {
        assertThat(phase).as(bead).isEqualTo("stranded");
        assertThat(alarms).contains(bead);
      }
    }
    System.out.println(landed + " of " + beads.size() + " beads landed, the others are told");
    assertThat(town.documents("session").values())
        .allSatisfy(session -> assertThat(text(session, "ended")).isNotEmpty());
    town.git(town.canonical(), "fsck", "--no-dangling", "--connectivity-only");
    try (var store = SqliteStore.openExisting(town.database())) {
      assertThat(store.damages()).isEmpty();
    }
  }
}
