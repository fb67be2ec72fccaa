package gastown.cli.news;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.cli.TestHouse;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The news of a town, as they come.
class FollowingTest {
  private final TestHouse house = new TestHouse();

  @BeforeEach
  void a_town() {
    house.gt("install", "/town", "--quiet");
    house.at(Path.of("/town"));
    house.gt("mail", "send", "mayor", "-s", "First", "-m", "x");
  }

  /// Between the first look and the second something is written, and then nobody waits any more.
  private void untilSomethingHappens() {
    var looks = new AtomicInteger();
    house.resting(() -> {
      if (looks.getAndIncrement() > 0) {
        return false;
      }
      house.gt("mail", "send", "overseer", "-s", "Second", "-m", "x");
      return true;
    });
  }

  @Test
  void what_happens_comes_after_what_happened() {
    untilSomethingHappens();
    var answer = house.gt("feed", "--follow", "--type", "mail");
    assertThat(answer.exit()).isZero();
    assertThat(answer.out().lines()).hasSize(2).allMatch(line -> line.contains("  mail  "));
  }

  @Test
  void only_what_is_wanted_is_told_and_as_json_an_object_on_each_line() {
    untilSomethingHappens();
    assertThat(house.gt("log", "-f", "--type", "sling").out()).isEmpty();
    untilSomethingHappens();
    var lines = house.gt("log", "-f", "--limit", "0", "--type", "mail", "--json").out().lines();
    assertThat(lines).singleElement().asString().startsWith("{").contains("\"type\":\"mail\"");
  }

  @Test
  void it_ends_when_the_town_is_gone() {
    house.resting(() -> {
      house.disk().delete(Path.of("/town/.beads/beads.db"));
      return true;
    });
    assertThat(house.gt("feed", "-f").exit()).isZero();
  }
}
