package gastown.app.installed;

import static gastown.app.installed.LivingTown.number;
import static gastown.app.installed.LivingTown.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Who gets a bead when several want it, and what becomes of whoever had it before.
@Tag("installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RaceTest {
  private static final int RACES = 6;
  private static final Pattern HOLDER = Pattern.compile("hello/[A-Za-z]+ has held it since");

  private Path place;
  private LivingTown town;

  @BeforeAll
  void found(@TempDir Path folder) throws Exception {
    assumeTrue(
        !System.getProperty("test.campaign", "").equals("none"),
        "--quick leaves installed programs out");
    place = folder.toRealPath();
    town = LivingTown.found(Installed.plain(place), place, "\"max_workers\":20,\"grace\":\"20s\"");
    town.agent("waiter", "#!/bin/sh\nexec sleep 600\n");
    town.agent(
        "stubborn",
        """
        #!/bin/sh
        trap '' TERM
        echo made >notes/committed.txt
        git add notes
        git commit -q -m "made by the first"
        echo unfinished >notes/unfinished.txt
        touch "$GT_USAGE.ready"
        while [ ! -e "$GT_TOWN_ROOT/stolen" ]; do sleep 0.05; done
        gt done >"$GT_USAGE.said" 2>&1
        echo "exit $?" >>"$GT_USAGE.said"
        """);
  }

  @AfterAll
  void end() throws Exception {
    if (town != null) {
      town.close();
    }
  }

  private List<Installed.Done> race(List<ProcessBuilder> builders) throws Exception {
    var start = new CyclicBarrier(builders.size());
    var calls = new ArrayList<Callable<Installed.Done>>();
    for (var builder : builders) {
      calls.add(() -> {
        start.await();
        return Installed.finish(builder, "");
      });
    }
    var done = new ArrayList<Installed.Done>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each : pool.invokeAll(calls)) {
        done.add(each.get());
      }
    }
    return done;
  }

  @Test
  void of_two_dispatchers_one_wins_and_the_other_is_told_who_and_why() throws Exception {
    for (int i = 0; i < RACES; i++) {
      var bead = town.bead("Race " + i, "");
      // Once in a while neither asks the server.
      var server = Map.of("GT_SERVER", i == 0 ? "off" : "");
      var both = new ArrayList<ProcessBuilder>();
      for (int n = 0; n < 2; n++) {
        both.add(
            town.program()
                .command(town.root(), server, "gt", "sling", bead, "hello", "--agent", "waiter"));
      }
      var done = race(both);
      assertThat(done.stream().map(Installed.Done::exit))
          .as(done.toString())
          .containsExactlyInAnyOrder(0, 1);
      var loser = done.stream().filter(each -> each.exit() == 1).findFirst().orElseThrow();
      assertThat(loser.err())
          .contains("cannot sling " + bead)
          .containsPattern(HOLDER)
          .contains("epoch 1")
          .contains("gt peek hello/")
          .contains("--steal");
      assertThat(
              number(
                  java.util.Objects.requireNonNull(town.documents("assignment").get(bead)),
                  "epoch"))
          .isEqualTo(1);
      Installed.await("the session on " + bead, () -> !sessions(bead).isEmpty());
      assertThat(sessions(bead)).containsExactly(bead + ".1.0");
    }
    // a session is noted a moment before its shell has become the program
    Installed.await("all to sleep", () -> sleepers() >= RACES);
    assertThat(sleepers()).isEqualTo(RACES);
    for (var held : town.documents("assignment").entrySet()) {
      if (text(held.getValue(), "runtime").equals("waiter")) {
        town.ok("gt", "unsling", held.getKey());
      }
    }
  }

  private long sleepers() {
    try {
      return LivingTown.processes(place).values().stream()
          .filter(words -> words.startsWith("sleep 600"))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> sessions(String bead) {
    return town.documents("session").entrySet().stream()
        .filter(each -> text(each.getValue(), "bead").equals(bead))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void who_was_stolen_from_is_refused_and_its_work_is_kept() throws Exception {
    var bead =
        town.bead("Stolen", "write notes/stolen.txt by the second\ncommit done again\ndone\n");
    town.ok("gt", "sling", bead, "hello", "--agent", "stubborn");
    var old = town.session(bead + ".1.0");
    Installed.await("the first to be at work", () -> found(old, ".ready") != null);
    var first =
        text(java.util.Objects.requireNonNull(town.documents("assignment").get(bead)), "worker");
    town.ok("gt", "sling", bead, "hello", "--steal", "--agent", "scripted");
    Files.createFile(town.root().resolve("stolen"));
    town.awaitClosed(List.of(bead));
    town.awaitRest();

    var assignment = java.util.Objects.requireNonNull(town.documents("assignment").get(bead));
    assertThat(number(assignment, "epoch")).isEqualTo(2);
    var second = text(assignment, "worker");
    assertThat(second).isNotEqualTo(first);
    assertThat(Files.readString(found(old, ".said")))
        .contains("may not speak for " + bead)
        .contains("holds it under epoch 2")
        .endsWith("exit 1\n");
    assertThat(town.git(town.upstream(), "show", "main:notes/stolen.txt"))
        .isEqualTo("by the second\n");
    assertThat(town.tryGit(town.upstream(), "cat-file", "-e", "main:notes/committed.txt").exit())
        .isNotZero();
    boolean isKept = false;
    for (var saved : town.documents("salvage").entrySet()) {
      if (text(saved.getValue(), "worker").equals(first)) {
        var whole = town.tryGit(town.canonical(), "show", saved.getKey() + ":notes/unfinished.txt");
        isKept |= whole.out().equals("unfinished\n");
        assertThat(town.git(town.canonical(), "show", saved.getKey() + ":notes/committed.txt"))
            .isEqualTo("made\n");
      }
    }
    assertThat(isKept).as("the uncommitted file is kept").isTrue();
  }

  private static @org.jspecify.annotations.Nullable Path found(Path folder, String ending) {
    try (var files = Files.walk(folder)) {
      return files.filter(each -> each.toString().endsWith(ending)).findFirst().orElse(null);
    } catch (java.io.IOException e) {
      return null;
    }
  }

  @Test
  void a_name_that_is_busy_is_an_error_and_a_full_rig_a_line() throws Exception {
    var other = place.resolve("narrow");
    town.git(place, "init", "--quiet", "--bare", other.toString());
    town.git(place.resolve("first"), "push", "--quiet", other.toString(), "HEAD:refs/heads/main");
    town.ok("gt", "rig", "add", "narrow", "file://" + other, "--quiet");
    Files.createDirectories(town.root().resolve("narrow/settings"));
    Files.writeString(
        town.root().resolve("narrow/settings/config.json"), "{\"max_workers\":1,\"version\":1}\n");
    var beads = new ArrayList<String>();
    for (int i = 0; i < 4; i++) {
      beads.add(town.bead("Narrow " + i, ""));
    }
    town.ok("gt", "sling", beads.get(0), "narrow/Max", "--agent", "waiter");
    var busy = town.run("gt", "sling", beads.get(1), "narrow/Max");
    assertThat(busy.exit()).isEqualTo(1);
    assertThat(busy.err()).contains("narrow/Max").contains(beads.get(0));
    assertThat(town.documents("waiting")).doesNotContainKey(beads.get(1));
    assertThat(town.ok("gt", "sling", beads.get(2), "narrow")).contains("(number 1)");
    assertThat(town.ok("gt", "sling", beads.get(3), "narrow")).contains("(number 2)");
    assertThat(town.documents("waiting")).containsOnlyKeys(beads.get(2), beads.get(3));
    for (var bead : List.of(beads.get(3), beads.get(2), beads.get(0))) {
      town.ok("gt", "unsling", bead);
    }
  }
}
