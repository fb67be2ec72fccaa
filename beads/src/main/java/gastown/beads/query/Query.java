package gastown.beads.query;

import gastown.beads.Field;
import java.util.ArrayList;
import java.util.List;

/// Which beads, in which order, how many. Deleted beads are never found unless `deletedToo`. A
/// limit of 0 is none.
public record Query(List<Criterion> where, List<Sort> order, int limit, boolean deletedToo) {
  public Query {
    where = List.copyOf(where);
    order = List.copyOf(order);
  }

  /// One key of an order. Ids are compared naturally: `a.2` before `a.10`.
  public record Sort(Field field, boolean descending) {}

  /// Most urgent first, then newest first, then by id.
  public static final List<Sort> USUAL =
      List.of(
          new Sort(Field.PRIORITY, false),
          new Sort(Field.CREATED_AT, true),
          new Sort(Field.ID, false));

  public static final Query ALL = new Query(List.of(), USUAL, 0, false);

  public static Query where(Criterion... criteria) {
    return new Query(List.of(criteria), USUAL, 0, false);
  }

  public static Query where(List<Criterion> criteria) {
    return new Query(criteria, USUAL, 0, false);
  }

  public Query and(Criterion more) {
    var all = new ArrayList<>(where);
    all.add(more);
    return new Query(all, order, limit, deletedToo);
  }

  public Query orderedBy(List<Sort> other) {
    return new Query(where, other, limit, deletedToo);
  }

  public Query limitedTo(int most) {
    return new Query(where, order, most, deletedToo);
  }

  public Query withDeleted() {
    return new Query(where, order, limit, true);
  }
}
