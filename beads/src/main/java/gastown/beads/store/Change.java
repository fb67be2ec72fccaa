package gastown.beads.store;

import gastown.beads.json.Json;

/// One row before and after. For a bead only the members that differ are named, an absent one being
/// JSON null on its side; a row that did not exist before, or does not exist after, is JSON null as
/// a whole on that side.
public record Change(Table table, String key, Json before, Json after) {
  public enum Table {
    BEAD,
    DEPENDENCY,
    LABEL,
    COMMENT,
    SETTING,
    DOCUMENT;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// Joins the parts of a key of two ids.
  static final String JOINT = "\n";

  public boolean isCreation() {
    return before instanceof Json.Null;
  }

  public boolean isRemoval() {
    return after instanceof Json.Null;
  }

  /// The change that takes this one back.
  public Change inverse() {
    return new Change(table, key, after, before);
  }

  Json json() {
    return Json.object()
        .put("table", table.word())
        .put("key", key)
        .put("before", before)
        .put("after", after)
        .build();
  }

  static Change of(Json.Obj json) {
    var table = json.text("table");
    var key = json.text("key");
    var before = json.get("before");
    var after = json.get("after");
    if (table == null || key == null || before == null || after == null) {
      throw new IllegalArgumentException("not a change: " + json.compact());
    }
    return new Change(Table.valueOf(table.toUpperCase(java.util.Locale.ROOT)), key, before, after);
  }
}
