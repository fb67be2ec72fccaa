package gastown.cli.graphs;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.Json;
import gastown.cli.TestHouse;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SwarmTest {
  private final TestHouse house = TestHouse.ready();
  private final String epic = house.issue("Parser", "-t", "epic");
  private final String lexer = house.issue("Lexer", "--parent", epic);
  private final String tree = house.issue("Tree", "--parent", epic);
  private final String tests = house.issue("Tests", "--parent", epic);

  @Test
  void the_children_of_an_epic_form_waves() {
    house.ok("dep", "add", tests, lexer);
    house.ok("dep", "add", tests, tree);
    var answer = house.bd("swarm", "validate", epic, "--json").object();
    assertThat(answer.get("total_issues")).isEqualTo(Json.of(3));
    assertThat(answer.get("max_parallelism")).isEqualTo(Json.of(2));
    assertThat(answer.get("estimated_sessions")).isEqualTo(Json.of(3));
    assertThat(answer.get("swarmable")).isEqualTo(Json.of(true));
    assertThat(answer.get("issues")).isNull();
    var fronts = (Json.Arr) Objects.requireNonNull(answer.get("ready_fronts"));
    assertThat(fronts.items().getLast())
        .isEqualTo(
            Json.object()
                .put("issues", Json.texts(List.of(tests)))
                .put("titles", Json.texts(List.of("Tests")))
                .put("wave", 1)
                .build());
    assertThat(house.bd("swarm", "validate", epic, "--verbose", "--json").object().get("issues"))
        .isInstanceOf(Json.Obj.class);
    assertThat(house.ok("swarm", "validate", epic))
        .contains("Wave 1:\n    " + tests, "✓ Swarmable");
  }

  @Test
  void a_circle_makes_an_epic_unfit_for_a_swarm() {
    house.ok("dep", "add", tests, lexer);
    house.ok("dep", "add", lexer, tests, "--no-cycle-check");
    var answer = house.bd("swarm", "validate", epic, "--json");
    assertThat(answer.exit()).isOne();
    assertThat(answer.out()).contains("dependency cycle", "\"swarmable\": false");
    assertThat(house.bd("swarm", "create", epic).err()).contains("is not swarmable");
    assertThat(house.bd("swarm", "validate", lexer).err()).contains("is no epic");
  }

  @Test
  void a_swarm_is_made_once_and_tells_how_far_it_is() {
    house.ok("dep", "add", tests, tree);
    var outside = house.issue("Outside");
    house.ok("dep", "add", tree, outside);
    var made = house.bd("swarm", "create", epic, "--coordinator", "mayor", "--json").object();
    var swarm = Objects.requireNonNull(made.text("swarm_id"));
    assertThat(made.text("epic_id")).isEqualTo(epic);
    assertThat(made.text("coordinator")).isEqualTo("mayor");
    assertThat(made.toString()).contains("which is not a child of this epic");
    assertThat(house.bd("swarm", "create", epic).err()).contains("already has a swarm: " + swarm);
    house.ok("swarm", "create", epic, "--force");
    house.ok("update", lexer, "--claim");
    house.ok("close", lexer);
    var status = house.bd("swarm", "status", swarm, "--json").object();
    assertThat(status.text("epic_id")).isEqualTo(epic);
    assertThat(status.get("progress_percent")).isEqualTo(Json.of(33));
    assertThat(status.get("blocked_count")).isEqualTo(Json.of(2));
    assertThat(status.get("ready_count")).isEqualTo(Json.of(0));
    assertThat(house.ok("swarm", "status", epic)).contains("Progress: 1/3 (33%)", "Blocked (2):");
    var listed =
        (Json.Arr)
            Objects.requireNonNull(house.bd("swarm", "list", "--json").object().get("swarms"));
    assertThat(listed.items()).hasSize(2);
    assertThat(house.ok("swarm", "list")).contains(swarm + ": Parser [open] 33%");
  }

  @Test
  void an_issue_that_is_no_epic_gets_one_around_it() {
    var single = house.issue("Single");
    var made = house.bd("swarm", "create", single, "--json").object();
    var around = Objects.requireNonNull(made.text("epic_id"));
    assertThat(around).isNotEqualTo(single);
    assertThat(house.bd("children", around, "--json").each("id")).containsExactly(single);
  }
}
