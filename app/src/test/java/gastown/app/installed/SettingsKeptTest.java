package gastown.app.installed;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.agents.model.Asked;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person set up for Claude Code, for all projects and for one, is as it was after two
/// agents worked at once, and was in force while they did.
@Tag("installed")
final class SettingsKeptTest {
  private static final String TRUSTED = "hasTrustDialogAccepted";

  private Path place = Path.of("/");

  private String hooks(String... events) {
    var lines = new ArrayList<String>();
    for (var event : events) {
      lines.add(
          "\"%s\":[{\"matcher\":\"\",\"hooks\":[{\"type\":\"command\",\"command\":\"touch %s\"}]}]"
              .formatted(event, place.resolve("ran-" + event)));
    }
    return "{" + String.join(",", lines) + "}";
  }

  private static Path write(Path file, String text) throws Exception {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static Json.Obj read(Path file) throws Exception {
    return (Json.Obj) JsonReader.read(Files.readString(file));
  }

  private static Map<String, Json> projects(Json.Obj known) {
    return known.get("projects") instanceof Json.Obj(var members) ? members : Map.of();
  }

  private static List<String> trusted(Json.Obj known) {
    return projects(known).entrySet().stream()
        .filter(each ->
            each.getValue() instanceof Json.Obj entry
                && new Json.Bool(true).equals(entry.get(TRUSTED)))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static final String LOCAL = "{\"env\":{\"LOCAL_WORD\":\"TAPIR\"}}\n";

  /// For all projects.
  private Path settings(Path home) throws Exception {
    return write(
        home.resolve(".claude/settings.json"),
        "{\n  \"theme\": \"light\",\n  \"permissions\":"
            + " {\"allow\": [\"Bash(ls:*)\"], \"deny\": [\"Bash(cowsay:*)\"]},\n"
            + "  \"env\": {\"OWN_WORD\": \"OKAPI\"},\n  \"hooks\": "
            + hooks("SessionStart", "PostToolUse", "Stop")
            + "\n}\n");
  }

  /// What the program itself writes to.
  private static Path known(Path home) throws Exception {
    return write(
        home.resolve(".claude.json"),
        "{\"hasCompletedOnboarding\":true,\"numStartups\":7,\"mcpServers\":{},"
            + "\"customApiKeyResponses\":{\"approved\":[\"another-key\"],"
            + "\"rejected\":[\"a-third\"]},\"projects\":{\"/elsewhere\":{\"allowedTools\":[\"x\"],"
            + "\"hasTrustDialogAccepted\":true}}}\n");
  }

  /// For this one, on main.
  private String ofProject(LivingTown town) throws Exception {
    var text = "{\"hooks\":" + hooks("PreToolUse") + "}\n";
    var clone = place.resolve("first");
    write(clone.resolve(".claude/settings.json"), text);
    write(clone.resolve(".claude/settings.local.json"), LOCAL);
    town.git(clone, "add", "--all", "--force");
    town.git(clone, "commit", "--quiet", "--message", "Settings of ours");
    town.git(clone, "push", "--quiet", town.upstream().toString(), "HEAD:refs/heads/main");
    return text;
  }

  /// Two workers at once, from a sling to main.
  private static void work(ClaudeTown claude) throws Exception {
    var town = claude.town();
    var one = town.bead("One", "");
    var two = town.bead("Two", "");
    claude.script(
        """
        {"prompt":"hangs on your hook","find":{"what":"hook holds \\\\S+ (\\\\w+)"},"steps":[
          {"tool":"Bash","input":{"command":"echo $OWN_WORD $LOCAL_WORD > notes/${what}"}},
          {"gate":"both","tool":"Bash","input":{"command":"cowsay x"}},
          %s,%s]}
        """
            .formatted(ClaudeTown.COMMIT, ClaudeTown.DONE));
    claude.ok("gt", "sling", one, "hello", "--agent", "claude");
    claude.ok("gt", "sling", two, "hello", "--agent", "claude");
    claude.await("both to work at once", () -> sessions(claude) == 2);
    claude.model().open("both");
    claude.awaitClosed(one);
    claude.awaitClosed(two);
    town.awaitRest();
  }

  private static long sessions(ClaudeTown claude) {
    return claude.turns("hangs on").stream()
        .filter(each -> each.replies() == 1)
        .map(Asked::session)
        .distinct()
        .count();
  }

  @Test
  void what_a_person_set_up_holds_and_stays(@TempDir Path folder) throws Exception {
    try (var claude = ClaudeTown.found(folder)) {
      var town = claude.town();
      place = claude.place();
      var home = town.program().home();
      var settings = settings(home);
      var before = Files.readString(settings);
      var known = known(home);
      var ofProject = ofProject(town);
      work(claude);

      assertThat(town.git(town.upstream(), "show", "main:notes/One"))
          .as("their variables were in force")
          .isEqualTo("OKAPI TAPIR\n");
      assertThat(claude.wasTold("Permission to use Bash with command cowsay x has been denied"))
          .as("their permissions were in force")
          .isTrue();
      for (var event : List.of("SessionStart", "PreToolUse", "PostToolUse", "Stop")) {
        assertThat(place.resolve("ran-" + event)).as("their hooks ran").exists();
      }
      assertThat(settings).content().isEqualTo(before);
      assertThat(settings.resolveSibling("settings.local.json"))
          .as("no settings beside theirs")
          .doesNotExist();
      assertThat(town.git(town.upstream(), "show", "main:.claude/settings.json"))
          .isEqualTo(ofProject);
      assertThat(town.git(town.upstream(), "show", "main:.claude/settings.local.json"))
          .isEqualTo(LOCAL);
      var during = read(known);
      assertThat(trusted(during)).containsExactlyInAnyOrder("/elsewhere", town.root().toString());

      town.ok("gt", "hooks", "remove");
      isAsBefore(during, read(known));
      assertThat(settings).content().isEqualTo(before);
    }
  }

  /// But for what the program itself noted on the way.
  private static void isAsBefore(Json.Obj during, Json.Obj after) {
    assertThat(trusted(after)).containsExactly("/elsewhere");
    assertThat(projects(after).get("/elsewhere")).isEqualTo(projects(during).get("/elsewhere"));
    assertThat(after.get("customApiKeyResponses"))
        .isEqualTo(JsonReader.read("{\"approved\":[\"another-key\"],\"rejected\":[\"a-third\"]}"));
    for (var key : List.of("hasCompletedOnboarding", "mcpServers")) {
      assertThat(after.get(key)).as(key).isEqualTo(during.get(key)).isNotNull();
    }
  }
}
