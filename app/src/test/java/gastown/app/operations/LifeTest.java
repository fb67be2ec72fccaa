package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.town.book.Kinds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A town that is stopped, goes on, and is shut down from the bottom up.
class LifeTest {
  @TempDir Path folder;
  private TownOnDisk town;

  @BeforeEach
  void found() {
    town = new TownOnDisk(folder);
    town.agents("exec sleep 600");
  }

  @AfterEach
  void end() {
    town.close();
  }

  /// What the system says of the session's process: running, sleeping, standing still.
  private char state() throws Exception {
    long number =
        town.withTown(open ->
            open.look(reading -> reading.on(Kinds.SESSION, Kinds.LIVE))
                .getFirst()
                .process()
                .number());
    var line = Files.readString(Path.of("/proc/" + number + "/stat"));
    return line.charAt(line.lastIndexOf(')') + 2);
  }

  /// A signal arrives when the system gets to it.
  private boolean stands() throws Exception {
    long end = System.nanoTime() + 20_000_000_000L;
    while (state() != 'T' && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return state() == 'T';
  }

  private boolean goesOn() throws Exception {
    long end = System.nanoTime() + 20_000_000_000L;
    while (state() == 'T' && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return state() != 'T';
  }

  @Test
  void nothing_starts_works_or_lands_while_the_town_is_stopped() throws Exception {
    var bead = town.bead("Say more");
    town.ok("sling", bead, "web");
    town.turn();
    var tree = town.worktree("Toast");
    town.write(tree.resolve("greeting.txt"), "hello there\n");
    town.git(tree, "commit", "-q", "-a", "-m", "Say more");
    town.ok("mq", "add", "web", "Toast");
    assertThat(town.ok("estop", "-r", "the remote is being moved")).contains("sessions held: 1");
    assertThat(town.root.resolve("ESTOP")).content().contains("the remote is being moved");
    assertThat(stands()).isTrue();
    var before = town.main();
    var waiting = town.bead("Wait");
    assertThat(town.ok("sling", waiting, "web")).contains("waits");
    town.wait(Duration.ofHours(5));
    town.turn();
    assertThat(town.main()).isEqualTo(before);
    assertThat(town.ok("estop")).contains("already");
    assertThat(town.ok("thaw")).contains("1 sessions with it");
    assertThat(town.root.resolve("ESTOP")).doesNotExist();
    assertThat(goesOn()).isTrue();
    town.turn();
    assertThat(town.main()).isNotEqualTo(before);
    assertThat(town.ok("thaw")).contains("was not stopped");
  }

  @Test
  void one_rig_can_be_stopped_alone() {
    town.ok("estop", "--rig", "web");
    assertThat(town.root.resolve("ESTOP.web")).exists();
    assertThat(town.ok("thaw")).contains("was not stopped");
    town.ok("sling", town.bead("Wait"), "web");
    town.turn();
    assertThat(town.worktree("Toast")).doesNotExist();
    town.ok("thaw", "--rig", "web");
    town.turn();
    assertThat(town.worktree("Toast")).exists();
  }

  @Test
  void a_shutdown_keeps_what_is_not_committed_and_clears_the_rest() {
    town.ok("sling", town.bead("Clean"), "web");
    town.ok("sling", town.bead("Dirty"), "web");
    town.turn();
    town.write(town.worktree("Nux").resolve("more.txt"), "more\n");
    assertThat(town.ok("shutdown", "--wait", "1"))
        .contains("2 sessions ended, 1 worktrees cleared", "not committed, so kept: web/Nux");
    assertThat(town.worktree("Toast")).doesNotExist();
    assertThat(town.worktree("Nux").resolve("more.txt")).exists();
    assertThat(town.ok("shutdown", "--nuclear")).contains("0 sessions ended, 1 worktrees cleared");
    assertThat(town.worktree("Nux")).doesNotExist();
    // both go on where they were, when the town is up again
    town.wait(Duration.ofMinutes(1));
    town.turn();
    assertThat(town.worktree("Toast")).exists();
    assertThat(town.worktree("Nux")).exists();
  }
}
