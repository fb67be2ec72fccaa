package gastown.beads.query;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Field;
import gastown.beads.json.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The meaning of criteria and orders. A store that answers in its own way answers the same.
public final class Matching {
  private Matching() {}

  public static boolean matches(Criterion criterion, Criterion.Subject subject) {
    return switch (criterion) {
      case Criterion.OneOf(var field, var values) -> values.contains(text(subject.bead(), field));
      case Criterion.Contains(var field, var part) ->
          lower(text(subject.bead(), field)).contains(lower(part));
      case Criterion.Glob(var field, var pattern) ->
          glob(pattern).matcher(text(subject.bead(), field)).matches();
      case Criterion.Between(var field, var least, var most) ->
          subject.bead().get(field) instanceof Long number && number >= least && number <= most;
      case Criterion.Within(var field, var from, var until) ->
          isWithin(subject.bead().time(field), from, until);
      case Criterion.Present(var field, var present) ->
          (subject.bead().get(field) != null) == present;
      case Criterion.HasLabel(var label) -> subject.labels().contains(label);
      case Criterion.HasAnyLabel(var any) -> subject.labels().isEmpty() != any;
      case Criterion.LabelGlob(var pattern) ->
          subject.labels().stream().anyMatch(label -> glob(pattern).matcher(label).matches());
      case Criterion.LabelRegex(var expression) ->
          subject.labels().stream().anyMatch(Pattern.compile(expression).asPredicate());
      case Criterion.ChildOf(var parent) -> subject.parents().contains(parent);
      case Criterion.HasParent(var any) -> subject.parents().isEmpty() != any;
      case Criterion.InIds(var ids) -> ids.contains(subject.bead().id());
      case Criterion.Blocked(var blocked) -> subject.isBlocked() == blocked;
      case Criterion.ParentDeferred(var now) -> isParentDeferred(subject, now);
      case Criterion.HasMetadataKey(var key) -> metadata(subject.bead(), key) != null;
      case Criterion.MetadataIs(var key, var value) ->
          value.equals(scalarText(metadata(subject.bead(), key)));
      case Criterion.Not(var inner) -> !matches(inner, subject);
      case Criterion.All(var inner) -> inner.stream().allMatch(one -> matches(one, subject));
      case Criterion.Any(var inner) -> inner.stream().anyMatch(one -> matches(one, subject));
    };
  }

  private static String text(Bead bead, Field field) {
    return bead.get(field) instanceof String text ? text : "";
  }

  /// Only the 26 letters are folded, as in a store.
  private static String lower(String text) {
    var chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] >= 'A' && chars[i] <= 'Z') {
        chars[i] = (char) (chars[i] + 32);
      }
    }
    return new String(chars);
  }

  private static boolean isWithin(
      @Nullable Instant time, @Nullable Instant from, @Nullable Instant until) {
    return time != null
        && (from == null || !time.isBefore(from))
        && (until == null || time.isBefore(until));
  }

  private static boolean isParentDeferred(Criterion.Subject subject, Instant now) {
    return subject.parentBeads().stream()
        .anyMatch(parent -> {
          var until = parent.time(Field.DEFER_UNTIL);
          return until != null && until.isAfter(now);
        });
  }

  /// The value a dotted key leads to; a key that itself holds dots is tried first.
  public static @Nullable Json metadata(Bead bead, String key) {
    if (!(bead.json(Field.METADATA) instanceof Json.Obj whole)) {
      return null;
    }
    var direct = whole.get(key);
    if (direct != null) {
      return direct;
    }
    Json value = whole;
    for (var part : key.split("\\.", -1)) {
      value = value instanceof Json.Obj object ? object.get(part) : null;
      if (value == null) {
        return null;
      }
    }
    return value;
  }

  private static @Nullable String scalarText(@Nullable Json value) {
    return switch (value) {
      case null -> null;
      case Json.Str(var text) -> text;
      case Json.Num(var digits) -> digits;
      case Json.Bool(var truth) -> Boolean.toString(truth);
      case Json.Null _ -> "null";
      case Json.Obj _, Json.Arr _ -> value.compact();
    };
  }

  static Pattern glob(String pattern) {
    var out = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      switch (c) {
        case '*' -> out.append(".*");
        case '?' -> out.append('.');
        default -> out.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(out.toString(), Pattern.DOTALL);
  }

  /// The comparator of an order; absent values come last whatever the direction.
  public static Comparator<Bead> comparator(List<Query.Sort> order) {
    return (a, b) -> {
      for (var sort : order) {
        int result = compare(a, b, sort);
        if (result != 0) {
          return result;
        }
      }
      return 0;
    };
  }

  private static int compare(Bead a, Bead b, Query.Sort sort) {
    var left = a.get(sort.field());
    var right = b.get(sort.field());
    if (left == null || right == null) {
      return left == right ? 0 : left == null ? 1 : -1;
    }
    int result =
        switch (left) {
          case String text when sort.field() == Field.ID ->
              BeadId.NATURAL.compare(text, (String) right);
          case String text ->
              text.toLowerCase(Locale.ROOT).compareTo(((String) right).toLowerCase(Locale.ROOT));
          case Long number -> number.compareTo((Long) right);
          case Instant time -> time.compareTo((Instant) right);
          default -> 0;
        };
    return sort.descending() ? -result : result;
  }
}
