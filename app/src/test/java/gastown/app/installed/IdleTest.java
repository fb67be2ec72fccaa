package gastown.app.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A town in which nobody works costs next to nothing. Only in the long campaigns, for it takes
/// minutes; `-Dgastown.idle.minutes` says how many.
@Tag("installed")
final class IdleTest {
  private static final int WORKERS = 50;

  @Test
  void an_idle_town_with_fifty_workers_starts_no_process(@TempDir Path folder) throws Exception {
    assumeTrue(
        System.getProperty("test.campaign", "").equals("full"), "it takes minutes: ./test --soak");
    assumeTrue(Files.exists(Path.of("/proc/self/stat")), "there is no /proc here");
    long minutes = Long.getLong("gastown.idle.minutes", 10);
    var place = folder.toRealPath();
    var program = Installed.in(place);
    assumeTrue(program.hasNativeClient(), "there is no C compiler here, so no server");
    try (var town = LivingTown.found(program, place, "\"max_workers\":60,\"linger\":\"1s\"")) {
      town.settle("\"max_polecats\":60");
      town.agent("guest", "#!/bin/sh\ngt done --status DEFERRED\n");
      var beads = new ArrayList<String>();
      for (int i = 0; i < WORKERS; i++) {
        beads.add(town.bead("Bead " + i, ""));
        town.ok("gt", "sling", beads.get(i), "hello/w" + i, "--agent", "guest", "--no-convoy");
      }
      town.awaitRest();
      assertThat(town.documents("worker")).hasSize(WORKERS);
      TimeUnit.SECONDS.sleep(20);
      measure(program.server(), minutes);
    }
  }

  private static void measure(long server, long minutes) throws Exception {
    var before = Use.of(server);
    TimeUnit.SECONDS.sleep(60 * minutes);
    var after = Use.of(server);
    System.out.printf(
        Locale.ROOT,
        "an idle town with %d workers, %d minutes: %.3f %% of a core, %d MB, %d faults of"
            + " children%n",
        WORKERS,
        minutes,
        (after.ticks - before.ticks) / (60.0 * minutes),
        after.megabytes,
        after.childFaults - before.childFaults);
    // A child that was started and reaped leaves its page faults with its parent.
    assertThat(after.childFaults).isEqualTo(before.childFaults);
    assertThat(after.children).isEmpty();
  }

  /// A tick is a hundredth of a second.
  private record Use(long childFaults, long ticks, long megabytes, String children) {
    static Use of(long process) {
      var folder = Path.of("/proc", Long.toString(process));
      var stat = LivingTown.procText(folder.resolve("stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      var children = LivingTown.procText(folder.resolve("task/" + process + "/children")).strip();
      return new Use(
          Long.parseLong(fields[8]),
          Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
          Long.parseLong(fields[21]) * 4096 / 1_000_000,
          children);
    }
  }
}
