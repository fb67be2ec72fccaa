package gastown.cli.upkeep;

import gastown.beads.BeadId;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.store.Rows;
import gastown.beads.work.Finder;
import gastown.beads.work.Validation;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Externals;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.setup.Setting;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Moves between versions, which happen by themselves here, and of issues between workspaces.
final class Migrations {
  static final List<String> PATHS =
      List.of("migrate", "migrate hooks", "migrate issues", "migrate schema", "migrate sync");

  private Migrations() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "migrate" ->
          Simple.needsNothing(
              spec(path, "", "Accepted; a database is brought up to date when it is opened")
                  .sw("--inspect", "show what the database is")
                  .noOp("--dry-run", "--update-repo-id", "--yes"),
              Migrations::current);
      case "migrate schema" ->
          Simple.needsNothing(
              spec(path, "", "Accepted; a database is brought up to date when it is opened"),
              Migrations::current);
      case "migrate hooks" ->
          Simple.needsNothing(
              spec(path, "[path]", "Accepted; bd hooks install renews the hooks")
                  .noOp("--apply", "--dry-run", "--yes"),
              call -> told("Nothing to migrate. Renew the hooks with: bd hooks install"));
      case "migrate sync" ->
          Simple.writes(
              spec(path, "<branch>", "Exchange issues on a branch of their own from now on")
                  .sw("--dry-run", "only say what would be done"),
              Migrations::sync);
      case "migrate issues" ->
          Simple.byItself(
              spec(path, "", "Move issues from one workspace to another")
                  .example("bd migrate issues --from . --to ../other --label moved --yes")
                  .text("--from", ".", "the workspace they are in")
                  .text("--to", "the workspace they go to")
                  .list("--id", "these issues")
                  .text("--ids-file", "the issues named in this file, one a line")
                  .text("--status", "with this status")
                  .text("--type", "of this type")
                  .list("--label", "with all of these labels")
                  .number("--priority", "-1", "of this priority")
                  .text(
                      "--include",
                      "none",
                      "none, upstream (what they need), downstream (what needs them) or closure")
                  .sw(
                      "--within-from-only",
                      "true",
                      "issues of the first workspace only; there are no others")
                  .ignored()
                  .sw("--strict", "refuse when a dependency would lead out of the new workspace")
                  .sw("--dry-run", "only say what would be moved")
                  .sw("--yes", "do it; without it only said"),
              call -> new MovedIssues(call).reply());
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.of(path, usage, summary).group(Group.SETUP);
  }

  private static Reply told(String line) {
    return Reply.done(
        page -> page.line(line),
        () -> Json.object().put("status", "current").put("message", line).build());
  }

  private static Reply current(Call call) {
    boolean isInspection =
        call.args().spec().path().equals("migrate") && call.args().is("--inspect");
    if (!isInspection) {
      return told("Nothing to migrate: the database is up to date.");
    }
    var workspace = call.workspace();
    var head = call.look(Rows::head);
    long count = call.look(rows -> rows.count(Query.ALL));
    return Reply.of(
        page -> {
          page.line("Database: " + workspace.database() + " (SQLite)");
          page.line("Issues: " + count);
          page.line("Journal: " + head.seq() + " entries");
          page.line("Nothing to migrate.");
        },
        () ->
            Json.object()
                .put("status", "current")
                .put("backend", "sqlite")
                .put("database_path", workspace.database().toString())
                .put("issue_count", count)
                .put("journal_entries", head.seq())
                .build());
  }

  private static Reply sync(Call call) {
    var branch = call.args().positionals().getFirst();
    boolean isTrial = call.args().is("--dry-run");
    if (!branch.matches("[A-Za-z0-9_][A-Za-z0-9_./-]*") || branch.contains("..")) {
      throw Problem.of(
              "bad-branch", "invalid branch \"" + branch + "\"", "bd migrate sync beads-sync")
          .refusal();
    }
    if (!isTrial) {
      new Setting(call).set("sync-branch", branch);
    }
    return Reply.done(
        page ->
            page.line(
                isTrial
                    ? "Would exchange issues on branch " + branch
                    : "✓ Issues are exchanged on branch " + branch),
        () ->
            Json.object().put("status", isTrial ? "dry_run" : "ok").put("branch", branch).build());
  }

  /// The issues that `bd migrate issues` is about, in a natural order.
  static List<String> chosen(Call call, Rows rows) {
    var args = call.args();
    var where = new ArrayList<Criterion>();
    args.list("--label").forEach(label -> where.add(new Criterion.HasLabel(label)));
    var status = args.text("--status");
    var type = args.text("--type");
    if (status != null) {
      where.add(Criterion.is(Field.STATUS, status));
    }
    if (type != null) {
      where.add(Criterion.is(Field.TYPE, type));
    }
    if (args.number("--priority") >= 0) {
      int priority = Validation.priority(String.valueOf(args.number("--priority")));
      where.add(new Criterion.Between(Field.PRIORITY, priority, priority));
    }
    var named = new ArrayList<>(args.list("--id"));
    if (args.isSet("--ids-file")) {
      call.textOf(args.text("--ids-file", ""))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .forEach(named::add);
    }
    if (where.isEmpty() && named.isEmpty()) {
      throw Problem.of("move-what", "say which issues", "bd migrate issues --help").refusal();
    }
    if (!named.isEmpty()) {
      var finder = new Finder(rows, call.config());
      where.add(
          new Criterion.InIds(
              Set.copyOf(named.stream().map(id -> finder.require(id).id()).toList())));
    }
    var ids = new LinkedHashSet<String>();
    rows.find(Query.where(where)).forEach(bead -> ids.add(bead.id()));
    return included(rows, ids, args.text("--include", "none")).stream()
        .sorted(BeadId.NATURAL)
        .toList();
  }

  private static Set<String> included(Rows rows, Set<String> ids, String how) {
    boolean up = how.equals("upstream") || how.equals("closure");
    boolean down = how.equals("downstream") || how.equals("closure");
    if (!up && !down && !how.equals("none")) {
      throw Problem.of(
              "bad-include",
              "invalid value \"" + how + "\" for --include",
              "none, upstream, downstream or closure")
          .refusal();
    }
    var all = new LinkedHashSet<>(ids);
    var work = new ArrayList<>(ids);
    while (!work.isEmpty()) {
      var next = new ArrayList<String>();
      if (up) {
        rows.dependencies(work)
            .values()
            .forEach(edges -> edges.forEach(edge -> next.add(edge.to())));
      }
      if (down) {
        rows.dependents(work)
            .values()
            .forEach(edges ->
                edges.stream()
                    .filter(edge -> DependencyType.AFFECTING_READINESS.contains(edge.type()))
                    .forEach(edge -> next.add(edge.from())));
      }
      var there = rows.beads(next);
      next.removeIf(id -> !there.containsKey(id) || !all.add(id));
      work = next;
    }
    return all;
  }

  static gastown.beads.workspace.Workspace workspace(Call call, String path) {
    var found = path.equals(".") ? call.workspace() : Externals.of(call.disk(), call.path(path));
    if (found == null) {
      throw Problem.of(
              "no-workspace", "no beads workspace at " + path, "cd " + path + " && bd init")
          .refusal();
    }
    return found;
  }
}
