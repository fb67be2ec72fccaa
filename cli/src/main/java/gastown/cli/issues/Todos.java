package gastown.cli.issues;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Status;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.work.Closing;
import gastown.beads.work.Creating;
import gastown.beads.work.NewIssue;
import gastown.beads.work.Vocabulary;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.cards.Card;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.OnHook;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Tasks, the short way.
final class Todos {
  private Todos() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "todo" -> Simple.reads(spec(path, "", "List open tasks"), Todos::list);
      case "todo list" ->
          Simple.reads(
              spec(path, "", "List open tasks").sw("--all", "closed ones too"), Todos::list);
      case "todo add" ->
          Simple.writes(
              spec(path, "<title...>", "Add a task")
                  .example("bd todo add \"Look at the flaky test\"")
                  .text("-d", "--description", "what it is about")
                  .text("-p", "--priority", "2", "0 to 4"),
              Todos::add);
      case "todo done" ->
          Simple.writes(
              spec(path, "<id> [id...]", "Close tasks").text("--reason", "why"), Todos::done);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.of(path, usage, summary).group(Group.ISSUES);
  }

  private static Reply list(Call call) {
    boolean isAll = call.args().spec().path().equals("todo list") && call.args().is("--all");
    var where = new ArrayList<Criterion>();
    where.add(Criterion.is(Field.TYPE, "task"));
    if (!isAll) {
      where.add(Criterion.is(Field.STATUS, Status.OPEN));
    }
    var cards = Card.of(call.rows(), call.rows().find(Query.where(where)));
    return Reply.of(
        page -> {
          if (cards.isEmpty()) {
            page.line("No tasks");
          }
          var lines = new Lines(Vocabulary.of(call.config()));
          cards.forEach(card -> lines.inTree("", card.bead(), page));
        },
        () -> Card.json(cards));
  }

  private static Reply add(Call call) {
    var title = String.join(" ", call.args().positionals());
    var priority =
        (long) gastown.beads.work.Validation.priority(call.args().text("--priority", "2"));
    var bead =
        Bead.of("-")
            .with(Field.ID, null)
            .with(Field.TITLE, title)
            .with(Field.OWNER, call.owner())
            .with(Field.DESCRIPTION, call.args().text("--description"))
            .with(Field.PRIORITY, priority);
    var created = new Creating(call.tracker()).create(NewIssue.of(bead));
    call.touch(created.bead().id());
    return CreatedReply.of(call, created, false);
  }

  private static Reply done(Call call) {
    var how = new Closing.How(call.args().text("--reason", "Completed"), "", false);
    var many =
        Many.each(call, call.args().positionals(), "", bead -> OnHook.close(call, bead, how));
    if (many.isNothingDone()) {
      return many.failure();
    }
    return Reply.done(
            page ->
                many.done()
                    .forEach(bead ->
                        page.line(
                            "✓ Closed " + bead.id() + CreatedReply.titled(call, bead.title()))),
            () -> Card.plainJson(Card.of(call.rows(), many.done())))
        .withRemarks(many.failures());
  }
}
