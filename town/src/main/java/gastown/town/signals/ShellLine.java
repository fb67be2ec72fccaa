package gastown.town.signals;

import java.util.ArrayList;
import java.util.List;

/// A line for a shell, taken apart into its simple commands as far as can be seen without running
/// it: quotes are taken off, comments left out, and what is within brackets or is put in place of
/// `$(…)` stands by itself. Where output is redirected to is told apart; a `$` that stands for
/// itself is written [#DOLLAR].
final class ShellLine {
  static final char DOLLAR = '\uE000';

  sealed interface Part {}

  /// One command, the files its output goes to, and what it reads from the line itself. `end` is
  /// what follows: `;`, `|`, or `&`, `A` for `&&`, `O` for `||`.
  record Simple(List<String> words, List<String> outputs, List<String> texts, char end)
      implements Part {}

  /// Commands that change neither folder nor variables of what is around them.
  record Sub(List<Part> parts) implements Part {}

  private enum Role {
    WORD,
    OUTPUT,
    INPUT,
    TEXT
  }

  private final String line;
  private int at;
  private final List<Part> parts = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private List<String> outputs = new ArrayList<>();
  private List<String> texts = new ArrayList<>();
  private final List<HereText> awaited = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean isInWord;
  private Role role = Role.WORD;

  private ShellLine(String line, int at) {
    this.line = line;
    this.at = at;
  }

  static List<Part> parts(String line) {
    var shell = new ShellLine(line, 0);
    shell.until('\0');
    return shell.parts;
  }

  private void until(char close) {
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == close) {
        break;
      }
      step(c);
    }
    endCommand(';');
  }

  private void step(char c) {
    if (isTest() && "<>()&|".indexOf(c) >= 0) {
      endWord();
      return;
    }
    switch (c) {
      case '\\' -> escape();
      case '\'' -> single();
      case '"' -> twofold();
      case '$' -> dollar();
      case '`' -> replaced('`');
      case ' ', '\t' -> endWord();
      case '>' -> output();
      case '<' -> input();
      case ';' -> endCommand(';');
      case '\n' -> endLine();
      case '&', '|' -> joint(c);
      case '(' -> bracket();
      case ')' -> endCommand(';');
      case '{', '}' -> brace(c);
      case '#' -> {
        if (isInWord) {
          put(c);
        } else {
          at = end('\n', at);
        }
      }
      default -> put(c);
    }
  }

  /// Within `[[ … ]]` other signs mean other things.
  private boolean isTest() {
    var first = words.stream().filter(each -> !Guard.BEFORE.contains(each)).findFirst();
    return first.isPresent() && first.get().equals("[[") && !words.contains("]]");
  }

  private char next() {
    return at < line.length() ? line.charAt(at) : '\0';
  }

  private int end(char c, int from) {
    int end = line.indexOf(c, from);
    return end < 0 ? line.length() : end;
  }

  private void escape() {
    if (next() != '\n' && at < line.length()) {
      put(next() == '$' ? DOLLAR : next());
    }
    at++;
  }

  private void single() {
    int end = end('\'', at);
    isInWord = true;
    word.append(line.substring(at, end).replace('$', DOLLAR));
    at = end + 1;
  }

  private void twofold() {
    isInWord = true;
    while (at < line.length() && next() != '"') {
      within(line.charAt(at++));
    }
    at++;
  }

  /// A sign of words that are only looked through for what is put in their place.
  private void within(char c) {
    if (c == '\\' && "$\"`\\\n".indexOf(next()) >= 0) {
      escape();
    } else if (c == '$') {
      dollar();
    } else if (c == '`') {
      replaced('`');
    } else {
      put(c);
    }
  }

  private void dollar() {
    int begin = at - 1;
    if (line.startsWith("((", at)) {
      at = beyond('(', ')');
      put(line.substring(begin, at));
    } else if (next() == '(') {
      at++;
      replaced(')');
    } else if (next() == '{') {
      at = beyond('{', '}');
      put(line.substring(begin, at));
    } else {
      put('$');
    }
  }

  /// What a command prints stands here.
  private void replaced(char close) {
    int begin = at;
    sub(close);
    put("$(" + line.substring(begin, Math.max(begin, at - 1)) + ")");
  }

  private void sub(char close) {
    var inner = new ShellLine(line, at);
    inner.until(close);
    at = inner.at;
    parts.add(new Sub(inner.parts));
  }

  /// Behind the bracket that closes the one at hand.
  private int beyond(char open, char close) {
    int depth = 0;
    for (int i = at; i < line.length(); i++) {
      depth += line.charAt(i) == open ? 1 : line.charAt(i) == close ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return line.length();
  }

  private void output() {
    dropNumber();
    endWord();
    if (next() == '(') {
      at++;
      sub(')');
      put("/dev/fd");
      return;
    }
    boolean isCopy = next() == '&' && at + 1 < line.length() && isNumber(line.charAt(at + 1));
    role = isCopy ? Role.INPUT : Role.OUTPUT;
    at += ">|&".indexOf(next()) >= 0 ? 1 : 0;
  }

  private void input() {
    dropNumber();
    endWord();
    if (next() == '(') {
      at++;
      replaced(')');
    } else if (line.startsWith("<<", at)) {
      at += 2;
      role = Role.TEXT;
    } else if (next() == '<') {
      var text = HereText.begin(line, at + 1, texts);
      awaited.add(text);
      at = text.behind();
    } else {
      role = next() == '>' ? Role.OUTPUT : Role.INPUT;
      at += ">&".indexOf(next()) >= 0 ? 1 : 0;
    }
  }

  /// The number of what is redirected.
  private void dropNumber() {
    if (isInWord && word.chars().allMatch(Character::isDigit)) {
      word.setLength(0);
      isInWord = false;
    }
  }

  private static boolean isNumber(char c) {
    return c == '-' || c >= '0' && c <= '9';
  }

  private void joint(char c) {
    if (c == '&' && next() == '>') {
      at++;
      output();
    } else if (next() == c) {
      at++;
      endCommand(c == '&' ? 'A' : 'O');
    } else {
      at += c == '|' && next() == '&' ? 1 : 0;
      endCommand(c);
    }
  }

  private void bracket() {
    if (!isInWord && words.isEmpty() && next() == '(') {
      at--;
      at = beyond('(', ')');
    } else if (!isInWord) {
      endCommand(';');
      sub(')');
    } else if (next() == ')') {
      at++;
      endCommand(';');
    } else if (word.charAt(word.length() - 1) == '=') {
      list();
    } else {
      int begin = --at;
      at = beyond('(', ')');
      put(line.substring(begin, at));
    }
  }

  /// The members of a list are no commands; those that print them are.
  private void list() {
    var inner = new ShellLine(line, at);
    inner.until(')');
    at = inner.at;
    inner.parts.stream().filter(Sub.class::isInstance).forEach(parts::add);
  }

  private void brace(char c) {
    boolean isGroup = !isInWord && words.isEmpty() && (c == '}' || Character.isWhitespace(next()));
    if (isGroup) {
      endCommand(';');
    } else {
      put(c);
    }
  }

  private void put(char c) {
    isInWord = true;
    word.append(c);
  }

  private void put(String text) {
    isInWord = true;
    word.append(text);
  }

  private void endWord() {
    if (isInWord) {
      var to =
          switch (role) {
            case WORD -> words;
            case OUTPUT -> outputs;
            case TEXT -> texts;
            case INPUT -> new ArrayList<String>();
          };
      to.add(word.toString());
      role = Role.WORD;
      word.setLength(0);
      isInWord = false;
    }
  }

  private void endCommand(char end) {
    endWord();
    role = Role.WORD;
    if (!words.isEmpty() || !outputs.isEmpty()) {
      parts.add(new Simple(words, outputs, texts, end));
    }
    words = new ArrayList<>();
    outputs = new ArrayList<>();
    texts = new ArrayList<>();
  }

  private void endLine() {
    endCommand(';');
    for (var text : awaited) {
      int begin = at;
      at = text.take(line, at);
      if (!text.isPlain()) {
        var inner = new ShellLine(line.substring(begin, at), 0);
        while (inner.at < inner.line.length()) {
          inner.within(inner.line.charAt(inner.at++));
        }
        parts.addAll(inner.parts);
      }
    }
    awaited.clear();
  }
}
