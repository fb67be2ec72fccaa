package gastown.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// `issues.jsonl` where it is written after the answers.
class LaterTest {
  private static final Path FILE = TestHouse.PLACE.resolve(".beads/issues.jsonl");
  private static final Path STATE = TestHouse.PLACE.resolve(".beads/export-state.json");

  private final List<Later.Chore> chores = new ArrayList<>();
  private final TestHouse house = TestHouse.ready().leavingTo(new Keeping(chores, new HashSet<>()));

  private record Keeping(List<Later.Chore> chores, Set<Path> met) implements Later {
    @Override
    public String put(Path folder, Chore chore) {
      met.add(folder);
      chores.add(chore);
      return "";
    }

    @Override
    public String meet(Path folder, Chore chore) {
      return met.contains(folder) ? "" : put(folder, chore);
    }
  }

  private String file() {
    return house.disk().read(FILE).orElse("");
  }

  /// Makes the last export look as if it had taken a second.
  private void pause() {
    var state = house.disk().read(STATE).orElseThrow();
    house.disk().write(STATE, state.replaceAll("\"took_ms\":\\d+", "\"took_ms\":1000"));
  }

  @Test
  void the_answer_does_not_wait_for_the_file() {
    var id = house.issue("First");
    assertThat(file()).isEmpty();
    assertThat(chores.getLast().run(false)).isNull();
    assertThat(file()).contains(id);
  }

  @Test
  void a_chore_waits_until_the_pause_is_over_unless_it_is_the_last() {
    house.issue("First");
    chores.getLast().run(false);
    pause();
    var second = house.issue("Second");
    assertThat(chores.getLast().run(false)).isEqualTo(Duration.ofSeconds(19));
    assertThat(file()).doesNotContain(second);
    house.wait(Duration.ofSeconds(19));
    assertThat(chores.getLast().run(false)).isNull();
    assertThat(file()).contains(second);
    pause();
    var third = house.issue("Third");
    assertThat(chores.getLast().run(true)).isNull();
    assertThat(file()).contains(third);
  }

  @Test
  void a_chore_waits_while_git_works_on_the_tree() {
    house.disk().makeFolder(TestHouse.PLACE.resolve(".git"), false);
    var lock = TestHouse.PLACE.resolve(".git/index.lock");
    house.disk().write(lock, "");
    var id = house.issue("First");
    assertThat(chores.getLast().run(false)).isPositive();
    assertThat(file()).isEmpty();
    house.disk().delete(lock);
    assertThat(chores.getLast().run(false)).isNull();
    assertThat(file()).contains(id);
  }

  @Test
  void what_was_left_behind_is_found_by_whoever_reads_first() {
    house.issue("First");
    chores.getLast().run(false);
    var lost = house.issue("Second");
    chores.clear();
    house.leavingTo(new Keeping(chores, new HashSet<>()));
    house.ok("list");
    house.ok("list");
    assertThat(chores).hasSize(1);
    assertThat(chores.getLast().run(false)).isNull();
    assertThat(file()).contains(lost);
  }

  @Test
  void a_removed_workspace_is_not_brought_back() {
    house.issue("First");
    house.disk().delete(TestHouse.PLACE.resolve(".beads/beads.db"));
    assertThat(chores.getLast().run(true)).isNull();
    assertThat(house.disk().exists(FILE)).isFalse();
  }

  @Test
  void what_is_asked_for_is_written_before_the_answer() {
    var id = house.issue("First");
    house.ok("sync", "--flush-only");
    assertThat(file()).contains(id);
  }
}
