package gastown.cli.agents;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.JsonReader;
import gastown.cli.TestHouse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Agent programs are told about bd without a loss of what is theirs.
class SetupTest {
  private static final Path CLAUDE = TestHouse.PLACE.resolve(".claude/settings.json");
  private final TestHouse house = TestHouse.ready();

  private String text(String file) {
    return house.disk().read(TestHouse.PLACE.resolve(file)).orElse("");
  }

  @Test
  void claude_s_settings_keep_what_was_in_them() {
    var own =
        "{\"model\":\"big\",\"hooks\":{\"SessionStart\":[{\"matcher\":\"x\",\"hooks\":[{\"type\":\"command\",\"command\":\"echo"
            + " <hi>\"}]}]}}";
    house.disk().write(CLAUDE, own);
    assertThat(house.bd("setup", "claude", "--check").exit()).isEqualTo(1);
    house.ok("setup", "claude");
    var once = text(".claude/settings.json");
    assertThat(once).contains("\"model\": \"big\"", "echo <hi>", "\"bd prime\"", "PreCompact");
    house.ok("setup", "claude");
    assertThat(text(".claude/settings.json")).isEqualTo(once);
    assertThat(house.bd("setup", "claude", "--check").exit()).isZero();
    house.ok("setup", "claude", "--stealth");
    assertThat(text(".claude/settings.json"))
        .contains("bd prime --stealth")
        .doesNotContain("\"bd prime\"");
    house.ok("setup", "claude", "--remove");
    assertThat(JsonReader.read(text(".claude/settings.json"))).isEqualTo(JsonReader.read(own));
  }

  @Test
  void settings_that_cannot_be_read_are_left_alone() {
    house.disk().write(CLAUDE, "{ \"half\": ");
    var answer = house.bd("setup", "claude");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err()).contains("not JSON");
    assertThat(text(".claude/settings.json")).isEqualTo("{ \"half\": ");
  }

  @Test
  void every_recipe_is_installed_checked_and_removed_without_a_trace() {
    for (var recipe : Recipe.ALL) {
      var fresh = TestHouse.ready();
      fresh.disk().write(TestHouse.PLACE.resolve("AGENTS.md"), "# Ours\n");
      fresh.ok("setup", recipe.name());
      assertThat(fresh.bd("setup", recipe.name(), "--check").exit()).as(recipe.name()).isZero();
      assertThat(fresh.ok("setup", recipe.name())).contains("nothing to do");
      fresh.ok("setup", recipe.name(), "--remove");
      assertThat(fresh.bd("setup", recipe.name(), "--check").exit()).as(recipe.name()).isEqualTo(1);
      assertThat(fresh.disk().read(TestHouse.PLACE.resolve("AGENTS.md"))).contains("# Ours\n");
      for (var part : recipe.project()) {
        boolean isAgents = part.file().equals("AGENTS.md");
        assertThat(fresh.disk().exists(TestHouse.PLACE.resolve(part.file()))).isEqualTo(isAgents);
      }
    }
  }

  @Test
  void the_home_directory_is_the_caller_s() {
    house.setting("HOME", "/ana");
    house.ok("setup", "gemini", "--global");
    assertThat(house.disk().read(Path.of("/ana/.gemini/settings.json")).orElse(""))
        .contains("bd prime --hook-json");
    assertThat(house.bd("setup", "cursor", "--global").err())
        .contains("no settings for all projects");
  }

  @Test
  void aider_s_list_is_added_to() {
    house
        .disk()
        .write(TestHouse.PLACE.resolve(".aider.conf.yml"), "read:\n  - a.md\ndark-mode: true\n");
    house.ok("setup", "aider");
    assertThat(text(".aider.conf.yml"))
        .contains("  - a.md\n", "  - .aider/BEADS.md\n", "dark-mode");
    house.ok("setup", "aider", "--remove");
    assertThat(text(".aider.conf.yml")).isEqualTo("read:\n  - a.md\ndark-mode: true\n");
  }

  @Test
  void a_recipe_of_one_s_own_works_like_the_others() {
    house.ok("setup", "--add", "myeditor", ".myeditor/rules.md");
    assertThat(house.ok("setup", "--list")).contains("myeditor", "claude");
    house.ok("setup", "myeditor");
    assertThat(text(".myeditor/rules.md")).contains("bd ready");
    assertThat(house.bd("setup", "claud").err()).contains("the nearest is claude");
  }

  @Test
  void text_is_printed_and_written_where_asked() {
    assertThat(house.ok("setup", "--print")).contains("bd ready");
    house.ok("setup", "-o", "docs/bd.md");
    assertThat(text("docs/bd.md")).contains("bd ready");
  }
}
