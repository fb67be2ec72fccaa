package gastown.beads.store;

import static gastown.beads.store.Given.open;
import static gastown.beads.store.Given.write;
import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.Bead;
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
        for (int i = 0; i < 250; i++) {
          scatter.id();
        }
        for (int i = 0; i < 120; i++) {
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
}
