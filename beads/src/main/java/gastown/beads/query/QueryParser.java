package gastown.beads.query;

import gastown.beads.Problem;
import gastown.beads.query.Expression.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Takes a query apart: comparisons joined by NOT, AND, OR (tightest first) and parentheses.
final class QueryParser {
  private static final int LONGEST = 20_000;
  private static final int DEEPEST = 100;

  private final String text;
  private int at;
  private int depth;

  QueryParser(String text) {
    this.text = text;
  }

  Expression parse() {
    if (text.length() > LONGEST) {
      throw wrong("the query is longer than " + LONGEST + " characters");
    }
    skipBlanks();
    if (isAtEnd()) {
      throw wrong("empty query");
    }
    var whole = or();
    if (!isAtEnd()) {
      throw wrong("unexpected " + found() + " at position " + at + ", the query should end there");
    }
    return whole;
  }

  private Expression or() {
    var parts = new ArrayList<Expression>();
    do {
      parts.add(and());
    } while (takeWord("OR"));
    return parts.size() == 1 ? parts.getFirst() : new Expression.Or(parts);
  }

  private Expression and() {
    var parts = new ArrayList<Expression>();
    do {
      parts.add(not());
    } while (takeWord("AND"));
    return parts.size() == 1 ? parts.getFirst() : new Expression.And(parts);
  }

  private Expression not() {
    if (++depth > DEEPEST) {
      throw wrong("more than " + DEEPEST + " levels deep at position " + at);
    }
    Expression inner;
    if (takeWord("NOT")) {
      inner = new Expression.Not(not());
    } else if (take('(')) {
      inner = or();
      if (!take(')')) {
        throw wrong("expected ')' at position " + at + ", got " + found());
      }
    } else {
      inner = comparison();
    }
    depth--;
    return inner;
  }

  private Expression comparison() {
    int start = at;
    var name = name();
    if (name.isEmpty() || isKeyword(name)) {
      at = start;
      throw wrong("expected a field name at position " + at + ", got " + found());
    }
    skipBlanks();
    var operator = operator();
    skipBlanks();
    var value = value();
    skipBlanks();
    var lower = name.toLowerCase(Locale.ROOT);
    boolean hasKey = lower.startsWith(QueryLanguage.METADATA);
    var field = hasKey ? QueryLanguage.METADATA + name.substring(lower.indexOf('.') + 1) : lower;
    return new Expression.Comparison(field, operator, value);
  }

  private String name() {
    int start = at;
    while (!isAtEnd() && isNamePart(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private Operator operator() {
    var sign = isAtEnd() ? ' ' : text.charAt(at);
    boolean isDouble = at + 1 < text.length() && text.charAt(at + 1) == '=';
    Operator operator;
    if (sign == '=') {
      isDouble = false;
      operator = Operator.IS;
    } else if (sign == '!' && isDouble) {
      operator = Operator.IS_NOT;
    } else if (sign == '<') {
      operator = isDouble ? Operator.AT_MOST : Operator.BELOW;
    } else if (sign == '>') {
      operator = isDouble ? Operator.AT_LEAST : Operator.ABOVE;
    } else {
      throw wrong("expected one of = != < <= > >= at position " + at + ", got " + found());
    }
    at += isDouble ? 2 : 1;
    return operator;
  }

  private String value() {
    if (!isAtEnd() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
      return quoted(text.charAt(at++));
    }
    int start = at;
    while (!isAtEnd() && isValuePart(text.charAt(at))) {
      at++;
    }
    var value = text.substring(start, at);
    if (value.isEmpty() || isKeyword(value)) {
      at = start;
      throw wrong("expected a value at position " + at + ", got " + found());
    }
    return value;
  }

  private String quoted(char quote) {
    int start = at - 1;
    var value = new StringBuilder();
    while (!isAtEnd()) {
      char c = text.charAt(at++);
      if (c == quote) {
        return value.toString();
      }
      if (c == '\\' && !isAtEnd()) {
        char escaped = text.charAt(at++);
        c = escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
      }
      value.append(c);
    }
    throw wrong("the quote opened at position " + start + " is never closed");
  }

  private boolean takeWord(String word) {
    int start = at;
    if (name().equalsIgnoreCase(word)) {
      skipBlanks();
      return true;
    }
    at = start;
    return false;
  }

  private boolean take(char c) {
    if (isAtEnd() || text.charAt(at) != c) {
      return false;
    }
    at++;
    skipBlanks();
    return true;
  }

  private void skipBlanks() {
    while (!isAtEnd() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean isAtEnd() {
    return at >= text.length();
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }

  private static boolean isValuePart(char c) {
    return !Character.isWhitespace(c) && "()=<>!\"'".indexOf(c) < 0;
  }

  private static boolean isKeyword(String word) {
    return word.equalsIgnoreCase("AND")
        || word.equalsIgnoreCase("OR")
        || word.equalsIgnoreCase("NOT");
  }

  /// What stands at the place where something else was expected.
  private String found() {
    if (isAtEnd()) {
      return "the end";
    }
    int end = at + 1;
    while (end < text.length() && end < at + 20 && isNamePart(text.charAt(end - 1))) {
      end++;
    }
    return "\"" + text.substring(at, end).strip() + "\"";
  }

  private static Problem.Refusal wrong(String message) {
    return new Problem(
            "query-syntax",
            "parsing query: " + message,
            "",
            List.of("bd query \"status=open AND priority<=1\"", "bd query --help"))
        .refusal();
  }
}
