package gastown.cli.upkeep;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.jsonl.Document;
import gastown.beads.jsonl.Export;
import gastown.beads.jsonl.Planning;
import gastown.beads.jsonl.Scope;
import gastown.beads.jsonl.Writing;
import gastown.beads.store.BeadStore.Answer;
import gastown.beads.workspace.Workspace;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Externals;
import gastown.cli.Simple;
import gastown.cli.exchange.Mirror;
import gastown.cli.reply.Reply;
import gastown.cli.setup.Setting;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Other repositories whose issues are taken in here as well.
final class Neighbours {
  static final List<String> PATHS = List.of("repo add", "repo list", "repo remove", "repo sync");
  private static final String KEY = "repos.additional";

  private Neighbours() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "repo add" ->
          Simple.writes(
              spec(path, "<path>", "Take in the issues of another repository too"),
              call -> change(call, true));
      case "repo remove" ->
          Simple.writes(
              spec(path, "<path>", "No longer take in the issues of another repository"),
              call -> change(call, false));
      case "repo list" ->
          Simple.reads(spec(path, "", "List the other repositories"), Neighbours::list);
      case "repo sync" ->
          Simple.byItself(
              spec(path, "", "Take in what is new in the other repositories"), Neighbours::sync);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.of(path, usage, summary).group(Group.DATA);
  }

  private static Workspace workspace(Call call, String path) {
    var home = call.invocation().variable("HOME");
    var whole = home != null && path.startsWith("~/") ? home + path.substring(1) : path;
    var found = Externals.of(call.disk(), call.workspace().root().resolve(whole).normalize());
    if (found == null) {
      throw Problem.of(
              "no-workspace", "no beads workspace at " + path, "cd " + path + " && bd init")
          .refusal();
    }
    return found;
  }

  private static Reply change(Call call, boolean isAdded) {
    var path = call.args().positionals().getFirst();
    var all = new ArrayList<>(call.config().list(KEY));
    if (isAdded) {
      var other = workspace(call, path);
      if (path.contains(",") || other.database().equals(call.workspace().database())) {
        throw Problem.of(
                "bad-repo",
                path + " cannot be added: it is this repository, or has a comma in it",
                "bd repo list")
            .refusal();
      }
      if (!all.contains(path)) {
        all.add(path);
      }
    } else if (!all.remove(path)) {
      throw Problem.of("not-found", "repository " + path + " not found in " + KEY, "bd repo list")
          .refusal();
    }
    new Setting(call).set(KEY, all.isEmpty() ? null : String.join(",", all));
    return Reply.done(
        page -> page.line(isAdded ? "✓ Added repository " + path : "✓ Removed repository " + path),
        () ->
            Json.object()
                .put(isAdded ? "added" : "removed", path)
                .put("repos", Json.texts(all))
                .build());
  }

  private static Reply list(Call call) {
    var all = call.config().list(KEY);
    return Reply.of(
        page -> {
          page.line("Primary: .");
          all.forEach(path -> page.line("  " + path));
          if (all.isEmpty()) {
            page.line("No additional repositories");
          }
        },
        () -> Json.object().put("primary", ".").put("additional", Json.texts(all)).build());
  }

  private static Reply sync(Call call) {
    var all = call.look(_ -> call.config().list(KEY));
    var counts = new ArrayList<Json>();
    var lines = new ArrayList<String>();
    for (var path : all) {
      int count = takeIn(call, workspace(call, path));
      lines.add(path + ": " + count + " issues new or changed");
      counts.add(Json.object().put("path", path).put("imported", count).build());
    }
    return Reply.done(
        page -> {
          lines.forEach(page::line);
          page.line(
              all.isEmpty()
                  ? "No additional repositories"
                  : "✓ Synced " + all.size() + " repositories");
        },
        () -> Json.object().put("synced", all.size()).put("repos", new Json.Arr(counts)).build());
  }

  private static int takeIn(Call call, Workspace other) {
    String text;
    try (var store = call.house().store(other.database())) {
      text = store.read(rows -> Export.of(rows, Scope.WORK).lines().collect(Collectors.joining()));
    }
    var document = Document.of(other.folder().toString(), text);
    var count = new int[1];
    call.withStore(store -> {
      store.write(
          "",
          tables -> {
            var intake = Planning.adding(tables, document, false);
            Writing.write(intake, tables, call.stroke("repo sync"));
            count[0] = intake.steps().size();
            return new Answer(0, "", "");
          });
      new Mirror(call).changed(store);
      return 0;
    });
    return count[0];
  }
}
