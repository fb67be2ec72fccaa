package gastown.cli.reports;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.work.Validation;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.views.Filters;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;

/// `bd lint`: which issues lack the sections their type asks for.
final class Lint implements Command {
  private static final Spec SPEC =
      Spec.of(
              "lint",
              "[issue-id...]",
              "Find issues whose description lacks what their type asks for")
          .group(Group.VIEWS)
          .example("bd lint --type bug")
          .text("-s", "--status", "open", "statuses separated by commas, or all")
          .text("-t", "--type", "types separated by commas")
          .build();

  private record Result(Bead bead, List<String> missing) {
    Json json() {
      return Json.object()
          .put("id", bead.id())
          .put("title", bead.title())
          .put("type", bead.type())
          .put("missing", Json.texts(missing))
          .put("warnings", missing.size())
          .build();
    }
  }

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
    var beads = beads(call);
    var results = new ArrayList<Result>();
    int total = 0;
    for (var bead : beads) {
      var missing = Validation.missingSections(bead);
      if (!missing.isEmpty()) {
        results.add(new Result(bead, missing));
        total += missing.size();
      }
    }
    int warnings = total;
    return Reply.of(
            page -> text(beads.size(), results, page),
            () ->
                Json.object()
                    .put("total", warnings)
                    .put("issues", results.size())
                    .put("results", new Json.Arr(results.stream().map(Result::json).toList()))
                    .build())
        .withExit(results.isEmpty() ? 0 : 1);
  }

  /// How many open issues lack a section.
  static int warned(Call call) {
    var open = Query.where(Criterion.is(Field.STATUS, Status.OPEN));
    return (int)
        call.rows().find(open).stream()
            .filter(bead -> !Validation.missingSections(bead).isEmpty())
            .count();
  }

  private static List<Bead> beads(Call call) {
    var words = call.args().positionals();
    if (!words.isEmpty()) {
      return words.stream().map(call.finder()::require).toList();
    }
    var where = new ArrayList<Criterion>();
    if (call.args().isSet("--type")) {
      where.add(Criterion.is(Field.TYPE, IssueType.namedInFilter(call.args().text("--type", ""))));
    }
    var statuses = new Filters(call).statuses();
    if (!call.args().given("--status")) {
      statuses.add(Status.OPEN);
    }
    if (!statuses.isEmpty()) {
      where.add(new Criterion.OneOf(Field.STATUS, statuses));
    }
    return call.rows().find(Query.where(where));
  }

  private static void text(int checked, List<Result> results, Page page) {
    if (results.isEmpty()) {
      page.line("✓ No template warnings found (" + checked + " issues checked)");
      return;
    }
    page.line("Template warnings (" + results.size() + " issues):").blank();
    for (var result : results) {
      var bead = result.bead();
      page.line(bead.id() + " [" + bead.type() + "]: " + Lines.oneLine(bead.title()));
      result.missing().forEach(section -> page.line("  Missing: " + section));
    }
  }
}
