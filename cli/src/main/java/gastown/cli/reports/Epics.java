package gastown.cli.reports;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.jsonl.BeadJson;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.store.Rows;
import gastown.beads.work.Closing;
import gastown.beads.work.Vocabulary;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.OnHook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far epics are, and closing those that are done.
final class Epics {
  private static final String REASON = "All children completed";

  private Epics() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "epic status" ->
          Simple.reads(
              Spec.of(path, "", "Show how many children of each open epic are closed")
                  .group(Group.VIEWS)
                  .sw("--eligible-only", "only epics whose children are all closed"),
              Epics::status);
      case "epic close-eligible" ->
          new Closer(
              Spec.of(path, "", "Close every epic whose children are all closed")
                  .group(Group.ISSUES)
                  .sw("--dry-run", "only show which epics those are")
                  .build());
      default -> null;
    };
  }

  /// An epic with the number of its children.
  record Progress(Bead epic, int children, int closed) {
    boolean isEligible() {
      return children > 0 && children == closed;
    }

    Json json() {
      return Json.object()
          .put("epic", BeadJson.of(epic))
          .put("total_children", children)
          .put("closed_children", closed)
          .put("eligible_for_close", isEligible())
          .build();
    }
  }

  /// All epics that are not closed.
  static List<Progress> open(Rows rows, List<Criterion> more) {
    var query =
        Query.where(more)
            .and(Criterion.is(Field.TYPE, IssueType.EPIC))
            .and(Criterion.isNot(Field.STATUS, Status.CLOSED));
    var epics = rows.find(query);
    var edges = rows.dependents(epics.stream().map(Bead::id).toList());
    var all = new ArrayList<Progress>();
    for (var epic : epics) {
      var ids =
          edges.getOrDefault(epic.id(), List.of()).stream()
              .filter(edge -> edge.type().equals(DependencyType.PARENT_CHILD))
              .map(Dependency::from)
              .toList();
      var children = rows.beads(ids).values().stream().filter(one -> !one.isTombstone()).toList();
      int closed = (int) children.stream().filter(Bead::isClosed).count();
      all.add(new Progress(epic, children.size(), closed));
    }
    return all;
  }

  private static Reply status(Call call) {
    boolean onlyEligible = call.args().is("--eligible-only");
    return reply(
        call,
        open(call.rows(), List.of()).stream()
            .filter(p -> !onlyEligible || p.isEligible())
            .toList());
  }

  private static Reply reply(Call call, List<Progress> epics) {
    return Reply.of(
        page -> text(call, epics, page),
        () -> new Json.Arr(epics.stream().map(Progress::json).toList()));
  }

  private static void text(Call call, List<Progress> epics, Page page) {
    if (epics.isEmpty()) {
      page.line("No open epics found");
      return;
    }
    var lines = new Lines(Vocabulary.of(call.config()));
    for (var one : epics) {
      lines.inTree("", one.epic(), page);
      int percent = one.children() == 0 ? 0 : 100 * one.closed() / one.children();
      page.line(
          "   Progress: "
              + one.closed()
              + "/"
              + one.children()
              + " children closed ("
              + percent
              + "%)");
      if (one.isEligible()) {
        page.line(Page.Style.GREEN, "   Eligible for closure");
      }
    }
  }

  private record Closer(Spec spec) implements Command {
    @Override
    public Access access() {
      return Access.WRITES;
    }

    @Override
    public Access access(gastown.cli.words.Args args) {
      return args.is("--dry-run") ? Access.READS : Access.WRITES;
    }

    @Override
    public Reply run(Call call) {
      var eligible = open(call.rows(), List.of()).stream().filter(Progress::isEligible).toList();
      return call.args().is("--dry-run") ? reply(call, eligible) : close(call, eligible);
    }

    private static Reply close(Call call, List<Progress> eligible) {
      var closed = new ArrayList<Bead>();
      var kept = new ArrayList<String>();
      for (var one : eligible) {
        try {
          closed.add(OnHook.close(call, one.epic(), new Closing.How(REASON, "", false)).bead());
        } catch (Problem.Refusal refusal) {
          kept.add(refusal.problem().what());
        }
      }
      return Reply.done(
              page -> {
                page.line(
                    closed.isEmpty()
                        ? "No epics are eligible for closure"
                        : "✓ Closed " + closed.size() + " epic(s)");
                closed.forEach(
                    bead -> page.line("  - " + bead.id() + ": " + Lines.oneLine(bead.title())));
              },
              () ->
                  Json.object()
                      .put("closed", Json.texts(closed.stream().map(Bead::id).toList()))
                      .put("count", closed.size())
                      .build())
          .withRemarks(kept);
    }
  }
}
