package gastown.cli.reports;

import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Expression;
import gastown.beads.query.Query;
import gastown.beads.query.QueryLanguage;
import gastown.beads.work.Vocabulary;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.views.Filters;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.stream.Collectors;

/// `bd query`.
final class QueryIssues implements Command {
  private static final Spec SPEC =
      Spec.of("query", "[expression...]", "Find issues by an expression over their fields")
          .group(Group.VIEWS)
          .detail(
              """
              A comparison is field, one of = != < <= > >=, and a value; join them with AND, OR, NOT and parentheses.
              Fields: id title description notes status priority type assignee owner label created updated started
              closed spec pinned ephemeral template parent mol_type has_metadata_key metadata.<key>.
              A length of time means that long ago: updated>7d is changed within the last seven days. Closed issues
              are left out unless the expression asks for status or closed, or --all is given.
              """)
          .example("bd query \"status=open AND (priority<=1 OR label=urgent) AND updated>7d\"")
          .sw("-a", "--all", "closed issues too")
          .number("-n", "--limit", "50", "at most so many; 0 for all")
          .text("--sort", "priority, created, updated, closed, status, id, title, type, assignee")
          .sw("-r", "--reverse", "the other way round")
          .sw("--long", "descriptions too")
          .sw("--parse-only", "only show how the expression is understood")
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
    var text = String.join(" ", call.args().positionals()).strip();
    if (text.isEmpty()) {
      throw Problem.of(
              "no-query",
              "query expression is required",
              "bd query \"status=open AND priority<=1\"")
          .refusal();
    }
    var expression = QueryLanguage.parse(text);
    if (call.args().is("--parse-only")) {
      return Reply.line(
          expression.toString(),
          () -> Json.object().put("query", text).put("parsed", expression.toString()).build());
    }
    var filters = new Filters(call);
    var query = Query.where(where(call, expression)).orderedBy(filters.order());
    return Found.of(call, query, filters.limit(50))
        .withDescriptions(call.args().is("--long"))
        .reply("No issues found.", "issues:");
  }

  private static ArrayList<Criterion> where(Call call, Expression expression) {
    var statuses =
        Vocabulary.of(call.config()).all().stream().map(Status::name).collect(Collectors.toSet());
    var where = new ArrayList<Criterion>();
    where.add(new QueryLanguage(call.now(), call.zone(), statuses).evaluate(expression));
    boolean asksForClosed =
        expression.mentions("status")
            || expression.mentions("closed")
            || expression.mentions("closed_at");
    if (!asksForClosed && !call.args().is("--all")) {
      where.add(Criterion.isNot(Field.STATUS, Status.CLOSED));
    }
    return where;
  }
}
