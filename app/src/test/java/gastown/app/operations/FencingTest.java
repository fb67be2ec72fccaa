package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.engine.loop.Report;
import gastown.engine.loop.Turn;
import gastown.town.book.Kinds;
import gastown.town.ports.Runtimes.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is being ended goes on for a moment. What it says then counts only if the bead is still its
/// own.
class FencingTest {
  @TempDir Path folder;
  private TownOnDisk town;
  private String bead = "";

  @BeforeEach
  void somebody_at_work() {
    town = new TownOnDisk(folder);
    town.agents("exec sleep 600");
    town.ok("config", "set", "patience", "20h");
    bead = town.bead("Say more");
    town.ok("sling", bead, "web");
    town.turn();
    var tree = town.worktree("Toast");
    town.write(tree.resolve("greeting.txt"), "hello there\n");
    town.git(tree, "commit", "-q", "-a", "-m", "Say more");
  }

  @AfterEach
  void end() {
    town.close();
  }

  /// What the session says whose hook held the bead first.
  private TownOnDisk.Answer says(String program, String... words) {
    return town.says("web/polecats/Toast", bead, program, town.root.resolve("web"), words);
  }

  private String phase() {
    return town.withTown(open ->
        open.look(reading ->
            String.valueOf(Objects.requireNonNull(reading.find(Kinds.ASSIGNMENT, bead)).phase())));
  }

  /// The loop decides; nobody has carried anything out yet.
  private void stopAtItsCap() {
    town.ok("config", "set", "session_time_cap", "1h");
    town.wait(Duration.ofMinutes(61));
    town.withTown(open ->
        new Turn(open).take(List.of(new Report.Measured(bead + ".1.0", Usage.UNKNOWN)), Set.of()));
    assertThat(orders()).containsExactly("end-session");
  }

  private List<String> orders() {
    return town.withTown(open ->
        open.look(reading -> reading.all(Kinds.ORDER)).stream()
            .map(order -> order.order().kind())
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"kill web/Toast", "unsling BEAD", "sling BEAD web --steal"})
  void who_lost_its_bead_is_refused_from_that_moment_on_and_its_work_is_kept(String line) {
    town.ok(line.replace("BEAD", bead).split(" ", -1));
    var before = town.main();
    assertThat(says("gt", "done").err()).contains("may not speak for " + bead);
    assertThat(says("gt", "handoff").err()).contains("may not speak for " + bead);
    assertThat(says("bd", "close", bead).err()).contains("may not speak for " + bead);
    assertThat(says("bd", "update", bead, "--status", "closed").err())
        .contains("may not speak for " + bead);
    town.turn();
    assertThat(town.main()).isEqualTo(before);
    assertThat(town.ok("salvage", "list", bead)).contains(bead);
  }

  @Test
  void who_is_suspended_at_a_cap_may_still_hand_in_and_lands() {
    stopAtItsCap();
    var before = town.main();
    assertThat(says("gt", "done").out()).contains("handed in");
    town.turn();
    assertThat(phase()).isEqualTo("LANDED");
    assertThat(town.main()).isNotEqualTo(before);
  }

  @Test
  void who_was_suspended_at_a_cap_and_is_over_is_refused_though_the_bead_is_its_workers() {
    stopAtItsCap();
    town.turn();
    assertThat(phase()).isEqualTo("HOOKED");
    var refused = says("gt", "done");
    assertThat(refused.err()).contains("may not speak for " + bead, "was ended");
    assertThat(says("bd", "close", bead).err()).contains("hangs on the hook");
    town.ok("config", "set", "session_time_cap", "0s");
    town.wait(Duration.ofMinutes(5));
    town.turn();
    assertThat(says("gt", "done").err()).contains("may not speak for " + bead);
    assertThat(phase()).isEqualTo("WORKING");
    assertThat(town.git(town.worktree("Toast"), "log", "-1", "--format=%s")).isEqualTo("Say more");
  }
}
