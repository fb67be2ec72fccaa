package gastown.cli.roles;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.edit.Editor;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.town.layout.Rigs;
import gastown.town.settings.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// `gt directive …` and `gt role def`.
final class Directives {
  private Directives() {}

  static Command list() {
    return Simple.needsNothing(
        spec("directive list", "", "Show which roles are told something of yours")
            .detail("Files: <town>/directives/<role>.md and <rig>/directives/<role>.md."),
        Directives::list);
  }

  static Command show() {
    return Simple.needsNothing(
        spec("directive show", "<role>", "Show what a role is told by you, the town's words first")
            .text("--rig", "of a role of this rig"),
        Directives::show);
  }

  static Command edit() {
    return Simple.needsNothing(
        spec("directive edit", "<role>", "Write what a role is told, in $EDITOR")
            .example("gt directive edit polecat --rig web")
            .text("--rig", "for this rig only")
            .sw("--town", "for the whole town, as without a rig"),
        Directives::edit);
  }

  static Command definition() {
    return Simple.needsNothing(
        spec("role def", "<role>", "Show what a role is told at the beginning of a session")
            .text("--rig", "of a role of this rig")
            .detail(
                "Markdown in <rig>/roles/<role>.md or <town>/roles/<role>.md takes the place of"
                    + " the words that come with gt."),
        Directives::definition);
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.town(path, usage, summary).group(Group.CONFIGURATION);
  }

  private static Reply list(Call call) {
    var found = new ArrayList<RoleWords.Directive>();
    var rigs = new ArrayList<@Nullable String>();
    rigs.add(null);
    rigs.addAll(Rigs.of(call.disk(), call.town()).names());
    for (var rig : rigs) {
      for (var role : new TreeSet<>(Schema.roles())) {
        new RoleWords(call, role, rig)
            .directives().stream()
                .filter(one -> java.util.Objects.equals(one.rig(), rig))
                .forEach(found::add);
      }
    }
    return Reply.of(
        page -> {
          if (found.isEmpty()) {
            page.line("No role is told anything of yours.  gt directive edit <role>");
          }
          found.forEach(one -> page.line(String.format("%-10s %s", one.role(), one.file())));
        },
        () -> new Json.Arr(found.stream().map(Directives::json).toList()));
  }

  private static Json json(RoleWords.Directive one) {
    return Json.object()
        .put("role", one.role())
        .putText("rig", one.rig())
        .put("path", one.file().toString())
        .build();
  }

  private static Reply show(Call call) {
    var words = words(call);
    var found = words.directives();
    return Reply.of(
        page -> {
          if (found.isEmpty()) {
            page.line(
                "A "
                    + words.role()
                    + " is told nothing of yours.  gt directive edit "
                    + words.role());
          }
          for (var one : found) {
            page.line("# " + one.file());
            one.text().strip().lines().forEach(page::line);
          }
        },
        () -> new Json.Arr(found.stream().map(Directives::json).toList()));
  }

  private static Reply edit(Call call) {
    var words = words(call);
    if (call.args().is("--town") && words.rig() != null) {
      throw Problem.of(
              "which-level",
              "it is for one rig or for the whole town",
              "gt directive edit " + words.role() + " --town")
          .refusal();
    }
    var town = call.town();
    var rig = words.rig();
    var folder = rig == null ? town.root() : town.rig(rig).root();
    var file = folder.resolve("directives").resolve(words.role() + ".md");
    var before = call.disk().read(file).orElse("");
    var beside = town.runtime().resolve("edit-" + call.invocation().id() + ".md");
    var text = Editor.edited(call, beside, before, "write " + file);
    boolean isChanged = !text.equals(before);
    if (isChanged && text.isBlank()) {
      call.disk().delete(file);
    } else if (isChanged) {
      call.disk().write(file, text);
    }
    return Reply.of(
        page -> page.line(isChanged ? "✓ Wrote " + file : "No changes to " + file),
        () -> Json.object().put("path", file.toString()).put("changed", isChanged).build());
  }

  private static Reply definition(Call call) {
    var words = words(call);
    var file = words.place();
    return Reply.of(
        page -> {
          page.line("# " + words.role() + (file == null ? " (comes with gt)" : " (" + file + ")"));
          words.words().strip().lines().forEach(page::line);
        },
        () ->
            Json.object()
                .put("role", words.role())
                .putText("path", file == null ? "" : file.toString())
                .put("text", words.words())
                .build());
  }

  private static RoleWords words(Call call) {
    var role = call.args().positionals().getFirst();
    if (!Schema.roles().contains(role)) {
      throw new Problem("no-such-role", "there is no role " + role, "", List.of("gt role list"))
          .refusal();
    }
    var rig = call.args().text("--rig", "");
    if (!rig.isEmpty()) {
      Rigs.of(call.disk(), call.town()).require(rig);
    }
    return new RoleWords(call, role, rig.isEmpty() ? null : rig);
  }
}
