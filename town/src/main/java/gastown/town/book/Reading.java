package gastown.town.book;

import gastown.beads.store.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the town keeps, for reading.
public class Reading {
  private final Rows rows;

  public Reading(Rows rows) {
    this.rows = rows;
  }

  public Rows rows() {
    return rows;
  }

  public <T> @Nullable T find(Kind<T> kind, String id) {
    var document = rows.document(kind.word(), id);
    return document == null ? null : kind.of(document);
  }

  public <T> List<T> all(Kind<T> kind) {
    return rows.documents(kind.word(), null).stream().map(kind::of).toList();
  }

  public <T> List<T> on(Kind<T> kind, String shelf) {
    return rows.documents(kind.word(), shelf).stream().map(kind::of).toList();
  }

  /// The ones with the greatest ids, greatest first.
  public <T> List<T> last(Kind<T> kind, int most) {
    return rows.lastDocuments(kind.word(), null, most).stream().map(kind::of).toList();
  }
}
