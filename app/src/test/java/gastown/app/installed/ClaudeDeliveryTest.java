package gastown.app.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What is said to the real Claude Code arrives: once, whole, at a boundary, and never in a dialog.
@Tag("installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClaudeDeliveryTest {
  private static final int EACH = System.getProperty("test.campaign", "").equals("full") ? 30 : 2;
  private static final int BEGINNINGS = 10;

  private @org.jspecify.annotations.Nullable ClaudeTown found;

  @BeforeAll
  void found(@TempDir Path folder) throws Exception {
    found = ClaudeTown.found(folder, "\"nudges_max\":0,\"linger\":\"10m\"");
    found.set("CLAUDE_CODE_MAX_RETRIES", "2");
  }

  @AfterAll
  void end() {
    if (found != null) {
      found.close();
    }
  }

  private ClaudeTown claude() {
    return Objects.requireNonNull(found);
  }

  private LivingTown town() {
    return claude().town();
  }

  private static String words(int number) {
    return "Number " + number + " of the words that are said";
  }

  /// By the name of its kind, a text of its own for each number.
  private static Map<String, IntFunction<String>> kinds() {
    var kinds = new LinkedHashMap<String, IntFunction<String>>();
    kinds.put("short", number -> "Short " + number);
    kinds.put("long", number -> (words(number) + ", and more of them. ").repeat(8).strip());
    kinds.put("lines", number -> "First " + number + "\n\n  - second\nthird");
    kinds.put("2 kB", number -> (words(number) + " (it's \"much\"). ").repeat(44).strip());
    kinds.put("semicolon", number -> words(number) + ";");
    kinds.put("quotes", number -> number + " 'single' \"double\" `back` $HOME \\n !x #y 🙂🚀 é漢");
    return kinds;
  }

  private void tell(String who, String text) throws Exception {
    var told = town().ok("gt", "nudge", who, text, "--json");
    assertThat(told).contains("\"status\": \"queued\"", "\"id\": \"");
  }

  @Test
  void each_kind_of_words_reaches_an_idle_agent_once_as_one_prompt() throws Exception {
    var bead = town().bead("Listens", "");
    claude()
        .script(
            """
            {"prompt":"%1$s hangs","steps":[{"text":"I listen."}]},
            {"prompt":"Hand it in","steps":[
              {"tool":"Bash","input":{"command":"echo x > notes/listens"}},%2$s,%3$s]},
            {"prompt":"from overseer","steps":[{"text":"Heard."}]}
            """
                .formatted(bead, ClaudeTown.COMMIT, ClaudeTown.DONE));
    claude().sling(bead, "claude");
    var session = bead + ".1.0";
    claude().await("rest", () -> claude().state(session).equals("idle"));
    var who = claude().assignee(bead);
    var counts = new LinkedHashMap<String, Integer>();
    for (int i = 0; i < EACH; i++) {
      for (var kind : kinds().entrySet()) {
        var text = kind.getValue().apply(i);
        tell(who, text);
        claude().await(kind.getKey() + " " + i, () -> claude().nudges().isEmpty());
        claude().await("the request", () -> exact(text) > 0);
        claude().await("rest", () -> claude().state(session).equals("idle"));
        counts.merge(kind.getKey(), exact(text) == 1 ? 1 : 0, Integer::sum);
      }
    }
    System.out.println("nudges that arrived once and whole, of " + EACH + " each: " + counts);
    assertThat(counts.values()).containsOnly(EACH);
    tell(who, "Hand it in");
    town().awaitRest();
  }

  /// The program looks idle before it takes its first prompt, and for long where a hook of the
  /// person's own comes first.
  @Test
  void words_to_a_session_that_has_just_begun_arrive_once() throws Exception {
    var settings = town().program().home().resolve(".claude/settings.json");
    Files.createDirectories(settings.getParent());
    claude()
        .script(
            """
            {"prompt":"hangs on your hook","steps":[{"text":"I listen."}]},
            {"prompt":"from overseer","steps":[{"text":"Heard."}]}
            """);
    int once = 0;
    try {
      for (int i = 0; i < BEGINNINGS; i++) {
        Files.writeString(
            settings,
            "{\"hooks\":{\"SessionStart\":[{\"hooks\":[{\"type\":\"command\",\"command\":\"sleep "
                + i % 3 * 3
                + "\"}]}]}}");
        once += isTold("Early " + i + " bird", i) == 1 ? 1 : 0;
      }
    } finally {
      Files.delete(settings);
    }
    System.out.println("nudges at the beginning that arrived once: " + once);
    assertThat(once).isEqualTo(BEGINNINGS);
  }

  /// How often a fresh session is told these words.
  private int isTold(String text, int number) throws Exception {
    var bead = town().bead("Begins " + number, "");
    claude().sling(bead, "claude");
    var session = bead + ".1.0";
    claude().await("the session", () -> town().documents("session").containsKey(session));
    tell(claude().assignee(bead), text);
    claude().await("arrival", () -> claude().nudges().isEmpty() && claude().wasTold(text));
    claude().await("rest", () -> claude().state(session).equals("idle"));
    var last =
        claude().model().turns("web").stream()
            .map(each -> each.everything())
            .filter(each -> each.contains(text))
            .toList()
            .getLast();
    town().ok("gt", "unsling", bead);
    town().awaitRest();
    return last.split(text, -1).length - 1;
  }

  private void awaitClosed(String... beads) throws Exception {
    for (var bead : beads) {
      claude().await(bead + " to be closed", () -> town().status(bead).equals("closed"));
    }
  }

  /// How many prompts were exactly this.
  private long exact(String text) {
    return claude().model().turns("web").stream()
        .filter(each -> each.prompt().equals("[from overseer] " + text))
        .count();
  }

  @Test
  void words_to_a_busy_agent_come_between_two_steps_and_break_nothing() throws Exception {
    var bead = town().bead("Works", "");
    claude()
        .script(
            """
            {"prompt":"%1$s hangs","steps":[
              {"gate":"told","tool":"Bash","input":{"command":"sleep 1; echo x > notes/works"}},
              {"text":"On."},%2$s]},
            {"prompt":"Now finish","steps":[%2$s,%3$s]}
            """
                .formatted(bead, ClaudeTown.COMMIT, ClaudeTown.DONE));
    claude().sling(bead, "claude");
    claude().await("the first step", () -> !claude().turns(bead + " hangs").isEmpty());
    var who = claude().assignee(bead);
    for (var kind : kinds().values()) {
      tell(who, kind.apply(77));
    }
    claude().model().open("told");
    var session = bead + ".1.0";
    claude().await("rest", () -> claude().state(session).equals("idle"));
    claude().await("arrival", () -> claude().nudges().isEmpty());
    tell(who, "Now finish");
    town().awaitRest();
    var turns = claude().turns(bead + " hangs");
    assertThat(turns).extracting(each -> each.replies()).startsWith(0, 1);
    var last = claude().turns("Now finish").getFirst().everything();
    for (var kind : kinds().values()) {
      assertThat(last).containsOnlyOnce(kind.apply(77));
    }
    assertThat(last).doesNotContain("interrupted by user");
  }

  @Test
  void a_dialog_is_shown_to_a_person_and_answered_by_nobody_else() throws Exception {
    town().ok("gt", "config", "agent", "set", "careful", "claude");
    var bead = town().bead("Asks first", "");
    var ran = town().place().resolve("ran");
    var again = town().place().resolve("ran-again");
    claude()
        .script(
            """
            {"prompt":"%1$s hangs","steps":[
              {"tool":"Bash","input":{"command":"touch %2$s"}},{"text":"It ran."}]},
            {"prompt":"Once more","steps":[
              {"tool":"Bash","input":{"command":"touch %3$s"}},{"text":"It ran again."}]},
            {"prompt":"Give up","steps":[{"text":"I wait."}]}
            """
                .formatted(bead, ran, again));
    claude().sling(bead, "careful");
    var session = bead + ".1.0";
    claude().await("the dialog", () -> claude().state(session).equals("waiting"));
    var who = claude().assignee(bead);
    for (var words : new String[][] {{"gt", "polecats"}, {"gt", "status"}, {"gt", "agents"}}) {
      assertThat(town().ok(words)).as(words[1]).contains("waiting");
    }
    assertThat(town().ok("gt", "escalate", "list")).contains("waits for a person", "use Bash");
    tell(who, "Yes, do it");
    claude().await("the nudge's order", () -> town().documents("order").isEmpty());
    assertThat(claude().nudges().values()).singleElement().asString().contains("queued");
    assertThat(ran).doesNotExist();
    claude().press(session, "Enter");
    claude().await("arrival", () -> claude().nudges().isEmpty());
    assertThat(ran).exists();
    claude().await("rest", () -> claude().state(session).equals("idle"));
    assertThat(claude().turns(bead + " hangs").getLast().everything())
        .containsOnlyOnce("Yes, do it");
    assertThat(town().ok("gt", "escalate", "list")).doesNotContain("waits for a person");
    // a dialog that is answered with no ends the turn, and no hook says so
    tell(who, "Once more");
    claude().await("the dialog", () -> claude().state(session).equals("waiting"));
    tell(who, "Give up");
    claude().press(session, "Escape");
    claude().await("arrival", () -> claude().nudges().isEmpty());
    claude()
        .await(
            "the prompt",
            () -> claude().model().turns("web").getLast().everything().contains("Give up"));
    assertThat(again).doesNotExist();
    town().ok("gt", "unsling", bead);
    town().awaitRest();
  }

  @Test
  void a_finished_session_ends_when_the_persons_own_hook_is_through() throws Exception {
    var settings = town().program().home().resolve(".claude/settings.json");
    Files.createDirectories(settings.getParent());
    var through = town().place().resolve("own-hook-is-through");
    Files.writeString(
        settings,
        "{\"hooks\":{\"Stop\":[{\"hooks\":[{\"type\":\"command\",\"command\":\"sleep 2; touch "
            + through
            + "\"}]}]}}");
    var bead = town().bead("Ends", "");
    claude()
        .script(
            """
            {"prompt":"%1$s hangs","steps":[
              {"tool":"Bash","input":{"command":"echo x > notes/ends"}},%2$s,%3$s]}
            """
                .formatted(bead, ClaudeTown.COMMIT, ClaudeTown.DONE));
    try {
      claude().sling(bead, "claude");
      // it may linger for longer than anybody waits here: what ends it is the end of its turn
      town().awaitRest();
      assertThat(through).exists();
    } finally {
      Files.delete(settings);
    }
  }

  @Test
  void a_refused_key_is_told_with_what_to_do_and_the_work_goes_on_with_another() throws Exception {
    var bead = town().bead("Refused", "");
    claude()
        .script(
            """
            {"prompt":"Try again","steps":[
              {"tool":"Bash","input":{"command":"echo x > notes/refused"}},%2$s,%3$s]},
            {"prompt":"%1$s hangs","steps":[
              {"text":"Never said.","faults":[{"status":401,"times":3,
                "message":"invalid x-api-key"}]}]}
            """
                .formatted(bead, ClaudeTown.COMMIT, ClaudeTown.DONE));
    claude().sling(bead, "claude");
    claude().await("the failure", () -> claude().state(bead + ".1.0").equals("failed"));
    assertThat(town().ok("gt", "escalate", "list")).contains("the key is refused", "claude /login");
    assertThat(town().ok("gt", "polecats")).contains("failed");
    tell(claude().assignee(bead), "Try again");
    town().awaitRest();
    assertThat(town().ok("gt", "escalate", "list")).doesNotContain("the key is refused");
  }

  @Test
  void a_limit_is_a_pause_after_which_the_session_goes_on_by_itself() throws Exception {
    var first = town().bead("Limited", "");
    var second = town().bead("Waits for the limit", "");
    long reset = System.currentTimeMillis() / 1000 + 15;
    claude()
        .script(
            """
            {"prompt":"Go on where you stopped","steps":[
              {"tool":"Bash","input":{"command":"echo x > notes/limited"}},%3$s,%4$s]},
            {"prompt":"%1$s hangs","steps":[
              {"text":"Never said.","faults":[{"status":400,"times":1,
                "message":"Claude AI usage limit reached|%5$d"}]}]},
            {"prompt":"%2$s hangs","steps":[
              {"tool":"Bash","input":{"command":"echo x > notes/second"}},%3$s,%4$s]}
            """
                .formatted(first, second, ClaudeTown.COMMIT, ClaudeTown.DONE, reset));
    claude().sling(first, "claude");
    claude().await("the limit", () -> claude().state(first + ".1.0").equals("limited"));
    assertThat(town().ok("gt", "status"))
        .contains("claude (account ", ") waits until", "limit of the provider");
    assertThat(town().ok("gt", "limits")).contains("claude", "until");
    assertThat(town().ok("gt", "escalate", "list")).contains("goes on by itself");
    assertThat(claude().trySling(second, "claude").out()).contains("waits until");
    awaitClosed(first, second);
    town().awaitRest();
    assertThat(town().ok("gt", "escalate", "list")).doesNotContain("goes on by itself");
  }

  @Test
  void the_trust_is_looked_at_before_each_start() throws Exception {
    var first = town().bead("Trusted", "");
    var second = town().bead("Trusted anew", "");
    claude()
        .script(
            """
            {"prompt":"hangs on your hook","steps":[
              {"tool":"Bash","input":{"command":"echo x > notes/$GT_BEAD"}},%1$s,%2$s]}
            """
                .formatted(ClaudeTown.COMMIT, ClaudeTown.DONE));
    claude().sling(first, "claude");
    town().awaitRest();
    var home = town().program().home().resolve(".claude.json");
    var text = Files.readString(home);
    assertThat(text).contains("hasTrustDialogAccepted");
    Files.writeString(home, text.replace("hasTrustDialogAccepted", "somethingElse"));
    claude().sling(second, "claude");
    awaitClosed(first, second);
    town().awaitRest();
    assertThat(home).content().contains("hasTrustDialogAccepted", "somethingElse");
  }

  @Test
  void a_held_terminal_is_spoken_to_after_a_visit_from_a_smaller_one(@TempDir Path folder)
      throws Exception {
    try (var held = ClaudeTown.found(folder)) {
      held.town().ok("gt", "config", "set", "outpost", "pty");
      held.town().ok("gt", "config", "set", "role_agents.mayor", "claude");
      held.script(
          """
          {"prompt":"Are you still there","steps":[{"text":"I am still here."}]},
          {"prompt":"You plan across rigs","steps":[{"text":"I listen."}]}
          """);
      held.ok("gt", "mayor", "start");
      held.await("it to listen", () -> held.state("mayor.1").equals("idle"));
      try (var terminal = held.terminal()) {
        terminal.type("gt mayor attach");
        terminal.await("I listen.");
        terminal.press("C-b", "d");
        terminal.await("[left; the session goes on]");
        held.town().ok("gt", "nudge", "mayor", "Are you still there");
        held.await(
            "the answer",
            () -> !held.turns("Are you still there").isEmpty() && held.nudges().isEmpty());
        terminal.type("clear; gt mayor attach");
        terminal.await("I am still here.");
      }
    }
  }
}
