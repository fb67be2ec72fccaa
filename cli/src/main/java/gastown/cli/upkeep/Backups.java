package gastown.cli.upkeep;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.jsonl.Export;
import gastown.beads.jsonl.Scope;
import gastown.beads.query.Query;
import gastown.beads.store.BeadStore.Answer;
import gastown.beads.store.Rows;
import gastown.beads.store.Snapshot;
import gastown.beads.store.State;
import gastown.beads.workspace.ConfigFile;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.exchange.Aside;
import gastown.cli.exchange.Mirror;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Copies of all there is in another folder: `issues.jsonl` to read, `state.jsonl` to restore from,
/// `backup.json` about both. A copy is made in one view of the store, so that it is one moment's.
final class Backups {
  static final List<String> PATHS =
      List.of(
          "backup",
          "backup init",
          "backup sync",
          "backup status",
          "backup restore",
          "backup remove");

  private static final String KEY = "backup.path";
  private static final String LOCAL = "config.local.yaml";
  private static final String ABOUT = "backup.json";
  private static final String STATE = "state.jsonl";

  private Backups() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "backup", "backup sync" ->
          Simple.byItself(spec(path, "", "Make a copy now"), Backups::sync);
      case "backup init", "backup add" ->
          Simple.byItself(
              spec("backup init", "<path>", "Say where copies go; on this machine only")
                  .alias("backup add"),
              Backups::init);
      case "backup status" ->
          Simple.needsNothing(
              spec(path, "", "Show where copies go and how old the last one is"), Backups::status);
      case "backup restore" ->
          Simple.byItself(
              spec(
                      path,
                      "[path]",
                      "Make the database again from a copy; the present one is kept beside it")
                  .sw("--force", "although there are issues here"),
              Backups::restore);
      case "backup remove", "backup rm" ->
          Simple.byItself(
              spec("backup remove", "", "Forget where copies go; the copies stay")
                  .alias("backup rm"),
              Backups::remove);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.of(path, usage, summary).group(Group.DATA);
  }

  private static Path place(Call call) {
    var set = ConfigFile.read(call.disk().read(call.workspace().file(LOCAL)).orElse("")).get(KEY);
    return set == null
        ? call.workspace().file("backup")
        : call.workspace().root().resolve(set).normalize();
  }

  private static void setPlace(Call call, @Nullable String path) {
    var file = call.workspace().file(LOCAL);
    call.disk().write(file, ConfigFile.with(call.disk().read(file).orElse(""), KEY, path));
  }

  private static Reply init(Call call) {
    var place = call.path(call.args().positionals().getFirst());
    call.disk().makeFolder(place, true);
    if (!call.disk().isWritable(place)) {
      throw Problem.of("not-writable", "cannot write to " + place, "chmod u+w " + place).refusal();
    }
    setPlace(call, place.toString());
    return Reply.done(
        page -> page.line("✓ Copies go to " + place).line("Next: bd backup sync"),
        () -> Json.object().put("status", "ok").put("path", place.toString()).build());
  }

  private static Reply remove(Call call) {
    var place = place(call);
    setPlace(call, null);
    return Reply.done(
        page -> page.line("✓ Copies no longer go to " + place + "; what is there stays"),
        () -> Json.object().put("status", "removed").put("path", place.toString()).build());
  }

  private static Reply sync(Call call) {
    var place = place(call);
    var disk = call.disk();
    disk.makeFolder(place, true);
    var about =
        call.look(rows -> {
          disk.writeAll(
              place.resolve("issues.jsonl"),
              Stream.concat(Export.of(rows, Scope.EVERYTHING).lines(), Export.memories(rows)));
          disk.write(place.resolve(STATE), State.of(rows).lines());
          return about(call, rows);
        });
    // written last: a copy that was cut off has no card
    disk.write(place.resolve(ABOUT), about.compact() + "\n");
    return Reply.done(
        page -> page.line("✓ Copied " + number(about, "issues") + " issues to " + place),
        () -> about.with("path", Json.of(place.toString())).with("status", Json.of("ok")));
  }

  private static Json.Obj about(Call call, Rows rows) {
    return Json.object()
        .put("at", call.now().toString())
        .put("issues", rows.count(Query.ALL))
        .put("seq", rows.head().seq())
        .put("hash", rows.head().hash())
        .put("version", call.house().build().version())
        .build();
  }

  private static String number(Json.Obj about, String key) {
    return about.get(key) instanceof Json.Num(var digits) ? digits : "0";
  }

  private static Json.@Nullable Obj about(Call call, Path place) {
    var text = call.disk().read(place.resolve(ABOUT)).orElse("");
    try {
      return !text.isEmpty() && JsonReader.read(text) instanceof Json.Obj object ? object : null;
    } catch (JsonReader.Malformed _) {
      return null;
    }
  }

  private static Reply status(Call call) {
    var place = place(call);
    var about = about(call, place);
    return Reply.of(
        page -> {
          page.line("Copies go to " + place);
          page.line(
              about == null
                  ? "There is none yet: bd backup sync"
                  : "The last one is from "
                      + about.text("at")
                      + " with "
                      + number(about, "issues")
                      + " issues");
        },
        () -> {
          var json = Json.object().put("path", place.toString()).put("exists", about != null);
          return about == null ? json.build() : json.put("last_backup", about).build();
        });
  }

  private static Reply restore(Call call) {
    var typed = call.args().positional(0);
    var place = typed == null ? place(call) : call.path(typed);
    var about = about(call, place);
    var lines = call.disk().read(place.resolve(STATE));
    if (about == null || lines.isEmpty()) {
      throw Problem.of(
              "no-backup", "there is no copy in " + place, "bd backup status", "bd backup sync")
          .refusal();
    }
    State state = State.ofLines(lines.get());
    var kept = moveAside(call);
    var head =
        new Snapshot(
            Long.parseLong(number(about, "seq")), String.valueOf(about.text("hash")), lines.get());
    try (var store = call.openStore()) {
      store.write(
          "",
          tables -> {
            state.writeTo(tables);
            tables.foldInto(head);
            return new Answer(0, "", "");
          });
    }
    int filled = fillUp(call);
    return Reply.done(
        page -> {
          page.line("✓ Restored " + number(about, "issues") + " issues of " + about.text("at"));
          if (filled > 0) {
            page.line("  Issues of issues.jsonl that the copy does not hold, taken in: " + filled);
          }
          if (!kept.isEmpty()) {
            page.line("  The database before is kept as " + kept);
          }
        },
        () ->
            about
                .with("status", Json.of("restored"))
                .with("kept_as", Json.of(kept))
                .with("taken_in", Json.of(filled)));
  }

  /// The copy knows nothing of the issues made after it; what is in the file beside the store is
  /// not lost for that. A file that cannot be read stays as it is and is told.
  private static int fillUp(Call call) {
    try (var store = call.openStore()) {
      var mirror = new Mirror(call);
      int filled = mirror.fillUp(store);
      mirror.changed(store);
      return filled;
    } catch (Problem.Refusal refusal) {
      call.remark("Warning: " + refusal.problem().what());
      return 0;
    }
  }

  /// The present database is never overwritten. Returns its new name, empty when there was none.
  private static String moveAside(Call call) {
    var disk = call.disk();
    var database = call.workspace().database();
    if (!disk.exists(database)) {
      return "";
    }
    long count;
    try (var store = call.openStore()) {
      count = store.read(rows -> rows.count(Query.ALL));
    }
    if (count > 0 && !call.args().is("--force")) {
      throw Problem.of(
              "not-empty",
              "there are " + count + " issues here",
              "bd backup restore --force   (keeps the present database beside the restored one)")
          .refusal();
    }
    return String.valueOf(Aside.database(call, call.workspace()).getFileName());
  }
}
