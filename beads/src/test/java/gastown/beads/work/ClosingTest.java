package gastown.beads.work;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClosingTest {
  private static final Closing.How PLAIN = new Closing.How("done", "", false);
  private final Workbench bench = new Workbench();

  @Test
  void an_epic_with_open_children_stays_open() {
    bench.make("ex-e", IssueType.EPIC);
    bench.child("ex-e");
    bench.child("ex-e");
    var problem = bench.refused(t -> new Closing(t).close(bench.bead("ex-e"), PLAIN));
    assertThat(problem.what())
        .startsWith("cannot close epic ex-e: 2 open child issue(s); close children first");
  }

  @Test
  void an_issue_with_open_blockers_stays_open_unless_forced() {
    bench.task("ex-a");
    bench.task("ex-b");
    bench.link("ex-a", "ex-b", "blocks");
    var problem = bench.refused(t -> new Closing(t).close(bench.bead("ex-a"), PLAIN));
    assertThat(problem.what())
        .isEqualTo("cannot close ex-a: blocked by open issues [ex-b] (use --force to override)");
    bench.does(t -> new Closing(t).close(bench.bead("ex-a"), new Closing.How("done", "", true)));
    assertThat(bench.bead("ex-a").isClosed()).isTrue();
  }

  @Test
  void closing_again_changes_nothing() {
    bench.task("ex-a");
    bench.close("ex-a", "done");
    var closed = bench.bead("ex-a");
    bench.close("ex-a", "other reason");
    assertThat(bench.bead("ex-a")).isEqualTo(closed);
  }

  @Test
  void a_timer_gate_opens_when_its_time_is_over() {
    var gate = bench.make("ex-g", IssueType.GATE);
    bench.does(t ->
        new Changing(t)
            .save(
                gate,
                gate.with(Field.AWAIT_TYPE, "timer")
                    .with(Field.TIMEOUT_NANOS, 3_600_000_000_000L)));
    assertThat(bench.refused(t -> new Closing(t).close(bench.bead("ex-g"), PLAIN)).code())
        .isEqualTo("gate-not-satisfied");
    bench.now = bench.now.plusSeconds(3_600);
    bench.close("ex-g", "time is over");
    assertThat(bench.bead("ex-g").isClosed()).isTrue();
  }

  @Test
  void a_molecule_closes_with_its_last_step_and_an_ordinary_epic_does_not() {
    bench.make("ex-m", IssueType.MOLECULE);
    bench.make("ex-e", IssueType.EPIC);
    var step = bench.child("ex-m").id();
    var task = bench.child("ex-e").id();
    bench.close(step, "done");
    bench.close(task, "done");
    assertThat(bench.bead("ex-m").text(Field.CLOSE_REASON)).isEqualTo("all steps complete");
    assertThat(bench.bead("ex-e").status()).isEqualTo(Status.OPEN);
  }

  @Test
  void a_short_reason_is_refused_where_the_workspace_wants_it_so() {
    bench.settings.put("validation.on-close", "error");
    bench.task("ex-a");
    assertThat(bench.refused(t -> new Closing(t).close(bench.bead("ex-a"), PLAIN)).code())
        .isEqualTo("short-reason");
  }

  @Test
  void what_a_closed_issue_set_free_is_named() {
    bench.task("ex-a");
    bench.task("ex-b");
    bench.task("ex-c");
    bench.link("ex-a", "ex-c", "blocks");
    bench.link("ex-b", "ex-c", "blocks");
    bench.link("ex-b", "ex-a", "blocks");
    var free =
        bench.asks(t -> {
          new Closing(t).close(bench.bead("ex-c"), PLAIN);
          return new Closing(t).unblockedBy("ex-c").stream().map(Bead::id).toList();
        });
    assertThat(free).isEqualTo(List.of("ex-a"));
  }

  @Test
  void reopening_clears_the_end_and_keeps_the_dependencies() {
    bench.task("ex-a");
    bench.close("ex-a", "done");
    bench.does(t -> new Changing(t).reopen(bench.bead("ex-a"), "not yet"));
    var open = bench.bead("ex-a");
    assertThat(open.status()).isEqualTo(Status.OPEN);
    assertThat(open.get(Field.CLOSED_AT)).isNull();
    assertThat(open.text(Field.CLOSE_REASON)).isEmpty();
    Map<String, Integer> comments = bench.reads(rows -> rows.commentCounts(List.of("ex-a")));
    assertThat(comments).containsEntry("ex-a", 1);
  }
}
