package gastown.cli.views;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.work.Vocabulary;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;

/// `bd show`.
final class Show implements Command {
  private static final Spec SPEC =
      Spec.of("show", "[id...]", "Show issues with all their details")
          .alias("view")
          .group(Group.VIEWS)
          .example("bd show ex-4k2")
          .example("bd show --current")
          .repeat("--id", "an id that looks like a flag")
          .sw(
              "--current",
              "the issue being worked on: mine in progress, else hooked, else last touched")
          .sw("--short", "one line")
          .sw("--long", "every field that has a value")
          .sw("--refs", "what refers to it")
          .sw("--children", "its children")
          .sw("--thread", "the conversation it belongs to")
          .sw("--include-dependents", "in JSON: what depends on it; it is always there")
          .ignored()
          .sw("--include-comments", "in JSON: the comments")
          .text("--as-of", "as it was then: a time, or a number from bd history")
          .sw("--local-time", "times in the local zone")
          .sw("-w", "--watch", "there is no watching: run bd show again, or follow bd activity")
          .refused()
          .build();

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
    var args = call.args();
    var words = new ArrayList<>(args.positionals());
    words.addAll(args.list("--id"));
    if (args.is("--current")) {
      words.add(current(call));
    }
    if (words.isEmpty()) {
      throw Problem.of("id-required", "issue ID is required (or use --current)", SPEC.helpCall())
          .refusal();
    }
    var beads = new ArrayList<Bead>();
    var failures = new ArrayList<String>();
    for (var word : words) {
      try {
        beads.add(call.finder().require(word));
      } catch (Problem.Refusal refusal) {
        failures.add("Error fetching " + word + ": " + refusal.problem().what());
      }
    }
    if (beads.isEmpty()) {
      var told = new ArrayList<>(Reply.shortened(failures));
      told.add("Hint: bd search \"" + words.getFirst() + "\"");
      return nothing(told);
    }
    if (words.size() == 1) {
      call.touch(beads.getFirst().id());
    }
    return reply(call, beads).withRemarks(Reply.shortened(failures));
  }

  private static Reply nothing(List<String> failures) {
    return Reply.of(
            page -> {},
            () ->
                Json.object()
                    .put("error", "no issues found matching the provided IDs")
                    .put("code", "not-found")
                    .build())
        .withRemarks(failures)
        .withExit(1);
  }

  private static Reply reply(Call call, List<Bead> beads) {
    var args = call.args();
    var as = args.text("--as-of");
    if (as != null) {
      return new ShowPast(call).reply(beads, as);
    }
    if (args.is("--children")) {
      return new ShowRelations(call).children(beads);
    }
    if (args.is("--refs")) {
      return new ShowRelations(call).references(beads);
    }
    if (args.is("--thread")) {
      return new ShowRelations(call).thread(beads.getFirst());
    }
    return Reply.of(page -> text(call, beads, page), () -> json(call, beads));
  }

  private static String current(Call call) {
    for (var status : List.of(Status.IN_PROGRESS, Status.HOOKED)) {
      var order = List.of(new Query.Sort(Field.UPDATED_AT, true));
      var mine =
          call.rows()
              .find(
                  Query.where(
                          Criterion.is(Field.STATUS, status),
                          Criterion.is(Field.ASSIGNEE, call.actor()))
                      .orderedBy(order)
                      .limitedTo(1));
      if (!mine.isEmpty()) {
        return mine.getFirst().id();
      }
    }
    return call.idsOrLast(List.of()).getFirst();
  }

  private static void text(Call call, List<Bead> beads, Page page) {
    var lines = new Lines(Vocabulary.of(call.config()));
    boolean isFirst = true;
    for (var bead : beads) {
      if (!isFirst && !call.args().is("--short")) {
        page.blank().line(Page.Style.DIM, "-".repeat(60)).blank();
      }
      isFirst = false;
      if (call.args().is("--short")) {
        lines.inTree("", bead, page);
      } else {
        new Details(call, lines, bead).show(page);
      }
    }
  }

  private static Json json(Call call, List<Bead> beads) {
    var items = new ArrayList<Json>();
    beads.forEach(bead ->
        items.add(new DetailsJson(call.rows(), call.args().is("--include-comments")).of(bead)));
    return new Json.Arr(items);
  }
}
