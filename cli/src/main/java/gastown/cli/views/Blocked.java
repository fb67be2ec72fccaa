package gastown.cli.views;

import gastown.beads.BeadId;
import gastown.beads.Field;
import gastown.beads.json.Json;
import gastown.beads.jsonl.BeadJson;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.work.ReadyWork;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;

/// `bd blocked`.
final class Blocked implements Command {
  private static final Spec SPEC =
      Spec.of("blocked", "", "List issues that wait for others")
          .group(Group.VIEWS)
          .example("bd blocked --parent ex-4k2")
          .text("--parent", "only children of this issue")
          .build();

  private record Row(gastown.beads.Bead bead, List<String> blockers) {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.READS;
  }

  @Override
  public Reply run(Call call) {
    var word = call.args().text("--parent");
    var more = new ArrayList<Criterion>();
    if (word != null) {
      var parent = call.finder().require(word).id();
      more.add(
          new Criterion.Any(
              List.of(new Criterion.ChildOf(parent), new Criterion.Glob(Field.ID, parent + ".*"))));
    }
    var order =
        List.of(
            new Query.Sort(Field.PRIORITY, false),
            new Query.Sort(Field.CREATED_AT, true),
            new Query.Sort(Field.ID, false));
    var rows = new ArrayList<Row>();
    for (var bead : call.rows().find(ReadyWork.blocked(more).orderedBy(order))) {
      var blockers = new ArrayList<>(ReadyWork.blockers(call.rows(), bead.id()));
      blockers.sort(BeadId.NATURAL);
      rows.add(new Row(bead, blockers));
    }
    return Reply.of(page -> text(rows, page), () -> json(rows));
  }

  private static void text(List<Row> rows, Page page) {
    if (rows.isEmpty()) {
      page.line("✨ No blocked issues");
      return;
    }
    page.line("🚫 Blocked issues (" + rows.size() + "):").blank();
    for (var row : rows) {
      page.put("[").put(Lines.urgency(row.bead()), "● P" + row.bead().priority()).put("] ");
      page.put(Page.Style.BOLD, row.bead().id()).line(": " + Lines.oneLine(row.bead().title()));
      page.line(
              "  Blocked by "
                  + row.blockers().size()
                  + " open dependencies: ["
                  + String.join(" ", row.blockers())
                  + "]")
          .blank();
    }
  }

  private static Json json(List<Row> rows) {
    var items = new ArrayList<Json>();
    for (var row : rows) {
      items.add(
          BeadJson.of(row.bead())
              .with("blocked_by_count", Json.of(row.blockers().size()))
              .with("blocked_by", Json.texts(row.blockers())));
    }
    return new Json.Arr(items);
  }
}
