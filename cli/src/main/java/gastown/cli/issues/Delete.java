package gastown.cli.issues;

import gastown.beads.Bead;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.work.Deleting;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.OnHook;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// `bd delete`.
final class Delete implements Command {
  private static final Spec SPEC =
      Spec.of(
              "delete",
              "[issue-id...]",
              "Delete issues; without --force, show what would be deleted")
          .group(Group.ISSUES)
          .detail("A deleted issue leaves a tombstone, so that the deletion reaches every clone.")
          .example("bd delete ex-4k2 --force")
          .sw("-f", "--force", "delete, and leave what depends on it without it")
          .sw("--cascade", "delete what depends on it too")
          .sw("--dry-run", "only show what would be deleted")
          .sw("--hard", "leave no tombstone")
          .hidden()
          .text("--reason", "why")
          .hidden()
          .text("--from-file", "read ids from a file, one per line")
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.WRITES;
  }

  @Override
  public Reply run(Call call) {
    var args = call.args();
    var ids = new LinkedHashSet<String>();
    words(call).forEach(word -> ids.add(call.finder().require(word).id()));
    if (ids.isEmpty()) {
      throw Problem.of("no-ids", "no issue IDs provided", SPEC.helpCall()).refusal();
    }
    var deleting = new Deleting(call.tracker());
    if (args.is("--dry-run") || !args.is("--force")) {
      return preview(call, deleting, ids);
    }
    var way =
        new Deleting.Way(
            args.is("--force"),
            args.is("--cascade"),
            args.is("--hard"),
            args.text("--reason", "deleted"));
    var uprooted = OnHook.uproot(call, deleting.reach(ids, way.cascades()));
    var deleted = deleting.delete(ids, way);
    OnHook.deleted(call, uprooted);
    return Reply.done(page -> lines(deleted, page), () -> json(deleted))
        .withRemarks(uprooted.taken().stream().map(Delete::taken).toList());
  }

  private static List<String> words(Call call) {
    var words = new ArrayList<>(call.args().positionals());
    var file = call.args().text("--from-file");
    if (file != null) {
      for (var line : call.textOf(file).split("\n", -1)) {
        if (!line.isBlank() && !line.strip().startsWith("#")) {
          words.add(line.strip());
        }
      }
    }
    return words;
  }

  private static Reply preview(Call call, Deleting deleting, Set<String> ids) {
    var all = deleting.reach(ids, call.args().is("--cascade"));
    var beads = call.rows().beads(all);
    var orphans = deleting.orphans(all);
    return Reply.of(
        page -> {
          page.line("⚠️  DELETE PREVIEW").blank();
          for (var id : all) {
            Bead bead = beads.get(id);
            page.line(
                "  "
                    + id
                    + (bead == null ? "" : ": " + bead.title())
                    + " ("
                    + deleting.edgeCount(id)
                    + " dependencies)");
          }
          if (!orphans.isEmpty()) {
            page.blank().line("Left without it: " + String.join(", ", orphans));
          }
          var cascade = call.args().is("--cascade") ? " --cascade" : "";
          page.blank()
              .line(
                  "Nothing was deleted. To delete: bd delete "
                      + String.join(" ", ids)
                      + cascade
                      + " --force");
        },
        () ->
            Json.object()
                .put("dry_run", true)
                .put("would_delete", Json.texts(all))
                .put("orphaned_issues", Json.texts(orphans))
                .build());
  }

  private static String taken(String id) {
    return id + " was taken from its holder; what was made of it is kept: gt salvage list " + id;
  }

  private static void lines(Deleting.Deleted deleted, Page page) {
    for (var id : deleted.ids()) {
      page.line("✓ Deleted " + id);
    }
    page.line(
        "  Removed "
            + deleted.dependencies()
            + " dependency link(s), updated "
            + deleted.references()
            + " reference(s)");
  }

  private static Json json(Deleting.Deleted deleted) {
    if (deleted.ids().size() == 1) {
      return Json.object()
          .put("deleted", deleted.ids().getFirst())
          .put("dependencies_removed", deleted.dependencies())
          .put("references_updated", deleted.references())
          .build();
    }
    return Json.object()
        .put("deleted", Json.texts(deleted.ids()))
        .put("deleted_count", deleted.ids().size())
        .put("dependencies_removed", deleted.dependencies())
        .put("labels_removed", deleted.labels())
        .put("events_removed", 0)
        .put("references_updated", deleted.references())
        .put("orphaned_issues", Json.texts(deleted.orphans()))
        .build();
  }
}
