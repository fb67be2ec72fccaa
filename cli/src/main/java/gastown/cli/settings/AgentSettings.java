package gastown.cli.settings;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Nearest;
import gastown.cli.words.Spec;
import gastown.town.address.Address;
import gastown.town.settings.Keys;
import gastown.town.settings.Schema;
import gastown.town.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `gt config agent …`: any program as an agent.
public final class AgentSettings {
  private AgentSettings() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "config agent list", "config default-agent list" ->
          command(
              spec("config agent list", "", "List the agents there are")
                  .alias("config default-agent list"),
              AgentSettings::list);
      case "config agent get" ->
          command(spec(path, "<name>", "Show how an agent is started"), AgentSettings::get);
      case "config agent set" ->
          command(
              spec(path, "<name> <command>", "Make a program an agent")
                  .detail(
                      "The command is started in the worker's worktree; the first prompt is its"
                          + " last argument.")
                  .example("gt config agent set mine \"my-agent --yes\"")
                  .noOpText("--provider"),
              AgentSettings::set);
      case "config agent remove" ->
          Simple.byItself(
              spec(path, "<name>", "Forget an agent you defined and nobody uses"),
              AgentSettings::remove);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.town(path, usage, summary).group(Group.CONFIGURATION);
  }

  private static Command command(Spec.Builder spec, Function<Call, Reply> body) {
    return Simple.needsNothing(spec, body);
  }

  private static Map<String, String> own(Call call) {
    var town = call.townIfAny();
    return town == null ? Map.of() : Settings.of(call.disk(), town).agents();
  }

  /// The agents there are: those built in have no command line of the town's.
  private static Map<String, String> all(Call call) {
    var town = call.townIfAny();
    var runtimes = call.house().runtimes(town == null ? call.directory() : town.root());
    var all = new LinkedHashMap<String, String>();
    runtimes.builtIn().forEach(name -> all.put(name, ""));
    all.putAll(own(call));
    return all;
  }

  /// A problem that names the known ones when there is no such agent.
  public static void require(Call call, String name) {
    var all = all(call).keySet();
    if (!all.contains(name)) {
      var near = Nearest.to(name, all);
      throw new Problem(
              "no-such-agent",
              "there is no agent " + name,
              "there are "
                  + String.join(", ", all)
                  + (near == null ? "" : "; the nearest is " + near),
              List.of(
                  "gt config agent set " + name + " \"<command>\"",
                  "gt config agent " + (near == null ? "list" : "get " + near)))
          .refusal();
    }
  }

  private static Reply list(Call call) {
    var town = call.town();
    var all = all(call);
    var usual = Settings.of(call.disk(), town).text(Keys.DEFAULT_AGENT);
    return Reply.of(
        page -> {
          for (var agent : all.entrySet()) {
            var mark = agent.getKey().equals(usual) ? "→ " : "  ";
            var how = agent.getValue().isEmpty() ? "(built in)" : agent.getValue();
            page.line(mark + agent.getKey() + "   " + how);
          }
        },
        () -> {
          var items = new ArrayList<Json>();
          all.forEach((name, line) -> items.add(json(name, line, name.equals(usual))));
          return new Json.Arr(items);
        });
  }

  private static Json.Obj json(String name, String line, boolean isUsual) {
    return Json.object()
        .put("name", name)
        .put("type", line.isEmpty() ? "built-in" : "custom")
        .putText("command", line)
        .put("default", isUsual)
        .build();
  }

  /// A problem when the agent could not be started in the caller's environment.
  public static void requireAble(Call call, String name) {
    var obstacle = obstacle(call, name);
    if (obstacle != null) {
      throw obstacle.refusal();
    }
  }

  private static @Nullable Problem obstacle(Call call, String name) {
    var runtime = call.house().runtimes(call.town().root()).named(name, own(call));
    return runtime == null
        ? null
        : runtime.obstacle(call.invocation().surroundings().environment());
  }

  /// Whose limits an agent meets in the caller's environment.
  public static String account(Call call, String name) {
    var runtime = call.house().runtimes(call.town().root()).named(name, own(call));
    return runtime == null ? name : runtime.account(call.invocation().surroundings().environment());
  }

  private static Reply get(Call call) {
    var root = call.town().root();
    var name = String.valueOf(call.args().positional(0));
    require(call, name);
    var line = String.valueOf(all(call).get(name));
    var runtime = call.house().runtimes(root).named(name, own(call));
    return Reply.of(
        page -> {
          page.line(line.isEmpty() ? name + " is built in" : line);
          if (runtime != null) {
            about("command", runtime.program(), page);
            about("passes", runtime.passes(), page);
            var telling = runtime.telling();
            about("hooks", telling == null ? List.of() : List.of(telling.file() + ""), page);
          }
        },
        () -> {
          var json = json(name, line, false);
          if (runtime == null) {
            return json;
          }
          var telling = runtime.telling();
          return json.with("words", Json.texts(runtime.program()))
              .with("passes", Json.texts(runtime.passes()))
              .with("hooks", Json.of(telling == null ? null : telling.file().toString()));
        });
  }

  private static void about(String what, List<String> words, Page page) {
    if (!words.isEmpty()) {
      page.line("  " + what + "   " + String.join(" ", words));
    }
  }

  private static Reply set(Call call) {
    var name = String.valueOf(call.args().positional(0));
    var line = String.valueOf(call.args().positional(1)).strip();
    if (!Address.isName(name) || name.contains(".") || line.isEmpty()) {
      throw Problem.of(
              "bad-agent",
              line.isEmpty()
                  ? "an agent needs a command"
                  : "no agent can be called \"" + name + "\": letters, digits, _ and - only",
              "gt config agent set mine \"<command>\"")
          .refusal();
    }
    var done = TownSettings.done(Schema.agentCommand(name), Place.of(call, null, null), line);
    var obstacle = obstacle(call, name);
    return obstacle == null
        ? done
        : done.withRemark("gt: " + obstacle.what() + ", " + obstacle.because());
  }

  private static Reply remove(Call call) {
    var root = call.town().root();
    var name = String.valueOf(call.args().positional(0));
    if (!own(call).containsKey(name)) {
      require(call, name);
      throw Problem.of("agent-built-in", name + " is built in and stays", "gt config agent list")
          .refusal();
    }
    if (!call.house().runtimes(root).builtIn().contains(name)) {
      AgentUses.refuse(call, name);
    }
    Place.of(call, null, null).put(Schema.agentCommand(name), null);
    return Reply.done(
        page -> page.line("✓ The agent " + name + " is forgotten"),
        () -> Json.object().put("name", name).build());
  }
}
