package gastown.beads.work;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimAndDeleteTest {
  private final Workbench bench = new Workbench();

  private Changing.Claim claim(String id, String by) {
    bench.actor = by;
    return bench.asks(t -> new Changing(t).claim(bench.bead(id)));
  }

  @Test
  void only_one_claims_an_issue_and_may_claim_it_again() {
    bench.task("ex-a");
    assertThat(claim("ex-a", "ana")).isInstanceOf(Changing.Claim.Mine.class);
    assertThat(claim("ex-a", "bob")).isEqualTo(new Changing.Claim.HeldBy("ana"));
    assertThat(claim("ex-a", "ana")).isInstanceOf(Changing.Claim.Mine.class);
    assertThat(bench.bead("ex-a").status()).isEqualTo(Status.IN_PROGRESS);
  }

  @Test
  void the_time_of_the_first_start_is_never_overwritten() {
    bench.task("ex-a");
    claim("ex-a", "ana");
    var started = bench.bead("ex-a").time(Field.STARTED_AT);
    bench.does(t ->
        new Changing(t)
            .save(bench.bead("ex-a"), bench.bead("ex-a").with(Field.STATUS, Status.OPEN)));
    claim("ex-a", "ana");
    assertThat(started).isNotNull();
    assertThat(bench.bead("ex-a").time(Field.STARTED_AT)).isEqualTo(started);
  }

  @Test
  void a_closed_issue_is_not_claimable() {
    bench.task("ex-a");
    bench.close("ex-a", "done");
    assertThat(claim("ex-a", "ana")).isEqualTo(new Changing.Claim.NotClaimable("closed"));
  }

  @Test
  void a_template_is_not_changed() {
    var template = bench.task("ex-a");
    bench.does(t -> new Changing(t).save(template, template.with(Field.TEMPLATE, true)));
    var problem =
        bench.refused(t ->
            new Changing(t).save(bench.bead("ex-a"), bench.bead("ex-a").with(Field.PRIORITY, 0L)));
    assertThat(problem.what()).startsWith("cannot modify template ex-a");
  }

  @Test
  void a_deleted_issue_leaves_a_tombstone_and_its_mentions_are_marked() {
    bench.task("ex-a");
    var other = bench.task("ex-b");
    bench.does(t ->
        new Changing(t)
            .save(other, other.with(Field.DESCRIPTION, "see ex-a, not ex-ab or ex-a.1")));
    bench.link("ex-a", "ex-b", "related");
    var deleted =
        bench.asks(t ->
            new Deleting(t).delete(List.of("ex-a"), new Deleting.Way(true, false, false, "twice")));
    assertThat(deleted.dependencies()).isEqualTo(1);
    assertThat(bench.bead("ex-a").isTombstone()).isTrue();
    assertThat(bench.bead("ex-b").text(Field.DESCRIPTION))
        .isEqualTo("see [deleted:ex-a], not ex-ab or ex-a.1");
    assertThat(bench.refused(t -> t.finder().require("ex-a")).what())
        .isEqualTo("no issue found matching \"ex-a\"");
  }

  @Test
  void what_others_depend_on_is_deleted_only_with_force_or_with_them() {
    bench.task("ex-a");
    bench.task("ex-b");
    bench.link("ex-b", "ex-a", "blocks");
    assertThat(
            bench
                .refused(t ->
                    new Deleting(t)
                        .delete(List.of("ex-a"), new Deleting.Way(false, false, false, "")))
                .code())
        .isEqualTo("has-dependents");
    var all =
        bench.asks(
            t -> new Deleting(t).delete(List.of("ex-a"), new Deleting.Way(false, true, false, "")));
    assertThat(all.ids()).containsExactly("ex-a", "ex-b");
  }

  @Test
  void the_id_of_a_deleted_issue_is_not_given_again() {
    bench.task("ex-a");
    bench.does(
        t -> new Deleting(t).delete(List.of("ex-a"), new Deleting.Way(true, false, false, "")));
    var fields = Bead.of("-").with(Field.ID, null).with(Field.TITLE, "again");
    var problem =
        bench.refused(t ->
            new Creating(t)
                .create(new NewIssue(fields, "ex-a", List.of(), List.of(), NewIssue.Place.TOP)));
    assertThat(problem.what()).contains("was deleted");
  }

  @Test
  void renaming_takes_children_dependencies_and_mentions_along() {
    bench.make("ex-e", IssueType.EPIC);
    var child = bench.child("ex-e").id();
    var other = bench.task("ex-b");
    bench.does(t -> new Changing(t).save(other, other.with(Field.NOTES, "after ex-e.1")));
    bench.link("ex-b", child, "blocks");
    bench.does(t -> new Renaming(t).rename(Map.of("ex-e", "ex-parser")));
    assertThat(bench.bead("ex-b").text(Field.NOTES)).isEqualTo("after ex-parser.1");
    List<String> blockers = bench.reads(rows -> ReadyWork.blockers(rows, "ex-b"));
    assertThat(blockers).containsExactly("ex-parser.1");
    assertThat(bench.child("ex-parser").id()).isEqualTo("ex-parser.2");
  }
}
