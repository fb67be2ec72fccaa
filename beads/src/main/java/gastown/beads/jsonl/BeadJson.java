package gastown.beads.jsonl;

import gastown.beads.Bead;
import gastown.beads.Comment;
import gastown.beads.Dependency;
import gastown.beads.Field;
import gastown.beads.FieldValue;
import gastown.beads.FullBead;
import gastown.beads.Rfc3339;
import gastown.beads.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A bead as a JSON object, in the order of [Field], empty values left out, members nobody knows at
/// the end.
public final class BeadJson {
  static final String LABELS = "labels";
  static final String DEPENDENCIES = "dependencies";
  static final String COMMENTS = "comments";

  private BeadJson() {}

  /// The bead alone.
  public static Json.Obj of(Bead bead) {
    return of(FullBead.bare(bead));
  }

  /// The bead with its labels, dependencies and comments, each left out when there are none.
  public static Json.Obj of(FullBead full) {
    return begun(full).build();
  }

  /// The same, for more members to be added.
  public static Json.Builder begun(FullBead full) {
    var out = Json.object();
    for (var field : Field.all()) {
      put(field, full.bead(), out);
      if (field == Field.BEFORE_RELATIONS) {
        relations(full, out);
      }
    }
    return out;
  }

  private static void put(Field field, Bead bead, Json.Builder out) {
    if (field == Field.UNKNOWN) {
      if (bead.json(field) instanceof Json.Obj(var members)) {
        members.forEach(out::put);
      }
      return;
    }
    var value = bead.get(field);
    if (value != null) {
      out.put(field.key(), FieldValue.json(value));
    } else if (field.isAlwaysWritten()) {
      out.put(field.key(), nothing(field));
    }
  }

  private static Json nothing(Field field) {
    return switch (field.kind()) {
      case TEXT -> new Json.Str("");
      case NUMBER -> Json.of(0);
      case FLAG -> Json.of(false);
      case TIME -> new Json.Str(Rfc3339.format(Instant.EPOCH));
      case JSON -> Json.none();
    };
  }

  private static void relations(FullBead full, Json.Builder out) {
    if (!full.labels().isEmpty()) {
      out.put(LABELS, Json.texts(full.labels()));
    }
    if (!full.dependencies().isEmpty()) {
      out.put(DEPENDENCIES, dependencies(full.dependencies()));
    }
    if (!full.comments().isEmpty()) {
      out.put(COMMENTS, comments(full.comments()));
    }
  }

  public static Json.Arr dependencies(List<Dependency> dependencies) {
    var items = new ArrayList<Json>(dependencies.size());
    for (var dependency : dependencies) {
      items.add(dependency(dependency));
    }
    return new Json.Arr(items);
  }

  public static Json.Arr comments(List<Comment> comments) {
    var items = new ArrayList<Json>(comments.size());
    for (var comment : comments) {
      items.add(comment(comment));
    }
    return new Json.Arr(items);
  }

  public static Json.Obj dependency(Dependency dependency) {
    var out = Json.object();
    out.put("issue_id", dependency.from())
        .put("depends_on_id", dependency.to())
        .put("type", dependency.type())
        .put("created_at", Rfc3339.format(dependency.createdAt()))
        .putText("created_by", dependency.createdBy())
        .putText("metadata", dependency.details().metadata())
        .putText("thread_id", dependency.details().thread());
    dependency.details().unknown().members().forEach(out::put);
    return out.build();
  }

  public static Json.Obj comment(Comment comment) {
    var out = Json.object();
    out.put("id", comment.id())
        .put("issue_id", comment.bead())
        .put("author", comment.author())
        .put("text", comment.text())
        .put("created_at", Rfc3339.format(comment.createdAt()));
    comment.unknown().members().forEach(out::put);
    return out.build();
  }

  /// Reads a bead; older spellings are understood. Anything but an object with an id is a problem
  /// that says what is wrong with it.
  public static FullBead read(Json.Obj json) {
    return new BeadReading(json).bead();
  }
}
