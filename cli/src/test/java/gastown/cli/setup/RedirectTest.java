package gastown.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.cli.TestHouse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// A redirect that leads to a folder that is not there: what stands here is used, and that is said.
class RedirectTest {
  private static final Path FILE = TestHouse.PLACE.resolve(".beads/redirect");
  private static final String WARNING = "Warning: " + FILE + " leads to /nope, which is no folder";

  private static TestHouse astray(TestHouse house) {
    house.disk().makeFolder(TestHouse.PLACE.resolve(".beads"), false);
    house.disk().write(FILE, "/nope\n");
    return house;
  }

  @Test
  void every_command_warns_once_and_the_tracker_here_is_used() {
    var house = astray(TestHouse.ready());
    assertThat(house.bd("create", "One").err()).containsOnlyOnce(WARNING);
    assertThat(house.bd("list").out()).contains("One");
    assertThat(house.bd("where").err()).contains(WARNING);
    assertThat(house.bd("doctor").out()).contains("leads to /nope", "rm " + FILE);
  }

  @Test
  void where_there_is_no_tracker_the_refusal_speaks_of_the_redirect() {
    var answer = astray(new TestHouse()).bd("list");
    assertThat(answer.exit()).isNotZero();
    assertThat(answer.err()).contains("no active beads workspace", FILE + " leads to /nope");
  }

  @Test
  void a_redirect_that_leads_somewhere_is_followed_without_a_word() {
    var house = TestHouse.ready();
    var other = Path.of("/other");
    house.disk().makeFolder(other.resolve(".beads"), false);
    house.disk().write(other.resolve(".beads/redirect"), TestHouse.PLACE + "/.beads\n");
    assertThat(house.at(other).bd("create", "One").err()).doesNotContain("Warning");
    assertThat(house.ok("where")).contains("redirected from /other/.beads");
  }
}
