package gastown.town.signals;

import java.util.ArrayList;
import java.util.List;

/// A line for a shell, taken apart into its simple commands as far as can be seen without running
/// it: quotes are taken off, `;`, `&`, `|`, brackets and ends of lines part commands, what is
/// redirected to counts as a word.
final class ShellLine {
  private final String line;
  private final List<List<String>> commands = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean isInWord;

  private ShellLine(String line) {
    this.line = line;
  }

  static List<List<String>> commands(String line) {
    return new ShellLine(line).split();
  }

  private List<List<String>> split() {
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
      } else {
        plain(c);
      }
    }
    endCommand();
    return commands;
  }

  private void plain(char c) {
    switch (c) {
      case ' ', '\t', '<', '>' -> endWord();
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
      words.add(word.toString());
      word.setLength(0);
      isInWord = false;
    }
  }

  private void endCommand() {
    endWord();
    if (!words.isEmpty()) {
      commands.add(words);
      words = new ArrayList<>();
    }
  }
}
