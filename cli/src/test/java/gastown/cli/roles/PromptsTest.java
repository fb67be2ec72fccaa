package gastown.cli.roles;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.cli.TestHouse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a session is told at its beginning, and what that costs.
class PromptsTest {
  private static final int CHARACTERS_OF_A_TOKEN = 4;
  private static final int TOKENS_MOST = 1_500;
  private static final Path ROOT = Path.of("/town");

  private final TestHouse house = new TestHouse();

  @BeforeEach
  void a_town() {
    house.gt("install", "/town", "--quiet");
    house.disk().write(Path.of("/src/web/main.c"), "int main(void) { return 0; }\n");
    house.at(ROOT);
    house.gt("rig", "add", "web", "/src/web", "--quiet");
    house.gt("sling", "Say hello", "web", "--quiet");
  }

  private String primed(String who) {
    var answer = house.setting("GT_ROLE", who).setting("GT_SESSION", "a-session").gt("prime");
    assertThat(answer.exit()).as(answer.err()).isZero();
    return answer.out();
  }

  @Test
  void nobody_pays_for_more_than_a_page() {
    for (var who :
        List.of(
            "web/polecats/Toast",
            "web/crew/ana",
            "mayor",
            "web/witness",
            "web/refinery",
            "deacon")) {
      assertThat(primed(who).length() / CHARACTERS_OF_A_TOKEN).as(who).isLessThan(TOKENS_MOST);
    }
  }

  @Test
  void a_worker_is_told_its_work_and_how_it_ends() {
    assertThat(primed("web/polecats/Toast"))
        .contains("You are web/Toast", "Say hello", "gt done", "Never push");
  }

  @Test
  void the_mayor_plans_and_never_edits() {
    assertThat(primed("mayor"))
        .contains(
            "you never change code yourself",
            "bd create",
            "bd dep add",
            "gt convoy create",
            "gt sling",
            "gt mail send overseer",
            "gt handoff");
  }

  @Test
  void a_file_of_the_rig_goes_before_one_of_the_town_and_both_before_ours() {
    house.disk().write(ROOT.resolve("roles/polecat.md"), "Words of the town.\n");
    assertThat(primed("web/polecats/Toast"))
        .contains("Words of the town.")
        .doesNotContain("Never push");
    house.disk().write(ROOT.resolve("web/roles/polecat.md"), "Words of the rig.\n");
    assertThat(primed("web/polecats/Toast"))
        .contains("Words of the rig.", "Say hello")
        .doesNotContain("Words of the town.");
  }
}
