package gastown.cli.reports;

import gastown.beads.IssueType;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.work.Vocabulary;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which statuses and types there are.
final class Lists {
  private Lists() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "statuses" ->
          Simple.reads(
              Spec.of(path, "", "List the statuses an issue may have").group(Group.VIEWS),
              Lists::statuses);
      case "types" ->
          Simple.reads(
              Spec.of(path, "", "List the types an issue may have").group(Group.VIEWS),
              Lists::types);
      default -> null;
    };
  }

  private static Reply statuses(Call call) {
    var own = Vocabulary.of(call.config()).ownStatuses();
    return Reply.of(
        page -> {
          page.line("Built-in statuses:").blank();
          Status.BUILT_IN.forEach(status -> line(status, page));
          if (!own.isEmpty()) {
            page.blank().line("Custom statuses:").blank();
            own.forEach(status -> line(status, page));
          }
        },
        () -> {
          var json = Json.object().put("built_in_statuses", json(Status.BUILT_IN));
          return own.isEmpty() ? json.build() : json.put("custom_statuses", json(own)).build();
        });
  }

  private static void line(Status status, Page page) {
    page.line(
        "  "
            + status.icon()
            + " "
            + pad(status.name(), 14)
            + pad("[" + status.category().word() + "]", 14)
            + status.description());
  }

  private static Json json(List<Status> statuses) {
    var items = new ArrayList<Json>();
    for (var status : statuses) {
      items.add(
          Json.object()
              .put("name", status.name())
              .put("category", status.category().word())
              .put("icon", status.icon())
              .put("description", status.description())
              .build());
    }
    return new Json.Arr(items);
  }

  private static Reply types(Call call) {
    var own = Vocabulary.of(call.config()).ownTypes();
    return Reply.of(
        page -> {
          page.line("Core work types (built-in):").blank();
          IssueType.BUILT_IN.forEach(
              type -> page.line("  " + pad(type.name(), 14) + type.description()));
          if (!own.isEmpty()) {
            page.blank().line("Configured custom types:").blank();
            own.forEach(type -> page.line("  " + type));
          }
        },
        () -> {
          var items = new ArrayList<Json>();
          for (var type : IssueType.BUILT_IN) {
            items.add(
                Json.object()
                    .put("name", type.name())
                    .put("description", type.description())
                    .build());
          }
          var json = Json.object().put("core_types", new Json.Arr(items));
          return own.isEmpty() ? json.build() : json.put("custom_types", Json.texts(own)).build();
        });
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
