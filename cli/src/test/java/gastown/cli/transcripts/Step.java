package gastown.cli.transcripts;

import java.util.ArrayList;
import java.util.List;

/// One `$` line of a transcript: its words, what stands on standard input, and what is expected to
/// come out.
record Step(String line, List<String> words, String input, String expected) {

  /// The words of a line as a shell would split them; quotes keep blanks.
  static List<String> split(String line) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        inWord = true;
      } else if (c == ' ') {
        if (inWord) {
          words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }

  /// The first word: what is to be done.
  String verb() {
    return words.get(settings().size());
  }

  boolean isCall() {
    return verb().equals("bd") || verb().equals("gt");
  }

  /// The `NAME=value` words in front, which hold for this step only.
  List<String> settings() {
    int end = 0;
    while (words.get(end).matches("[A-Z_]+=.*")) {
      end++;
    }
    return words.subList(0, end);
  }

  /// The words behind the first.
  List<String> arguments() {
    return words.subList(settings().size() + 1, end());
  }

  private int end() {
    int pipe = words.indexOf("|");
    return pipe < 0 ? words.size() : pipe;
  }

  /// How many lines of the output are shown: `| head 3` shows three.
  int most() {
    return end() == words.size() ? Integer.MAX_VALUE : Integer.parseInt(words.getLast());
  }

  Step with(List<String> arguments) {
    var all = new ArrayList<>(words.subList(0, settings().size() + 1));
    all.addAll(arguments);
    all.addAll(words.subList(end(), words.size()));
    return new Step(line, all, input, expected);
  }
}
