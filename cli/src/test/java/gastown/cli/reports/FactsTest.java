package gastown.cli.reports;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.Json;
import gastown.cli.TestHouse;
import org.junit.jupiter.api.Test;

final class FactsTest {
  private final TestHouse house = TestHouse.ready();

  @Test
  void statuses_and_types_name_the_built_in_ones_and_those_of_the_workspace() {
    assertThat(house.bd("statuses", "--json").object().members().keySet())
        .containsExactly("built_in_statuses", "schema_version");
    assertThat(house.bd("types", "--json").object().members().keySet())
        .containsExactly("core_types", "schema_version");
    house.ok("config", "set", "status.custom", "in-review:wip");
    house.ok("config", "set", "types.custom", "agent,rig");
    assertThat(house.bd("types", "--json").object().get("custom_types"))
        .isEqualTo(Json.texts(java.util.List.of("agent", "rig")));
    assertThat(house.bd("statuses", "--json").out()).contains("custom_statuses", "in-review");
    assertThat(house.ok("statuses")).contains("○ open", "in-review     [wip]");
    assertThat(house.ok("types")).contains("task", "A piece of work", "  rig");
  }

  @Test
  void info_tells_the_database_and_how_many_issues_are_in_it() {
    house.issue("One");
    var answer = house.bd("info", "--json").object();
    assertThat(answer.text("database_path")).isEqualTo("/project/.beads/beads.db");
    assertThat(answer.text("mode")).isEqualTo("direct");
    assertThat(answer.get("issue_count")).isEqualTo(Json.of(1));
    assertThat(answer.get("schema")).isNull();
    assertThat(house.bd("info", "--schema", "--json").object().get("schema"))
        .isInstanceOf(Json.Obj.class);
    assertThat(house.ok("info")).contains("Issue Count: 1");
    assertThat(house.bd("info", "--whats-new").exit()).isOne();
  }

  @Test
  void the_context_names_workspace_and_actor_and_a_ping_is_answered() {
    var context = house.bd("context", "--json").object();
    assertThat(context.text("beads_dir")).isEqualTo("/project/.beads");
    assertThat(context.text("actor")).isEqualTo("ana");
    assertThat(house.ok("context")).contains("beads dir: /project/.beads");
    var ping = house.bd("ping", "--json").object();
    assertThat(ping.text("status")).isEqualTo("ok");
    assertThat(ping.members().keySet())
        .contains("resolve_ms", "store_ms", "query_ms", "total_ms", "schema_version");
    assertThat(new TestHouse().bd("ping").exit()).isOne();
  }

  @Test
  void lint_names_the_sections_that_are_missing_and_fails() {
    var bug = house.issue("Crash", "-t", "bug");
    house.issue("Fine", "-t", "chore");
    var answer = house.bd("lint", "--json");
    assertThat(answer.exit()).isOne();
    assertThat(answer.object().get("total")).isEqualTo(Json.of(2));
    assertThat(answer.object().get("issues")).isEqualTo(Json.of(1));
    assertThat(house.bd("lint").out()).contains(bug + " [bug]: Crash", "Missing: ## Steps");
    assertThat(house.bd("lint", "-t", "chore").out()).contains("No template warnings");
    house.ok("close", bug);
    assertThat(house.bd("lint").exit()).isZero();
    assertThat(house.bd("lint", "--status", "closed").exit()).isOne();
    assertThat(house.bd("lint", bug).exit()).isOne();
  }

  @Test
  void epics_show_their_progress_and_close_when_all_children_are() {
    var epic = house.issue("Parser", "-t", "epic");
    var child = house.issue("Lexer", "--parent", epic);
    house.issue("Empty", "-t", "epic");
    assertThat(house.ok("epic", "status")).contains("Progress: 0/1 children closed (0%)");
    assertThat(house.bd("epic", "status", "--eligible-only", "--json").out()).isEqualTo("[]\n");
    house.ok("close", child);
    assertThat(house.bd("epic", "status", "--eligible-only", "--json").out())
        .contains(
            "\"total_children\": 1", "\"closed_children\": 1", "\"eligible_for_close\": true");
    assertThat(house.bd("epic", "close-eligible", "--dry-run", "--json").items()).hasSize(1);
    assertThat(house.bd("epic", "close-eligible", "--json").object())
        .isEqualTo(
            Json.object()
                .put("closed", Json.texts(java.util.List.of(epic)))
                .put("count", 1)
                .put("schema_version", 1)
                .build());
    assertThat(house.bd("show", epic).out()).contains("CLOSED");
  }

  @Test
  void a_word_that_only_leads_to_commands_shows_them() {
    var answer = new TestHouse().bd("label");
    assertThat(answer.exit()).isZero();
    assertThat(answer.out()).contains("label list-all", "Usage:");
    assertThat(new TestHouse().bd("epic", "--help").out()).contains("epic close-eligible");
    var wrong = new TestHouse().bd("label", "ad", "x");
    assertThat(wrong.exit()).isOne();
    assertThat(wrong.err()).contains("unknown command \"label ad\"", "label add");
  }
}
