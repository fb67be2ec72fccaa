package gastown.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.app.house.LocalDisk;
import gastown.app.house.LocalSpawning;
import gastown.town.ports.Outpost;
import gastown.town.ports.Outpost.Look;
import gastown.town.ports.Outpost.Place;
import gastown.town.ports.Outpost.Plan;
import gastown.town.ports.Outpost.ProcessMark;
import gastown.town.ports.Outpost.Started;
import gastown.town.ports.Spawning.Kin;
import gastown.town.ports.Spawning.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every outpost keeps, with real processes.
abstract class OutpostContract {
  static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration GRACE = Duration.ofMillis(200);

  @TempDir Path root;
  final LocalDisk disk = new LocalDisk();
  final LocalSpawning spawning = new LocalSpawning();
  private final List<Place> begun = new ArrayList<>();

  /// A new outpost over the same folders: what a server that was started again has.
  abstract Outpost outpost();

  @AfterEach
  void nothing_is_left() {
    var outpost = outpost();
    begun.forEach(place -> outpost.end(place, Duration.ZERO));
  }

  Place place(String id) {
    return new Place(id, root.resolve("places").resolve(id));
  }

  Map<String, String> environment(String id) {
    return Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "GT_SESSION", id);
  }

  Plan plan(String id, String... words) {
    return plan(id, environment(id), words);
  }

  Plan plan(String id, Map<String, String> environment, String... words) {
    var place = place(id);
    begun.add(place);
    try {
      Files.createDirectories(root.resolve("work"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new Plan(
        id, "A title", List.of(words), root.resolve("work"), place.folder(), environment);
  }

  Plan script(String id, String text) {
    return plan(id, "/bin/sh", "-c", text);
  }

  static ProcessMark running(Started started) {
    assertThat(started).isInstanceOf(Started.Running.class);
    return ((Started.Running) started).process();
  }

  /// The text of a file of the working folder, once it ends in a line `end`.
  String written(String name) {
    var file = root.resolve("work").resolve(name);
    assertThat(spawning.awaitAny(List.of(file), SOON)).as(name).isTrue();
    return disk.read(file).orElseThrow();
  }

  void awaitOver(Place place) {
    var over = new CountDownLatch(1);
    outpost().whenOver(place, _ -> over.countDown());
    try {
      assertThat(over.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void await(String what, BooleanSupplier fact) {
    long end = System.nanoTime() + SOON.toNanos();
    while (!fact.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      spawning.awaitAny(List.of(), Duration.ofMillis(20));
    }
  }

  @Test
  void a_session_runs_in_its_folder_and_is_over_when_its_program_is() {
    var place = place("web-Toast");
    assertThat(outpost().look(place)).isInstanceOf(Look.Unknown.class);
    var started = outpost().start(script("web-Toast", "pwd >x && mv x where; exec sleep 600"));
    var process = running(started);
    assertThat(Path.of(written("where").strip())).isEqualTo(disk.real(root.resolve("work")));
    assertThat(outpost().look(place)).isEqualTo(new Look.Running(process));
    assertThat(spawning.signal(process, Signal.KILL)).isTrue();
    awaitOver(place);
    assertThat(outpost().look(place)).isInstanceOf(Look.Over.class);
  }

  @Test
  void one_id_starts_one_program_however_often_it_is_asked() {
    var plan = script("a", "echo once >>times; echo x >up; exec sleep 600");
    var process = running(outpost().start(plan));
    assertThat(running(outpost().start(plan))).isEqualTo(process);
    written("up");
    outpost().end(place("a"), GRACE);
    assertThat(outpost().start(plan)).isInstanceOf(Started.Over.class);
    assertThat(written("times")).isEqualTo("once\n");
  }

  @Test
  void of_many_who_start_one_id_at_once_all_find_the_same_process() {
    for (int round = 0; round < 5; round++) {
      var plan =
          script(
              "race" + round,
              "echo once >>times" + round + "; echo x >up" + round + "; exec sleep 600");
      var asked = new ArrayList<CompletableFuture<Started>>();
      for (int i = 0; i < 4; i++) {
        asked.add(
            CompletableFuture.supplyAsync(() -> outpost().start(plan), Thread::startVirtualThread));
      }
      var found = asked.stream().map(CompletableFuture::join).distinct().toList();
      assertThat(found).hasSize(1);
      running(found.getFirst());
      written("up" + round);
      outpost().end(place("race" + round), GRACE);
      assertThat(written("times" + round)).isEqualTo("once\n");
    }
  }

  @Test
  void a_program_that_is_not_there_is_told_and_may_be_tried_again() {
    assertThat(outpost().start(plan("a", "no-such-program-anywhere")))
        .isInstanceOfSatisfying(
            Started.Failed.class, f -> assertThat(f.why()).contains("no-such-program-anywhere"));
    assertThat(outpost().look(place("a"))).isInstanceOf(Look.Unknown.class);
    running(outpost().start(plan("a", "sleep", "600")));
  }

  @Test
  void a_folder_that_is_not_there_is_told() {
    var plan = plan("a", "sleep", "600");
    var elsewhere =
        new Plan("a", "", plan.words(), root.resolve("gone"), plan.place(), plan.environment());
    assertThat(outpost().start(elsewhere))
        .isInstanceOfSatisfying(Started.Failed.class, f -> assertThat(f.why()).contains("gone"));
  }

  @Test
  void an_id_that_is_no_name_is_refused() {
    var plan = plan("a", "true");
    for (var id : List.of("", "-x", "a b", "a/b", "a;b", "ä")) {
      var odd = new Plan(id, "", plan.words(), plan.folder(), plan.place(), plan.environment());
      assertThat(outpost().start(odd)).as(id).isInstanceOf(Started.Failed.class);
    }
  }

  @Test
  void a_variable_that_has_no_proper_name_is_refused() {
    for (var name : List.of("", "1x", "a b", "a.b", "x;id", "ä")) {
      var odd = new HashMap<>(environment("a"));
      odd.put(name, "x");
      assertThat(outpost().start(plan("a", odd, "true")))
          .as(name)
          .isInstanceOf(Started.Failed.class);
    }
  }

  @Test
  void words_arrive_as_they_are() {
    var words =
        List.of(
            "plain",
            "",
            "two words",
            "it's",
            "\"quoted\"",
            "a\nb",
            "$HOME `id` \\ ; & *",
            "ü€",
            "-n",
            ";");
    var all =
        new ArrayList<>(List.of("/bin/sh", "-c", "printf '%s\\0' \"$@\" >x; mv x args", "name"));
    all.addAll(words);
    outpost().start(plan("a", all.toArray(String[]::new)));
    assertThat(Arrays.asList(written("args").split("\0", -1)).subList(0, words.size()))
        .isEqualTo(words);
  }

  @Test
  void the_program_gets_the_given_environment_and_nothing_else() {
    var given = new HashMap<>(environment("a"));
    given.put("EMPTY", "");
    given.put("ODD", "it's \"a\"\n$HOME; `id` \\");
    given.put("TERM", "xterm");
    outpost().start(plan("a", given, "/bin/sh", "-c", "cat /proc/$$/environ >x; mv x all"));
    var found = new HashMap<String, String>();
    for (var entry : written("all").split("\0")) {
      found.put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
    }
    assertThat(expected(given, found)).isEqualTo(given);
  }

  /// What an outpost may add is taken out.
  Map<String, String> expected(Map<String, String> given, Map<String, String> found) {
    return found;
  }

  @Test
  void the_values_of_the_environment_are_in_no_process_list_and_no_readable_file()
      throws IOException {
    var given = new HashMap<>(environment("a"));
    given.put("TOKEN", "s3cr3t-7391");
    running(
        outpost()
            .start(
                plan(
                    "a",
                    given,
                    "/bin/sh",
                    "-c",
                    "ps ax -ww -o args >x; mv x list; exec sleep 600")));
    assertThat(written("list")).doesNotContain("s3cr3t-7391");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place("a").folder())))
        .isEqualTo("rwx------");
    for (var name : disk.list(place("a").folder())) {
      if (!Files.isRegularFile(place("a").folder().resolve(name))) {
        continue;
      }
      assertThat(disk.read(place("a").folder().resolve(name)).orElse(""))
          .as(name)
          .doesNotContain("s3cr3t-7391");
    }
  }

  @Test
  void end_takes_children_that_refuse_to_go_and_those_that_ran_away() {
    var stubborn = "(trap '' TERM HUP INT; echo $$ >a.x; mv a.x a; while :; do sleep 600; done) & ";
    var daemon = "setsid sh -c '(trap \"\" TERM; exec sleep 601) & sleep 0' & ";
    outpost()
        .start(
            script(
                "a",
                "trap '' TERM HUP; "
                    + stubborn
                    + daemon
                    + "echo x >up; while :; do sleep 600; done"));
    written("up");
    written("a");
    var kin =
        new Kin(new ProcessMark(0, ""), "GT_SESSION=a", place("a").folder().resolve("output.log"));
    assertThat(spawning.family(kin)).hasSizeGreaterThan(2);
    outpost().end(place("a"), GRACE);
    assertThat(spawning.family(kin)).isEmpty();
    assertThat(outpost().look(place("a"))).isInstanceOf(Look.Over.class);
  }

  @Test
  void end_takes_what_a_dead_program_left_behind() {
    var process = running(outpost().start(script("a", "sleep 600 & sleep 601 & echo x >up; wait")));
    written("up");
    spawning.signal(process, Signal.KILL);
    awaitOver(place("a"));
    outpost().end(place("a"), GRACE);
    var kin = new Kin(process, "GT_SESSION=a", place("a").folder().resolve("output.log"));
    assertThat(spawning.family(kin)).isEmpty();
  }

  @Test
  void a_program_that_heeds_the_asking_may_finish_what_it_does() {
    outpost()
        .start(
            script(
                "a",
                "trap 'echo bye >x; mv x bye; exit 0' TERM; echo x >up; while :; do sleep 0.05;"
                    + " done"));
    written("up");
    outpost().end(place("a"), SOON);
    assertThat(written("bye")).isEqualTo("bye\n");
  }

  @Test
  void a_note_whose_number_was_given_to_another_process_harms_nobody() throws IOException {
    var other = new ProcessBuilder("sleep", "600").start();
    try {
      var mark = Objects.requireNonNull(spawning.markOf(other.pid()));
      var place = place("a");
      disk.makeFolder(place.folder(), true);
      disk.write(
          place.folder().resolve("session"),
          other.pid() + " " + outpost().kind() + " a 1" + mark.start() + "\n");
      assertThat(outpost().look(place)).isInstanceOf(Look.Over.class);
      outpost().end(place, GRACE);
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void what_the_program_says_is_captured_newest_last() {
    running(
        outpost()
            .start(
                script(
                    "a",
                    "for i in 1 2 3 4 5; do echo line $i; done; echo err >&2; echo x >up; exec"
                        + " sleep 600")));
    written("up");
    await(
        "its last lines",
        () -> outpost().capture(place("a"), 3).strip().equals("line 4\nline 5\nerr"));
    assertThat(outpost().capture(place("none"), 3)).isEmpty();
  }

  @Test
  void the_known_sessions_are_those_that_were_started() {
    outpost().start(script("b", "exec sleep 600"));
    outpost().start(script("a", "exit 0"));
    disk.makeFolder(root.resolve("places/other"), true);
    assertThat(outpost().known(root.resolve("places"))).containsExactly(place("a"), place("b"));
    assertThat(outpost().known(root.resolve("none"))).isEmpty();
  }

  @Test
  void an_end_that_came_before_is_told_at_once_and_every_end_once() {
    outpost().start(script("a", "exit 0"));
    awaitOver(place("a"));
    awaitOver(place("a"));
    awaitOver(place("never"));
  }

  @Test
  void a_session_goes_on_when_whoever_started_it_is_gone() {
    var process = running(outpost().start(script("a", "exec sleep 600")));
    var again = outpost();
    assertThat(again.look(place("a"))).isEqualTo(new Look.Running(process));
    assertThat(again.known(root.resolve("places"))).containsExactly(place("a"));
  }
}
