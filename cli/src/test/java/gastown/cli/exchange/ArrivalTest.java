package gastown.cli.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.cli.TestHouse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A clone of a repository whose issues another program made: no file says what their ids begin
/// with.
class ArrivalTest {
  private static final Path FOLDER = TestHouse.PLACE.resolve(".beads");

  private final TestHouse house = new TestHouse();

  @BeforeEach
  void issues_and_no_prefix() {
    house.disk().makeFolder(FOLDER, false);
    house.disk().write(FOLDER.resolve("config.yaml"), "# issue-prefix: \"\"\n");
    house
        .disk()
        .write(
            FOLDER.resolve("issues.jsonl"),
            line("far-1", "open")
                + line("myapp-4k2", "open")
                + line("myapp-4k2.1", "closed")
                + line("old-1", "tombstone")
                + line("old-2", "tombstone")
                + line("old-3", "tombstone"));
  }

  private static String line(String id, String status) {
    return "{\"id\":\"%s\",\"title\":\"T\",\"status\":\"%s\",\"updated_at\":\"2026-05-01T08:00:00Z\"}\n"
        .formatted(id, status);
  }

  @Test
  void new_issues_are_called_as_most_of_those_that_came_are() {
    assertThat(house.issue("New")).matches("myapp-[0-9a-z]{3}");
    assertThat(house.issue("Named", "--id", "myapp-77")).isEqualTo("myapp-77");
    assertThat(house.ok("where")).contains("prefix: myapp\n");
    assertThat(house.ok("config", "get", "issue_prefix")).contains("myapp");
  }

  @Test
  void a_prefix_that_is_set_stays() {
    house.disk().write(FOLDER.resolve("config.yaml"), "issue-prefix: far\n");
    assertThat(house.issue("New")).startsWith("far-");
  }

  @Test
  void an_import_into_a_tracker_without_a_prefix_gives_it_one() {
    house.disk().delete(FOLDER.resolve("issues.jsonl"));
    house.given(line("web-1", "open"), "import", "-");
    assertThat(house.issue("New")).startsWith("web-");
  }
}
