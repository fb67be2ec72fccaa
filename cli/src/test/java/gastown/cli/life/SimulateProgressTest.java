package gastown.cli.life;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.Json;
import gastown.cli.Simulator.Played;
import gastown.cli.TestHouse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What `gt simulate` says of a game.
class SimulateProgressTest {
  private static TestHouse house(String complaint) {
    return new TestHouse()
        .simulating((game, progress) -> {
          progress.accept("1 h: 2 of " + game.beads());
          return new Played(complaint, Map.of("landed", 2L), List.of("00:01 a line"));
        });
  }

  @Test
  void a_rule_that_was_broken_is_told_and_ends_with_one() {
    var answer = house("one-holder: two workers are busy with web-1").gt("simulate");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.out()).contains("00:01 a line", "✗ one-holder: two workers are busy");
    var json = house("one-holder: two").gt("simulate", "--json");
    assertThat(json.exit()).isEqualTo(1);
    assertThat(json.object().get("good")).isEqualTo(Json.of(false));
    assertThat(json.object().text("complaint")).isEqualTo("one-holder: two");
  }

  @Test
  void how_far_it_is_is_shown_beside_what_it_prints_to_whoever_sits_at_a_terminal() {
    assertThat(house("").gt("simulate", "--beads", "9").err()).isEmpty();
    var answer = house("").atTerminal().gt("simulate", "--beads", "9");
    assertThat(answer.exit()).isZero();
    assertThat(answer.err()).contains("1 h: 2 of 9");
    assertThat(answer.out()).contains("✓ every rule held").doesNotContain("2 of 9");
  }

  @Test
  void numbers_out_of_range_are_refused_with_the_range() {
    assertThat(house("").gt("simulate", "--seed", "-1").err()).contains("--seed is from 0 to");
    assertThat(house("").gt("simulate", "--beads", "0").err()).contains("--beads is from 1 to");
  }
}
