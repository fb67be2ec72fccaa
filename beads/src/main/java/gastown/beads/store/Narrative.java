package gastown.beads.store;

import gastown.beads.Field;
import gastown.beads.Status;
import gastown.beads.json.Json;
import java.util.ArrayList;
import java.util.List;

/// Tells a journal entry as the events of a bead's history.
final class Narrative {
  private final Entry entry;
  private final List<Event> events = new ArrayList<>();

  private Narrative(Entry entry) {
    this.entry = entry;
  }

  static List<Event> of(Entry entry) {
    var narrative = new Narrative(entry);
    for (var change : entry.changes()) {
      narrative.tell(change);
    }
    return narrative.events;
  }

  private void tell(Change change) {
    int joint = change.key().indexOf(Change.JOINT);
    var first = joint < 0 ? change.key() : change.key().substring(0, joint);
    var second = joint < 0 ? "" : change.key().substring(joint + 1);
    switch (change.table()) {
      case BEAD -> bead(change);
      case DEPENDENCY ->
          add(
              first,
              change.isRemoval() ? "dependency_removed" : "dependency_added",
              values(
                  "",
                  "",
                  second,
                  text(change.isRemoval() ? change.before() : change.after(), "type")));
      case LABEL ->
          add(
              first,
              change.isRemoval() ? "label_removed" : "label_added",
              values("", change.isRemoval() ? second : "", change.isRemoval() ? "" : second, ""));
      case COMMENT -> {
        if (!change.isRemoval()) {
          add(
              text(change.after(), "issue_id"),
              "commented",
              values("", "", "", text(change.after(), "text")));
        }
      }
      case SETTING, DOCUMENT -> {}
    }
  }

  private void bead(Change change) {
    if (change.isCreation()) {
      add(change.key(), "created", values("", "", text(change.after(), Field.TITLE.key()), ""));
      return;
    }
    if (!(change.after() instanceof Json.Obj after)
        || !(change.before() instanceof Json.Obj before)) {
      add(change.key(), "deleted", values("", "", "", ""));
      return;
    }
    for (var member : after.members().entrySet()) {
      field(change.key(), member.getKey(), before, after);
    }
  }

  private void field(String id, String key, Json.Obj before, Json.Obj after) {
    var field = Field.ofKey(key);
    if (field == Field.UPDATED_AT
        || field == Field.CLOSED_AT
        || field == Field.STARTED_AT
        || field == Field.CLOSE_REASON
        || field == Field.DELETED_AT) {
      return;
    }
    var was = plain(before.get(key));
    var is = plain(after.get(key));
    if (field == Field.STATUS) {
      add(id, statusKind(was, is), values(key, was, is, text(after, Field.CLOSE_REASON.key())));
    } else {
      add(id, "updated", values(key, was, is, ""));
    }
  }

  private String statusKind(String was, String is) {
    if (is.equals(Status.CLOSED)) {
      return "closed";
    }
    if (is.equals(Status.TOMBSTONE)) {
      return "deleted";
    }
    if (was.equals(Status.CLOSED)) {
      return "reopened";
    }
    return entry.what().kind().equals("claim") ? "claimed" : "status_changed";
  }

  private void add(String bead, String kind, Event.Values values) {
    events.add(new Event(entry.seq(), bead, kind, entry.at(), entry.by().actor(), values));
  }

  private static Event.Values values(String field, String before, String after, String comment) {
    return new Event.Values(field, before, after, comment);
  }

  private static String text(Json json, String key) {
    var text = json instanceof Json.Obj object ? object.text(key) : null;
    return text == null ? "" : text;
  }

  private static String plain(@org.jspecify.annotations.Nullable Json json) {
    // no pattern switch: its first use costs each start of the program some milliseconds
    if (json == null || json instanceof Json.Null) {
      return "";
    }
    return json instanceof Json.Str(var text) ? text : json.compact();
  }
}
