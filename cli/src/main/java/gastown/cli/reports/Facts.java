package gastown.cli.reports;

import gastown.beads.BeadId;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.query.Query;
import gastown.beads.workspace.Discovery;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is known about the workspace in use and how well it answers.
final class Facts {
  private static final String NO_NEWS = "what is new is told in the folder changelog of the source";

  private Facts() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "info" ->
          Simple.reads(
              Spec.of(path, "", "Show the database in use and its settings")
                  .group(Group.SETUP)
                  .sw("--schema", "the fields of an issue, prefix and sample ids too")
                  .sw("--whats-new", NO_NEWS)
                  .refused()
                  .sw("--thanks", "nobody is listed in the program; see the history of the source")
                  .refused(),
              Facts::info);
      case "context" ->
          Simple.needsNothing(
              Spec.of(path, "", "Show where bd works: workspace, repository, actor")
                  .group(Group.SETUP),
              Facts::context);
      case "ping" ->
          Simple.needsNothing(
              Spec.of(path, "", "Check that the database answers, and how fast").group(Group.SETUP),
              Facts::ping);
      default -> null;
    };
  }

  private static Reply info(Call call) {
    var database = call.workspace().database().toString();
    long count = call.rows().count(Query.ALL);
    var mode = call.house().mode();
    boolean isWhole = call.args().is("--schema");
    return Reply.of(
        page -> {
          page.line("Beads Database Information").blank();
          page.line("Database: " + database);
          page.line("Mode: " + mode);
          page.line("Issue Count: " + count);
          if (isWhole) {
            page.line("Prefix: " + call.config().prefix());
            page.line("Sample IDs: " + String.join(", ", sampleIds(call)));
            page.line("Fields: " + String.join(", ", fields()));
          }
        },
        () -> {
          var json =
              Json.object()
                  .put("database_path", database)
                  .put("mode", mode)
                  .put("issue_count", count)
                  .put("config", settings(call));
          return isWhole ? json.put("schema", schema(call)).build() : json.build();
        });
  }

  private static Json settings(Call call) {
    var json = Json.object();
    call.rows()
        .settings("")
        .forEach((key, value) -> {
          if (!key.startsWith("_") && !key.startsWith("kv.")) {
            json.put(key, value);
          }
        });
    return json.build();
  }

  private static Json schema(Call call) {
    return Json.object()
        .put("detected_prefix", call.config().prefix())
        .put("sample_issue_ids", Json.texts(sampleIds(call)))
        .put("fields", Json.texts(fields()))
        .build();
  }

  private static List<String> sampleIds(Call call) {
    return call.rows().find(Query.ALL.limitedTo(3)).stream()
        .map(gastown.beads.Bead::id)
        .sorted(BeadId.NATURAL)
        .toList();
  }

  private static List<String> fields() {
    var keys = new ArrayList<String>();
    for (var field : Field.all()) {
      if (field != Field.UNKNOWN) {
        keys.add(field.key());
      }
    }
    return keys;
  }

  private static Reply context(Call call) {
    var workspace = call.workspace();
    var discovery = new Discovery(call.disk());
    var here = discovery.repository(call.directory());
    var there = discovery.repository(workspace.root());
    boolean isWorkTree = here != null && !call.disk().isDirectory(here.resolve(".git"));
    var json =
        Json.object()
            .put("beads_dir", workspace.folder().toString())
            .put("database", workspace.database().toString())
            .put("repo_root", Objects.toString(there == null ? workspace.root() : there))
            .put("cwd_repo_root", here == null ? "" : here.toString())
            .put("is_redirected", workspace.redirectedFrom() != null)
            .put("is_worktree", isWorkTree)
            .put("backend", "sqlite")
            .putText("project_id", projectId(call))
            .put("role", call.config().get("beads.role", ""))
            .put("actor", call.actor())
            .put("bd_version", call.house().build().version())
            .build();
    return Reply.of(
        page ->
            json.members()
                .forEach((key, value) ->
                    page.line(
                        key.replace('_', ' ')
                            + ": "
                            + (value instanceof Json.Str(var text) ? text : value.compact()))),
        () -> json);
  }

  private static @Nullable String projectId(Call call) {
    var text = call.disk().read(call.workspace().file("metadata.json")).orElse("{}");
    try {
      return JsonReader.read(text) instanceof Json.Obj object ? object.text("project_id") : null;
    } catch (Problem.Refusal _) {
      return null;
    }
  }

  /// Opens the store itself, to tell opening from asking.
  private static Reply ping(Call call) {
    var clock = call.house().clock();
    var database = call.workspace().database();
    if (!call.disk().exists(database)) {
      throw Problem.of("no-database", "no database at " + database, "bd init", "bd doctor")
          .refusal();
    }
    var found = clock.instant();
    try (var store = call.openStore()) {
      var opened = clock.instant();
      store.read(rows -> rows.head());
      var asked = clock.instant();
      return pong(List.of(call.now(), found, opened, asked));
    }
  }

  private static Reply pong(List<Instant> marks) {
    var steps = new ArrayList<Long>();
    for (int i = 1; i < marks.size(); i++) {
      steps.add(Duration.between(marks.get(i - 1), marks.get(i)).toMillis());
    }
    long total = Duration.between(marks.getFirst(), marks.getLast()).toMillis();
    return Reply.of(
        page ->
            page.line(
                "✓ ok in "
                    + total
                    + " ms (resolve "
                    + steps.get(0)
                    + ", store "
                    + steps.get(1)
                    + ", query "
                    + steps.get(2)
                    + ")"),
        () ->
            Json.object()
                .put("status", "ok")
                .put("resolve_ms", steps.get(0))
                .put("store_ms", steps.get(1))
                .put("query_ms", steps.get(2))
                .put("total_ms", total)
                .build());
  }
}
