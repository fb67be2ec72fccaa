package gastown.cli.signals;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.town.ports.Runtimes.AgentRuntime;
import gastown.town.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// `gt hooks …`: the files by which agents' programs are told to call us. They are the town's own;
/// what a person set up for a program stays as it is, and the program runs both.
final class Hooks {
  private Hooks() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "hooks list" ->
          Simple.needsNothing(spec(path, "List what agents' programs call, and when"), Hooks::list);
      case "hooks diff" ->
          Simple.needsNothing(
              spec(path, "Say which files differ from what they should be: 1 if any"), Hooks::diff);
      case "hooks sync", "hooks repair" ->
          Simple.needsNothing(
              spec(path, "Write the files anew where they differ")
                  .sw("-n", "--dry-run", "only say which"),
              Hooks::sync);
      case "hooks remove" ->
          Simple.needsNothing(
              spec(path, "Remove the files, and what was added to the person's own")
                  .detail("The next start of an agent of that kind makes them again."),
              Hooks::remove);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String summary) {
    return Spec.town(path, "", summary).group(Group.CONFIGURATION);
  }

  /// The runtimes that tell of themselves.
  private static List<AgentRuntime> tellers(Call call) {
    var own = Settings.of(call.disk(), call.town()).agents();
    var runtimes = call.house().runtimes(call.town().root());
    var names = new TreeSet<>(runtimes.builtIn());
    names.addAll(own.keySet());
    var tellers = new ArrayList<AgentRuntime>();
    for (var name : names) {
      var runtime = runtimes.named(name, own);
      if (runtime != null && runtime.telling() != null) {
        tellers.add(runtime);
      }
    }
    return tellers;
  }

  private static Reply list(Call call) {
    var tellers = tellers(call);
    return Reply.of(
        page -> {
          for (var runtime : tellers) {
            var telling = runtime.telling();
            if (telling != null) {
              page.line(runtime.name() + "   " + telling.file());
              telling.calls().forEach((event, line) -> page.line("  " + event + "   " + line));
            }
          }
        },
        () -> {
          var items = new ArrayList<Json>();
          for (var runtime : tellers) {
            var telling = runtime.telling();
            if (telling != null) {
              var calls = Json.object();
              telling.calls().forEach(calls::put);
              items.add(
                  Json.object()
                      .put("agent", runtime.name())
                      .put("file", telling.file().toString())
                      .put("calls", calls.build())
                      .build());
            }
          }
          return new Json.Arr(items);
        });
  }

  /// The files there should be, with how they stand.
  private static Map<String, String> states(Call call) {
    var states = new LinkedHashMap<String, String>();
    for (var runtime : tellers(call)) {
      var telling = runtime.telling();
      if (telling != null) {
        var text = call.disk().read(telling.file()).orElse(null);
        states.put(
            telling.file().toString(),
            text == null ? "missing" : text.equals(telling.text()) ? "current" : "differs");
      }
    }
    return states;
  }

  private static Json json(Map<String, String> states) {
    var json = Json.object();
    states.forEach(json::put);
    return json.build();
  }

  private static Reply diff(Call call) {
    var states = states(call);
    boolean isAll = states.values().stream().allMatch("current"::equals);
    return Reply.of(
            page -> states.forEach((file, state) -> page.line(state + "   " + file)),
            () -> json(states))
        .withExit(isAll ? 0 : 1);
  }

  private static Reply sync(Call call) {
    var states = states(call);
    boolean isOnlySaid = call.args().is("--dry-run");
    for (var runtime : tellers(call)) {
      var telling = runtime.telling();
      if (!isOnlySaid
          && telling != null
          && !"current".equals(states.get(telling.file().toString()))) {
        call.disk().write(telling.file(), telling.text());
      }
    }
    return Reply.done(
        page ->
            states.forEach((file, state) ->
                page.line(
                    (state.equals("current")
                            ? "  current   "
                            : isOnlySaid ? "  " + state + "   " : "✓ written   ")
                        + file)),
        () -> json(states));
  }

  private static Reply remove(Call call) {
    var done = new ArrayList<String>();
    var left = new LinkedHashSet<Problem>();
    for (var runtime : tellers(call)) {
      var withdrawn = runtime.withdraw();
      done.addAll(withdrawn.removed());
      left.addAll(withdrawn.left());
    }
    return Reply.done(
            page -> {
              done.forEach(what -> page.line("✓ removed   " + what));
              if (done.isEmpty() && left.isEmpty()) {
                page.line("There is nothing of ours to remove.");
              }
            },
            () -> Json.texts(done))
        .withExit(left.isEmpty() ? 0 : 1)
        .withRemarks(left.stream().map(Hooks::remark).toList());
  }

  private static String remark(Problem problem) {
    return "Warning: "
        + problem.what()
        + (problem.because().isEmpty() ? "" : ", " + problem.because())
        + "; what was added there stays until it can be, and then: gt hooks remove";
  }
}
