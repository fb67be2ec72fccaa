package gastown.cli.words;

import gastown.cli.words.Flag.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One pass over the words behind a command.
final class Reading {
  private final Spec spec;
  private final List<Flag> globals;
  private final List<String> words;
  private final List<String> positionals = new ArrayList<>();
  private final Map<String, List<String>> typed = new HashMap<>();
  private int next;

  Reading(Spec spec, List<Flag> globals, List<String> words) {
    this.spec = spec;
    this.globals = globals;
    this.words = words;
  }

  Args args() {
    while (next < words.size()) {
      var word = words.get(next++);
      if (!Words.isFlag(word) || spec.takesAnything() && !isKnown(word)) {
        positionals.add(word);
      } else if (word.equals("--")) {
        positionals.addAll(words.subList(next, words.size()));
        next = words.size();
      } else if (word.startsWith("--")) {
        longFlag(word);
      } else {
        letters(word);
      }
    }
    var args = new Args(spec, globals, positionals, typed);
    if (!typed.containsKey("--help") && !spec.takesAnything()) {
      Arity.check(spec, positionals);
    }
    return args;
  }

  private boolean isKnown(String word) {
    int equals = word.indexOf('=');
    return Words.find(equals < 0 ? word : word.substring(0, equals), spec.flags(), globals) != null;
  }

  private void longFlag(String word) {
    int equals = word.indexOf('=');
    var name = equals < 0 ? word : word.substring(0, equals);
    if (name.length() == 2 || name.charAt(2) == '-') {
      throw Faults.badSyntax(spec, word);
    }
    var flag = Words.find(name, spec.flags(), globals);
    if (flag == null) {
      throw Faults.unknownFlag(spec, globals, name);
    }
    if (equals >= 0) {
      take(flag, word.substring(equals + 1));
    } else if (!flag.takesValue()) {
      take(flag, flag.kind() == Kind.SWITCH ? "true" : "");
    } else {
      take(flag, following(word));
    }
  }

  /// A run of letters: switches, and at its end perhaps one flag with its value (`-qn5`, `-n=5`,
  /// `-n 5`).
  private void letters(String word) {
    for (int i = 1; i < word.length(); i++) {
      var flag = Words.find("-" + word.charAt(i), spec.flags(), globals);
      if (flag == null) {
        throw Faults.unknownLetter(spec, word.charAt(i), word);
      }
      if (word.length() - i > 2 && word.charAt(i + 1) == '=') {
        take(flag, word.substring(i + 2));
        return;
      }
      if (!flag.takesValue()) {
        take(flag, flag.kind() == Kind.SWITCH ? "true" : "");
      } else {
        take(flag, valueOfLetter(word, i));
        return;
      }
    }
  }

  private String valueOfLetter(String word, int letter) {
    return letter + 1 < word.length()
        ? word.substring(letter + 1)
        : following("'" + word.charAt(letter) + "' in " + word);
  }

  private String following(String flag) {
    if (next >= words.size()) {
      throw Faults.noValue(spec, flag);
    }
    return words.get(next++);
  }

  private void take(Flag flag, String value) {
    if (flag.standing() == Flag.Standing.REFUSED) {
      throw Faults.refused(spec, flag);
    }
    var values = typed.computeIfAbsent(flag.name(), _ -> new ArrayList<>());
    switch (flag.kind()) {
      case SWITCH -> values.add(truth(flag, value));
      case NUMBER -> values.add(wholeNumber(flag, value));
      case LIST -> commaSeparated(flag, value, values);
      case TEXT, REPEAT, MAYBE -> values.add(value);
    }
  }

  private String truth(Flag flag, String value) {
    return switch (value) {
      case "true", "TRUE", "True", "t", "T", "1" -> "true";
      case "false", "FALSE", "False", "f", "F", "0" -> "false";
      default -> throw Faults.badValue(spec, flag, value, "it is true or false");
    };
  }

  private String wholeNumber(Flag flag, String value) {
    try {
      return Long.toString(Long.parseLong(value));
    } catch (NumberFormatException _) {
      throw Faults.badValue(spec, flag, value, "it is a whole number");
    }
  }

  /// Values between commas; a value in double quotes may hold commas, and a doubled quote stands
  /// for one.
  private void commaSeparated(Flag flag, String text, List<String> values) {
    int i = 0;
    while (i <= text.length() && !text.isEmpty()) {
      if (i < text.length() && text.charAt(i) == '"') {
        var value = new StringBuilder();
        i = quoted(flag, text, i + 1, value);
        values.add(value.toString());
        if (i < text.length() && text.charAt(i) != ',') {
          throw Faults.badValue(spec, flag, text, "a comma is missing behind a quote");
        }
      } else {
        int comma = text.indexOf(',', i);
        int end = comma < 0 ? text.length() : comma;
        values.add(text.substring(i, end));
        i = end;
      }
      i++;
    }
  }

  /// Reads up to the closing quote and returns the place behind it.
  private int quoted(Flag flag, String text, int from, StringBuilder value) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) != '"') {
        value.append(text.charAt(i));
      } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
        value.append('"');
        i++;
      } else {
        return i + 1;
      }
    }
    throw Faults.badValue(spec, flag, text, "a quote is not closed");
  }
}
