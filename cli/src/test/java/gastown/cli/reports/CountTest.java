package gastown.cli.reports;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.Json;
import gastown.cli.TestHouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CountTest {
  private final TestHouse house = TestHouse.ready();

  @Test
  void a_count_includes_closed_issues_unless_a_status_is_asked_for() {
    house.issue("One");
    house.ok("close", house.issue("Two"));
    assertThat(house.ok("count")).isEqualTo("2\n");
    assertThat(house.bd("count", "--json").object().get("count")).isEqualTo(Json.of(2));
    assertThat(house.ok("count", "--status", "open")).isEqualTo("1\n");
    assertThat(house.ok("count", "--title", "tw")).isEqualTo("1\n");
  }

  @ParameterizedTest
  @CsvSource({
    "--by-status, closed, 1, open, 2",
    "--by-priority, P1, 1, P2, 2",
    "--by-type, bug, 1, task, 2",
    "--by-assignee, (unassigned), 2, bob, 1",
    "--by-label, (no labels), 2, core, 1"
  })
  void issues_are_counted_by_what_is_asked(
      String flag, String first, long firstCount, String second, long secondCount) {
    house.issue("One", "-p", "1", "-a", "bob", "-l", "core");
    house.issue("Two", "-t", "bug");
    house.ok("close", house.issue("Three"));
    var answer = house.bd("count", flag, "--json").object();
    assertThat(answer.get("total")).isEqualTo(Json.of(3));
    assertThat(answer.get("groups"))
        .isEqualTo(
            new Json.Arr(
                java.util.List.of(
                    Json.object().put("count", firstCount).put("group", first).build(),
                    Json.object().put("count", secondCount).put("group", second).build())));
    assertThat(house.ok("count", flag)).startsWith("Total: 3\n\n" + first + ": " + firstCount);
  }

  @Test
  void two_groupings_at_once_are_refused() {
    assertThat(house.bd("count", "--by-type", "--by-label").err()).contains("only one --by-*");
  }

  @Test
  void the_status_counts_every_kind() {
    var epic = house.issue("Epic", "-t", "epic");
    var one = house.issue("One", "--parent", epic);
    var two = house.issue("Two");
    house.ok("dep", "add", two, one);
    house.ok("update", one, "--claim");
    house.ok("close", house.issue("Done"));
    house.issue("Gone soon", "--ephemeral");
    var answer = house.bd("stats", "--json").object();
    assertThat(answer.members().keySet()).containsExactly("schema_version", "summary");
    var summary = ((Json.Obj) java.util.Objects.requireNonNull(answer.get("summary"))).members();
    assertThat(summary.keySet())
        .containsExactlyInAnyOrder(
            "total_issues",
            "open_issues",
            "in_progress_issues",
            "closed_issues",
            "blocked_issues",
            "deferred_issues",
            "ready_issues",
            "pinned_issues",
            "epics_eligible_for_closure",
            "average_lead_time_hours");
    assertThat(summary)
        .containsEntry("total_issues", Json.of(4))
        .containsEntry("open_issues", Json.of(2))
        .containsEntry("in_progress_issues", Json.of(1))
        .containsEntry("closed_issues", Json.of(1))
        .containsEntry("blocked_issues", Json.of(1))
        .containsEntry("ready_issues", Json.of(1));
    assertThat(house.ok("status"))
        .contains(
            "📊 Issue Database Status", "Total Issues:           4", "Open:                   2")
        .contains(
            "In Progress:            1", "Blocked:                1", "Closed:                 1")
        .contains("Ready to Work:          1");
    assertThat(house.ok("status", "--assigned")).contains("Total Issues:           1");
  }
}
