package gastown.app.agents;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.agents.KnownRuntimes;
import gastown.app.house.LocalDisk;
import gastown.beads.ports.Programs;
import gastown.town.ports.Runtimes.AgentRuntime;
import gastown.town.ports.Runtimes.Start;
import gastown.town.ports.Runtimes.Usage;
import gastown.town.signals.Deed;
import gastown.town.signals.Reaction;
import gastown.town.signals.Signal;
import gastown.town.work.Spent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Claude Code as an agent, without the program: what it is started with, what it finds in the home
/// of its person, what it tells and what it spent.
class ClaudeRuntimeTest {
  private final LocalDisk disk = new LocalDisk();
  @TempDir Path temporary;
  private Path root;
  private Path place;
  private AgentRuntime claude;
  private final Map<String, String> environment = new HashMap<>();
  private String user = "1000";

  @BeforeEach
  void a_town() {
    root = disk.real(temporary);
    place = root.resolve("sessions/web-1.1.0");
    disk.makeFolder(place, true);
    claude = runtime("claude", Map.of());
    var program = root.resolve("bin/claude");
    disk.write(program, "#!/bin/sh\n");
    disk.setExecutable(program, true);
    environment.putAll(
        Map.of(
            "HOME",
            root.resolve("home").toString(),
            "PATH",
            root.resolve("bin") + ":/usr/bin:/bin",
            "ANTHROPIC_API_KEY",
            "sk-ant-0123456789-0123456789-abcdefghij"));
  }

  private AgentRuntime runtime(String name, Map<String, String> commands) {
    Programs programs = _ -> new Programs.Outcome(0, user + "\n", "", false);
    var known = new KnownRuntimes(disk, programs, root.resolve("programs"));
    return Objects.requireNonNull(known.named(name, commands));
  }

  private Start start(String resumes) {
    return new Start("web-1.1.0", root, place, "Go.", resumes);
  }

  private Path config() {
    return root.resolve("home/.claude.json");
  }

  @Test
  void the_conversation_has_an_id_of_ours_that_stays() {
    var words = claude.words(start(""));
    assertThat(words).startsWith("claude", "--dangerously-skip-permissions", "--settings");
    assertThat(words).endsWith("Go.").contains("--session-id");
    assertThat(claude.words(start(""))).isEqualTo(words);
  }

  @Test
  void what_was_said_before_is_resumed_and_what_was_not_is_begun() {
    var next = new Start("web-1.1.1", root, root.resolve("sessions/web-1.1.1"), "Go.", "web-1.1.0");
    disk.makeFolder(next.place(), true);
    assertThat(claude.words(next)).contains("--session-id").doesNotContain("--resume");
    var transcript = root.resolve("t.jsonl");
    claude.hears(place, "session-start", told("abc", transcript));
    assertThat(claude.words(next)).doesNotContain("--resume");
    disk.write(transcript, "{}\n");
    assertThat(claude.words(next)).containsSequence("--resume", "abc");
  }

  private static String told(String id, Path transcript) {
    return "{\"session_id\":\"" + id + "\",\"transcript_path\":\"" + transcript + "\"}";
  }

  @Test
  void a_command_of_the_person_s_own_that_starts_it_is_it() {
    var mine = runtime("mine", Map.of("mine", "/opt/claude --model opus"));
    assertThat(mine.words(start(""))).startsWith("/opt/claude", "--model", "opus", "--settings");
    assertThat(mine.telling()).isNotNull();
    assertThat(runtime("mine", Map.of("mine", "my-agent")).telling()).isNull();
  }

  @Test
  void what_keeps_it_from_starting_is_told_with_the_remedy() {
    assertThat(claude.obstacle(environment)).isNull();
    user = "0";
    assertThat(Objects.requireNonNull(claude.obstacle(environment)).code()).isEqualTo("agent-root");
    environment.put("IS_SANDBOX", "1");
    assertThat(claude.obstacle(environment)).isNull();
    environment.remove("ANTHROPIC_API_KEY");
    assertThat(Objects.requireNonNull(claude.obstacle(environment)).code())
        .isEqualTo("agent-login");
    disk.write(root.resolve("home/.claude/.credentials.json"), "{}");
    assertThat(claude.obstacle(environment)).isNull();
    environment.put("PATH", "/nowhere");
    var missing = Objects.requireNonNull(claude.obstacle(environment));
    assertThat(missing.code()).isEqualTo("agent-missing");
    assertThat(missing.remedies().getFirst()).contains("@anthropic-ai/claude-code");
  }

  private boolean isRefused(String command) {
    var obstacle = runtime("mine", Map.of("mine", command)).obstacle(environment);
    return obstacle != null && obstacle.code().equals("agent-root");
  }

  @Test
  void whatever_skips_permissions_is_refused_to_root_unless_the_sandbox_is_1() {
    user = "0";
    for (var words :
        List.of(
            "--dangerously-skip-permissions --model opus",
            "--allow-dangerously-skip-permissions",
            "--permission-mode bypassPermissions",
            "--permission-mode=bypassPermissions")) {
      for (var value : List.of("", "0", "true", "yes", "2")) {
        environment.put("IS_SANDBOX", value);
        assertThat(isRefused("claude " + words)).as(words + " " + value).isTrue();
      }
      environment.put("IS_SANDBOX", "1");
      assertThat(isRefused("claude " + words)).as(words).isFalse();
    }
    environment.put("IS_SANDBOX", "0");
    assertThat(isRefused("claude --permission-mode acceptEdits")).isFalse();
    assertThat(isRefused("IS_SANDBOX=1 claude --dangerously-skip-permissions")).isFalse();
  }

  @Test
  void its_signals_are_understood() {
    assertThat(hears("prompt", "{\"prompt\":\"Go on\"}")).isEqualTo(new Signal.Prompted("Go on"));
    assertThat(hears("session-start", "{\"source\":\"compact\"}"))
        .isEqualTo(new Signal.Began(Signal.Began.SHORTENED));
    assertThat(
            hears(
                "guard",
                "{\"cwd\":\"/w\",\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"ls\"}}"))
        .isEqualTo(new Signal.Acts(new Deed.Runs("ls", Path.of("/w"))));
    assertThat(
            hears(
                "guard",
                "{\"cwd\":\"/w\",\"tool_name\":\"Edit\",\"tool_input\":{\"file_path\":\"a\"}}"))
        .isEqualTo(new Signal.Acts(new Deed.Writes(Path.of("/w/a"))));
    assertThat(hears("turn-over", "{\"stop_hook_active\":true}")).isEqualTo(new Signal.Stops(true));
    assertThat(hears("notice", "{\"notification_type\":\"idle_prompt\"}"))
        .isEqualTo(new Signal.Other());
    assertThat(hears("waiting", "{\"tool_name\":\"Bash\"}"))
        .isEqualTo(new Signal.Waits("leave to use Bash"));
    assertThat(hears("prompt", "no json")).isEqualTo(new Signal.Prompted(""));
  }

  @Test
  void what_it_is_about_to_do_and_does_not_say_is_unclear() {
    for (var input :
        List.of(
            "",
            "no json",
            "[]",
            "{}",
            "{\"cwd\":\"/w\",\"tool_input\":{\"command\":\"ls\"}}",
            "{\"cwd\":\"/w\",\"tool_name\":\"Bash\"}",
            "{\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"ls\"}}",
            "{\"cwd\":\"/w\",\"tool_name\":\"Write\",\"tool_input\":{}}")) {
      assertThat(hears("guard", input)).as(input).isEqualTo(new Signal.Acts(new Deed.Other("")));
    }
  }

  private Signal hears(String event, String input) {
    return Objects.requireNonNull(claude.hears(place, event, input));
  }

  @Test
  void it_is_answered_in_its_own_words() {
    assertThat(claude.reply("prompt", new Reaction.Context("x"))).isEqualTo("x");
    assertThat(claude.reply("tool-used", new Reaction.Context("x")))
        .contains("\"additionalContext\":\"x\"");
    assertThat(claude.reply("turn-over", new Reaction.GoOn("x")))
        .isEqualTo("{\"decision\":\"block\",\"reason\":\"x\"}\n");
    assertThat(claude.reply("guard", new Reaction.Deny("no")))
        .contains("\"permissionDecision\":\"deny\"", "\"no\"");
    assertThat(claude.reply("guard", new Reaction.Nothing())).isEmpty();
  }

  @Test
  void each_reply_is_paid_once_and_only_those_of_this_session() {
    var transcript = root.resolve("t.jsonl");
    var reply =
        """
        {"type":"assistant","message":{"id":"%s","model":"claude-sonnet-4-5","usage":{"input_tokens":1000,\
        "cache_read_input_tokens":10000,"cache_creation_input_tokens":2000,"output_tokens":%d}}}
        """;
    disk.write(transcript, reply.formatted("earlier", 5));
    claude.hears(place, "session-start", told("abc", transcript));
    assertThat(claude.usage(place)).isEqualTo(Usage.NONE);
    disk.append(
        transcript,
        reply.formatted("one", 1)
            + reply.formatted("one", 100)
            + "{\"type\":\"user\",\"usage\":1}\n{\"type\":\"assistant\",\"message\":{\"usage\":");
    // 1000 * 3 + 10000 * 0.3 + 2000 * 3.75 + 100 * 15
    assertThat(claude.usage(place))
        .isEqualTo(Usage.of("claude-sonnet-4-5", new Spent.Part(13_000, 100, 15_000), 1));
    assertThat(claude.usage(root)).isEqualTo(Usage.UNKNOWN);
  }

  @Test
  void what_stands_in_a_reply_s_place_when_no_model_answered_is_none() {
    var transcript = root.resolve("t.jsonl");
    claude.hears(place, "session-start", told("abc", transcript));
    disk.write(
        transcript,
        """
        {"type":"assistant","message":{"id":"x","model":"<synthetic>","usage":{"input_tokens":0,"output_tokens":0}}}
        """);
    assertThat(claude.usage(place)).isEqualTo(Usage.NONE);
    assertThat(claude.usage(place).amount().byModel()).isEmpty();
    assertThat(claude.fullness(place, environment)).isNegative();
    assertThat(Usage.UNKNOWN.amount().byModel()).containsOnlyKeys("unknown");
  }

  private int fullness(String model, long tokens, String more) {
    var transcript = root.resolve("t.jsonl");
    disk.write(
        transcript,
        """
        {"type":"assistant","message":{"id":"a","model":"m","usage":{"input_tokens":1}}}
        {"type":"assistant","message":{"id":"b","model":"%s","usage":{"input_tokens":10,\
        "cache_read_input_tokens":%d,"cache_creation_input_tokens":90,"output_tokens":5}}}
        {"type":"assistant","isSidechain":true,"message":{"id":"c","model":"m","usage":{"input_tokens":7}}}
        {"type":"user","message":{"content":"x"}}
        """
                .formatted(model, tokens - 100)
            + more);
    return claude.fullness(place, environment);
  }

  @Test
  void how_full_its_conversation_is_follows_from_the_latest_reply() {
    assertThat(claude.fullness(place, environment)).as("nothing was said").isNegative();
    claude.hears(place, "session-start", told("abc", root.resolve("t.jsonl")));
    assertThat(fullness("claude-sonnet-4-5", 160_000, "")).isEqualTo(80);
    assertThat(fullness("claude-sonnet-4-5", 900_000, "")).as("it has the large one").isEqualTo(90);
    assertThat(fullness("claude-sonnet-4-5[1m]", 160_000, "")).isEqualTo(16);
    assertThat(fullness("m", 160_000, "{\"type\":\"assistant\",\"message\":{\"usage\":"))
        .isEqualTo(80);
    assertThat(fullness("m", 160_000, "{\"type\":\"system\",\"subtype\":\"compact_boundary\"}\n"))
        .as("it was made shorter since")
        .isNegative();
    environment.put("CLAUDE_CODE_AUTO_COMPACT_WINDOW", "100000");
    assertThat(fullness("m", 90_000, "")).isEqualTo(90);
    assertThat(fullness("m", 160_000, "")).isEqualTo(100);
  }

  @Test
  void a_session_is_asked_by_the_file_of_its_conversation_and_not_with_its_rights() {
    assertThat(claude.asks(place, "Why?")).isEmpty();
    var transcript = root.resolve("t.jsonl");
    claude.hears(place, "session-start", told("abc", transcript));
    disk.write(transcript, "{}\n");
    assertThat(claude.asks(place, "-v?"))
        .containsExactly(
            "claude",
            "--resume",
            transcript.toString(),
            "--fork-session",
            "--no-session-persistence",
            "-p",
            "--",
            "-v?");
    assertThat(claude.asks(place, ""))
        .containsExactly("claude", "--resume", transcript.toString(), "--fork-session");
  }

  @Test
  void nothing_reaches_it_by_which_it_would_keep_silent() {
    assertThat(claude.passes())
        .contains("ANTHROPIC_*", "IS_SANDBOX", "CLAUDE_CONFIG_DIR")
        .noneMatch(name -> "CLAUDE_CODE_CHILD_SESSION".startsWith(name.replace("*", "")))
        .noneMatch(name -> "CLAUDECODE".startsWith(name.replace("*", "")))
        .noneMatch(name -> "AI_AGENT".startsWith(name.replace("*", "")));
    assertThat(claude.environment(start(""))).containsOnlyKeys("DISABLE_AUTOUPDATER");
  }

  private String account(String command) {
    return runtime("mine", Map.of("mine", command)).account(environment);
  }

  @Test
  void agents_share_an_account_by_their_key_or_else_by_their_login_whatever_they_are_called() {
    var usual = claude.account(environment);
    assertThat(account("claude --model opus")).isEqualTo(usual);
    // a key counts before the login of a folder
    assertThat(account("CLAUDE_CONFIG_DIR=/srv/claude claude")).isEqualTo(usual);
    environment.put("GT_WORK_KEY", "sk-ant-another");
    assertThat(account("ANTHROPIC_API_KEY=$GT_WORK_KEY claude")).isNotEqualTo(usual);
    environment.remove("ANTHROPIC_API_KEY");
    var login = claude.account(environment);
    assertThat(login).isNotEqualTo(usual);
    assertThat(account("claude --model opus")).isEqualTo(login);
    assertThat(account("CLAUDE_CONFIG_DIR=/srv/claude claude")).isNotEqualTo(login);
    assertThat(usual).matches("claude#[0-9a-f]{6}");
  }

  @Test
  void variables_of_its_own_reach_it_and_say_where_its_home_is() {
    var own = root.resolve("work-config");
    var mine = runtime("mine", Map.of("mine", "CLAUDE_CONFIG_DIR=" + own + " claude --yes"));
    assertThat(mine.passed(environment)).containsEntry("CLAUDE_CONFIG_DIR", own.toString());
    assertThat(mine.words(start(""))).startsWith("claude", "--yes");
    mine.prepare(root, environment);
    assertThat(own.resolve(".claude.json")).exists();
    assertThat(config()).doesNotExist();
  }
}
