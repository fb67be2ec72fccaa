package gastown.store;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Status;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.store.Scatter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How SQLite goes about the questions that are asked all the time.
class PlansTest {
  static final Query READY =
      Query.where(
              Criterion.is(Field.STATUS, Status.OPEN),
              new Criterion.Blocked(false),
              new Criterion.Present(Field.PINNED, false),
              new Criterion.Present(Field.EPHEMERAL, false),
              new Criterion.Present(Field.TEMPLATE, false),
              new Criterion.Not(new Criterion.OneOf(Field.TYPE, IssueType.NEVER_READY)),
              new Criterion.Not(new Criterion.Within(Field.DEFER_UNTIL, Scatter.NOON, null)),
              new Criterion.Not(new Criterion.ParentDeferred(Scatter.NOON)))
          .limitedTo(100);

  @TempDir Path dir;
  private Session session;

  @BeforeEach
  void open() {
    session = Session.open(dir.resolve("beads.db"));
    Schema.bring(session);
  }

  @AfterEach
  void close() {
    session.close();
  }

  private List<String> plan(Query query) {
    var search = new Search(session, query);
    var lines = new ArrayList<String>();
    try (var call = search.bound("EXPLAIN QUERY PLAN " + search.select())) {
      if (query.limit() > 0) {
        call.with(query.limit());
      }
      while (call.next()) {
        lines.add(call.text(4));
      }
    }
    return lines;
  }

  private static void isLean(List<String> plan, String index) {
    assertThat(plan).noneMatch(line -> line.contains("SCAN") || line.contains("TEMP B-TREE"));
    assertThat(plan.getFirst()).contains(index);
  }

  @Test
  void ready_work_is_read_off_its_index() {
    isLean(plan(READY), "beads_ready");
  }

  @Test
  void somebodys_ready_work_is_read_off_the_same_index() {
    isLean(plan(READY.and(Criterion.is(Field.ASSIGNEE, ""))), "beads_ready");
    isLean(plan(READY.and(new Criterion.Between(Field.PRIORITY, 0, 1))), "beads_ready");
  }

  @Test
  void the_usual_list_is_read_off_an_index() {
    var list =
        Query.where(
                new Criterion.Not(
                    new Criterion.OneOf(Field.STATUS, Set.of(Status.CLOSED, Status.PINNED))),
                new Criterion.Present(Field.PINNED, false),
                new Criterion.Present(Field.TEMPLATE, false),
                new Criterion.Not(new Criterion.OneOf(Field.TYPE, IssueType.INFRA)))
            .limitedTo(50);
    isLean(plan(list), "beads_usual");
  }

  @Test
  void a_list_of_one_status_is_read_off_an_index() {
    isLean(
        plan(Query.where(Criterion.is(Field.STATUS, Status.HOOKED)).limitedTo(50)), "beads_status");
    isLean(
        plan(Query.where(Criterion.is(Field.STATUS, Status.OPEN)).limitedTo(50)), "beads_status");
  }

  @Test
  void somebodys_work_is_looked_up() {
    var mine = Query.where(Criterion.is(Field.ASSIGNEE, "web/Nux"));
    isLean(plan(mine.and(Criterion.is(Field.STATUS, Status.HOOKED))), "beads_assignee");
    isLean(plan(mine.and(Criterion.is(Field.STATUS, Status.OPEN)).limitedTo(5)), "beads_assignee");
    for (var query :
        List.of(
            mine,
            mine.limitedTo(9),
            mine.and(Criterion.isNot(Field.STATUS, Status.CLOSED)),
            mine.and(Criterion.isNot(Field.STATUS, Status.CLOSED)).limitedTo(9))) {
      assertThat(plan(query).getFirst()).as("%s", query).contains("SEARCH", "beads_assignee");
    }
  }

  @Test
  void few_ids_children_and_labels_are_looked_up() {
    for (var criterion :
        List.of(
            new Criterion.InIds(Set.of("bd-1", "bd-2")),
            new Criterion.ChildOf("bd-1"),
            new Criterion.HasLabel("core"))) {
      assertThat(plan(Query.where(criterion))).noneMatch(line -> line.contains("SCAN"));
    }
  }
}
