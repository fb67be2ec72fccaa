package gastown.beads.query;

import java.util.List;
import java.util.Locale;

/// A query as it was written, taken apart. Its text shows every grouping.
public sealed interface Expression {

  /// `field` is in lower case, but for the key behind `metadata.`.
  record Comparison(String field, Operator operator, String value) implements Expression {
    @Override
    public String toString() {
      return field + operator.sign() + value;
    }
  }

  record And(List<Expression> parts) implements Expression {
    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return grouped(parts, " AND ");
    }
  }

  record Or(List<Expression> parts) implements Expression {
    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return grouped(parts, " OR ");
    }
  }

  record Not(Expression inner) implements Expression {
    @Override
    public String toString() {
      return "NOT " + inner;
    }
  }

  enum Operator {
    IS("="),
    IS_NOT("!="),
    BELOW("<"),
    AT_MOST("<="),
    ABOVE(">"),
    AT_LEAST(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  /// Whether a comparison anywhere inside asks about the field.
  default boolean mentions(String field) {
    return switch (this) {
      case Comparison(var name, var _, var _) -> name.equals(field.toLowerCase(Locale.ROOT));
      case And(var parts) -> anyMentions(parts, field);
      case Or(var parts) -> anyMentions(parts, field);
      case Not(var inner) -> inner.mentions(field);
    };
  }

  private static boolean anyMentions(List<Expression> parts, String field) {
    for (var part : parts) {
      if (part.mentions(field)) {
        return true;
      }
    }
    return false;
  }

  /// Pairs from the left: `((a AND b) AND c)`.
  private static String grouped(List<Expression> parts, String word) {
    var out = new StringBuilder("(".repeat(parts.size() - 1)).append(parts.getFirst());
    for (int i = 1; i < parts.size(); i++) {
      out.append(word).append(parts.get(i)).append(')');
    }
    return out.toString();
  }
}
