package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several who begin the same thing at the same moment.
class ManyAtOnceTest {
  @TempDir Path folder;

  @Test
  void of_many_who_make_a_town_one_makes_it_and_the_others_find_it() throws Exception {
    try (var town = new TownOnDisk(folder);
        var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 5; round++) {
        var place = town.home.resolve("town-" + round).toString();
        var calls = new ArrayList<Callable<TownOnDisk.Answer>>();
        for (int i = 0; i < 4; i++) {
          calls.add(() -> town.run("gt", town.home, "install", place));
        }
        int made = 0;
        for (var each : pool.invokeAll(calls)) {
          var answer = each.get();
          assertThat(answer.exit()).as(answer.err()).isZero();
          made += answer.out().contains("✓ Made") ? 1 : 0;
        }
        assertThat(made).isEqualTo(1);
      }
    }
  }
}
