package gastown.app.agents;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.agents.KnownRuntimes;
import gastown.app.house.LocalDisk;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.ports.Programs;
import gastown.town.ports.Runtimes.AgentRuntime;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Claude Code needs in the home of its person, and that all of it is taken back.
class ClaudeHomeTest {
  private static final String KEY = "sk-ant-0123456789-0123456789-abcdefghij";
  private static final String KEY_END = "123456789-abcdefghij";

  private final LocalDisk disk = new LocalDisk();
  @TempDir Path temporary;
  private Path root;
  private AgentRuntime claude;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void a_town() {
    root = disk.real(temporary);
    claude = runtime("claude", Map.of());
    var program = root.resolve("bin/claude");
    disk.write(program, "#!/bin/sh\n");
    disk.setExecutable(program, true);
    environment.put("HOME", root.resolve("home").toString());
    environment.put("PATH", root.resolve("bin") + ":/usr/bin:/bin");
    environment.put("ANTHROPIC_API_KEY", KEY);
  }

  private AgentRuntime runtime(String name, Map<String, String> commands) {
    Programs programs = _ -> new Programs.Outcome(0, "1000\n", "", false);
    var known = new KnownRuntimes(disk, programs, root.resolve("programs"));
    return Objects.requireNonNull(known.named(name, commands));
  }

  private Path config() {
    return root.resolve("home/.claude.json");
  }

  private Json.Obj read(Path file) {
    return (Json.Obj) JsonReader.read(disk.read(file).orElse("{}"));
  }

  @Test
  void the_home_gets_what_is_needed_and_gets_rid_of_it_again() {
    var before = "{\"theme\":\"dark\",\"projects\":{\"/x\":{\"lastCost\":1.50}},\"n\":1e3}";
    disk.write(config(), before);
    claude.prepare(root, environment);
    var after = read(config());
    assertThat(after.compact())
        .contains("\"" + root + "\":{\"hasTrustDialogAccepted\":true}")
        .contains("\"approved\":[\"" + KEY_END + "\"]")
        .contains("\"hasCompletedOnboarding\":true", "\"lastCost\":1.50", "1e3");
    var stamp = disk.modified(config());
    claude.prepare(root, environment);
    assertThat(disk.modified(config())).isEqualTo(stamp);
    assertThat(claude.withdraw().removed()).hasSize(4);
    assertThat(read(config())).isEqualTo(JsonReader.read(before));
    assertThat(claude.withdraw().removed()).isEmpty();
  }

  @Test
  void who_is_logged_in_gets_the_trust_of_the_town_and_nothing_else() {
    environment.remove("ANTHROPIC_API_KEY");
    disk.write(config(), "{\"oauthAccount\":{}}");
    claude.prepare(root, environment);
    assertThat(read(config()).members().keySet()).containsExactly("oauthAccount", "projects");
  }

  @Test
  void a_trust_the_person_gave_is_not_taken_back() {
    environment.remove("ANTHROPIC_API_KEY");
    var before = "{\"projects\":{\"" + root + "\":{\"hasTrustDialogAccepted\":true}}}";
    disk.write(config(), before);
    claude.prepare(root, environment);
    claude.withdraw();
    assertThat(disk.read(config())).contains(before);
  }

  @Test
  void a_file_of_the_person_s_that_cannot_be_read_is_refused_and_left_as_it_is() {
    var file = root.resolve("home/.claude.json");
    disk.write(file, "{\"projects\": ");
    var obstacle = Objects.requireNonNull(claude.obstacle(environment));
    assertThat(obstacle.code()).isEqualTo("agent-home");
    assertThat(obstacle.remedies()).isNotEmpty();
    assertThat(file).hasContent("{\"projects\": ");
  }

  @Test
  void a_trust_that_somebody_took_away_is_there_again_at_the_next_start() {
    claude.prepare(root, environment);
    var file = root.resolve("home/.claude.json");
    disk.write(file, "{\"theme\":\"dark\"}");
    claude.prepare(root, environment);
    assertThat(file).content().contains("hasTrustDialogAccepted", "dark");
  }

  @Test
  void what_was_added_is_taken_back_in_whichever_home_that_was() {
    var other = root.resolve("other");
    environment.put("CLAUDE_CONFIG_DIR", other.toString());
    claude.prepare(root, environment);
    environment.remove("CLAUDE_CONFIG_DIR");
    var own = root.resolve("own");
    runtime("mine", Map.of("mine", "CLAUDE_CONFIG_DIR=" + own + " claude"))
        .prepare(root, environment);
    assertThat(claude.withdraw().removed())
        .contains("trust " + root + " in " + other.resolve(".claude.json"))
        .contains("key in " + own.resolve(".claude.json"));
    assertThat(read(other.resolve(".claude.json")).members()).isEmpty();
    assertThat(read(own.resolve(".claude.json")).members()).isEmpty();
    assertThat(claude.withdraw().removed()).isEmpty();
  }

  @Test
  void what_the_person_had_said_before_stands_there_again() {
    for (var before :
        new String[] {
          "{\"projects\":{\"" + root + "\":{\"hasTrustDialogAccepted\":false}}}",
          "{\"projects\":{\"" + root + "\":{}}}",
          "{\"projects\":{},\"customApiKeyResponses\":{}}",
          "{\"customApiKeyResponses\":{\"approved\":[],\"rejected\":[]}}",
          "{\"customApiKeyResponses\":{\"approved\":[\"another\"]}}",
          "{\"hasCompletedOnboarding\":false}"
        }) {
      disk.write(config(), before);
      claude.prepare(root, environment);
      assertThat(disk.read(config()).orElse("")).contains("\"hasTrustDialogAccepted\": true");
      assertThat(claude.withdraw().left()).isEmpty();
      assertThat(read(config())).isEqualTo(JsonReader.read(before));
    }
  }

  @Test
  void what_was_noted_in_words_alone_is_taken_back_too() {
    disk.write(config(), "{\"projects\":{\"/t\":{\"hasTrustDialogAccepted\":true}},\"n\":1}");
    disk.write(root.resolve("programs/claude-home.json"), "{\"" + config() + "\":[\"trust /t\"]}");
    claude.withdraw();
    assertThat(read(config()).compact()).isEqualTo("{\"n\":1}");
  }

  @Test
  void a_key_the_person_said_no_to_is_used_only_where_there_is_no_login() {
    var rejected = "\"customApiKeyResponses\":{\"rejected\":[\"" + KEY_END + "\"]}";
    disk.write(config(), "{\"oauthAccount\":{}," + rejected + "}");
    claude.prepare(root, environment);
    assertThat(read(config()).compact()).contains(rejected);
    disk.write(config(), "{" + rejected + "}");
    claude.prepare(root, environment);
    assertThat(read(config()).compact()).contains("\"approved\":[\"" + KEY_END + "\"]");
  }

  @Test
  void a_home_that_cannot_be_read_keeps_no_other_from_being_left() {
    var broken = root.resolve("broken");
    environment.put("CLAUDE_CONFIG_DIR", broken.toString());
    claude.prepare(root, environment);
    environment.remove("CLAUDE_CONFIG_DIR");
    claude.prepare(root, environment);
    var whole = disk.read(broken.resolve(".claude.json")).orElse("");
    disk.write(broken.resolve(".claude.json"), "{\"projects\": ");
    var withdrawn = claude.withdraw();
    assertThat(withdrawn.left()).singleElement().extracting("code").isEqualTo("agent-home");
    assertThat(read(config()).members()).isEmpty();
    disk.write(broken.resolve(".claude.json"), whole);
    assertThat(claude.withdraw().removed()).hasSize(3);
    assertThat(read(broken.resolve(".claude.json")).members()).isEmpty();
  }

  @Test
  void a_key_in_the_person_s_settings_is_a_key() {
    environment.remove("ANTHROPIC_API_KEY");
    var settings = root.resolve("home/.claude/settings.json");
    for (var none : List.of("", "{}", "{\"env\":{\"ANTHROPIC_API_KEY\":\"\"}}", "{\"env\":")) {
      disk.write(settings, none);
      assertThat(claude.obstacle(environment)).as(none).isNotNull();
    }
    for (var name :
        List.of(
            "ANTHROPIC_AUTH_TOKEN",
            "CLAUDE_CODE_USE_BEDROCK",
            "CLAUDE_CODE_USE_VERTEX",
            "ANTHROPIC_API_KEY")) {
      disk.write(settings, "{\"env\":{\"" + name + "\":\"" + KEY + "\"}}");
      assertThat(claude.obstacle(environment)).as(name).isNull();
    }
    claude.prepare(root, environment);
    assertThat(read(config()).compact())
        .contains("\"hasCompletedOnboarding\":true")
        .contains("\"approved\":[\"" + KEY_END + "\"]");
  }
}
