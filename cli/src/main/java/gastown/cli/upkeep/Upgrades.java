package gastown.cli.upkeep;

import gastown.beads.json.Json;
import gastown.beads.query.Query;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which version last worked here; and getting a clone ready.
final class Upgrades {
  static final List<String> PATHS = List.of("upgrade status", "upgrade review", "upgrade ack");
  private static final String SEEN = ".local_version";

  private Upgrades() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "upgrade status" ->
          Simple.needsNothing(spec(path, "Show whether the version has changed"), Upgrades::status);
      case "upgrade review" ->
          Simple.needsNothing(spec(path, "Show what a new version brings"), Upgrades::review);
      case "upgrade ack" ->
          Simple.byItself(
              spec(path, "Note that the new version has been seen"), Upgrades::acknowledge);
      default -> null;
    };
  }

  static Command bootstrap() {
    return Simple.byItself(
        spec("bootstrap", "Get a clone ready: make its database from the shared file")
            .sw("--dry-run", "only say what would be done")
            .sw("-y", "--yes", "ask nothing; it never does")
            .ignored()
            .sw("--non-interactive", "ask nothing; it never does")
            .ignored(),
        Upgrades::prepare);
  }

  private static Spec.Builder spec(String path, String summary) {
    return Spec.of(path, "", summary).group(Group.SETUP);
  }

  private static String seen(Call call) {
    return call.disk().read(call.workspace().file(SEEN)).orElse("").strip();
  }

  private static Reply status(Call call) {
    var now = call.house().build().version();
    var before = seen(call);
    boolean isNew = !before.equals(now);
    return Reply.of(
        page ->
            page.line(
                isNew
                    ? "bd is now "
                        + now
                        + (before.isEmpty() ? "" : ", it was " + before)
                        + ". Next: bd upgrade review"
                    : "bd is " + now + ", nothing new"),
        () ->
            Json.object()
                .put("current_version", now)
                .put("previous_version", before)
                .put("upgraded", isNew)
                .build());
  }

  private static Reply review(Call call) {
    var now = call.house().build().version();
    var before = seen(call);
    return Reply.of(
        page -> {
          page.line(
              (before.isEmpty() ? "Nothing is known of an earlier version" : "Last seen: " + before)
                  + "; now "
                  + now
                  + ".");
          page.line("What has changed stands in the release notes of the product.");
          page.line("Seen it? bd upgrade ack");
        },
        () -> Json.object().put("current_version", now).put("previous_version", before).build());
  }

  private static Reply acknowledge(Call call) {
    var now = call.house().build().version();
    var before = seen(call);
    call.disk().write(call.workspace().file(SEEN), now + "\n");
    return Reply.done(
        page -> page.line("✓ Seen: " + now),
        () ->
            Json.object()
                .put("acked", true)
                .put("current_version", now)
                .put("previous_version", before)
                .build());
  }

  private static Reply prepare(Call call) {
    var workspace = call.workspace();
    boolean wasThere = call.disk().exists(workspace.database());
    if (call.args().is("--dry-run")) {
      var plan =
          wasThere
              ? "nothing: the database is there"
              : "make " + workspace.database() + " from " + workspace.jsonl();
      return Reply.of(
          page -> page.line("Would do: " + plan),
          () -> Json.object().put("dry_run", true).put("plan", plan).build());
    }
    long count = call.look(rows -> rows.count(Query.ALL));
    return Reply.done(
        page ->
            page.line(
                wasThere
                    ? "✓ Ready, " + count + " issues"
                    : "✓ Made the database, " + count + " issues"),
        () ->
            Json.object()
                .put("status", wasThere ? "ready" : "created")
                .put("issues", count)
                .put("database_path", workspace.database().toString())
                .build());
  }
}
