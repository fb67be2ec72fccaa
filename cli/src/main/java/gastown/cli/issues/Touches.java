package gastown.cli.issues;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.work.Changing;
import gastown.beads.work.Creating;
import gastown.beads.work.Validation;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.cards.Card;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Short commands that change one thing about an issue.
final class Touches {
  private Touches() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "assign" ->
          Simple.writes(
              spec(path, "<id> <name>", "Assign an issue; \"\" for nobody")
                  .example("bd assign ex-4k2 ana"),
              Touches::assign);
      case "priority" ->
          Simple.writes(
              spec(path, "<id> <n>", "Set the priority of an issue")
                  .example("bd priority ex-4k2 1"),
              Touches::priority);
      case "note" ->
          Simple.writes(
              spec(path, "<id> [text...]", "Add a line to the notes of an issue")
                  .example("bd note ex-4k2 tried the small parser first")
                  .text("--file", "read the note from a file; - reads standard input")
                  .sw("--stdin", "read the note from standard input"),
              Touches::note);
      case "defer" ->
          Simple.writes(
              spec(path, "[id...]", "Put issues off")
                  .example("bd defer ex-4k2 --until \"next monday\"")
                  .text("--until", "until then; without it until bd undefer"),
              Touches::defer);
      case "undefer" ->
          Simple.writes(spec(path, "[id...]", "Take up again what was put off"), Touches::undefer);
      case "promote" ->
          Simple.writes(
              spec(path, "<wisp-id>", "Make a temporary issue permanent")
                  .text("-r", "--reason", "why; becomes a comment"),
              Touches::promote);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.of(path, usage, summary).group(Group.ISSUES);
  }

  private static Reply changed(Call call, Bead before, Bead after) {
    var saved = new Changing(call.tracker()).save(before, after);
    call.touch(saved.id());
    call.draft().name(call.args().spec().path(), saved.id());
    return Reply.done(
        page ->
            page.line("✓ Updated issue: " + saved.id() + CreatedReply.titled(call, saved.title())),
        () -> Card.plainJson(Card.of(call.rows(), List.of(saved))));
  }

  private static Reply assign(Call call) {
    var bead = call.finder().require(call.args().positionals().get(0));
    return changed(call, bead, bead.with(Field.ASSIGNEE, call.args().positionals().get(1)));
  }

  private static Reply priority(Call call) {
    var bead = call.finder().require(call.args().positionals().get(0));
    return changed(
        call,
        bead,
        bead.with(Field.PRIORITY, (long) Validation.priority(call.args().positionals().get(1))));
  }

  private static Reply note(Call call) {
    var words = call.args().positionals();
    var bead = call.finder().require(words.getFirst());
    var file = call.args().text("--file");
    var text =
        call.args().is("--stdin")
            ? call.input()
            : file != null ? call.textOf(file) : String.join(" ", words.subList(1, words.size()));
    if (text.isBlank()) {
      throw Problem.of(
              "empty-note", "note text cannot be empty", "bd note " + bead.id() + " \"text\"")
          .refusal();
    }
    var notes = bead.text(Field.NOTES);
    return changed(
        call,
        bead,
        bead.with(Field.NOTES, notes.isEmpty() ? text.strip() : notes + "\n" + text.strip()));
  }

  private static Reply each(Call call, String verb, String done, Consumer<Bead> change) {
    var many = Many.each(call, call.idsOrLast(call.args().positionals()), verb, change);
    if (many.isNothingDone()) {
      return many.failure();
    }
    many.done().forEach(bead -> call.touch(bead.id()));
    return Reply.done(
            page ->
                many.done()
                    .forEach(bead ->
                        page.line(done + bead.id() + CreatedReply.titled(call, bead.title()))),
            () -> Card.plainJson(Card.of(call.rows(), many.done())))
        .withRemarks(many.failures());
  }

  private static Reply defer(Call call) {
    var typed = call.args().text("--until");
    var until = typed == null ? null : new IssueFields(call).date("--until", typed);
    var reply =
        each(
            call,
            "deferring",
            "❄ Deferred ",
            bead -> new Changing(call.tracker()).defer(bead, until));
    return until != null && !until.isAfter(call.now())
        ? reply.withRemark("Warning: " + typed + " is past; the issue is deferred until bd undefer")
        : reply;
  }

  private static Reply undefer(Call call) {
    return each(
        call, "undeferring", "✓ Undeferred ", bead -> new Changing(call.tracker()).undefer(bead));
  }

  private static Reply promote(Call call) {
    var bead = call.finder().require(call.args().positionals().getFirst());
    if (!bead.isEphemeral()) {
      throw Problem.of(
              "not-ephemeral", bead.id() + " is not a temporary issue", "bd show " + bead.id())
          .refusal();
    }
    var saved =
        new Changing(call.tracker())
            .save(bead, bead.with(Field.EPHEMERAL, null).with(Field.WISP_TYPE, null));
    var reason = call.args().text("--reason", "");
    if (!reason.isBlank()) {
      Creating.comment(call.tracker(), bead.id(), call.actor(), "Promoted: " + reason);
    }
    call.draft().name("promote", bead.id());
    return Reply.done(
        page -> page.line("✓ Promoted " + saved.id() + CreatedReply.titled(call, saved.title())),
        () -> Card.of(call.rows(), saved).plainJson());
  }
}
