package gastown.cli.reports;

import gastown.beads.Field;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.ports.Programs;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.work.Cycles;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;

/// `bd preflight`: what ought to be in order before work is handed over.
final class Preflight implements Command {
  private static final Spec SPEC =
      Spec.of("preflight", "", "Check that all is in order before work is handed over")
          .group(Group.VIEWS)
          .example("bd preflight --check --json")
          .sw("--check", "check each point instead of listing them; fails when one does not hold")
          .sw("--skip-lint", "leave out whether issues have the sections their type asks for")
          .sw("--fix", "each point takes a decision; bd preflight --check names the command for it")
          .refused()
          .build();

  private record Point(String name, String output, String command, boolean isSkipped) {
    boolean holds() {
      return isSkipped || output.isEmpty();
    }

    Json json() {
      var json = Json.object().put("name", name).put("passed", holds());
      if (isSkipped) {
        json.put("skipped", true);
      }
      return json.putText("output", output).put("command", command).build();
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
    var points = points(call, call.args().is("--check"));
    if (!call.args().is("--check")) {
      return Reply.of(
          page -> {
            page.line("Before work is handed over:").blank();
            points.forEach(
                point -> page.line("[ ] " + point.name() + "   (" + point.command() + ")"));
            page.blank().line("Check them all: bd preflight --check");
          },
          () ->
              new Json.Arr(
                  points.stream()
                      .<Json>map(point ->
                          Json.object()
                              .put("name", point.name())
                              .put("command", point.command())
                              .build())
                      .toList()));
    }
    long good = points.stream().filter(Point::holds).count();
    var summary = good + "/" + points.size() + " checks passed";
    boolean isPassed = good == points.size();
    return Reply.of(
            page -> text(points, summary, page),
            () ->
                Json.object()
                    .put("checks", new Json.Arr(points.stream().map(Point::json).toList()))
                    .put("passed", isPassed)
                    .put("summary", summary)
                    .build())
        .withExit(isPassed ? 0 : 1);
  }

  private static List<Point> points(Call call, boolean checks) {
    var points = new ArrayList<Point>();
    points.add(
        new Point("No dependency cycles", checks ? cycles(call) : "", "bd dep cycles", false));
    boolean skips = call.args().is("--skip-lint");
    points.add(
        new Point(
            "Issues have the sections their type asks for",
            checks && !skips ? lint(call) : "",
            "bd lint",
            skips));
    points.add(
        new Point(
            "None of your issues is left in progress",
            checks ? mine(call) : "",
            "bd list --status in_progress",
            false));
    points.add(
        new Point("What commits name is closed", checks ? orphans(call) : "", "bd orphans", false));
    points.add(
        new Point("Everything is committed", checks ? uncommitted(call) : "", "git status", false));
    return points;
  }

  private static String cycles(Call call) {
    int count = Cycles.all(call.rows()).size();
    return count == 0 ? "" : count + " cycle(s)";
  }

  private static String lint(Call call) {
    int count = Lint.warned(call);
    return count == 0 ? "" : count + " open issue(s) lack a section";
  }

  private static String mine(Call call) {
    var query =
        Query.where(
            Criterion.is(Field.STATUS, Status.IN_PROGRESS),
            Criterion.is(Field.ASSIGNEE, call.actor()));
    long count = call.rows().count(query);
    return count == 0 ? "" : count + " issue(s) in progress";
  }

  private static String orphans(Call call) {
    int count = Orphans.count(call);
    return count == 0 ? "" : count + " open issue(s) are named by commits";
  }

  private static String uncommitted(Call call) {
    var outcome =
        call.programs()
            .run(
                Programs.Call.of(
                    call.directory(), "git", "--no-optional-locks", "status", "--porcelain"));
    long count = outcome.isOk() ? outcome.out().lines().count() : 0;
    return count == 0 ? "" : count + " file(s) with changes";
  }

  private static void text(List<Point> points, String summary, Page page) {
    for (var point : points) {
      page.put(point.isSkipped() ? "- " : point.holds() ? "✓ " : "✗ ").put(point.name());
      page.line(point.holds() ? "" : ": " + point.output() + "   (" + point.command() + ")");
    }
    page.blank().line(summary);
  }
}
