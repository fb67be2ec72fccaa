package gastown.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoutingTest {
  private final TestHouse house = TestHouse.ready();

  @BeforeEach
  void another_workspace_below_this_one() {
    house.disk().makeFolder(TestHouse.PLACE.resolve("web"), false);
    house.ok("-C", "web", "init", "--prefix", "web", "--quiet", "--skip-agents", "--skip-hooks");
    house
        .disk()
        .write(
            TestHouse.PLACE.resolve(".beads/routes.jsonl"),
            "# routes\n"
                + "{\"prefix\":\"web-\",\"path\":\"web\"}\n"
                + "{\"prefix\":\"ex-\",\"path\":\".\"}\n");
  }

  @Test
  void an_issue_is_made_where_it_is_wanted() {
    var there = house.issue("Over there", "--repo", "web");
    assertThat(there).startsWith("web-");
    assertThat(house.issue("In the rig", "--rig", "web")).startsWith("web-");
    assertThat(house.issue("Here")).startsWith("ex-");
  }

  @Test
  void issues_of_two_places_in_one_command_are_refused_with_the_commands_to_type() {
    var here = house.issue("Here");
    var there = house.issue("Over there", "--repo", "web");
    var answer = house.bd("close", here, there, "--reason", "it is done");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err())
        .contains("more than one workspace")
        .contains("bd close " + here + " --reason 'it is done'")
        .contains("bd close " + there + " --reason 'it is done'");
    assertThat(house.bd("show", here, "--json").each("status")).containsExactly("open");
    var both = house.issue("Too", "--repo", "web");
    assertThat(house.bd("show", there, both, "--json").each("id")).containsExactly(there, both);
  }

  @Test
  void an_issue_of_another_place_is_found_and_changed_there() {
    var there = house.issue("Over there", "--repo", "web");
    assertThat(house.ok("show", there, "--short")).contains("Over there");
    house.ok("close", there, "--reason", "seen");
    assertThat(house.bd("show", there, "--json").each("status")).containsExactly("closed");
    assertThat(house.bd("list", "--all", "--json").items()).isEmpty();
  }
}
