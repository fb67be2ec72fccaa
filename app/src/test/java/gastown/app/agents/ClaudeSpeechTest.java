package gastown.app.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gastown.agents.KnownRuntimes;
import gastown.app.house.LocalDisk;
import gastown.beads.json.Json;
import gastown.beads.ports.Programs;
import gastown.town.ports.Runtimes.AgentRuntime;
import gastown.town.ports.Runtimes.Ear;
import gastown.town.signals.Failure;
import gastown.town.signals.Failure.Kind;
import gastown.town.signals.Failure.Reset;
import gastown.town.signals.Signal;
import gastown.town.talk.Nudge;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What Claude Code says of its model, shows on its screen and writes down of what it was told.
class ClaudeSpeechTest {
  private static final String RULE = "─".repeat(60);

  private final LocalDisk disk = new LocalDisk();
  @TempDir Path root;
  private Path place;
  private AgentRuntime claude;

  @BeforeEach
  void a_session() {
    Programs programs = _ -> new Programs.Outcome(0, "1000\n", "", false);
    place = root.resolve("place");
    disk.makeFolder(place, true);
    claude =
        Objects.requireNonNull(
            new KnownRuntimes(disk, programs, root.resolve("programs")).named("claude", Map.of()));
  }

  static Stream<Arguments> failures() {
    return Stream.concat(refusals(), limits());
  }

  private static Stream<Arguments> refusals() {
    var none = new Reset.Unknown();
    return Stream.of(
        arguments(
            "authentication_failed",
            "Please run /login · API Error: 401 {\"type\":\"error\",\"error\":{\"type\":"
                + "\"authentication_error\",\"message\":\"invalid x-api-key\"}}",
            Kind.ACCESS,
            "the key is refused",
            none),
        arguments(
            "authentication_failed",
            "Please run /login · API Error: 401 {\"type\":\"error\",\"error\":{\"type\":"
                + "\"authentication_error\",\"message\":\"OAuth token has expired. Please obtain a"
                + " new token or refresh your existing token.\"}}",
            Kind.ACCESS,
            "the login has expired: claude /login",
            none),
        arguments(
            "authentication_failed",
            "Not logged in · Please run /login",
            Kind.ACCESS,
            "nobody is logged in",
            none),
        arguments(
            "authentication_failed",
            "Invalid API key · Fix external API key",
            Kind.ACCESS,
            "another ANTHROPIC_API_KEY",
            none),
        arguments(
            "billing_error",
            "API Error: 400 {\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\","
                + "\"message\":\"Your credit balance is too low to access the Anthropic API.\"}}",
            Kind.CREDIT,
            "no credit is left",
            none));
  }

  private static Stream<Arguments> limits() {
    var none = new Reset.Unknown();
    return Stream.of(
        arguments(
            "rate_limit",
            "API Error: 429 {\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\","
                + "\"message\":\"This request would exceed the limit, retry-after: 90\"}}",
            Kind.LIMIT,
            "a limit of the provider",
            new Reset.In(Duration.ofSeconds(90))),
        arguments(
            "rate_limit",
            "Claude AI usage limit reached|1760000000",
            Kind.LIMIT,
            "a limit of the provider",
            new Reset.At(Instant.ofEpochSecond(1_760_000_000))),
        arguments(
            "rate_limit",
            "You've hit your limit · resets 3:30pm (Europe/Berlin)",
            Kind.LIMIT,
            "a limit of the provider",
            new Reset.Daily(LocalTime.of(15, 30), ZoneId.of("Europe/Berlin"))),
        arguments("rate_limit", "", Kind.LIMIT, "a limit of the provider", none),
        arguments(
            "server_error",
            "API Error: 529 {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\","
                + "\"message\":\"Overloaded\"}}",
            Kind.LIMIT,
            "overloaded",
            none),
        arguments("unknown", "API Error: 500 {}", Kind.OTHER, "API Error: 500 {}", none),
        arguments(
            "invalid_request",
            "API Error: 400 {\"message\":\"prompt is too long\"}",
            Kind.OTHER,
            "prompt is too long",
            none));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void each_trouble_with_a_model_has_its_own_remedy(
      String error, String said, Kind kind, String remedy, Reset reset) {
    var told = Json.object().put("error", error).put("last_assistant_message", said).build();
    var signal = claude.hears(place, "turn-failed", told.compact());
    assertThat(signal).isInstanceOf(Signal.Fails.class);
    var failure = ((Signal.Fails) Objects.requireNonNull(signal)).failure();
    assertThat(failure.text()).contains(said.isEmpty() ? error : said, remedy);
    assertThat(failure).isEqualTo(new Failure(kind, failure.text(), reset));
  }

  static List<Arguments> screens() {
    var box = RULE + "\n❯\u00a0\n" + RULE + "\n";
    return List.of(
        arguments("idle", box + "  ? for shortcuts\n", Ear.OPEN),
        arguments("a hint", box.replace("❯\u00a0", "❯ Try \"fix lint\""), Ear.OPEN),
        arguments("working", box + "  ⏵⏵ bypass permissions on · esc to interrupt\n", Ear.BUSY),
        arguments("somebody writes", box.replace("❯\u00a0", "❯ perhaps"), Ear.UNKNOWN),
        arguments(
            "two lines of somebody's", box.replace("\n" + RULE, "\n  x\n" + RULE), Ear.UNKNOWN),
        arguments(
            "leave to act",
            RULE
                + "\n"
                + " Bash command\n"
                + " Do you want to proceed?\n"
                + " ❯ 1. Yes\n"
                + "   2. No\n\n"
                + " Esc to cancel\n",
            Ear.DIALOG),
        arguments(
            "a question of trust",
            "Accessing workspace\n ❯ 1. Yes, I trust\n Enter to confirm\n",
            Ear.DIALOG),
        arguments("a menu below the box", box + "  a list  Esc to cancel\n", Ear.DIALOG),
        arguments("words of a dialog in the talk", "● Press Esc to cancel it\n" + box, Ear.OPEN),
        arguments("nothing yet", "", Ear.UNKNOWN));
  }

  @ParameterizedTest
  @MethodSource("screens")
  void a_screen_says_whether_a_prompt_would_be_taken(String what, String screen, Ear ear) {
    assertThat(claude.seen(screen)).as(what).isEqualTo(ear);
  }

  @Test
  void what_the_model_was_told_is_known_from_the_record_of_the_conversation() {
    var transcript = root.resolve("t.jsonl");
    var nudge =
        new Nudge(
            "1",
            Nudge.Words.of("web/polecats/Toast", "mayor", "Look \"again\";\n now 🙂"),
            Instant.EPOCH,
            Instant.MAX,
            Nudge.State.TYPED,
            "s");
    var said = Json.object().put("type", "text").put("text", "so: " + nudge.line()).build();
    var message = Json.object().put("content", new Json.Arr(List.of(said))).build();
    disk.write(transcript, entry("queue-operation", message) + "half of a li");
    claude.hears(
        place,
        "session-start",
        Json.object()
            .put("session_id", "abc")
            .put("transcript_path", transcript.toString())
            .build()
            .compact());
    assertThat(claude.hasHeard(place, nudge)).isFalse();
    disk.write(transcript, entry("user", message));
    assertThat(claude.hasHeard(place, nudge)).isTrue();
  }

  private static String entry(String type, Json message) {
    return Json.object().put("type", type).put("message", message).build().compact() + "\n";
  }
}
