package gastown.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is noted of changes in `interactions.jsonl`.
class FieldChangesTest {
  private final TestHouse house = TestHouse.ready();

  private List<Json.Obj> lines() {
    var file = TestHouse.PLACE.resolve(".beads/interactions.jsonl");
    return house
        .disk()
        .read(file)
        .orElse("")
        .lines()
        .map(line -> (Json.Obj) JsonReader.read(line))
        .toList();
  }

  @Test
  void each_changed_field_is_a_line() {
    var id = house.issue("Title", "-p", "1");
    assertThat(lines()).isEmpty();
    house.ok("update", id, "--priority", "0", "--assignee", "bo");
    assertThat(lines()).hasSize(2);
    var first = lines().getFirst();
    assertThat(first.text("id")).matches("int-[0-9a-f]{8}");
    assertThat(first.text("kind")).isEqualTo("field_change");
    assertThat(first.text("issue_id")).isEqualTo(id);
    assertThat(first.text("actor")).isEqualTo("ana");
    assertThat(first.get("extra"))
        .isEqualTo(
            Json.object().put("field", "priority").put("old_value", 1).put("new_value", 0).build());
    assertThat(lines().get(1).get("extra"))
        .isEqualTo(
            Json.object()
                .put("field", "assignee")
                .put("old_value", Json.none())
                .put("new_value", "bo")
                .build());
  }

  @Test
  void a_close_says_why() {
    var id = house.issue("Title");
    house.ok("close", id, "--reason", "done");
    assertThat(lines()).isNotEmpty().allMatch(line -> "done".equals(line.text("reason")));
    assertThat(lines().toString()).contains("status").contains("closed");
  }

  @Test
  void a_change_that_changes_nothing_and_one_in_the_sandbox_are_no_lines() {
    var id = house.issue("Title", "-p", "1");
    house.ok("update", id, "--priority", "1");
    house.ok("update", id, "--priority", "2", "--sandbox");
    assertThat(lines()).isEmpty();
  }
}
