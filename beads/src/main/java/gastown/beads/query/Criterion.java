package gastown.beads.query;

import gastown.beads.Bead;
import gastown.beads.Field;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One condition a bead may meet. A store turns it into its own language; [Matching] says what it
/// means.
public sealed interface Criterion {

  /// The text field is one of `values`; the empty string stands for absent.
  record OneOf(Field field, Set<String> values) implements Criterion {
    public OneOf {
      values = Set.copyOf(values);
    }
  }

  /// The text field contains `part`, whatever the case.
  record Contains(Field field, String part) implements Criterion {}

  /// The text field matches `*`, `?` wildcards, case-sensitive.
  record Glob(Field field, String pattern) implements Criterion {}

  /// The number lies between both ends, both included; an absent number never does.
  record Between(Field field, long least, long most) implements Criterion {}

  /// The time is known and lies at or after `from` (when given) and before `until` (when given).
  record Within(Field field, @Nullable Instant from, @Nullable Instant until)
      implements Criterion {}

  /// Whether the field has a value; for a flag, whether it is set.
  record Present(Field field, boolean present) implements Criterion {}

  record HasLabel(String label) implements Criterion {}

  record HasAnyLabel(boolean any) implements Criterion {}

  /// A label matches `*`, `?` wildcards.
  record LabelGlob(String pattern) implements Criterion {}

  /// A label contains a match of the regular expression.
  record LabelRegex(String expression) implements Criterion {}

  /// A parent-child dependency on this bead.
  record ChildOf(String parent) implements Criterion {}

  record HasParent(boolean any) implements Criterion {}

  record InIds(Set<String> ids) implements Criterion {
    public InIds {
      ids = Set.copyOf(ids);
    }
  }

  /// Readiness as it is kept: whether something open stands in the way.
  record Blocked(boolean blocked) implements Criterion {}

  /// A parent is put off until after `now`.
  record ParentDeferred(Instant now) implements Criterion {}

  record HasMetadataKey(String key) implements Criterion {}

  /// The metadata value under `key` (dots lead into objects), compared as text.
  record MetadataIs(String key, String value) implements Criterion {}

  record Not(Criterion inner) implements Criterion {}

  record All(List<Criterion> inner) implements Criterion {
    public All {
      inner = List.copyOf(inner);
    }
  }

  record Any(List<Criterion> inner) implements Criterion {
    public Any {
      inner = List.copyOf(inner);
    }
  }

  /// What a condition may ask about.
  interface Subject {
    Bead bead();

    Collection<String> labels();

    Collection<String> parents();

    /// The beads behind [#parents], those that exist.
    Collection<Bead> parentBeads();

    boolean isBlocked();
  }

  static Criterion is(Field field, String value) {
    return new OneOf(field, Set.of(value));
  }

  static Criterion isNot(Field field, String value) {
    return new Not(is(field, value));
  }
}
