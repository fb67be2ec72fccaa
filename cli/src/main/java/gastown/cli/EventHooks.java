package gastown.cli;

import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.jsonl.BeadJson;
import gastown.beads.ports.Programs;
import gastown.beads.store.BeadStore;
import gastown.beads.store.Change;
import gastown.beads.store.Entry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells a workspace's own programs what happened: `.beads/hooks/on_create`, `on_update` and
/// `on_close` are called with the issue's id and the event, and the issue as JSON on standard
/// input. They come after the fact: what they answer changes nothing, and one that takes too long
/// is ended.
public final class EventHooks {
  /// How long a program in `.beads/hooks` may take.
  public static final Duration LIMIT = Duration.ofSeconds(10);

  private static final String FOLDER = "hooks";

  private EventHooks() {}

  static void tell(Call call, Entry entry, BeadStore store) {
    var folder = call.workspace().file(FOLDER);
    if (call.args().is("--sandbox") || !call.disk().isDirectory(folder)) {
      return;
    }
    for (var event : events(entry).entrySet()) {
      var hook = folder.resolve("on_" + event.getValue());
      if (call.disk().isExecutable(hook)) {
        var bead = store.read(rows -> rows.bead(event.getKey()));
        var issue = bead == null ? "" : BeadJson.of(bead).compact() + "\n";
        var words = List.of(hook.toString(), event.getKey(), event.getValue());
        call.programs()
            .run(new Programs.Call(words, call.workspace().root(), Map.of(), issue, LIMIT));
      }
    }
  }

  /// One event for each issue the entry touched: made, closed, or else changed.
  private static Map<String, String> events(Entry entry) {
    var events = new LinkedHashMap<String, String>();
    for (var change : entry.changes()) {
      if (change.table() == Change.Table.BEAD && !change.isRemoval()) {
        var event = change.isCreation() ? "create" : isClosing(change) ? "close" : "update";
        events.merge(change.key(), event, (before, now) -> before.equals("create") ? before : now);
      }
    }
    return events;
  }

  private static boolean isClosing(Change change) {
    return change.after() instanceof Json.Obj after && Status.CLOSED.equals(after.text("status"));
  }
}
