package gastown.cli.reports;

import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.work.Vocabulary;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.views.Filters;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `bd stale`.
final class Stale implements Command {
  private static final List<Query.Sort> OLDEST =
      List.of(new Query.Sort(Field.UPDATED_AT, false), new Query.Sort(Field.ID, false));

  private static final Spec SPEC =
      Spec.of("stale", "", "List issues nobody has changed for a while")
          .group(Group.VIEWS)
          .example("bd stale --days 14 --status in_progress")
          .number("-d", "--days", "30", "unchanged for so many days")
          .text("-s", "--status", "only these statuses, separated by commas")
          .number("-n", "--limit", "50", "at most so many; 0 for all")
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
    long days = call.args().number("--days");
    if (days < 1) {
      throw Problem.of("bad-days", "--days must be at least 1", "bd stale --days 30").refusal();
    }
    var filters = new Filters(call);
    var where = new ArrayList<Criterion>();
    var border = call.now().minus(Duration.ofDays(Math.min(days, 100_000)));
    where.add(new Criterion.Within(Field.UPDATED_AT, null, border));
    where.add(new Criterion.Present(Field.EPHEMERAL, false));
    where.add(new Criterion.Present(Field.TEMPLATE, false));
    var statuses = filters.statuses();
    var hidden = Vocabulary.of(call.config()).hidden();
    where.add(
        statuses.isEmpty()
            ? new Criterion.Not(new Criterion.OneOf(Field.STATUS, hidden))
            : new Criterion.OneOf(Field.STATUS, statuses));
    return Found.of(call, Query.where(where).orderedBy(OLDEST), filters.limit(50))
        .reply(
            "✨ No stale issues found (all active)",
            "stale issues (not updated in " + days + "+ days):");
  }
}
