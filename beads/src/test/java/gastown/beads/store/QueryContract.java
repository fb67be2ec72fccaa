package gastown.beads.store;

import static gastown.beads.store.Given.open;
import static gastown.beads.store.Given.write;
import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// A store finds what [gastown.beads.query.Matching] says.
interface QueryContract {
  BeadStore store();

  /// How many random cases are tried.
  int seeds();

  /// Another empty store.
  BeadStore open();

  @Test
  default void queries_find_what_the_words_mean() {
    for (long seed = 1; seed <= seeds(); seed++) {
      var scatter = new Scatter(seed);
      try (var model = new MemoryStore();
          var real = open()) {
        var edits = seed;
        Consumer<Tables> work =
            tables -> {
              var same = new Scatter(edits);
              for (int i = 0; i < 250; i++) {
                same.edit(tables);
              }
            };
        write(model, work);
        write(real, work);
        var all = model.<List<Bead>>read(rows -> rows.find(Query.ALL.withDeleted()));
        scatter.use(all.stream().map(Bead::id).toList());
        for (int i = 0; i < 300; i++) {
          var query = scatter.query();
          var expected = model.<List<Bead>>read(rows -> rows.find(query));
          assertThat(real.<List<Bead>>read(rows -> rows.find(query)))
              .as("seed %s: %s", seed, query)
              .isEqualTo(expected);
          assertThat(real.<Long>read(rows -> rows.count(query)))
              .as("seed %s: count of %s", seed, query)
              .isEqualTo(model.<Long>read(rows -> rows.count(query)));
        }
        assertThat(real.<String>read(Given::everything))
            .as("seed %s", seed)
            .isEqualTo(model.<String>read(Given::everything));
        assertThat(real.damages()).as("seed %s", seed).isEmpty();
      }
    }
  }

  @Test
  default void deleted_beads_are_among_those_that_are_not_closed() {
    var live = Query.where(Criterion.isNot(Field.STATUS, "closed"));
    write(
        store(),
        tables -> {
          for (var status : List.of("open", "closed", "tombstone")) {
            tables.putBead(Bead.of("bd-" + status).with(Field.STATUS, status));
          }
        });
    assertThat(store().<List<Bead>>read(rows -> rows.find(live)))
        .extracting(Bead::id)
        .containsExactly("bd-open");
    assertThat(store().<List<Bead>>read(rows -> rows.find(live.withDeleted())))
        .extracting(Bead::id)
        .containsExactly("bd-open", "bd-tombstone");
  }

  @Test
  default void a_time_of_deferral_that_has_come_is_over() {
    write(
        store(),
        tables -> {
          tables.putBead(Bead.of("bd-1").with(Field.DEFER_UNTIL, Scatter.NOON));
          tables.putBead(Bead.of("bd-1.1"));
          tables.putDependency(
              Dependency.of("bd-1.1", "bd-1", DependencyType.PARENT_CHILD, Scatter.NOON, "ana"));
        });
    for (int nanos = -1; nanos <= 1; nanos++) {
      var now = Scatter.NOON.plusNanos(nanos);
      long deferred = nanos < 0 ? 1 : 0;
      assertThat(
              store()
                  .<Long>read(rows -> rows.count(Query.where(new Criterion.ParentDeferred(now)))))
          .isEqualTo(deferred);
    }
  }
}
