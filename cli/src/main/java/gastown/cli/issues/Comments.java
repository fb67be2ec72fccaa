package gastown.cli.issues;

import gastown.beads.Comment;
import gastown.beads.jsonl.BeadJson;
import gastown.beads.work.Creating;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The commands about comments.
final class Comments {
  private Comments() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "comment" ->
          Simple.writes(
              spec(path, "<id> [text...]", "Comment on an issue")
                  .example("bd comment ex-4k2 \"works on my branch\"")
                  .text("--file", "read the text from a file; - reads standard input")
                  .sw("--stdin", "read the text from standard input"),
              Comments::add);
      case "comments add" ->
          Simple.writes(
              spec(path, "[issue-id] [text...]", "Comment on an issue")
                  .example("bd comments add ex-4k2 \"works on my branch\"")
                  .text("-a", "--author", "who says it")
                  .text("-f", "--file", "read the text from a file; - reads standard input")
                  .sw("--stdin", "read the text from standard input"),
              Comments::add);
      case "comments", "comments list" ->
          Simple.reads(
              spec(path, "[issue-id]", "List the comments on an issue")
                  .sw("--local-time", "times in the local zone"),
              Comments::list);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.of(path, usage, summary).group(Group.ISSUES);
  }

  private static Reply add(Call call) {
    var words = call.args().positionals();
    var id = call.finder().require(words.isEmpty() ? "" : words.getFirst()).id();
    var file = call.args().text("--file");
    var text =
        call.args().is("--stdin")
            ? call.input()
            : file != null ? call.textOf(file) : String.join(" ", words.subList(1, words.size()));
    boolean hasAuthor = call.args().spec().path().equals("comments add");
    var author = hasAuthor ? call.args().text("--author", call.actor()) : call.actor();
    var comment = Creating.comment(call.tracker(), id, author, text.stripTrailing());
    call.draft().name("comment", id);
    call.touch(id);
    return Reply.done(
        page -> page.line("✓ Comment added to " + id), () -> BeadJson.comment(comment));
  }

  private static Reply list(Call call) {
    var id = call.finder().require(call.idsOrLast(call.args().positionals()).getFirst()).id();
    var comments = call.rows().comments(List.of(id)).getOrDefault(id, List.of());
    var zone = call.args().is("--local-time") ? call.zone() : ZoneOffset.UTC;
    var format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
    return Reply.of(
        page -> {
          if (comments.isEmpty()) {
            page.line("No comments on " + id);
            return;
          }
          page.line("Comments on " + id + ":").blank();
          for (Comment comment : comments) {
            page.line("[" + format.format(comment.createdAt()) + "] " + comment.author());
            page.line("  " + comment.text().replace("\n", "\n  ")).blank();
          }
        },
        () -> BeadJson.comments(comments));
  }
}
