package gastown.cli.agents;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.cli.TestHouse;
import org.junit.jupiter.api.Test;

/// What agents keep from one session to the next.
class MemoriesTest {
  private final TestHouse house = TestHouse.ready();

  @Test
  void what_is_remembered_is_found_recalled_and_forgotten() {
    var made = house.bd("remember", "The tests need Docker", "--key", "docker", "--json").object();
    assertThat(made.text("action")).isEqualTo("remembered");
    assertThat(
            house.bd("remember", "New text", "--key", "docker", "--json").object().text("action"))
        .isEqualTo("updated");
    assertThat(house.ok("recall", "docker")).isEqualTo("New text\n");
    assertThat(house.ok("memories", "NEW")).contains("Memories (1):", "docker");
    assertThat(house.bd("memories", "--json").object().text("docker")).isEqualTo("New text");
    assertThat(house.bd("forget", "docker", "--json").object().text("deleted")).isEqualTo("true");
    var gone = house.bd("recall", "docker", "--json");
    assertThat(gone.exit()).isEqualTo(1);
    assertThat(gone.out()).contains("\"found\": false");
  }

  @Test
  void a_key_is_made_of_the_first_eight_words() {
    house.ok("remember", "One, two three four five six seven eight nine ten");
    assertThat(house.ok("recall", "one-two-three-four-five-six-seven-eight")).contains("nine ten");
  }

  @Test
  void stored_values_are_not_settings_and_not_memories() {
    house.ok("kv", "set", "release", "v1.4");
    house.ok("remember", "text", "--key", "k");
    assertThat(house.bd("kv", "list", "--json").object().members().keySet())
        .containsExactlyInAnyOrder("release", "schema_version");
    assertThat(house.ok("kv", "get", "release")).isEqualTo("v1.4\n");
    house.ok("kv", "clear", "release");
    assertThat(house.bd("kv", "get", "release").exit()).isEqualTo(1);
    assertThat(house.ok("config", "list")).doesNotContain("kv.");
  }

  @Test
  void an_interaction_is_a_line_and_a_label_another() {
    var id = house.ok("audit", "record", "--kind", "tool_call", "--exit-code", "3").strip();
    assertThat(id).startsWith("int-");
    house.ok("audit", "label", id, "--label", "bad");
    var text = house.disk().read(TestHouse.PLACE.resolve(".beads/interactions.jsonl")).orElse("");
    assertThat(text.lines()).hasSize(2);
    assertThat(text)
        .contains("\"exit_code\":3", "\"parent_id\":\"" + id + "\"", "\"label\":\"bad\"");
    assertThat(house.bd("audit", "label", "int-none", "--label", "x").err()).contains("not found");
    assertThat(
            house
                .given("{\"kind\":\"llm_call\",\"extra\":{\"a\":1}}", "audit", "record", "--stdin")
                .exit())
        .isZero();
    assertThat(house.given("[1]", "audit", "record", "--stdin").exit()).isEqualTo(1);
  }
}
