package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `gt simulate`, with the bottle that comes with the program.
class SimulateTest {
  @TempDir Path folder;
  private TownOnDisk town;

  @BeforeEach
  void found() {
    town = new TownOnDisk(folder);
  }

  @AfterEach
  void end() {
    town.close();
  }

  private TownOnDisk.Answer played(String... words) {
    var all = new ArrayList<>(List.of("simulate", "--json"));
    all.addAll(List.of(words));
    return town.gt(all.toArray(String[]::new));
  }

  @Test
  void the_same_seed_prints_the_same_and_another_does_not() {
    var once = played("--seed", "7");
    assertThat(once.exit()).isZero();
    assertThat(once.object().get("good")).isEqualTo(Json.of(true));
    assertThat(played("--seed", "7").out()).isEqualTo(once.out());
    assertThat(played("--seed", "8").object().get("story"))
        .isNotEqualTo(once.object().get("story"));
    assertThat(town.ok("simulate", "--seed", "7")).contains("✓ every rule held");
  }

  @Test
  void the_size_of_the_town_and_what_goes_wrong_in_it_are_as_asked_for() {
    var quiet = played("--faults", "none", "--beads", "5", "--agents", "1").object();
    assertThat(quiet.get("beads")).isEqualTo(Json.of(5));
    var figures = (Json.Obj) Objects.requireNonNull(quiet.get("figures"));
    assertThat(figures.get("kills")).isEqualTo(Json.of(0));
    var story = String.valueOf(quiet.get("story"));
    assertThat(story).contains("Toast").doesNotContain("Nux");
    var wide = String.valueOf(played("--faults", "none", "--agents", "5").object().get("story"));
    assertThat(wide).contains("Toast", "Nux");
  }

  @Test
  void what_cannot_be_played_is_refused() {
    assertThat(town.gt("simulate", "--faults", "earthquake").err())
        .contains("there is no such fault");
    assertThat(played("--beads", "0").exit()).isEqualTo(1);
  }
}
