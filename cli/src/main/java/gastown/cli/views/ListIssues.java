package gastown.cli.views;

import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Status;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.work.ReadyWork;
import gastown.beads.work.Vocabulary;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.cards.Card;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `bd list`.
final class ListIssues implements Command {
  private static final Spec SPEC =
      Spec.of("list", "", "List issues, open ones unless asked otherwise")
          .group(Group.VIEWS)
          .example("bd list --status open,in_progress --label core")
          .example("bd list --json -n 0")
          .text("-s", "--status", "statuses separated by commas, or all")
          .text("-t", "--type", "types separated by commas")
          .text("-p", "--priority", "0 to 4, or P0 to P4")
          .text("--priority-min", "this or less urgent")
          .text("--priority-max", "this or more urgent")
          .text("-a", "--assignee", "who works on it; none for nobody")
          .sw("--no-assignee", "nobody works on it")
          .list("-l", "--label", "all of these labels")
          .also("--labels", "--tag")
          .list("--label-any", "any of these labels")
          .list("--exclude-label", "none of these labels")
          .text("--label-pattern", "a label like this, with * and ?")
          .text("--label-regex", "a label matching this regular expression")
          .sw("--no-labels", "no labels")
          .text("--title", "title contains")
          .also("--title-contains")
          .text("--desc-contains", "description contains")
          .text("--notes-contains", "notes contain")
          .sw("--empty-description", "no description")
          .text("--id", "these ids, separated by commas")
          .text("--parent", "below this issue")
          .sw("--no-parent", "below no issue")
          .text("--spec", "specification begins with, or matches with *")
          .text("--created-after", "created then or later")
          .text("--created-before", "created before")
          .text("--updated-after", "changed then or later")
          .text("--updated-before", "changed before")
          .text("--closed-after", "closed then or later")
          .text("--closed-before", "closed before")
          .text("--due-after", "due then or later")
          .text("--due-before", "due before")
          .text("--defer-after", "put off until then or later")
          .text("--defer-before", "put off until before")
          .sw("--overdue", "due and not closed")
          .sw("--deferred", "put off")
          .sw("--pinned", "pinned")
          .sw("--no-pinned", "not pinned")
          .text("--has-metadata-key", "metadata has this key")
          .repeat("--metadata-field", "metadata key=value")
          .text("--mol-type", "swarm, patrol or work")
          .text("--wisp-type", "kind of temporary issue")
          .list("--exclude-type", "none of these types")
          .sw("--ready", "only what can be worked on now")
          .sw("--all", "closed ones too")
          .sw("--include-gates", "gates too")
          .sw("--include-infra", "agents, rigs, roles and messages too")
          .sw("--include-templates", "templates too")
          .number("-n", "--limit", "50", "at most so many; 0 for all")
          .text("--sort", "priority, created, updated, closed, status, id, title, type, assignee")
          .sw("-r", "--reverse", "the other way round")
          .sw("--flat", "one line each, without the tree")
          .sw("--tree", "true", "children below their parents")
          .sw("--pretty", "the tree")
          .hidden()
          .sw("--long", "descriptions too")
          .sw("--skip-labels", "leave labels out")
          .text("--format", "json, dot, digraph, or a template with {{.ID}}")
          .sw("-w", "--watch", "there is no watching: run bd list again, or follow bd activity")
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
    var filters = new Filters(call);
    var where = new ArrayList<>(filters.read());
    where.addAll(scope(call, filters));
    int limit = limit(call, filters);
    var query =
        call.args().is("--ready")
            ? ReadyWork.query(call.now(), ReadyWork.Wish.USUAL, where)
            : Query.where(where);
    var beads =
        call.rows().find(query.orderedBy(filters.order()).limitedTo(limit == 0 ? 0 : limit + 1));
    boolean isCut = limit > 0 && beads.size() > limit;
    var shown = Card.of(call.rows(), isCut ? beads.subList(0, limit) : beads);
    var reply = ListForms.reply(call, shown);
    return isCut
        ? reply.withRemark("Showing " + limit + " issues; there are more (use --limit 0 for all)")
        : reply.withRemarks(beads.isEmpty() ? filters.doubts() : List.of());
  }

  private static int limit(Call call, Filters filters) {
    boolean isCompact =
        call.invocation().isOn("BD_AGENT_MODE")
            || call.invocation().variable("CLAUDE_CODE") != null;
    return filters.limit(call.args().is("--all") ? 0 : isCompact ? 20 : 50);
  }

  /// What a plain list leaves out.
  private static List<Criterion> scope(Call call, Filters filters) {
    var args = call.args();
    var vocabulary = Vocabulary.of(call.config());
    var where = new ArrayList<Criterion>();
    var statuses = filters.statuses();
    if (!statuses.isEmpty()) {
      where.add(new Criterion.OneOf(Field.STATUS, statuses));
    } else if (!args.is("--all")
        && !args.given("--status")
        && !args.is("--ready")
        && !asksForClosed(args)) {
      boolean wantsPinned = args.is("--pinned");
      var hidden = new HashSet<>(vocabulary.hidden());
      if (wantsPinned) {
        hidden.remove(Status.PINNED);
      } else {
        where.add(new Criterion.Present(Field.PINNED, false));
      }
      where.add(new Criterion.Not(new Criterion.OneOf(Field.STATUS, hidden)));
    }
    where.addAll(DirectoryLabels.here(call));
    if (!args.is("--include-templates")) {
      where.add(new Criterion.Present(Field.TEMPLATE, false));
    }
    var types = new HashSet<String>();
    if (!args.given("--type")) {
      types.addAll(args.is("--include-gates") ? Set.of() : Set.of(IssueType.GATE));
      types.addAll(args.is("--include-infra") ? Set.of() : vocabulary.infraTypes());
    }
    if (!types.isEmpty()) {
      where.add(new Criterion.Not(new Criterion.OneOf(Field.TYPE, types)));
    }
    if (args.isSet("--parent")) {
      where.add(below(call, args.text("--parent", "")));
    }
    return where;
  }

  /// Whoever asks when something was closed means closed issues.
  private static boolean asksForClosed(gastown.cli.words.Args args) {
    return args.isSet("--closed-after") || args.isSet("--closed-before");
  }

  /// Direct children, or all descendants where they are shown as a tree.
  private static Criterion below(Call call, String word) {
    var parent = call.finder().require(word).id();
    boolean isTree = !call.isJson() && !call.args().is("--flat") && call.args().is("--tree");
    return isTree
        ? new Criterion.InIds(ReadyWork.descendants(call.rows(), parent))
        : new Criterion.ChildOf(parent);
  }
}
