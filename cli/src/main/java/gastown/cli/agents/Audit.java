package gastown.cli.agents;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What agents did and said, one line each in `.beads/interactions.jsonl`. Lines are added and
/// never changed: a label is a line that names the one it is about.
final class Audit {
  private static final String FILE = "interactions.jsonl";
  private static final List<String> TEXTS =
      List.of("issue_id", "model", "prompt", "response", "error", "tool_name");

  private Audit() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "audit record" ->
          Simple.byItself(
              spec(path, "", "Record one thing an agent did")
                  .example("bd audit record --kind tool_call --tool-name go-test --exit-code 1")
                  .text("--kind", "llm_call, tool_call, or a word of your own")
                  .text("--issue-id", "the issue it was about")
                  .text("--model", "the model that was asked")
                  .text("--prompt", "what it was asked")
                  .text("--response", "what it answered")
                  .text("--tool-name", "the tool that was called")
                  .number("--exit-code", "-1", "how the tool ended")
                  .text("--error", "what went wrong")
                  .sw("--stdin", "read the whole entry as a JSON object from standard input"),
              Audit::record);
      case "audit label" ->
          Simple.byItself(
              spec(path, "<entry-id>", "Label a recorded entry")
                  .example("bd audit label int-1f3a --label good --reason \"short and right\"")
                  .text("--label", "the label")
                  .text("--reason", "why"),
              Audit::label);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.of(path, usage, summary).group(Group.AGENTS);
  }

  private static Reply record(Call call) {
    var entry = call.args().is("--stdin") ? fromInput(call) : fromFlags(call);
    if (entry.text("kind") == null || String.valueOf(entry.text("kind")).isBlank()) {
      throw Problem.of("no-kind", "an entry needs a kind", "bd audit record --kind tool_call")
          .refusal();
    }
    return append(call, entry);
  }

  private static Json.Obj fromFlags(Call call) {
    var args = call.args();
    var entry = Json.object().putText("kind", args.text("--kind"));
    for (var key : TEXTS) {
      entry.putText(key, args.text("--" + key.replace('_', '-')));
    }
    if (args.given("--exit-code")) {
      entry.put("exit_code", args.number("--exit-code"));
    }
    return entry.build();
  }

  private static Json.Obj fromInput(Call call) {
    try {
      if (JsonReader.read(call.input()) instanceof Json.Obj object) {
        return object;
      }
    } catch (JsonReader.Malformed e) {
      throw bad(e.getMessage()).refusal();
    }
    throw bad("it is not an object").refusal();
  }

  private static Problem bad(@Nullable String why) {
    return new Problem(
        "bad-json",
        "standard input is not a JSON object",
        String.valueOf(why),
        List.of("echo '{\"kind\":\"llm_call\"}' | bd audit record --stdin"));
  }

  private static Reply label(Call call) {
    var id = call.args().positionals().getFirst();
    var label = call.args().text("--label", "");
    if (label.isBlank()) {
      throw Problem.of("no-label", "a label is needed", "bd audit label " + id + " --label good")
          .refusal();
    }
    if (!isKnown(call, id)) {
      throw Problem.of(
              "not-found",
              "entry " + id + " not found in " + FILE,
              "bd audit record --kind llm_call")
          .refusal();
    }
    return append(
        call,
        Json.object()
            .put("kind", "label")
            .put("parent_id", id)
            .put("label", label)
            .putText("reason", call.args().text("--reason"))
            .build());
  }

  private static boolean isKnown(Call call, String id) {
    var found = new boolean[1];
    var marker = "\"id\":" + Json.of(id).compact();
    var file = call.workspace().file(FILE);
    if (call.disk().exists(file)) {
      call.disk().lines(file, line -> found[0] |= line.contains(marker));
    }
    return found[0];
  }

  /// Puts id, time and actor in front, in the order readers of the file know.
  private static Reply append(Call call, Json.Obj entry) {
    var id = "int-" + call.house().dice().uuid().replace("-", "").substring(0, 8);
    var kind = String.valueOf(entry.text("kind"));
    var whole =
        Json.object().put("id", id).put("kind", kind).put("created_at", call.now().toString());
    whole.put(
        "actor", entry.text("actor") == null ? call.actor() : String.valueOf(entry.text("actor")));
    entry
        .without("id")
        .without("kind")
        .without("created_at")
        .without("actor")
        .members()
        .forEach(whole::put);
    call.disk().append(call.workspace().file(FILE), whole.build().compact() + "\n");
    return Reply.of(
        page -> page.line(id),
        () ->
            Json.object()
                .put("id", id)
                .put("kind", kind)
                .putText("parent_id", entry.text("parent_id"))
                .putText("label", entry.text("label"))
                .build());
  }
}
