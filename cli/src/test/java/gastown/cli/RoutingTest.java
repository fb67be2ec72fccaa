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
  void an_issue_of_another_place_is_found_and_changed_there() {
    var there = house.issue("Over there", "--repo", "web");
    assertThat(house.ok("show", there, "--short")).contains("Over there");
    house.ok("close", there, "--reason", "seen");
    assertThat(house.bd("show", there, "--json").each("status")).containsExactly("closed");
    assertThat(house.bd("list", "--all", "--json").items()).isEmpty();
  }
}
