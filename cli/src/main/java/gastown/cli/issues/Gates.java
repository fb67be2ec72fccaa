package gastown.cli.issues;

import gastown.beads.Bead;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Durations;
import gastown.beads.query.Query;
import gastown.beads.work.Changing;
import gastown.beads.work.Closing;
import gastown.beads.work.Creating;
import gastown.beads.work.Linking;
import gastown.beads.work.NewIssue;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.cards.Card;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gates: issues that stand for something outside that must happen first.
final class Gates {
  static final Set<String> KINDS = Set.of("human", "timer", "gh:run", "gh:pr", "bead", "mail");

  private Gates() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "gate create" ->
          Simple.writes(
              spec(path, "", "Let an issue wait for something outside")
                  .example("bd gate create --blocks ex-4k2 -t timer --timeout 2h")
                  .text("--blocks", "the issue that waits")
                  .text("-t", "--type", "human", "human, timer, gh:run, gh:pr, bead or mail")
                  .text("--await-id", "which run, pull request or issue")
                  .text("--timeout", "how long a timer runs, such as 2h")
                  .text("-r", "--reason", "what is waited for"),
              Gates::create);
      case "gate list" ->
          Simple.reads(
              spec(path, "", "List gates")
                  .sw("-a", "--all", "closed ones too")
                  .number("-n", "--limit", "50", "at most so many; 0 for all"),
              Gates::list);
      case "gate show" -> Simple.reads(spec(path, "<gate-id>", "Show a gate"), Gates::show);
      case "gate resolve" ->
          Simple.writes(
              spec(path, "<gate-id>", "Open a gate: what it stands for has happened")
                  .text("-r", "--reason", "how it is known"),
              Gates::resolve);
      case "gate add-waiter" ->
          Simple.writes(
              spec(path, "<gate-id> <waiter>", "Have somebody told when a gate opens"),
              Gates::addWaiter);
      case "gate check" ->
          Simple.byItself(
              spec(path, "", "Look whether gates can open")
                  .text("-t", "--type", "gh, gh:run, gh:pr, timer, bead or all")
                  .number("-l", "--limit", "100", "at most so many")
                  .sw("--dry-run", "change nothing")
                  .sw("-e", "--escalate", "escalate gates that failed"),
              call -> new GateCheck(call).check());
      case "gate discover" ->
          Simple.byItself(
              spec(path, "", "Find the workflow runs that gates of kind gh:run wait for")
                  .text("-b", "--branch", "the branch of the run")
                  .number("-l", "--limit", "10", "look at so many runs")
                  .text("-a", "--max-age", "30m0s", "runs no older than this")
                  .sw("-n", "--dry-run", "change nothing"),
              call -> new GateCheck(call).discover());
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.of(path, usage, summary).group(Group.WORKFLOW);
  }

  static Bead require(Call call, String word) {
    var gate = call.finder().require(word);
    if (!gate.type().equals(IssueType.GATE)) {
      throw Problem.of("not-a-gate", gate.id() + " is not a gate", "bd gate list").refusal();
    }
    return gate;
  }

  private static Reply create(Call call) {
    var word = call.args().text("--blocks");
    if (word == null) {
      throw Problem.of(
              "missing-flag", "required flag --blocks not set", call.args().spec().helpCall())
          .refusal();
    }
    var blocked = call.finder().require(word);
    var kind = call.args().text("--type", "human");
    if (!KINDS.contains(kind)) {
      throw Problem.of(
              "bad-gate",
              "invalid gate type \"" + kind + "\"",
              "--type human|timer|gh:run|gh:pr|bead")
          .refusal();
    }
    var await = call.args().text("--await-id", "");
    var timeout = call.args().text("--timeout");
    if (kind.equals("timer") && timeout == null) {
      throw Problem.of("bad-gate", "a timer gate needs --timeout", "--timeout 2h").refusal();
    }
    var length = timeout == null ? Duration.ZERO : Durations.require("--timeout", timeout);
    if (timeout != null && !length.isPositive()) {
      throw Problem.of("bad-gate", "--timeout " + timeout + " is over at once", "--timeout 2h")
          .refusal();
    }
    var bead =
        Bead.of("-")
            .with(Field.ID, null)
            .with(Field.TITLE, "Gate: " + kind + (await.isEmpty() ? "" : " " + await))
            .with(Field.TYPE, IssueType.GATE)
            .with(Field.PRIORITY, 1L)
            .with(Field.AWAIT_TYPE, kind)
            .with(Field.AWAIT_ID, await)
            .with(Field.DESCRIPTION, call.args().text("--reason"))
            .with(Field.TIMEOUT_NANOS, length.toNanos());
    var gate = new Creating(call.tracker()).create(NewIssue.of(bead)).bead();
    new Linking(call.tracker()).add(blocked.id(), gate.id(), DependencyType.BLOCKS, "");
    return Reply.done(
        page ->
            page.line(
                "✓ Created gate "
                    + gate.id()
                    + ": "
                    + blocked.id()
                    + " waits for "
                    + gate.title().substring(6)),
        () -> Card.of(call.rows(), gate).plainJson());
  }

  private static Reply list(Call call) {
    var where = new ArrayList<Criterion>(List.of(Criterion.is(Field.TYPE, IssueType.GATE)));
    if (!call.args().is("--all")) {
      where.add(Criterion.isNot(Field.STATUS, Status.CLOSED));
    }
    int limit = (int) Math.max(0, call.args().number("--limit"));
    var cards = Card.of(call.rows(), call.rows().find(Query.where(where).limitedTo(limit)));
    return Reply.of(
        page -> {
          if (cards.isEmpty()) {
            page.line("No gates found");
          }
          cards.forEach(card ->
              page.line(
                  (card.bead().isClosed() ? "✓ " : "○ ")
                      + card.id()
                      + " ["
                      + card.bead().text(Field.AWAIT_TYPE)
                      + "] "
                      + Lines.oneLine(card.bead().title())
                      + " blocks: "
                      + String.join(
                          ", ",
                          card.blocks().stream().map(gastown.beads.Dependency::from).toList())));
        },
        () -> Card.plainJson(cards));
  }

  private static Reply show(Call call) {
    var gate = require(call, call.args().positionals().getFirst());
    var card = Card.of(call.rows(), gate);
    return Reply.of(
        page -> {
          page.line(gate.id() + ": " + gate.title())
              .line("  Status: " + gate.status())
              .line("  Type: " + gate.text(Field.AWAIT_TYPE));
          if (!gate.text(Field.AWAIT_ID).isEmpty()) {
            page.line("  Waits for: " + gate.text(Field.AWAIT_ID));
          }
          if (gate.number(Field.TIMEOUT_NANOS) > 0) {
            page.line(
                "  Timeout: "
                    + java.time.Duration.ofNanos(gate.number(Field.TIMEOUT_NANOS))
                        .toString()
                        .substring(2)
                        .toLowerCase(java.util.Locale.ROOT));
          }
          page.line(
              "  Blocks: "
                  + String.join(
                      ", ", card.blocks().stream().map(gastown.beads.Dependency::from).toList()));
          if (gate.json(Field.WAITERS) instanceof Json.Arr(var waiters)) {
            var names =
                waiters.stream()
                    .map(one -> one instanceof Json.Str(var name) ? name : one.compact());
            page.line(
                "  Told when it opens: "
                    + names.collect(java.util.stream.Collectors.joining(", ")));
          }
        },
        card::plainJson);
  }

  private static Reply resolve(Call call) {
    var gate = require(call, call.args().positionals().getFirst());
    var closed =
        new Closing(call.tracker())
            .close(gate, new Closing.How(call.args().text("--reason", "Gate resolved"), "", true))
            .bead();
    call.draft().name("gate resolve", gate.id());
    return Reply.done(
        page -> page.line("✓ Gate resolved: " + gate.id()),
        () -> Card.of(call.rows(), closed).plainJson());
  }

  private static Reply addWaiter(Call call) {
    var gate = require(call, call.args().positionals().get(0));
    var waiter = call.args().positionals().get(1);
    var waiters = new ArrayList<Json>();
    if (gate.json(Field.WAITERS) instanceof Json.Arr(var items)) {
      waiters.addAll(items);
    }
    if (!waiters.contains(Json.of(waiter))) {
      waiters.add(Json.of(waiter));
    }
    var saved =
        new Changing(call.tracker()).save(gate, gate.with(Field.WAITERS, new Json.Arr(waiters)));
    return Reply.done(
        page -> page.line("✓ " + waiter + " is told when " + gate.id() + " opens"),
        () -> Card.of(call.rows(), saved).plainJson());
  }
}
