package gastown.cli.issues;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class IssueCommands {
  public static final List<String> PATHS =
      List.of(
          "create",
          "q",
          "update",
          "close",
          "reopen",
          "delete",
          "label add",
          "label remove",
          "label list",
          "label list-all",
          "label propagate",
          "tag",
          "assign",
          "priority",
          "note",
          "comment",
          "comments",
          "comments add",
          "comments list",
          "defer",
          "undefer",
          "edit",
          "rename",
          "rename-prefix",
          "promote",
          "todo",
          "todo add",
          "todo done",
          "todo list",
          "state",
          "state list",
          "set-state",
          "duplicate",
          "supersede",
          "gate create",
          "gate list",
          "gate show",
          "gate resolve",
          "gate check",
          "gate add-waiter",
          "gate discover",
          "merge-slot create",
          "merge-slot check",
          "merge-slot acquire",
          "merge-slot release",
          "create-form");

  private IssueCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "create", "new" -> new Create();
      case "q" -> new QuickCreate();
      case "update" -> new Update();
      case "close", "done" -> new Close();
      case "reopen" -> new Reopen();
      case "delete" -> new Delete();
      case "label add", "label remove", "label list", "label list-all", "label propagate", "tag" ->
          Labels.named(path);
      case "assign", "priority", "note", "defer", "undefer", "promote" -> Touches.named(path);
      case "comment", "comments", "comments add", "comments list" -> Comments.named(path);
      case "edit", "create-form" -> Editing.named(path);
      case "rename", "rename-prefix" -> Renames.named(path);
      case "todo", "todo add", "todo done", "todo list" -> Todos.named(path);
      case "state", "state list", "set-state" -> States.named(path);
      case "duplicate", "supersede" -> Replacements.named(path);
      case "gate create",
          "gate list",
          "gate show",
          "gate resolve",
          "gate check",
          "gate add-waiter",
          "gate discover" ->
          Gates.named(path);
      case "merge-slot create", "merge-slot check", "merge-slot acquire", "merge-slot release" ->
          MergeSlot.named(path);
      default -> null;
    };
  }
}
