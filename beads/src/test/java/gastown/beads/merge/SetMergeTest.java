package gastown.beads.merge;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.FullBead;
import gastown.beads.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetMergeTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  private static FullBead bead(String id, String title, int minute) {
    var at = NOON.plusSeconds(60L * minute);
    return FullBead.bare(
        Bead.of(id)
            .with(Field.TITLE, title)
            .with(Field.STATUS, Status.OPEN)
            .with(Field.PRIORITY, 2L)
            .with(Field.CREATED_AT, at)
            .with(Field.CREATED_BY, "ana")
            .with(Field.UPDATED_AT, at));
  }

  private static FullBead needing(FullBead full, String to) {
    var edge = Dependency.of(full.id(), to, DependencyType.BLOCKS, NOON, "ana");
    return new FullBead(full.bead(), full.labels(), List.of(edge), full.comments());
  }

  private static Map<String, FullBead> side(FullBead... beads) {
    var map = new HashMap<String, FullBead>();
    for (var bead : beads) {
      map.put(bead.id(), bead);
    }
    return map;
  }

  private static FullBead needing(FullBead full, String to, int minute, String type) {
    var edge = Dependency.of(full.id(), to, type, NOON.plusSeconds(60L * minute), "ana");
    return new FullBead(full.bead(), full.labels(), List.of(edge), full.comments());
  }

  private static List<Dependency> edgesOf(SetMerge merged, String id) {
    return Objects.requireNonNull(merged.beads().get(id)).dependencies();
  }

  @ParameterizedTest
  @ValueSource(strings = {DependencyType.BLOCKS, DependencyType.PARENT_CHILD})
  void of_an_edge_turned_round_the_older_one_stays_whichever_side_it_is_from(String type) {
    var a = bead("ex-a", "a", 1);
    var b = bead("ex-b", "b", 2);
    var older = side(needing(a, "ex-b", 5, type), b);
    var newer = side(a, needing(b, "ex-a", 6, type));
    for (var merged :
        List.of(SetMerge.of(side(a, b), older, newer), SetMerge.of(side(a, b), newer, older))) {
      assertThat(edgesOf(merged, "ex-a")).hasSize(1);
      assertThat(edgesOf(merged, "ex-b")).isEmpty();
      assertThat(merged.conflicts())
          .containsExactly(new Conflict("ex-b", "dependencies", "", type + " ex-a"));
    }
  }

  @Test
  void a_circle_of_three_made_by_two_is_broken_once() {
    var a = bead("ex-a", "a", 1);
    var b = bead("ex-b", "b", 2);
    var c = bead("ex-c", "c", 3);
    var merged =
        SetMerge.of(
            side(needing(a, "ex-b"), b, c),
            side(needing(a, "ex-b"), needing(b, "ex-c", 7, DependencyType.BLOCKS), c),
            side(needing(a, "ex-b"), b, needing(c, "ex-a", 8, DependencyType.BLOCKS)));
    assertThat(edgesOf(merged, "ex-b")).hasSize(1);
    assertThat(edgesOf(merged, "ex-c")).isEmpty();
    assertThat(merged.conflicts()).hasSize(1);
  }

  @Test
  void a_circle_one_side_had_already_stays_as_that_side_made_it() {
    var a = bead("ex-a", "a", 1);
    var b = bead("ex-b", "b", 2);
    var round = side(needing(a, "ex-b"), needing(b, "ex-a"));
    var merged = SetMerge.of(side(a, b), round, side(a, b));
    assertThat(merged.beads()).isEqualTo(round);
    assertThat(merged.conflicts()).isEmpty();
  }

  @Test
  void a_bead_both_gave_another_parent_is_the_child_of_the_one_it_was_given_first() {
    var child = bead("ex-c", "c", 1);
    var before = side(needing(child, "ex-p", 2, DependencyType.PARENT_CHILD));
    var first = side(needing(child, "ex-y", 5, DependencyType.PARENT_CHILD));
    var then = side(needing(child, "ex-x", 6, DependencyType.PARENT_CHILD));
    for (var merged : List.of(SetMerge.of(before, first, then), SetMerge.of(before, then, first))) {
      assertThat(edgesOf(merged, "ex-c")).extracting(Dependency::to).containsExactly("ex-y");
      assertThat(merged.conflicts())
          .containsExactly(
              new Conflict("ex-c", "dependencies", "parent-child ex-y", "parent-child ex-x"));
    }
  }

  private static FullBead as(FullBead full, String id) {
    return new FullBead(
        full.bead().with(Field.ID, id), full.labels(), full.dependencies(), full.comments());
  }

  private static FullBead titled(FullBead full, String title) {
    return FullBead.bare(full.bead().with(Field.TITLE, title));
  }

  @Test
  void what_one_side_did_to_a_bead_the_other_gave_another_id_is_done_to_it() {
    var bead = bead("ex-r", "r", 1);
    var waiting = bead("ex-x", "x", 2);
    var base = side(bead, waiting);
    var renaming = side(as(bead, "ex-new"), waiting);
    var buried =
        side(
            as(bead, "ex-new"),
            FullBead.bare(bead.bead().with(Field.STATUS, Status.TOMBSTONE)),
            waiting);
    var working =
        side(titled(bead, "R!"), needing(waiting, "ex-r"), needing(bead("ex-r.1", "c", 3), "ex-r"));
    for (var merged :
        List.of(
            SetMerge.of(base, renaming, working),
            SetMerge.of(base, working, renaming),
            SetMerge.of(base, working, buried))) {
      assertThat(title(merged, "ex-new")).isEqualTo("R!");
      assertThat(target(merged, "ex-x")).isEqualTo("ex-new");
      assertThat(target(merged, "ex-r.1")).isEqualTo("ex-new");
      assertThat(merged.beads().values())
          .filteredOn(full -> !full.bead().isTombstone())
          .extracting(FullBead::id)
          .containsExactly("ex-new", "ex-r.1", "ex-x");
      assertThat(merged.conflicts()).isEmpty();
    }
  }

  @Test
  void of_beads_made_at_one_moment_each_is_known_by_its_title_and_none_by_chance() {
    var one = bead("ex-1", "one", 1);
    var two = bead("ex-2", "two", 1);
    var base = side(one, two);
    var working = side(needing(one, "ex-2"), two);
    var merged = SetMerge.of(base, side(as(one, "web-1"), as(two, "web-2")), working);
    assertThat(target(merged, "web-1")).isEqualTo("web-2");
    var retitled = side(titled(as(one, "web-1"), "a"), titled(as(two, "web-2"), "b"));
    assertThat(SetMerge.of(base, retitled, working).conflicts())
        .containsExactly(new Conflict("ex-1", Conflict.DELETED, "", "one"));
  }

  @Test
  void a_bead_that_is_gone_and_a_new_one_are_two() {
    var base = side(bead("ex-r", "r", 1));
    var merged =
        SetMerge.of(base, side(bead("ex-n", "r", 9)), side(titled(bead("ex-r", "r", 1), "R!")));
    assertThat(merged.beads().keySet()).containsExactly("ex-n");
    assertThat(merged.conflicts())
        .containsExactly(new Conflict("ex-r", Conflict.DELETED, "", "R!"));
  }

  @Test
  void beads_of_both_sides_come_out_in_natural_order() {
    var merged =
        SetMerge.of(
            side(),
            side(bead("ex-1.10", "a", 1), bead("ex-b", "b", 2)),
            side(bead("ex-1.9", "c", 3), bead("ex-1", "d", 4)));
    assertThat(merged.beads().keySet()).containsExactly("ex-1", "ex-1.9", "ex-1.10", "ex-b");
    assertThat(merged.conflicts()).isEmpty();
  }

  @Test
  void two_beads_that_came_by_one_id_both_live_on() {
    var mine = side(bead("ex-abc", "Mine", 1), needing(bead("ex-m", "m", 2), "ex-abc"));
    var other = side(bead("ex-abc", "Theirs", 5), needing(bead("ex-t", "t", 6), "ex-abc"));
    var merged = SetMerge.of(side(), mine, other);
    var name = Objects.requireNonNull(merged.renamed().get("ex-abc"));
    assertThat(name).startsWith("ex-").hasSize("ex-abcd".length());
    assertThat(title(merged, "ex-abc")).isEqualTo("Mine");
    assertThat(title(merged, name)).isEqualTo("Theirs");
    assertThat(target(merged, "ex-m")).isEqualTo("ex-abc");
    assertThat(target(merged, "ex-t")).isEqualTo(name);
    assertThat(merged.conflicts()).containsExactly(new Conflict("ex-abc", "id", "Mine", name));
  }

  @Test
  void the_new_id_does_not_depend_on_who_merges() {
    var mine = side(bead("ex-abc", "Mine", 1));
    var other = side(bead("ex-abc", "Theirs", 5));
    assertThat(SetMerge.of(side(), mine, other).beads())
        .isEqualTo(SetMerge.of(side(), other, mine).beads());
  }

  @Test
  void two_third_children_become_a_third_and_a_fourth_with_their_own_children() {
    var parent = bead("ex-p", "Parent", 0);
    var mine = side(parent, bead("ex-p.3", "Late", 9), bead("ex-p.3.1", "Below late", 10));
    var other = side(parent, bead("ex-p.3", "Early", 8));
    var merged = SetMerge.of(side(parent), mine, other);
    assertThat(merged.beads().keySet()).containsExactly("ex-p", "ex-p.3", "ex-p.4", "ex-p.4.1");
    assertThat(title(merged, "ex-p.3")).isEqualTo("Early");
    assertThat(title(merged, "ex-p.4")).isEqualTo("Late");
    assertThat(title(merged, "ex-p.4.1")).isEqualTo("Below late");
  }

  @Test
  void the_same_bead_made_twice_under_a_chosen_id_stays_one() {
    var merged =
        SetMerge.of(side(), side(bead("ex-mayor", "Mayor", 1)), side(bead("ex-mayor", "Mayor", 5)));
    assertThat(merged.beads().keySet()).containsExactly("ex-mayor");
    assertThat(merged.renamed()).isEmpty();
  }

  /// Nobody's change may vanish without a word: each field of each side is in the result, was
  /// changed by the other side too and reported, or was the older of two that need no decision.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_change_of_one_side_is_kept_or_reported(long seed) {
    var random = new Random(seed);
    var base = new HashMap<String, FullBead>();
    for (int i = 0; i < 200; i++) {
      var bead = bead("ex-" + i, "Title " + i, i);
      base.put(bead.id(), bead);
    }
    var mine = edited(base, random, "l");
    var other = edited(base, random, "r");
    var merged = SetMerge.of(base, mine, other);
    for (var id : base.keySet()) {
      for (var side : List.of(mine, other)) {
        for (var field : EDITED) {
          var wanted = bead(side, id).get(field);
          boolean isChanged = !Objects.equals(wanted, bead(base, id).get(field));
          var result = bead(merged.beads(), id).get(field);
          if (isChanged && !Objects.equals(wanted, result)) {
            assertThat(merged.conflicts().stream().map(Conflict::line))
                .contains("conflict: " + id + " " + field.key());
          }
        }
      }
    }
  }

  private static final List<Field> EDITED =
      List.of(
          Field.TITLE,
          Field.DESCRIPTION,
          Field.PRIORITY,
          Field.ASSIGNEE,
          Field.STATUS,
          Field.DUE_AT);

  private static Map<String, FullBead> edited(
      Map<String, FullBead> base, Random random, String mark) {
    var result = new HashMap<String, FullBead>();
    for (var full : base.values()) {
      var bead = full.bead().with(Field.UPDATED_AT, NOON.plusSeconds(random.nextInt(1_000_000)));
      for (var field : EDITED) {
        if (random.nextInt(3) == 0) {
          bead = bead.with(field, value(field, random, mark));
        }
      }
      result.put(full.id(), FullBead.bare(bead));
    }
    return result;
  }

  private static Object value(Field field, Random random, String mark) {
    return switch (field) {
      case PRIORITY -> (long) random.nextInt(5);
      case STATUS -> List.of("open", "in_progress", "closed", "blocked").get(random.nextInt(4));
      case DUE_AT -> NOON.plusSeconds(random.nextInt(1_000_000));
      default -> mark + random.nextInt(4);
    };
  }

  private static Bead bead(Map<String, FullBead> beads, String id) {
    return Objects.requireNonNull(beads.get(id)).bead();
  }

  private static String title(SetMerge merged, String id) {
    return bead(merged.beads(), id).title();
  }

  private static String target(SetMerge merged, String id) {
    return Objects.requireNonNull(merged.beads().get(id)).dependencies().getFirst().to();
  }
}
