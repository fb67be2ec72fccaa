package gastown.beads.store;

import gastown.beads.json.Json;
import java.util.List;

/// A store that can be asked in SQL, over `issues`, `wisps`, `labels`, `dependencies`, `comments`,
/// `events`, their `wisp_` kin and `config`, with columns named as the JSON keys. Questions change
/// nothing.
public interface Questions {
  Answered ask(String sql);

  /// The names of the columns and the rows. A value is text, a number or null.
  record Answered(List<String> columns, List<List<Json>> rows) {
    public Answered {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }
}
