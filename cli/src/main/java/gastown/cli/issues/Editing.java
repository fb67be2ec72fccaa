package gastown.cli.issues;

import gastown.beads.Field;
import gastown.beads.work.Changing;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.cards.Card;
import gastown.cli.edit.Editor;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `bd edit`: one field in the person's editor. The store is not held while the person thinks.
final class Editing {
  private Editing() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "edit" ->
          Simple.byItself(
              Spec.of(path, "[id]", "Edit a field of an issue in $EDITOR")
                  .group(Group.ISSUES)
                  .example("bd edit ex-4k2 --design")
                  .sw("--description", "the description, as without a flag")
                  .ignored()
                  .sw("--title", "the title")
                  .sw("--design", "the design notes")
                  .sw("--notes", "the notes")
                  .sw("--acceptance", "the acceptance criteria"),
              Editing::edit);
      case "create-form" ->
          Simple.byItself(
              Spec.of(path, "", "Create an issue from a form in $EDITOR")
                  .group(Group.ISSUES)
                  .text("--parent", "make it a child of this issue"),
              Editing::form);
      default -> null;
    };
  }

  private static Field field(Call call) {
    var args = call.args();
    if (args.is("--title")) {
      return Field.TITLE;
    }
    if (args.is("--design")) {
      return Field.DESIGN;
    }
    if (args.is("--notes")) {
      return Field.NOTES;
    }
    return args.is("--acceptance") ? Field.ACCEPTANCE : Field.DESCRIPTION;
  }

  private static Reply edit(Call call) {
    var field = field(call);
    var before =
        call.look(
            rows -> call.finder().require(call.idsOrLast(call.args().positionals()).getFirst()));
    var text = edited(call, before.text(field));
    if (text.strip().equals(before.text(field).strip())) {
      return Reply.line("No changes to " + before.id(), () -> Card.plainJson(List.of()));
    }
    call.change(
        "edit",
        draft -> {
          var now = call.finder().require(before.id());
          return new Changing(call.tracker()).save(now, now.with(field, text.strip()));
        });
    call.touch(before.id());
    return Reply.line(
        "✓ Updated " + field.key().replace('_', ' ') + " of " + before.id(),
        gastown.beads.json.Json::none);
  }

  private static Reply form(Call call) {
    var form = "## \n\n### Type\ntask\n\n### Priority\n2\n\n### Labels\n\n### Description\n";
    var text = edited(call, form);
    if (text.equals(form)) {
      return Reply.line("Nothing created", gastown.beads.json.Json::none);
    }
    var parent = call.args().text("--parent", "");
    return call.change("create", draft -> new MarkdownIssues(call).create(text, parent));
  }

  private static String edited(Call call, String text) {
    var file = call.workspace().file("edit-" + call.invocation().id() + ".md");
    return Editor.edited(call, file, text, "bd update <id> --description \"text\"");
  }
}
