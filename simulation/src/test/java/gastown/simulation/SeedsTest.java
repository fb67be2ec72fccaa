package gastown.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The town in a bottle, many times over. `-Dgastown.seeds=N` runs N seeds, from `-Dgastown.seed=S`
/// on; a single one tells its story.
class SeedsTest {
  private static final int USUAL = 800;
  private static final int LINES = 80;

  @Test
  void seeds_that_once_found_something_find_nothing_any_more() throws IOException {
    for (long seed : kept()) {
      var outcome = Simulation.run(Settings.small(seed, Fault.all()));
      assertThat(outcome.isGood()).as(told(outcome)).isTrue();
    }
  }

  private static List<Long> kept() throws IOException {
    try (InputStream in = SeedsTest.class.getResourceAsStream("/seeds.txt")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .map(line -> line.split("#", -1)[0].strip())
          .filter(line -> !line.isEmpty())
          .map(line -> Long.parseLong(line.split(" ", -1)[0]))
          .toList();
    }
  }

  @Test
  void every_rule_holds_whatever_goes_wrong() {
    long first = Long.getLong("gastown.seed", 1);
    int many = Integer.getInteger("gastown.seeds", USUAL);
    var failures = new ConcurrentHashMap<Long, Outcome>();
    LongStream.range(first, first + many)
        .parallel()
        .forEach(seed -> {
          var outcome = Simulation.run(Settings.small(seed, Fault.all()));
          if (!outcome.isGood()) {
            failures.put(seed, outcome);
          }
        });
    var rules = new TreeMap<String, String>();
    failures.forEach((seed, outcome) -> rules.merge(outcome.rule(), " " + seed, String::concat));
    var first10 = rules.toString();
    assertThat(failures)
        .as(
            first10.substring(0, Math.min(2000, first10.length()))
                + told(failures.values().stream().findFirst().orElse(null)))
        .isEmpty();
  }

  @Test
  void the_same_seed_tells_the_same_story() {
    var settings = Settings.small(7, Fault.all());
    assertThat(Simulation.run(settings)).isEqualTo(Simulation.run(settings));
  }

  @Test
  @EnabledIfSystemProperty(named = "gastown.soak", matches = "true")
  void two_hundred_agents_account_for_every_one_of_a_thousand_beads() {
    var outcome = Simulation.run(new Settings(200, 1000, 1, Set.of(), 2000));
    assertThat(outcome.isGood()).as(told(outcome)).isTrue();
    var beads = outcome.figures().beads();
    // what waits, waits for what was given up
    assertThat(beads.landed()).isGreaterThan(800);
    assertThat(beads.stranded() > 0 || beads.waiting() == 0).isTrue();
    System.out.println(outcome.figures());
  }

  private static String told(@Nullable Outcome outcome) {
    if (outcome == null) {
      return "";
    }
    var lines = outcome.story();
    return "\n"
        + outcome.settings()
        + "\n"
        + String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }
}
