package gastown.cli.demo;

import gastown.beads.json.Json;
import gastown.beads.store.Change;
import gastown.beads.store.Entry;
import gastown.beads.store.Rows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the town's journal and tells of it what a newcomer wants to hear, each thing once.
final class Story {
  private final Map<String, Cast.Part> parts;
  private final Set<String> landed = new HashSet<>();
  private final Set<String> submitted = new HashSet<>();
  private final Set<String> told = new HashSet<>();
  private long seen;

  Story(Map<String, Cast.Part> parts) {
    this.parts = parts;
  }

  int landed() {
    return landed.size();
  }

  long rivalsSubmitted() {
    return submitted.stream()
        .map(parts::get)
        .filter(part -> part != null && part.role() == Cast.Role.RIVAL)
        .count();
  }

  /// A bead whose evidence is worth a look: the one that came back and landed all the same.
  String sample() {
    for (var part : parts.entrySet()) {
      if (told.contains("conflict") && part.getValue().role() == Cast.Role.LIAR) {
        return part.getKey();
      }
    }
    return parts.keySet().iterator().next();
  }

  /// What is new, one line each.
  List<String> news(Rows rows) {
    var lines = new ArrayList<String>();
    for (var entry : rows.entriesAfter(seen, 1000)) {
      seen = entry.seq();
      for (var change : entry.changes()) {
        if (change.table() == Change.Table.DOCUMENT) {
          hear(entry, change, lines);
        }
      }
    }
    return lines;
  }

  private void hear(Entry entry, Change change, List<String> lines) {
    var kind = change.key().substring(0, change.key().indexOf('\n'));
    var id = change.key().substring(kind.length() + 1);
    var body = body(change.after());
    if (body == null) {
      return;
    }
    switch (kind) {
      case "submission" -> submission(body, lines);
      case "assignment" -> assignment(entry, id, body, lines);
      case "salvage" -> salvage(body, lines);
      default -> {}
    }
  }

  private static Json.@Nullable Obj body(Json side) {
    return side instanceof Json.Obj object && object.get("body") instanceof Json.Obj body
        ? body
        : null;
  }

  private void submission(Json.Obj body, List<String> lines) {
    var bead = text(body, "bead");
    var part = parts.get(bead);
    if (part == null) {
      return;
    }
    submitted.add(bead);
    switch (text(body, "state")) {
      case "landed" -> {
        if (landed.add(bead)) {
          lines.add("  landed    " + part.title());
        }
      }
      case "returned" -> {
        if (text(body, "reason").equals("conflict") && told.add("conflict")) {
          lines.add(
              "! conflict  two workers changed greetings/INDEX.txt: one change landed, the other"
                  + " goes back and is made again on top of it");
        }
      }
      default -> {}
    }
  }

  private void assignment(Entry entry, String bead, Json.Obj body, List<String> lines) {
    var part = parts.get(bead);
    if (part == null) {
      return;
    }
    var why = text(body, "why");
    if (entry.what().kind().equals("done-refused") && told.add("lie " + bead)) {
      lines.add(
          "! lie       the worker on \""
              + part.title()
              + "\" said done, but git shows no change: refused, and woken to do it");
    }
    if (why.startsWith("silent after") && told.add("hang " + bead)) {
      lines.add(
          "! hang      the worker on \""
              + part.title()
              + "\" was "
              + why
              + ": its session is ended and fenced off, its work is kept");
    }
  }

  private void salvage(Json.Obj body, List<String> lines) {
    var part = parts.get(text(body, "bead"));
    if (part != null && part.role() == Cast.Role.QUITTER && told.add("killed")) {
      lines.add(
          "! killed    the worker on \""
              + part.title()
              + "\" was killed before it committed: what it wrote is saved, a fresh session goes on"
              + " with it");
    }
  }

  private static String text(Json.Obj body, String key) {
    var text = body.text(key);
    return text == null ? "" : text;
  }
}
