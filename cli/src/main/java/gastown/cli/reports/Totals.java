package gastown.cli.reports;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.work.ReadyWork;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// `bd status`: how many issues there are of each kind. Temporary issues are not counted.
final class Totals implements Command {
  /// The lead time is the average over the issues closed last.
  private static final int CLOSED_LAST = 10_000;

  private static final Spec SPEC =
      Spec.of("status", "", "Show how many issues there are and how they stand")
          .alias("stats")
          .group(Group.VIEWS)
          .example("bd status --json")
          .sw("--assigned", "only issues assigned to you")
          .noOp("--all", "--no-activity")
          .build();

  private static final Criterion LASTING = new Criterion.Present(Field.EPHEMERAL, false);

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
    var base = new ArrayList<>(List.of(LASTING));
    if (call.args().is("--assigned")) {
      base.add(Criterion.is(Field.ASSIGNEE, call.actor()));
    }
    var counts = counts(call, base);
    double hours = leadTime(call, base);
    return Reply.of(page -> text(counts, hours, page), () -> json(counts, hours));
  }

  private static SequencedMap<String, Long> counts(Call call, List<Criterion> base) {
    var counts = new java.util.LinkedHashMap<String, Long>();
    counts.put("total_issues", call.rows().count(Query.where(base)));
    counts.put("open_issues", ofStatus(call, base, Status.OPEN));
    counts.put("in_progress_issues", ofStatus(call, base, Status.IN_PROGRESS));
    counts.put("closed_issues", ofStatus(call, base, Status.CLOSED));
    counts.put("blocked_issues", call.rows().count(ReadyWork.blocked(base)));
    counts.put("deferred_issues", ofStatus(call, base, Status.DEFERRED));
    counts.put(
        "ready_issues", call.rows().count(ReadyWork.query(call.now(), ReadyWork.Wish.USUAL, base)));
    var pinned =
        new Criterion.Any(
            List.of(
                new Criterion.Present(Field.PINNED, true),
                Criterion.is(Field.STATUS, Status.PINNED)));
    counts.put("pinned_issues", call.rows().count(Query.where(base).and(pinned)));
    counts.put(
        "epics_eligible_for_closure",
        Epics.open(call.rows(), base).stream().filter(Epics.Progress::isEligible).count());
    return counts;
  }

  private static long ofStatus(Call call, List<Criterion> base, String status) {
    return call.rows().count(Query.where(base).and(Criterion.is(Field.STATUS, status)));
  }

  private static double leadTime(Call call, List<Criterion> base) {
    var newest = List.of(new Query.Sort(Field.CLOSED_AT, true), new Query.Sort(Field.ID, false));
    var closed =
        call.rows()
            .find(
                Query.where(base)
                    .and(Criterion.is(Field.STATUS, Status.CLOSED))
                    .orderedBy(newest)
                    .limitedTo(CLOSED_LAST));
    double hours =
        closed.stream().mapToDouble(Totals::hoursOpen).filter(h -> h >= 0).average().orElse(0);
    return Math.round(hours * 100) / 100.0;
  }

  private static double hoursOpen(Bead bead) {
    var end = bead.time(Field.CLOSED_AT);
    return end == null ? -1 : Duration.between(bead.createdAt(), end).toSeconds() / 3600.0;
  }

  private static void text(Map<String, Long> counts, double hours, Page page) {
    page.blank().line(Page.Style.BOLD, "📊 Issue Database Status").blank();
    page.line("Summary:");
    line("Total Issues:", counts, "total_issues", true, page);
    line("Open:", counts, "open_issues", true, page);
    line("In Progress:", counts, "in_progress_issues", true, page);
    line("Blocked:", counts, "blocked_issues", true, page);
    line("Closed:", counts, "closed_issues", true, page);
    line("Ready to Work:", counts, "ready_issues", true, page);
    line("Deferred:", counts, "deferred_issues", false, page);
    line("Pinned:", counts, "pinned_issues", false, page);
    line("Epics to Close:", counts, "epics_eligible_for_closure", false, page);
    if (hours > 0) {
      page.line("  " + pad("Avg Lead Time:") + hours + " hours");
    }
    page.blank().line("For more details, use 'bd list' to see individual issues.");
  }

  private static void line(
      String name, Map<String, Long> counts, String key, boolean always, Page page) {
    long count = counts.getOrDefault(key, 0L);
    if (always || count > 0) {
      page.line("  " + pad(name) + count);
    }
  }

  private static String pad(String name) {
    return name + " ".repeat(24 - name.length());
  }

  private static Json json(Map<String, Long> counts, double hours) {
    var summary = Json.object();
    counts.forEach(summary::put);
    summary.put("average_lead_time_hours", Json.of(hours));
    return Json.object().put("summary", summary.build()).build();
  }
}
