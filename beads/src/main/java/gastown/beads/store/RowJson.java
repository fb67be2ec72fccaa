package gastown.beads.store;

import gastown.beads.Bead;
import gastown.beads.Comment;
import gastown.beads.Dependency;
import gastown.beads.Field;
import gastown.beads.FieldValue;
import gastown.beads.Rfc3339;
import gastown.beads.json.Json;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How rows look inside a journal entry.
final class RowJson {
  private static final String UNKNOWN = "unknown";

  private RowJson() {}

  /// All fields of a bead that have a value.
  static Json.Obj bead(Bead bead) {
    var out = Json.object();
    for (var field : Field.all()) {
      var value = bead.get(field);
      if (value != null && field != Field.ID) {
        out.put(field.key(), FieldValue.json(value));
      }
    }
    return out.build();
  }

  /// The change from `before` to `after`, naming only the fields that differ; null when nothing
  /// does.
  static @Nullable Change difference(@Nullable Bead before, Bead after) {
    if (before == null) {
      return new Change(Change.Table.BEAD, after.id(), Json.none(), bead(after));
    }
    var was = Json.object();
    var is = Json.object();
    boolean differs = false;
    for (var field : Field.all()) {
      if (!Objects.equals(before.get(field), after.get(field))) {
        was.put(field.key(), FieldValue.json(before.get(field)));
        is.put(field.key(), FieldValue.json(after.get(field)));
        differs = true;
      }
    }
    return differs ? new Change(Change.Table.BEAD, after.id(), was.build(), is.build()) : null;
  }

  /// `bead` with the members of `patch` in place of its own.
  static Bead patched(Bead bead, Json.Obj patch) {
    var result = bead;
    for (var member : patch.members().entrySet()) {
      var field = member.getKey().isEmpty() ? Field.UNKNOWN : Field.ofKey(member.getKey());
      if (field != null) {
        result = result.with(field, FieldValue.of(field, member.getValue()));
      }
    }
    return result;
  }

  static Json dependency(Dependency dependency) {
    var out = Json.object();
    out.put("type", dependency.type())
        .put("created_at", Rfc3339.format(dependency.createdAt()))
        .put("created_by", dependency.createdBy())
        .put("metadata", dependency.details().metadata())
        .put("thread_id", dependency.details().thread());
    return withUnknown(out, dependency.details().unknown());
  }

  static Dependency dependency(String from, String to, Json.Obj json) {
    return new Dependency(
        from,
        to,
        text(json, "type"),
        time(json),
        text(json, "created_by"),
        new Dependency.Details(text(json, "metadata"), json.text("thread_id"), unknown(json)));
  }

  private static Json withUnknown(Json.Builder out, Json.Obj unknown) {
    return unknown.members().isEmpty() ? out.build() : out.put(UNKNOWN, unknown).build();
  }

  private static Json.Obj unknown(Json.Obj json) {
    return json.get(UNKNOWN) instanceof Json.Obj unknown ? unknown : Json.empty();
  }

  static Json comment(Comment comment) {
    var out = Json.object();
    out.put("issue_id", comment.bead())
        .put("author", comment.author())
        .put("text", comment.text())
        .put("created_at", Rfc3339.format(comment.createdAt()));
    return withUnknown(out, comment.unknown());
  }

  static Comment comment(String id, Json.Obj json) {
    return new Comment(
        id,
        text(json, "issue_id"),
        text(json, "author"),
        text(json, "text"),
        time(json),
        unknown(json));
  }

  private static String text(Json.Obj json, String key) {
    var text = json.text(key);
    return text == null ? "" : text;
  }

  private static Instant time(Json.Obj json) {
    var time = Rfc3339.parse(text(json, "created_at"));
    return time == null ? Instant.EPOCH : time;
  }
}
