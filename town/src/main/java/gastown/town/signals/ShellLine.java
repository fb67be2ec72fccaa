package gastown.town.signals;

import java.util.ArrayList;
import java.util.List;

/// A line for a shell, taken apart into its simple commands as far as can be seen without running
/// it: quotes are taken off, `;`, `&`, `|`, brackets and ends of lines part commands, and where
/// output is redirected to is told apart.
final class ShellLine {
  private final String line;
  private final List<Simple> commands = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private List<String> outputs = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean isInWord;
  private boolean isOutput;

  /// One command and the files its output goes to.
  record Simple(List<String> words, List<String> outputs) {}

  private ShellLine(String line) {
    this.line = line;
  }

  static List<Simple> commands(String line) {
    return new ShellLine(line).split();
  }

  private List<Simple> split() {
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean isEscape = c == '\\' && quote != '\'' && i + 1 < line.length();
      if (isEscape) {
        i++;
        put(line.charAt(i));
      } else if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          put(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        isInWord = true;
      } else if (c == '>') {
        i += output(i + 1);
      } else if (line.startsWith("{}", i)) {
        put(c);
        put('}');
        i++;
      } else {
        plain(c);
      }
    }
    endCommand();
    return commands;
  }

  /// Behind a `>`; returns how many characters more belong to it.
  private int output(int next) {
    if (isInWord && word.chars().allMatch(Character::isDigit)) {
      // the number of what is redirected
      word.setLength(0);
      isInWord = false;
    }
    endWord();
    char c = next < line.length() ? line.charAt(next) : ' ';
    boolean isCopy = c == '&' && next + 1 < line.length() && isNumber(line.charAt(next + 1));
    isOutput = !isCopy;
    return isCopy ? 2 : c == '>' || c == '|' || c == '&' ? 1 : 0;
  }

  private static boolean isNumber(char c) {
    return c == '-' || c >= '0' && c <= '9';
  }

  private void plain(char c) {
    switch (c) {
      case ' ', '\t', '<' -> endWord();
      case ';', '|', '&', '\n', '(', ')', '{', '}', '`' -> {
        // a variable stays one word: ${X}
        if ((c == '{' || c == '}') && isInWord) {
          put(c);
        } else {
          endCommand();
        }
      }
      default -> put(c);
    }
  }

  private void put(char c) {
    isInWord = true;
    word.append(c);
  }

  private void endWord() {
    if (isInWord) {
      (isOutput ? outputs : words).add(word.toString());
      isOutput = false;
      word.setLength(0);
      isInWord = false;
    }
  }

  private void endCommand() {
    endWord();
    isOutput = false;
    if (!words.isEmpty() || !outputs.isEmpty()) {
      commands.add(new Simple(words, outputs));
      words = new ArrayList<>();
      outputs = new ArrayList<>();
    }
  }
}
