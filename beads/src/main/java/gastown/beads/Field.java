package gastown.beads;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every field of a bead, in the order it is written. This table is the one place that knows a
/// field's key, kind and whether an empty value is left out; codec, store, journal, merge and
/// history all walk it.
public enum Field {
  ID("id", Kind.TEXT, Empty.WRITTEN),
  TITLE("title", Kind.TEXT, Empty.WRITTEN),
  DESCRIPTION("description", Kind.TEXT),
  DESIGN("design", Kind.TEXT),
  ACCEPTANCE("acceptance_criteria", Kind.TEXT),
  NOTES("notes", Kind.TEXT),
  SPEC_ID("spec_id", Kind.TEXT),
  STATUS("status", Kind.TEXT),
  PRIORITY("priority", Kind.NUMBER, Empty.WRITTEN),
  TYPE("issue_type", Kind.TEXT),
  ASSIGNEE("assignee", Kind.TEXT),
  OWNER("owner", Kind.TEXT),
  ESTIMATE("estimated_minutes", Kind.NUMBER, Empty.OMITTED_WHEN_UNSET),
  CREATED_AT("created_at", Kind.TIME, Empty.WRITTEN),
  CREATED_BY("created_by", Kind.TEXT),
  UPDATED_AT("updated_at", Kind.TIME, Empty.WRITTEN),
  STARTED_AT("started_at", Kind.TIME),
  CLOSED_AT("closed_at", Kind.TIME),
  CLOSE_REASON("close_reason", Kind.TEXT),
  CLOSED_BY_SESSION("closed_by_session", Kind.TEXT),
  DUE_AT("due_at", Kind.TIME),
  DEFER_UNTIL("defer_until", Kind.TIME),
  EXTERNAL_REF("external_ref", Kind.TEXT),
  SOURCE_SYSTEM("source_system", Kind.TEXT),
  METADATA("metadata", Kind.JSON),
  COMPACTION_LEVEL("compaction_level", Kind.NUMBER),
  COMPACTED_AT("compacted_at", Kind.TIME),
  COMPACTED_AT_COMMIT("compacted_at_commit", Kind.TEXT),
  ORIGINAL_SIZE("original_size", Kind.NUMBER),
  // labels, dependencies and comments are written here; they are rows of their own
  SENDER("sender", Kind.TEXT),
  EPHEMERAL("ephemeral", Kind.FLAG),
  NO_HISTORY("no_history", Kind.FLAG),
  WISP_TYPE("wisp_type", Kind.TEXT),
  PINNED("pinned", Kind.FLAG),
  TEMPLATE("is_template", Kind.FLAG),
  BONDED_FROM("bonded_from", Kind.JSON),
  AWAIT_TYPE("await_type", Kind.TEXT),
  AWAIT_ID("await_id", Kind.TEXT),
  TIMEOUT_NANOS("timeout", Kind.NUMBER),
  WAITERS("waiters", Kind.JSON),
  SOURCE_FORMULA("source_formula", Kind.TEXT),
  SOURCE_LOCATION("source_location", Kind.TEXT),
  MOL_TYPE("mol_type", Kind.TEXT),
  WORK_TYPE("work_type", Kind.TEXT),
  EVENT_KIND("event_kind", Kind.TEXT),
  ACTOR("actor", Kind.TEXT),
  TARGET("target", Kind.TEXT),
  PAYLOAD("payload", Kind.TEXT),
  DELETED_AT("deleted_at", Kind.TIME),
  DELETED_BY("deleted_by", Kind.TEXT),
  DELETE_REASON("delete_reason", Kind.TEXT),
  ORIGINAL_TYPE("original_type", Kind.TEXT),
  HOLDER("holder", Kind.TEXT),
  HOOK_BEAD("hook_bead", Kind.TEXT),
  ROLE_BEAD("role_bead", Kind.TEXT),
  AGENT_STATE("agent_state", Kind.TEXT),
  LAST_ACTIVITY("last_activity", Kind.TIME),
  ROLE_TYPE("role_type", Kind.TEXT),
  RIG("rig", Kind.TEXT),
  /// Members of a line that no field knows; kept as one JSON object and written back after the
  /// known ones.
  UNKNOWN("", Kind.JSON);

  /// What a value of the field is in memory: text is a `String`, a number a `Long`, a flag
  /// `Boolean.TRUE`, a time an `Instant`, JSON a [gastown.beads.json.Json]. Absent is always null;
  /// empty text, false and an unset number are stored as absent.
  public enum Kind {
    TEXT,
    NUMBER,
    FLAG,
    TIME,
    JSON
  }

  private enum Empty {
    OMITTED,
    OMITTED_WHEN_UNSET,
    WRITTEN
  }

  /// The field after which labels, dependencies and comments are written.
  public static final Field BEFORE_RELATIONS = ORIGINAL_SIZE;

  private static final List<Field> ALL = List.of(values());
  private static final Map<String, Field> BY_KEY = byKey();

  private final String key;
  private final Kind kind;
  private final Empty empty;

  Field(String key, Kind kind) {
    this(key, kind, Empty.OMITTED);
  }

  Field(String key, Kind kind, Empty empty) {
    this.key = key;
    this.kind = kind;
    this.empty = empty;
  }

  /// The JSON key, also the column name where they are the same word.
  public String key() {
    return key;
  }

  public Kind kind() {
    return kind;
  }

  /// Whether the key is written even when there is no value.
  public boolean isAlwaysWritten() {
    return empty == Empty.WRITTEN;
  }

  /// Whether a number 0 counts as absent (an estimate of 0 minutes and priority 0 do not).
  public boolean isZeroAbsent() {
    return kind == Kind.NUMBER && empty == Empty.OMITTED;
  }

  /// All fields without the cost of copying an array.
  public static List<Field> all() {
    return ALL;
  }

  public static @Nullable Field ofKey(String key) {
    return BY_KEY.get(key);
  }

  private static Map<String, Field> byKey() {
    var map = new HashMap<String, Field>();
    for (var field : values()) {
      if (field != UNKNOWN) {
        map.put(field.key, field);
      }
    }
    return map;
  }
}
