package gastown.town.book;

import gastown.beads.store.Draft;
import java.time.Instant;
import java.util.Locale;

/// What the town keeps, for reading and writing in one stroke.
public final class Book extends Reading {
  private final Draft draft;
  private int made;

  public Book(Draft draft) {
    super(draft.rows());
    this.draft = draft;
  }

  public Draft draft() {
    return draft;
  }

  public Instant now() {
    return draft.now();
  }

  public <T> void put(Kind<T> kind, T thing) {
    draft.put(kind.document(thing));
  }

  public boolean drop(Kind<?> kind, String id) {
    return draft.drop(kind.word(), id);
  }

  /// A number nobody has yet; later ones sort behind earlier ones.
  public String next() {
    made++;
    return String.format(Locale.ROOT, "%010d-%03d", draft.rows().head().seq() + 1, made);
  }
}
