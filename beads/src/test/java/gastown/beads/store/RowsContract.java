package gastown.beads.store;

import static gastown.beads.store.Given.event;
import static gastown.beads.store.Given.open;
import static gastown.beads.store.Given.write;
import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Comment;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is written is read back as it was.
interface RowsContract {
  BeadStore store();

  @Test
  default void every_field_comes_back_as_it_was() {
    var bead = Scatter.full("bd-1");
    write(store(), tables -> tables.putBead(bead));
    var found = store().<Bead>read(rows -> rows.bead("bd-1"));
    for (var field : Field.all()) {
      assertThat(found.get(field)).as(field.name()).isEqualTo(bead.get(field));
    }
    assertThat(found).isEqualTo(bead);
  }

  @Test
  default void deleted_beads_are_found_only_by_id_or_on_request() {
    write(
        store(),
        tables -> {
          tables.putBead(open("bd-1").with(Field.STATUS, "tombstone"));
          tables.putLabel("bd-1", "core");
        });
    assertThat(store().<List<Bead>>read(rows -> rows.find(Query.ALL))).isEmpty();
    assertThat(store().<List<Bead>>read(rows -> rows.find(Query.ALL.withDeleted()))).hasSize(1);
    assertThat(store().<Bead>read(rows -> rows.bead("bd-1"))).isNotNull();
    assertThat(store().<Map<String, Bead>>read(rows -> rows.beads(List.of("bd-1", "bd-2"))))
        .containsOnlyKeys("bd-1");
    assertThat(store().<Map<String, Long>>read(Rows::labelCounts)).isEmpty();
    assertThat(store().<List<String>>read(rows -> rows.idsContaining("1", 5))).isEmpty();
  }

  @Test
  default void ids_come_in_their_natural_order() {
    var ids =
        List.of(
            "bd-2", "bd-2.2", "bd-2.10", "bd-2.10.1", "bd-10", "bd-010", "bd-1a", "bd-a", "bd-ab");
    write(store(), tables -> ids.reversed().forEach(id -> tables.putBead(open(id))));
    var found = store().<List<Bead>>read(rows -> rows.find(Query.ALL));
    assertThat(found).extracting(Bead::id).isSortedAccordingTo(BeadId.NATURAL).hasSize(ids.size());
    assertThat(found)
        .extracting(Bead::id)
        .containsSubsequence("bd-2", "bd-2.2", "bd-2.10", "bd-10", "bd-1a");
  }

  @Test
  default void parts_of_ids_are_looked_for_behind_the_prefix() {
    write(
        store(),
        tables -> {
          for (var id : List.of("hq-cv-ab1", "hq-abx", "hq-x", "abx-9", "hq-x.12")) {
            tables.putBead(open(id));
          }
        });
    assertThat(store().<List<String>>read(rows -> rows.idsContaining("ab", 9)))
        .containsExactly("hq-abx", "hq-cv-ab1");
    assertThat(store().<List<String>>read(rows -> rows.idsContaining("x", 9)))
        .containsExactly("hq-abx", "hq-x", "hq-x.12");
    assertThat(store().<List<String>>read(rows -> rows.idsContaining("x", 2))).hasSize(2);
    assertThat(store().<List<String>>read(rows -> rows.idsContaining("cv", 9))).isEmpty();
  }

  @Test
  default void top_level_beads_are_counted_by_prefix() {
    write(
        store(),
        tables -> {
          for (var id : List.of("hq-cv-ab1", "hq-abx", "hq-x", "abx-9", "hq-x.12", "hqx-1")) {
            tables.putBead(open(id));
          }
          tables.putBead(open("hq-t").with(Field.STATUS, "tombstone"));
          tables.putBead(open("hq-r"));
          tables.removeBead("hq-r");
        });
    assertThat(store().<Long>read(rows -> rows.countTopLevel("hq"))).isEqualTo(3);
    assertThat(store().<Long>read(rows -> rows.countTopLevel("hq-cv"))).isEqualTo(1);
    assertThat(store().<Long>read(rows -> rows.countTopLevel("none"))).isZero();
    write(
        store(),
        tables -> {
          tables.putBead(open("hq-t"));
          tables.putBead(open("hq-x").with(Field.STATUS, "tombstone"));
          tables.putBead(open("hq-abx").with(Field.STATUS, "tombstone"));
        });
    assertThat(store().<Long>read(rows -> rows.countTopLevel("hq"))).isEqualTo(2);
    assertThat(store().damages()).isEmpty();
  }

  @Test
  default void a_comment_keeps_what_nobody_knows() {
    var comment =
        new Comment(
            "c1", "bd-1", "ana", "text", Scatter.NOON, Json.object().put("mood", "calm").build());
    write(store(), tables -> tables.putComment(comment));
    assertThat(store().<Map<String, List<Comment>>>read(rows -> rows.comments(List.of("bd-1"))))
        .isEqualTo(Map.of("bd-1", List.of(comment)));
  }

  @Test
  default void a_pair_has_one_dependency() {
    var first =
        new Dependency(
            "bd-1",
            "bd-2",
            DependencyType.BLOCKS,
            Scatter.NOON,
            "ana",
            new Dependency.Details("{\"a\":1}", "t1", Json.object().put("weight", "1.50").build()));
    write(
        store(),
        tables -> {
          tables.putDependency(first);
          tables.putDependency(Dependency.of("bd-1", "bd-0", "related", Scatter.NOON, "ana"));
        });
    assertThat(
            store().<Map<String, List<Dependency>>>read(rows -> rows.dependents(List.of("bd-2"))))
        .isEqualTo(Map.of("bd-2", List.of(first)));
    write(store(), tables -> tables.putDependency(first.withType("related")));
    assertThat(
            store()
                .<Map<String, List<Dependency>>>read(
                    rows -> rows.dependencies(List.of("bd-1", "bd-9"))))
        .isEqualTo(
            Map.of(
                "bd-1",
                List.of(
                    Dependency.of("bd-1", "bd-0", "related", Scatter.NOON, "ana"),
                    first.withType("related"))));
  }

  @Test
  default void many_ids_may_be_asked_for_at_once() {
    var ids = new ArrayList<String>();
    write(
        store(),
        tables -> {
          for (int i = 0; i < 2_000; i++) {
            ids.add("bd-" + i);
            tables.putBead(open("bd-" + i));
            tables.putLabel("bd-" + i, "l");
          }
        });
    assertThat(store().<Map<String, Bead>>read(rows -> rows.beads(ids))).hasSize(2_000);
    assertThat(store().<Map<String, List<String>>>read(rows -> rows.labels(ids))).hasSize(2_000);
    assertThat(store().<Map<String, Bead>>read(rows -> rows.beads(ids.subList(0, 3)))).hasSize(3);
    assertThat(store().<Map<String, Bead>>read(rows -> rows.beads(List.of()))).isEmpty();
    var few =
        store()
            .<List<Bead>>read(
                rows -> rows.find(Query.where(new Criterion.InIds(java.util.Set.copyOf(ids)))));
    assertThat(few).hasSize(2_000);
  }

  @Test
  default void settings_are_found_by_prefix() {
    write(
        store(),
        tables -> {
          tables.putSetting("kv.b", "2");
          tables.putSetting("kv.a", "1");
          tables.putSetting("kv.a", "3");
          tables.putSetting("kw", "4");
          tables.putSetting("k_", "5");
        });
    assertThat(store().<Map<String, String>>read(rows -> rows.settings("kv.")))
        .isEqualTo(Map.of("kv.a", "3", "kv.b", "2"));
    assertThat(store().<Map<String, String>>read(rows -> rows.settings("k")).keySet())
        .containsExactly("k_", "kv.a", "kv.b", "kw");
    assertThat(store().<String>read(rows -> rows.setting("kw"))).isEqualTo("4");
    write(store(), tables -> tables.removeSetting("kw"));
    assertThat(store().<Boolean>read(rows -> rows.setting("kw") == null)).isTrue();
  }

  @Test
  default void events_are_told_oldest_first() {
    write(
        store(),
        tables -> {
          for (int i = 0; i < 6; i++) {
            tables.putEvent(event(i, i % 2 == 0 ? "bd-1" : "bd-2", "updated"));
          }
        });
    assertThat(store().<List<Event>>read(rows -> rows.events("bd-1", 0)))
        .containsExactly(
            event(0, "bd-1", "updated"), event(2, "bd-1", "updated"), event(4, "bd-1", "updated"));
    assertThat(store().<List<Event>>read(rows -> rows.events(null, 2)))
        .extracting(Event::seq)
        .containsExactly(4L, 5L);
  }
}
