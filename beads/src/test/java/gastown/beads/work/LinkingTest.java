package gastown.beads.work;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.DependencyType;
import gastown.beads.IssueType;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkingTest {
  private final Workbench bench = new Workbench();

  @BeforeEach
  void four_tasks() {
    List.of("ex-a", "ex-b", "ex-c", "ex-d").forEach(bench::task);
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocks", "conditional-blocks", "parent-child"})
  void whatever_hands_waiting_on_forms_no_circle(String type) {
    bench.link("ex-a", "ex-b", type);
    bench.link("ex-b", "ex-c", DependencyType.BLOCKS);
    var problem = bench.refused(tracker -> new Linking(tracker).add("ex-c", "ex-a", type, ""));
    assertThat(problem.what()).isEqualTo("adding dependency would create a cycle");
  }

  @Test
  void a_parent_that_waits_for_its_child_is_a_circle() {
    bench.link("ex-a", "ex-b", DependencyType.PARENT_CHILD);
    var problem =
        bench.refused(
            tracker -> new Linking(tracker).add("ex-b", "ex-a", DependencyType.BLOCKS, ""));
    assertThat(problem.code()).isEqualTo("cycle");
  }

  @Test
  void a_step_that_waits_for_children_is_waited_for_by_none_of_them() {
    bench.link("ex-b", "ex-a", DependencyType.PARENT_CHILD);
    bench.link("ex-c", "ex-a", DependencyType.WAITS_FOR);
    var problem =
        bench.refused(
            tracker -> new Linking(tracker).add("ex-b", "ex-c", DependencyType.BLOCKS, ""));
    assertThat(problem.code()).isEqualTo("cycle");
  }

  @Test
  void nobody_becomes_a_child_of_what_waits_for_who_waits_for_its_children() {
    bench.link("ex-a", "ex-b", DependencyType.BLOCKS);
    bench.link("ex-b", "ex-a", DependencyType.WAITS_FOR);
    var problem =
        bench.refused(
            tracker -> new Linking(tracker).add("ex-c", "ex-a", DependencyType.PARENT_CHILD, ""));
    assertThat(problem.code()).isEqualTo("cycle");
  }

  @Test
  void a_child_has_one_parent() {
    bench.link("ex-a", "ex-b", DependencyType.PARENT_CHILD);
    var problem =
        bench.refused(
            tracker -> new Linking(tracker).add("ex-a", "ex-c", DependencyType.PARENT_CHILD, ""));
    assertThat(problem.code()).isEqualTo("other-parent");
  }

  @Test
  void loose_ties_may_go_round_in_circles() {
    bench.link("ex-a", "ex-b", DependencyType.RELATED);
    bench.link("ex-b", "ex-a", DependencyType.RELATED);
    assertThat(bench.ready()).contains("ex-a", "ex-b");
  }

  @Test
  void nothing_depends_on_itself() {
    var problem = bench.refused(tracker -> new Linking(tracker).add("ex-a", "ex-a", "blocks", ""));
    assertThat(problem.what())
        .isEqualTo("cannot add self-dependency: ex-a cannot depend on itself");
  }

  @Test
  void a_pair_has_one_dependency_and_another_type_is_refused() {
    bench.link("ex-a", "ex-b", "blocks");
    bench.link("ex-a", "ex-b", "blocks");
    var problem = bench.refused(tracker -> new Linking(tracker).add("ex-a", "ex-b", "related", ""));
    assertThat(problem.remedies()).contains("bd dep remove ex-a ex-b");
  }

  @ParameterizedTest
  @CsvSource({
    "epic, task, 'tasks can only block other tasks, not epics'",
    "task, epic, 'epics can only block other epics, not tasks'"
  })
  void epics_and_tasks_do_not_block_each_other(String from, String to, String what) {
    bench.make("ex-from", from);
    bench.make("ex-to", to);
    var problem =
        bench.refused(tracker -> new Linking(tracker).add("ex-from", "ex-to", "blocks", ""));
    assertThat(problem.what()).isEqualTo(what);
  }

  @Test
  void a_child_does_not_wait_for_its_ancestor() {
    bench.make("ex-e", IssueType.EPIC);
    var child = bench.child("ex-e").id();
    var problem =
        bench.refused(tracker ->
            new Linking(tracker).add(child, "ex-e", DependencyType.CONDITIONAL_BLOCKS, ""));
    assertThat(problem.code()).isEqualTo("child-on-ancestor");
  }

  @Test
  void what_another_project_delivers_blocks_until_it_is_seen_delivered() {
    bench.link("ex-a", "external:lib:parser", "blocks");
    assertThat(bench.isBlocked("ex-a")).isTrue();
    bench.does(tracker -> tracker.draft().set("_external.delivered.external:lib:parser", "1"));
    assertThat(bench.isBlocked("ex-a")).isFalse();
  }

  @Test
  void what_does_not_exist_blocks_nobody() {
    bench.link("ex-a", "other-9zz", "blocks");
    assertThat(bench.isBlocked("ex-a")).isFalse();
  }

  @Test
  void cycles_that_came_from_outside_are_found() {
    bench.link("ex-a", "ex-b", "blocks");
    bench.does(tracker ->
        new Linking(tracker)
            .add(
                gastown.beads.Dependency.of("ex-b", "ex-a", "blocks", tracker.now(), "ana"),
                false));
    assertThat(bench.reads(Cycles::all)).containsExactly(List.of("ex-a", "ex-b"));
  }
}
