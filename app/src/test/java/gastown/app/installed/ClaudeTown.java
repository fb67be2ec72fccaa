package gastown.app.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gastown.agents.model.Asked;
import gastown.agents.model.Script;
import gastown.app.model.ModelServer;
import gastown.beads.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A living town whose agents are the installed Claude Code in tmux, with a model of ours that
/// follows a script.
final class ClaudeTown implements AutoCloseable {
  static final String COMMIT =
      "{\"tool\":\"Bash\",\"input\":{\"command\":\"git add -A && git commit -q -m work\"}}";
  static final String DONE =
      "{\"tool\":\"Bash\",\"input\":{\"command\":\"gt done\"}},{\"text\":\"It is handed in.\"}";

  private static final Path TMUX = Path.of("/usr/bin/tmux");

  private final LivingTown town;
  private final Path claude;
  private final Map<String, String> more = new HashMap<>();
  private String first = "";
  private ModelServer model = ModelServer.playing(new Script(List.of()));

  private ClaudeTown(LivingTown town, Path claude) {
    this.town = town;
    this.claude = claude;
  }

  /// Founds one, or says why it cannot and skips.
  static ClaudeTown found(Path folder) throws Exception {
    return found(folder, "");
  }

  /// As [#found]; `settings` are members of the rig's settings.
  static ClaudeTown found(Path folder, String settings) throws Exception {
    assumeTrue(
        !System.getProperty("test.campaign", "").equals("none"),
        "--quick leaves installed programs out");
    assumeTrue(Files.isExecutable(TMUX), "there is no tmux here");
    var claude = program();
    assumeTrue(
        claude != null,
        "Claude Code is not installed (npm install --prefix ~/.cache/gastown/agents"
            + " @anthropic-ai/claude-code)");
    var place = folder.toRealPath();
    var town = LivingTown.found(Installed.plain(place), place, settings);
    town.ok("gt", "config", "set", "outpost", "tmux");
    return new ClaudeTown(town, Objects.requireNonNull(claude));
  }

  LivingTown town() {
    return town;
  }

  Path place() {
    return town.place();
  }

  ModelServer model() {
    return model;
  }

  void script(String rules) {
    model.close();
    model = ModelServer.playing(Script.read("{\"rules\":[" + rules + "]}"));
  }

  /// Another variable of the person's.
  void set(String name, String value) {
    more.put(name, value);
  }

  /// Programs of this folder come before ours for the agents.
  void lookFirstIn(Path folder) {
    first = folder + ":" + town.program().folder().resolve("bin") + ":";
  }

  /// What a person who has a key and a machine of no worth has in the environment.
  Map<String, String> person() {
    var own = new HashMap<String, String>();
    own.put("PATH", first + claude.resolveSibling("") + ":/usr/bin:/bin");
    own.put("LANG", "C.UTF-8");
    own.put("ANTHROPIC_BASE_URL", model.url("web"));
    own.put("ANTHROPIC_API_KEY", "sk-ant-made-up-0123456789-0123456789");
    own.put("IS_SANDBOX", "1");
    own.put("CLAUDE_CODE_AUTO_COMPACT_WINDOW", "100000");
    own.put("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
    own.put("CLAUDE_CODE_DISABLE_OFFICIAL_MARKETPLACE_AUTOINSTALL", "1");
    own.put("DISABLE_TELEMETRY", "1");
    own.put("DISABLE_ERROR_REPORTING", "1");
    own.putAll(more);
    return own;
  }

  /// A terminal that person sits at, in the town; `gt` is on the path.
  PersonTerminal terminal() {
    var environment = new HashMap<>(person());
    environment.put("HOME", town.program().home().toString());
    environment.put("PATH", town.program().folder().resolve("bin") + ":" + environment.get("PATH"));
    return new PersonTerminal(town.root(), environment);
  }

  /// The command as that person types it.
  Installed.Done run(String... words) throws Exception {
    return Installed.finish(town.program().command(town.root(), person(), words), "");
  }

  String ok(String... words) throws Exception {
    var done = run(words);
    assertThat(done.exit()).as(String.join(" ", words) + ": " + done.out() + done.err()).isZero();
    return done.out();
  }

  Installed.Done trySling(String bead, String agent) throws Exception {
    return run("gt", "sling", bead, "hello", "--agent", agent);
  }

  void sling(String bead, String agent) throws Exception {
    ok("gt", "sling", bead, "hello", "--agent", agent);
  }

  /// The address of whoever has the bead, as `bd show` prints the assignee.
  String assignee(String bead) {
    return LivingTown.text(
        town.sql("SELECT assignee FROM beads WHERE id = '" + bead + "'").getFirst().getFirst());
  }

  String state(String session) {
    var condition = town.documents("condition").get(session);
    return condition == null ? "" : LivingTown.text(condition, "state");
  }

  /// The nudges that have not arrived, with how far each is.
  Map<String, Json.Obj> nudges() {
    return town.documents("nudge");
  }

  /// The turns in which the model was last told this.
  List<Asked> turns(String prompt) {
    return model.turns("web").stream().filter(each -> each.prompt().contains(prompt)).toList();
  }

  /// Whether any turn held these words, wherever they came from.
  boolean wasTold(String words) {
    return model.turns("web").stream().anyMatch(each -> each.everything().contains(words));
  }

  /// Keys a person presses in a session.
  void press(String session, String... keys) throws Exception {
    var names = Installed.finish(tmux("list-sessions", "-F", "#{session_name}"), "").out();
    var begin = session.replace('.', '/');
    var name = names.lines().filter(each -> each.startsWith(begin)).findFirst().orElseThrow();
    var words = new ArrayList<>(List.of("send-keys", "-t", "=" + name + ":"));
    words.addAll(List.of(keys));
    assertThat(Installed.finish(tmux(words.toArray(String[]::new)), "").exit()).isZero();
  }

  private ProcessBuilder tmux(String... words) throws Exception {
    var line = new ArrayList<>(List.of(TMUX.toString(), "-L", socket()));
    line.addAll(List.of(words));
    return new ProcessBuilder(line);
  }

  /// The name of the town's tmux server stands in its own command line.
  private String socket() throws Exception {
    for (var words : LivingTown.processes(town.place()).values()) {
      int at = words.indexOf(" -L ");
      if (words.contains("tmux") && at >= 0) {
        return words.substring(at + 4).split(" ")[0];
      }
    }
    throw new AssertionError("no tmux server runs for this town");
  }

  void await(String what, BooleanSupplier happened) throws Exception {
    try {
      Installed.await(what, happened);
    } catch (AssertionError e) {
      var told = new StringBuilder(String.valueOf(e.getMessage())).append('\n');
      model
          .asked()
          .forEach(each -> told.append(each.kind()).append(' ').append(each.prompt()).append('\n'));
      for (var kind : List.of("session", "condition", "nudge", "order", "worker", "pause")) {
        town.documents(kind)
            .forEach(
                (id, body) -> told.append(kind + " " + id + " " + body.compact()).append('\n'));
      }
      told.append(town.run("gt", "escalate", "list").out());
      told.append(town.run("gt", "log", "-n", "60").out());
      for (var session : town.documents("session").keySet()) {
        told.append(town.run("gt", "peek", session).out());
      }
      throw new AssertionError(told.toString(), e);
    }
  }

  void awaitClosed(String bead) throws Exception {
    await(bead + " to be closed", () -> town.status(bead).equals("closed"));
  }

  @Override
  public void close() {
    model.close();
    town.close();
  }

  /// Where Claude Code is on this machine: where `.ci/run` puts it, or on the path.
  private static @Nullable Path program() {
    var folders = new ArrayList<Path>();
    var cache = System.getenv("XDG_CACHE_HOME");
    var home = System.getenv("HOME");
    if (cache != null && cache.startsWith("/")) {
      folders.add(Path.of(cache, "gastown/agents/node_modules/.bin"));
    } else if (home != null) {
      folders.add(Path.of(home, ".cache/gastown/agents/node_modules/.bin"));
    }
    var path = System.getenv("PATH");
    for (var each : path == null ? List.<String>of() : List.of(path.split(":", -1))) {
      if (each.startsWith("/")) {
        folders.add(Path.of(each));
      }
    }
    return folders.stream()
        .map(folder -> folder.resolve("claude"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }
}
