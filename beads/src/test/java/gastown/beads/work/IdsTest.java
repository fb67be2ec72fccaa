package gastown.beads.work;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.IssueType;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdsTest {
  private final Workbench bench = new Workbench();

  private Bead create(String title) {
    return bench.asks(t ->
        new Creating(t)
            .create(NewIssue.of(Bead.of("-").with(Field.ID, null).with(Field.TITLE, title)))
            .bead());
  }

  @Test
  void ids_grow_with_the_number_of_issues_and_never_collide() {
    var ids = new HashSet<String>();
    for (int i = 0; i < 400; i++) {
      assertThat(ids.add(create("Issue " + i).id())).isTrue();
    }
    assertThat(ids)
        .anyMatch(id -> id.matches("ex-[0-9a-z]{3}"))
        .anyMatch(id -> id.matches("ex-[0-9a-z]{4}"));
  }

  @Test
  void the_same_title_at_the_same_moment_gets_another_id() {
    var fields = Bead.of("-").with(Field.ID, null).with(Field.TITLE, "Twin");
    var both =
        bench.asks(t ->
            List.of(
                new Creating(t).create(NewIssue.of(fields)).bead().id(),
                new Creating(t).create(NewIssue.of(fields)).bead().id()));
    assertThat(both.get(0)).isNotEqualTo(both.get(1));
  }

  @Test
  void a_whole_list_of_one_title_made_at_once_gets_ids() {
    var fields = Bead.of("-").with(Field.ID, null).with(Field.TITLE, "Twin");
    var ids = new HashSet<String>();
    bench.asks(t -> {
      for (int i = 0; i < 200; i++) {
        ids.add(new Creating(t).create(NewIssue.of(fields)).bead().id());
      }
      return true;
    });
    assertThat(ids).hasSize(200);
  }

  @Test
  void a_workspace_may_count_instead() {
    bench.task("ex-7");
    bench.settings.put("issue_id_mode", "counter");
    assertThat(create("Next").id()).isEqualTo("ex-8");
    assertThat(create("Next").id()).isEqualTo("ex-9");
  }

  @Test
  void children_are_numbered_and_a_number_is_not_given_twice() {
    bench.make("ex-e", IssueType.EPIC);
    assertThat(bench.child("ex-e").id()).isEqualTo("ex-e.1");
    assertThat(bench.child("ex-e").id()).isEqualTo("ex-e.2");
    bench.does(
        t -> new Deleting(t).delete(List.of("ex-e.2"), new Deleting.Way(true, false, true, "")));
    assertThat(bench.child("ex-e").id()).isEqualTo("ex-e.3");
    assertThat(bench.child("ex-e.1").id()).isEqualTo("ex-e.1.1");
  }

  @Test
  void children_go_only_so_deep() {
    bench.make("ex-e", IssueType.EPIC);
    var deep = bench.child(bench.child(bench.child("ex-e").id()).id()).id();
    assertThat(bench.refused(t -> new IdMaker(t).nextChild(deep)).code()).isEqualTo("too-deep");
  }

  @ParameterizedTest
  @CsvSource({
    "ex-abc1, ex-abc1",
    "abc1, ex-abc1",
    "bc1, ex-abc1",
    "xyz, ex-xyz",
    "xyz.1, ex-xyz.1"
  })
  void an_issue_is_found_by_a_part_of_its_id(String word, String id) {
    bench.task("ex-abc1");
    bench.make("ex-xyz", IssueType.EPIC);
    bench.child("ex-xyz");
    String found = bench.asks(t -> t.finder().require(word).id());
    assertThat(found).isEqualTo(id);
  }

  @Test
  void a_part_that_several_ids_hold_is_refused_with_all_of_them() {
    bench.task("ex-abc1");
    bench.task("ex-abc2");
    assertThat(bench.refused(t -> t.finder().require("abc")).what())
        .startsWith("ambiguous ID \"abc\" matches 2 issues: [ex-abc1 ex-abc2]");
  }

  @ParameterizedTest
  @CsvSource({"other-1, prefix-mismatch", "ex_1, bad-id", "'ex-a b', bad-id", "ex-abc1, id-taken"})
  void an_id_one_chooses_must_fit(String id, String code) {
    bench.task("ex-abc1");
    var fields = Bead.of("-").with(Field.ID, null).with(Field.TITLE, "Chosen");
    var problem =
        bench.refused(t ->
            new Creating(t)
                .create(new NewIssue(fields, id, List.of(), List.of(), NewIssue.Place.TOP)));
    assertThat(problem.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "P3, 3", "p4, 4"})
  void priorities_are_read_in_both_spellings(String word, int priority) {
    assertThat(Validation.priority(word)).isEqualTo(priority);
  }
}
