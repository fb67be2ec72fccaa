package gastown.beads.work;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadinessRulesTest {
  private final Workbench bench = new Workbench();

  @ParameterizedTest
  @ValueSource(strings = {"open", "in_progress", "blocked", "deferred", "hooked"})
  void a_blocker_blocks_in_every_status_but_the_settled_ones(String status) {
    bench.task("ex-a");
    bench.task("ex-b");
    bench.link("ex-a", "ex-b", "blocks");
    bench.does(t ->
        new Changing(t).save(bench.bead("ex-b"), bench.bead("ex-b").with(Field.STATUS, status)));
    assertThat(bench.isBlocked("ex-a")).isTrue();
    bench.does(t ->
        new Changing(t)
            .save(bench.bead("ex-b"), bench.bead("ex-b").with(Field.STATUS, Status.PINNED)));
    assertThat(bench.isBlocked("ex-a")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"it failed, false", "Won't fix, false", "aborted by hand, false", "done, true"})
  void a_conditional_step_runs_only_after_a_failure(String reason, boolean isStillBlocked) {
    bench.task("ex-try");
    bench.task("ex-rescue");
    bench.link("ex-rescue", "ex-try", DependencyType.CONDITIONAL_BLOCKS);
    assertThat(bench.isBlocked("ex-rescue")).isTrue();
    bench.close("ex-try", reason);
    assertThat(bench.isBlocked("ex-rescue")).isEqualTo(isStillBlocked);
  }

  @Test
  void what_waits_for_children_waits_for_all_of_them() {
    bench.make("ex-p", IssueType.EPIC);
    bench.task("ex-w");
    bench.link("ex-w", "ex-p", DependencyType.WAITS_FOR);
    assertThat(bench.isBlocked("ex-w")).as("no children, nothing to wait for").isFalse();
    var one = bench.child("ex-p").id();
    var two = bench.child("ex-p").id();
    assertThat(bench.isBlocked("ex-w")).isTrue();
    bench.close(one, "done");
    assertThat(bench.isBlocked("ex-w")).isTrue();
    bench.close(two, "done");
    assertThat(bench.isBlocked("ex-w")).isFalse();
  }

  @Test
  void what_waits_for_any_child_goes_on_after_the_first() {
    bench.make("ex-p", IssueType.EPIC);
    var one = bench.child("ex-p").id();
    bench.child("ex-p");
    bench.task("ex-w");
    bench.does(t ->
        new Linking(t)
            .add("ex-w", "ex-p", DependencyType.WAITS_FOR, "{\"gate\":\"any-children\"}"));
    assertThat(bench.isBlocked("ex-w")).isTrue();
    bench.close(one, "done");
    assertThat(bench.isBlocked("ex-w")).isFalse();
  }

  @Test
  void children_inherit_that_their_parent_is_blocked() {
    bench.make("ex-p", IssueType.EPIC);
    bench.make("ex-q", IssueType.EPIC);
    var child = bench.child("ex-p").id();
    var grandchild = bench.child(child).id();
    bench.link("ex-p", "ex-q", "blocks");
    assertThat(bench.ready()).containsExactly("ex-q");
    java.util.List<String> blockers = bench.reads(rows -> ReadyWork.blockers(rows, grandchild));
    assertThat(blockers).containsExactly(child);
    bench.close("ex-q", "done");
    assertThat(bench.ready()).contains("ex-p", child, grandchild);
  }

  @Test
  void a_reopened_blocker_blocks_again() {
    bench.task("ex-a");
    bench.task("ex-b");
    bench.link("ex-a", "ex-b", "blocks");
    bench.close("ex-b", "done");
    bench.does(t -> new Changing(t).reopen(bench.bead("ex-b"), "still broken"));
    assertThat(bench.isBlocked("ex-a")).isTrue();
  }

  @Test
  void a_deleted_blocker_blocks_nobody() {
    bench.task("ex-a");
    bench.task("ex-b");
    bench.link("ex-a", "ex-b", "blocks");
    bench.does(t ->
        new Deleting(t)
            .delete(java.util.List.of("ex-b"), new Deleting.Way(true, false, false, "")));
    assertThat(bench.isBlocked("ex-a")).isFalse();
  }

  @Test
  void what_is_put_off_or_below_something_put_off_is_not_ready_until_then() {
    bench.make("ex-p", IssueType.EPIC);
    var child = bench.child("ex-p").id();
    var later = bench.now.plus(Duration.ofHours(2));
    bench.does(t -> new Changing(t).defer(bench.bead("ex-p"), later));
    assertThat(bench.ready()).isEmpty();
    bench.now = later;
    assertThat(bench.ready()).containsExactly(child);
    bench.does(t -> new Changing(t).undefer(bench.bead("ex-p")));
    assertThat(bench.ready()).containsExactly("ex-p", child);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gate", "molecule", "message"})
  void machinery_is_never_ready(String type) {
    bench.make("ex-m", type);
    assertThat(bench.ready()).isEmpty();
  }
}
