package gastown.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.Json;
import gastown.cli.TestHouse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `bd init` where issues of others are there already.
class InitTest {
  private static final Path FILE = TestHouse.PLACE.resolve(".beads/issues.jsonl");

  private final TestHouse house = new TestHouse();

  @BeforeEach
  void a_file_of_two_issues() {
    house.disk().makeFolder(TestHouse.PLACE.resolve(".beads"), false);
    house
        .disk()
        .write(
            FILE,
            "{\"id\":\"ex-1\",\"title\":\"One\",\"updated_at\":\"2026-05-01T08:00:00Z\"}\n"
                + "{\"id\":\"ex-2\",\"title\":\"Two\",\"updated_at\":\"2026-05-01T08:00:00Z\"}\n");
  }

  @Test
  void the_number_of_issues_taken_in_is_told() {
    assertThat(house.ok("init", "--prefix", "ex", "--skip-hooks", "--skip-agents"))
        .contains("initialized successfully", "Imported 2 issues from " + FILE);
    assertThat(house.bd("list", "--json").each("id")).containsExactlyInAnyOrder("ex-1", "ex-2");
  }

  @Test
  void the_prefix_is_that_of_the_issues_that_are_there() {
    assertThat(house.ok("init", "--skip-hooks", "--skip-agents")).contains("Prefix: ex ");
    assertThat(house.issue("Three")).startsWith("ex-");
  }

  @Test
  void so_it_is_in_json() {
    var answer = house.bd("init", "--prefix", "ex", "--skip-hooks", "--skip-agents", "--json");
    assertThat(answer.object().get("imported")).isEqualTo(Json.of(2));
  }

  @Test
  void a_file_with_a_bad_line_is_told_and_left_as_it_is() {
    house.disk().append(FILE, "{\"id\"\n");
    var before = house.disk().read(FILE);
    var answer = house.bd("init", "--prefix", "ex", "--skip-hooks", "--skip-agents");
    assertThat(answer.err()).contains("line 3");
    assertThat(answer.out()).doesNotContain("Imported");
    assertThat(house.disk().read(FILE)).isEqualTo(before);
  }
}
