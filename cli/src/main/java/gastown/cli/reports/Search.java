package gastown.cli.reports;

import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.views.Filters;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;

/// `bd search`.
final class Search implements Command {
  private static final Spec SPEC =
      Spec.of("search", "[query...]", "Find issues by words in their title or id")
          .group(Group.VIEWS)
          .example("bd search \"login page\" --status all")
          .text("--query", "what to look for, in place of the words")
          .text("-s", "--status", "statuses separated by commas, or all")
          .text("-t", "--type", "types separated by commas")
          .text("-a", "--assignee", "who works on it; none for nobody")
          .sw("--no-assignee", "nobody works on it")
          .list("-l", "--label", "all of these labels")
          .list("--label-any", "any of these labels")
          .sw("--no-labels", "no labels")
          .text("--desc-contains", "description contains")
          .text("--notes-contains", "notes contain")
          .text("--external-contains", "external reference contains")
          .sw("--empty-description", "no description")
          .text("-p", "--priority", "0 to 4, or P0 to P4")
          .text("--priority-min", "this or less urgent")
          .text("--priority-max", "this or more urgent")
          .text("--created-after", "created then or later")
          .text("--created-before", "created before")
          .text("--updated-after", "changed then or later")
          .text("--updated-before", "changed before")
          .text("--closed-after", "closed then or later")
          .text("--closed-before", "closed before")
          .text("--has-metadata-key", "metadata has this key")
          .repeat("--metadata-field", "metadata key=value")
          .number("-n", "--limit", "50", "at most so many; 0 for all")
          .text("--sort", "priority, created, updated, closed, status, id, title, type, assignee")
          .sw("-r", "--reverse", "the other way round")
          .sw("--long", "descriptions too")
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
    var text = args.text("--query", String.join(" ", args.positionals())).strip();
    if (text.isEmpty()) {
      throw Problem.of("no-search-query", "search query is required", "bd search \"login page\"")
          .refusal();
    }
    var filters = new Filters(call);
    var where = new ArrayList<>(filters.read());
    where.add(named(text));
    var statuses = filters.statuses();
    if (!statuses.isEmpty()) {
      where.add(new Criterion.OneOf(Field.STATUS, statuses));
    } else if (!args.given("--status")) {
      where.add(Criterion.isNot(Field.STATUS, Status.CLOSED));
    }
    var query = Query.where(where).orderedBy(filters.order());
    return Found.of(call, query, filters.limit(50))
        .withDescriptions(call.args().is("--long"))
        .reply("No issues found matching '" + text + "'", "issues matching '" + text + "':");
  }

  /// What looks like an id is looked for among the ids of other trackers too.
  private static Criterion named(String text) {
    var places = new ArrayList<Criterion>();
    places.add(new Criterion.Contains(Field.ID, text));
    places.add(new Criterion.Contains(Field.TITLE, text));
    if (text.indexOf(' ') < 0
        && text.chars().anyMatch(c -> c == '-' || c == '#' || Character.isDigit(c))) {
      places.add(new Criterion.Contains(Field.EXTERNAL_REF, text));
    }
    return new Criterion.Any(places);
  }
}
