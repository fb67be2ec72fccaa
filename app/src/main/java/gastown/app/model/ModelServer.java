package gastown.app.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gastown.agents.model.Answer;
import gastown.agents.model.Asked;
import gastown.agents.model.Script;
import gastown.agents.model.ScriptedModel;
import gastown.agents.model.Wire;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A [ScriptedModel] that speaks HTTP on the loopback interface, on a port of the system's choice.
/// What is asked under `/a/NAME` is asked by the agent NAME. Everything asked is remembered.
public final class ModelServer implements AutoCloseable {
  private static final int LONGEST_PAUSE_SECONDS = 120;
  private static final Pattern PATH =
      Pattern.compile("(?:/a/([^/]+))?/v1/messages(/count_tokens)?");

  private final ScriptedModel model;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();

  private ModelServer(ScriptedModel model, HttpServer server) {
    this.model = model;
    this.server = server;
  }

  public static ModelServer playing(Script script) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var made = new ModelServer(new ScriptedModel(script), HttpServer.create(address, 0));
      made.server.setExecutor(made.threads);
      made.server.createContext("/", made::serve);
      made.server.start();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The address an agent of this name is to use.
  public String url(String agent) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/a/" + agent;
  }

  /// What was asked so far, oldest first.
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /// The turns of one agent.
  public List<Asked> turns(String agent) {
    return asked.stream()
        .filter(each -> each.kind() == Asked.Kind.TURN && each.agent().equals(agent))
        .toList();
  }

  /// Lets the steps behind this gate go on, now and later.
  public void open(String gate) {
    gate(gate).countDown();
  }

  private CountDownLatch gate(String name) {
    return gates.computeIfAbsent(name, _ -> new CountDownLatch(1));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = PATH.matcher(exchange.getRequestURI().getPath());
      var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (!path.matches() || !exchange.getRequestMethod().equals("POST")) {
        if (exchange.getRequestMethod().equals("HEAD")) {
          exchange.sendResponseHeaders(404, -1);
        } else {
          send(exchange, Wire.sent(new Answer.Failed(404, "", 0), false), false);
        }
        return;
      }
      var session = exchange.getRequestHeaders().getFirst("x-claude-code-session-id");
      answer(
          exchange,
          Asked.read(
              Objects.requireNonNullElse(path.group(1), ""),
              Objects.requireNonNullElse(session, ""),
              path.group(2) != null,
              body(text)));
    }
  }

  private static Json.Obj body(String text) {
    try {
      return JsonReader.read(text) instanceof Json.Obj body ? body : Json.empty();
    } catch (JsonReader.Malformed e) {
      return Json.empty();
    }
  }

  private void answer(HttpExchange exchange, Asked question) throws IOException {
    asked.add(question);
    await(question);
    var answer = model.answer(question);
    if (answer instanceof Answer.Failed failed && failed.retryAfterSeconds() > 0) {
      exchange.getResponseHeaders().set("retry-after", "" + failed.retryAfterSeconds());
    }
    boolean isCut = answer instanceof Answer.Message message && message.isCut();
    send(exchange, Wire.sent(answer, question.isStreamed()), isCut);
  }

  private void await(Asked question) {
    var pause = model.pause(question);
    try {
      if (!pause.gate().isEmpty()) {
        gate(pause.gate()).await(LONGEST_PAUSE_SECONDS, TimeUnit.SECONDS);
      }
      TimeUnit.MILLISECONDS.sleep(pause.time().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A cut answer says it is longer than what comes.
  private static void send(HttpExchange exchange, Wire.Sent sent, boolean isCut)
      throws IOException {
    var bytes = sent.text().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", sent.type());
    exchange.sendResponseHeaders(sent.status(), isCut ? bytes.length + 1_000L : bytes.length);
    exchange.getResponseBody().write(bytes);
    if (isCut) {
      exchange.getResponseBody().flush();
    }
  }

  /// Ends it; whoever still waits for an answer gets none.
  @Override
  public void close() {
    server.stop(0);
    gates.values().forEach(CountDownLatch::countDown);
    threads.shutdownNow();
  }
}
