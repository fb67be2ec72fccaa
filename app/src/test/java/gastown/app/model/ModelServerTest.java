package gastown.app.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gastown.agents.model.Asked;
import gastown.agents.model.Script;
import gastown.beads.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The scripted model over real HTTP.
class ModelServerTest {
  private static final String TOOLS = "\"tools\":[{\"name\":\"Bash\"}]";

  private ModelServer server = ModelServer.playing(Script.read("{\"rules\":[]}"));

  @AfterEach
  void end() {
    server.close();
  }

  private void script(String rules) {
    server.close();
    server = ModelServer.playing(Script.read("{\"rules\":[" + rules + "]}"));
  }

  private record Got(int status, String type, String retryAfter, String body) {}

  private Got ask(String agent, String path, String members) {
    try {
      var address = URI.create(server.url(agent) + path).toURL();
      var call = (HttpURLConnection) address.openConnection();
      call.setRequestMethod("POST");
      call.setDoOutput(true);
      call.setRequestProperty("x-claude-code-session-id", "s-1");
      call.getOutputStream()
          .write(("{\"model\":\"m\"," + members + "}").getBytes(StandardCharsets.UTF_8));
      int status = call.getResponseCode();
      try (var from = status < 400 ? call.getInputStream() : call.getErrorStream()) {
        return new Got(
            status,
            Objects.requireNonNullElse(call.getHeaderField("content-type"), ""),
            Objects.requireNonNullElse(call.getHeaderField("retry-after"), ""),
            new String(from.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Got turn(String agent, String messages) {
    return ask(
        agent,
        "/v1/messages?beta=true",
        TOOLS + ",\"messages\":[" + messages + "],\"stream\":true");
  }

  private static String user(String text) {
    return "{\"role\":\"user\",\"content\":\"" + text + "\"}";
  }

  private static final String CALLED =
      ",{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"Bash\",\"input\":{}}]}"
          + ",{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":\"ok\"},{\"type\":\"text\",\"text\":\"<system-reminder>go"
          + " on</system-reminder>\"}]}";

  @Test
  void the_step_follows_from_what_is_in_the_request() {
    script(
        """
        {"prompt":"web-","find":{"bead":"take (web-\\\\w+)"},"steps":[
          {"text":"I look.","tool":"Bash","input":{"command":"bd show ${bead}"}},
          {"text":"It is ${bead}."}]}
        """);
    var first = turn("one", user("take web-a1"));
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.type()).isEqualTo("text/event-stream");
    assertThat(first.body())
        .contains("event: message_start", "bd show web-a1", "\"tool_use\"", "event: message_stop");
    for (int i = 0; i < 2; i++) {
      assertThat(turn("one", user("take web-a1") + CALLED).body())
          .contains("It is web-a1.", "\"end_turn\"")
          .doesNotContain("I look.");
    }
    assertThat(server.turns("one")).extracting(Asked::replies).containsExactly(0, 1, 1);
    assertThat(server.turns("one").getFirst().session()).isEqualTo("s-1");
  }

  @Test
  void agents_are_told_apart_by_their_path() {
    script(
        """
        {"agent":"one","steps":[{"text":"for one"}]},{"steps":[{"text":"for all"}]}
        """);
    assertThat(turn("one", user("x")).body()).contains("for one");
    assertThat(turn("two", user("x")).body()).contains("for all");
    assertThat(server.turns("two")).hasSize(1);
  }

  @Test
  void faults_happen_so_often_and_then_the_answer_comes() {
    script(
        """
        {"steps":[{"text":"at last","faults":[
          {"status":529,"times":2,"retry_after":7},{"status":429},{"status":401},{"status":400}]}]}
        """);
    var overloaded = turn("a", user("x"));
    assertThat(overloaded.status()).isEqualTo(529);
    assertThat(overloaded.retryAfter()).isEqualTo("7");
    assertThat(overloaded.body()).contains("overloaded_error");
    assertThat(turn("a", user("x")).status()).isEqualTo(529);
    assertThat(turn("a", user("x")).body()).contains("rate_limit_error");
    assertThat(turn("a", user("x")).body()).contains("authentication_error");
    assertThat(turn("a", user("x")).body()).contains("invalid_request_error");
    assertThat(turn("a", user("x")).body()).contains("at last");
  }

  @Test
  void a_cut_stream_ends_in_the_middle() {
    script("{\"steps\":[{\"text\":\"whole\",\"faults\":[{\"cut\":true}]}]}");
    assertThatThrownBy(() -> turn("a", user("x"))).isInstanceOf(UncheckedIOException.class);
    assertThat(turn("a", user("x")).body()).contains("whole", "message_stop");
  }

  @Test
  void side_questions_do_not_take_a_step() {
    script("{\"steps\":[{\"text\":\"first\"}]}");
    var title = ask("a", "/v1/messages", "\"messages\":[" + user("x") + "]");
    assertThat(title.body()).contains("title").doesNotContain("first");
    assertThat(turn("a", user("CRITICAL: Respond with TEXT ONLY. Sum up.")).body())
        .contains("summary");
    assertThat(ask("a", "/v1/messages/count_tokens", "\"messages\":[" + user("x") + "]").body())
        .contains("input_tokens");
    assertThat(turn("a", user("x")).body()).contains("first");
    assertThat(ask("a", "/v1/other", "\"x\":1").status()).isEqualTo(404);
  }

  @Test
  void a_gate_holds_a_step_back_until_it_is_opened() throws Exception {
    script("{\"steps\":[{\"gate\":\"go\",\"text\":\"through\"}]}");
    var answer = new java.util.concurrent.CompletableFuture<String>();
    Thread.ofVirtual().start(() -> answer.complete(turn("a", user("x")).body()));
    while (server.turns("a").isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(answer).isNotDone();
    server.open("go");
    assertThat(answer.get(30, java.util.concurrent.TimeUnit.SECONDS)).contains("through");
  }

  @Test
  void tokens_are_what_the_script_says() {
    script("{\"steps\":[{\"text\":\"x\",\"input_tokens\":95000,\"output_tokens\":17}]}");
    assertThat(turn("a", user("x")).body())
        .contains("\"input_tokens\":95000", "\"output_tokens\":17");
  }

  @Test
  void a_script_that_makes_no_sense_is_refused() {
    for (var text : new String[] {"[]", "{", "{\"rules\":[{}]}"}) {
      assertThatThrownBy(() -> Script.read(text)).isInstanceOf(Problem.Refusal.class);
    }
    assertThatThrownBy(() ->
            Script.read("{\"rules\":[{\"find\":{\"a\":\"b\"},\"steps\":[{\"text\":\"x\"}]}]}"))
        .isInstanceOf(Problem.Refusal.class);
  }
}
