package gastown.agents;

import gastown.beads.Problem;
import java.util.ArrayList;
import java.util.List;

/// A command line as a person writes it, taken apart the way a shell does it for quotes and
/// backslashes. Nothing else means anything: no variables, no `~`, no `;`, no `|`.
public final class CommandWords {
  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean isInWord;

  private CommandWords(String line) {
    this.line = line;
  }

  /// Refuses an empty command and an open quote.
  public static List<String> split(String line) {
    return new CommandWords(line).split();
  }

  private List<String> split() {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\'') {
        i = single(i + 1);
      } else if (c == '"') {
        i = doubled(i + 1);
      } else if (c == '\\' && i + 1 < line.length()) {
        i++;
        put(line.charAt(i));
      } else if (Character.isWhitespace(c)) {
        finish();
      } else {
        put(c);
      }
    }
    finish();
    if (words.isEmpty() || words.getFirst().isEmpty()) {
      throw refusal("there is no program in it");
    }
    return List.copyOf(words);
  }

  private int single(int from) {
    int end = line.indexOf('\'', from);
    if (end < 0) {
      throw refusal("a ' is not closed");
    }
    isInWord = true;
    word.append(line, from, end);
    return end;
  }

  /// Within double quotes a backslash stands for itself but before `"` and `\`.
  private int doubled(int from) {
    isInWord = true;
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        return i;
      }
      boolean isEscape =
          c == '\\' && i + 1 < line.length() && "\"\\$`".indexOf(line.charAt(i + 1)) >= 0;
      if (isEscape) {
        i++;
      }
      word.append(line.charAt(i));
    }
    throw refusal("a \" is not closed");
  }

  private void put(char c) {
    isInWord = true;
    word.append(c);
  }

  private void finish() {
    if (isInWord) {
      words.add(word.toString());
      word.setLength(0);
      isInWord = false;
    }
  }

  private Problem.Refusal refusal(String because) {
    return new Problem(
            "agent-command",
            "this is no command for an agent: " + line,
            because,
            List.of("gt config agent set NAME \"PROGRAM --flag 'a word with spaces'\""))
        .refusal();
  }
}
