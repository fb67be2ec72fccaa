package gastown.cli.views;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Status;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.work.Changing;
import gastown.beads.work.ReadyWork;
import gastown.beads.work.Vocabulary;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.cards.Card;
import gastown.cli.cards.Lines;
import gastown.cli.cards.Waits;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// `bd ready`.
final class Ready implements Command {
  private static final Spec SPEC =
      Spec.of("ready", "", "List what can be worked on now: open, and waiting for nothing")
          .group(Group.VIEWS)
          .example("bd ready --parent ex-4k2 --json")
          .example("bd ready --claim")
          .number("-n", "--limit", "100", "at most so many; 0 for all")
          .text("-p", "--priority", "0 to 4, or P0 to P4")
          .text("-a", "--assignee", "who works on it")
          .sw("-u", "--unassigned", "nobody works on it")
          .list("-l", "--label", "all of these labels")
          .also("--labels", "--tag")
          .list("--label-any", "any of these labels")
          .list("--exclude-label", "none of these labels")
          .text("-t", "--type", "types separated by commas")
          .list("--exclude-type", "none of these types")
          .text("--parent", "below this issue, at any depth")
          .text("--mol", "the ready steps of this molecule")
          .text("--mol-type", "swarm, patrol or work")
          .sw("--gated", "molecules whose gate has opened")
          .text("--has-metadata-key", "metadata has this key")
          .repeat("--metadata-field", "metadata key=value")
          .sw("--include-deferred", "what is put off too")
          .sw("--include-ephemeral", "temporary issues too")
          .sw("--claim", "take the first one")
          .sw("--explain", "say for each issue why it is ready or what blocks it")
          .text("-s", "--sort", "priority", "priority, hybrid or oldest")
          .sw("--plain", "a numbered list")
          .sw("--pretty", "true", "lines with icons")
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
  public Access access(gastown.cli.words.Args args) {
    return args.is("--claim") ? Access.WRITES : Access.READS;
  }

  @Override
  public Reply run(Call call) {
    var args = call.args();
    if (args.is("--explain")) {
      return new ReadyExplained(call).reply();
    }
    if (args.is("--gated")) {
      return new ReadySteps(call).gated();
    }
    if (args.isSet("--mol")) {
      return new ReadySteps(call).of(args.text("--mol", ""));
    }
    var filters = new Filters(call);
    int limit = filters.limit(100);
    var beads = find(call, query(call, filters.read()), limit == 0 ? 0 : limit + 1);
    if (args.is("--claim")) {
      return claim(call, beads);
    }
    boolean isCut = limit > 0 && beads.size() > limit;
    var cards = Card.of(call.rows(), isCut ? beads.subList(0, limit) : beads);
    var reply = Reply.of(page -> text(call, cards, page), () -> Card.json(cards));
    return isCut
        ? reply.withRemark("Showing " + limit + " issues; more are ready (use --limit 0 for all)")
        : reply.withRemarks(beads.isEmpty() ? filters.doubts() : List.of());
  }

  static Query query(Call call, List<Criterion> filters) {
    var args = call.args();
    var more = new ArrayList<>(filters);
    if (args.isSet("--parent")) {
      more.add(
          new Criterion.InIds(
              ReadyWork.descendants(
                  call.rows(), call.finder().require(args.text("--parent", "")).id())));
    }
    var without = new HashSet<String>();
    args.list("--exclude-type").forEach(type -> without.add(IssueType.namedInFilter(type)));
    var wish =
        new ReadyWork.Wish(
            args.is("--include-ephemeral"),
            args.is("--include-deferred"),
            args.given("--type"),
            without);
    return ReadyWork.query(call.now(), wish, more);
  }

  private static List<Bead> find(Call call, Query query, int limit) {
    var sort = call.args().text("--sort", "priority");
    var oldest = List.of(new Query.Sort(Field.CREATED_AT, false), new Query.Sort(Field.ID, false));
    return switch (sort) {
      case "priority" -> call.rows().find(query.limitedTo(limit));
      case "oldest" -> call.rows().find(query.orderedBy(oldest).limitedTo(limit));
      case "hybrid" -> hybrid(call, query, oldest, limit);
      default ->
          throw gastown.beads.Problem.of(
                  "bad-sort",
                  "invalid sort policy \"" + sort + "\"",
                  "--sort priority|hybrid|oldest")
              .refusal();
    };
  }

  /// What was made within two days first, by urgency and then age; then the rest by age.
  private static List<Bead> hybrid(Call call, Query query, List<Query.Sort> oldest, int limit) {
    var border = call.now().minus(java.time.Duration.ofDays(2));
    var byUrgency =
        List.of(
            new Query.Sort(Field.PRIORITY, false),
            new Query.Sort(Field.CREATED_AT, false),
            new Query.Sort(Field.ID, false));
    var recent =
        call.rows()
            .find(
                query
                    .and(new Criterion.Within(Field.CREATED_AT, border, null))
                    .orderedBy(byUrgency)
                    .limitedTo(limit));
    var all = new ArrayList<>(recent);
    if (limit == 0 || recent.size() < limit) {
      int left = limit == 0 ? 0 : limit - recent.size();
      all.addAll(
          call.rows()
              .find(
                  query
                      .and(new Criterion.Within(Field.CREATED_AT, null, border))
                      .orderedBy(oldest)
                      .limitedTo(left)));
    }
    return all;
  }

  private static Reply claim(Call call, List<Bead> beads) {
    var changing = new Changing(call.tracker());
    for (var bead : beads) {
      if (changing.claim(bead) instanceof Changing.Claim.Mine(var mine)) {
        call.touch(mine.id());
        var card = Card.of(call.rows(), mine);
        return Reply.of(
            page -> page.line("✓ Claimed " + mine.id() + ": " + Lines.oneLine(mine.title())),
            () -> Card.json(List.of(card)));
      }
    }
    return Reply.of(page -> page.line("✨ No ready work found"), () -> Card.json(List.of()));
  }

  private static void text(Call call, List<Card> cards, Page page) {
    if (cards.isEmpty()) {
      page.line(
          call.rows().count(Query.where(Criterion.is(Field.STATUS, Status.OPEN))) == 0
              ? "✨ No open issues"
              : "✨ No ready work found (all issues have blocking dependencies)");
      return;
    }
    if (call.args().is("--plain") || !call.args().is("--pretty")) {
      page.line("📋 Ready work (" + cards.size() + " issues with no blockers):").blank();
      for (int i = 0; i < cards.size(); i++) {
        var bead = cards.get(i).bead();
        page.line(
            (i + 1)
                + ". [● P"
                + bead.priority()
                + "] ["
                + bead.type()
                + "] "
                + bead.id()
                + ": "
                + Lines.oneLine(bead.title()));
      }
      return;
    }
    lines(call, cards, page);
  }

  private static void lines(Call call, List<Card> cards, Page page) {
    var lines = new Lines(Vocabulary.of(call.config()));
    var parents =
        call.rows()
            .beads(cards.stream().map(Card::parent).filter(java.util.Objects::nonNull).toList());
    var waits = Waits.of(call.rows(), cards);
    for (var card : cards) {
      var parent = card.parent() == null ? null : parents.get(card.parent());
      if (parent == null || page.look().compact()) {
        lines.flat(card, waits, page);
      } else {
        lines.flat(card, waits, page, " ← " + Lines.oneLine(parent.title()));
      }
    }
    if (!page.look().compact()) {
      page.blank().line("Ready: " + cards.size() + " issues with no active blockers");
    }
  }
}
