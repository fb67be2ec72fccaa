package gastown.beads.store;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.Bead;
import gastown.beads.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is written through a draft can be followed in the journal, and readiness is right at all
/// times.
interface DraftContract {

  BeadStore store();

  /// How many random cases are tried.
  int seeds();

  /// Another empty store.
  BeadStore open();

  /// One stroke of random edits; null when they changed nothing.
  private static @Nullable Entry stroke(Scatter scatter, Tables tables, int edits) {
    var draft = new Draft(tables, Stroke.of(scatter.time(), "ana", "edit"));
    for (int i = 0; i < edits; i++) {
      scatter.edit(draft);
    }
    return draft.finish();
  }

  private static Set<String> blocked(Rows rows) {
    var blocked = new TreeSet<String>();
    for (var bead : rows.find(Query.ALL.withDeleted())) {
      if (rows.isBlocked(bead.id())) {
        blocked.add(bead.id());
      }
    }
    return blocked;
  }

  @Test
  default void readiness_is_what_it_is_by_definition() {
    for (long seed = 1; seed <= seeds(); seed++) {
      var scatter = new Scatter(seed);
      try (var store = open()) {
        var of = seed;
        Given.write(
            store,
            tables -> {
              for (int step = 0; step < 60; step++) {
                stroke(scatter, tables, 1 + scatter.below(4));
                assertThat(blocked(tables))
                    .as("seed %s step %s", of, step)
                    .isEqualTo(new TreeSet<>(Readiness.recursively(tables)));
              }
            });
      }
    }
  }

  @Test
  default void the_journal_folds_into_the_state() {
    for (long seed = 1; seed <= seeds(); seed++) {
      var scatter = new Scatter(seed);
      try (var store = open()) {
        var states = new ArrayList<String>();
        Given.write(
            store,
            tables -> {
              for (int step = 0; step < 40; step++) {
                if (stroke(scatter, tables, 3) != null) {
                  states.add(State.of(tables).lines());
                }
              }
            });
        int middle = states.size() / 2;
        assertThat(store.<String>read(rows -> State.folded(rows, _ -> true).lines()))
            .as("seed %s", seed)
            .isEqualTo(states.getLast());
        assertThat(store.<String>read(rows -> State.folded(rows, e -> e.seq() <= middle).lines()))
            .as("seed %s up to %s", seed, middle)
            .isEqualTo(states.get(middle - 1));
        foldAndLookAgain(store, middle, states);
        takeAllBack(store, middle, states.get(middle - 1));
        assertThat(store.damages()).as("seed %s", seed).isEmpty();
      }
    }
  }

  private static void foldAndLookAgain(BeadStore store, int middle, List<String> states) {
    Given.write(
        store,
        tables -> {
          var entry = tables.entriesAfter(middle - 1L, 1).getFirst();
          tables.foldInto(new Snapshot(middle, entry.chain().hash(), states.get(middle - 1)));
        });
    assertThat(store.<String>read(rows -> State.folded(rows, _ -> true).lines()))
        .isEqualTo(states.getLast());
  }

  private static void takeAllBack(BeadStore store, int middle, String state) {
    Given.write(
        store,
        tables -> {
          var draft = new Draft(tables, Stroke.of(Scatter.NOON, "ana", "undo"));
          tables.entriesAfter(middle, 0).reversed().forEach(draft::takeBack);
          draft.finish();
          assertThat(blocked(tables)).isEqualTo(new TreeSet<>(Readiness.recursively(tables)));
        });
    assertThat(store.<String>read(rows -> State.of(rows).lines())).isEqualTo(state);
  }

  @Test
  default void a_state_of_the_past_can_be_written_into_another_store() {
    var scatter = new Scatter(99);
    Given.write(
        store(),
        tables -> {
          stroke(scatter, tables, 600);
        });
    var state = store().<State>read(State::of);
    try (var other = open()) {
      Given.write(other, tables -> State.ofLines(state.lines()).writeTo(tables));
      assertThat(other.<String>read(rows -> State.of(rows).lines())).isEqualTo(state.lines());
      assertThat(other.<Set<String>>read(DraftContract::blocked))
          .isEqualTo(store().<Set<String>>read(DraftContract::blocked))
          .isNotEmpty();
      assertThat(other.<List<Bead>>read(rows -> rows.find(Query.ALL)))
          .isEqualTo(store().<List<Bead>>read(rows -> rows.find(Query.ALL)));
    }
  }
}
