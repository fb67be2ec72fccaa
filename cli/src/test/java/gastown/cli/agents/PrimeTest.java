package gastown.cli.agents;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.Json;
import gastown.cli.TestHouse;
import org.junit.jupiter.api.Test;

/// What an agent is told at the start of a session.
class PrimeTest {
  private final TestHouse house = TestHouse.ready();

  @Test
  void without_a_workspace_nothing_is_said_and_nothing_fails() {
    var answer = new TestHouse().bd("prime", "--hook-json");
    assertThat(answer.exit()).isZero();
    assertThat(answer.out() + answer.err()).isEmpty();
  }

  @Test
  void it_explains_bd_in_few_words_and_brings_what_is_remembered() {
    house.ok("remember", "Use tabs", "--key", "style");
    var text = house.ok("prime", "--full");
    assertThat(text).contains("## Core Rules", "### Finding Work", "## Common Workflows");
    assertThat(text).contains("## Persistent Memories (1)", "### style", "Use tabs");
    assertThat(text.length()).as("about four characters make a token").isLessThan(6_000);
    assertThat(house.ok("prime", "--mcp").length()).isLessThan(text.length() / 2);
    assertThat(house.ok("prime", "--memories-only")).startsWith("## Persistent Memories (1)");
  }

  @Test
  void a_text_of_the_workspace_takes_its_place_unless_the_built_in_one_is_asked_for() {
    house.disk().write(TestHouse.PLACE.resolve(".beads/PRIME.md"), "Our own words");
    assertThat(house.ok("prime")).isEqualTo("Our own words\n");
    assertThat(house.ok("prime", "--export")).contains("## Core Rules");
  }

  @Test
  void a_person_whose_agent_has_the_tools_gets_the_short_text() {
    house.setting("HOME", "/home-of-ana");
    var full = house.ok("prime");
    house
        .disk()
        .write(
            TestHouse.PLACE.resolve("/home-of-ana/.claude/settings.json"),
            "{\"mcpServers\":{\"Beads-mcp\":{}}}");
    assertThat(house.ok("prime").length()).isLessThan(full.length() / 2);
    assertThat(house.ok("prime", "--full")).isEqualTo(full);
  }

  @Test
  void stealth_speaks_of_no_git() {
    assertThat(house.ok("prime", "--stealth", "--full")).doesNotContain("git push", "git add");
  }

  @Test
  void a_hook_gets_json() {
    var hook = house.bd("prime", "--hook-json").object();
    assertThat(hook.get("hookSpecificOutput"))
        .isInstanceOfSatisfying(
            Json.Obj.class,
            inner -> {
              assertThat(inner.text("hookEventName")).isEqualTo("SessionStart");
              assertThat(inner.text("additionalContext")).contains("## Core Rules");
            });
  }
}
