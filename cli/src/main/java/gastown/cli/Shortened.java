package gastown.cli;

import gastown.beads.Problem;
import gastown.cli.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Command words written short: `gt ref at` is `gt refinery attach` where nothing else begins so.
/// Only words that name commands may be short; what a command takes is never guessed at.
final class Shortened {
  private final Commands commands;
  private final List<String> words;

  Shortened(Commands commands, List<String> words) {
    this.commands = commands;
    this.words = new ArrayList<>(words);
  }

  /// The line with its command words in full, as far as they are clear.
  Words.Split split() {
    var path = "";
    for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
      var word = words.get(i);
      if (word.startsWith("-")) {
        i += takesNext(word) ? 1 : 0;
        continue;
      }
      var full = continued(path, word);
      if (full == null) {
        break;
      }
      words.set(i, full);
      path = path.isEmpty() ? full : path + " " + full;
    }
    return Words.split(words, commands.flags(), commands::isKnown);
  }

  private boolean takesNext(String word) {
    for (var flag : commands.flags()) {
      if (flag.isCalled(word)) {
        return switch (flag.kind()) {
          case SWITCH, MAYBE -> false;
          case TEXT, NUMBER, LIST, REPEAT -> true;
        };
      }
    }
    return false;
  }

  /// The full word that continues `path`, or null when none does.
  private @Nullable String continued(String path, String word) {
    var nexts = next(path);
    if (nexts.containsKey(word) || word.isEmpty()) {
      return nexts.containsKey(word) ? word : null;
    }
    var command = path.isEmpty() ? null : commands.named(path);
    if (command != null && !command.spec().usage().isEmpty() && !isGroup(command)) {
      // the word may be what the command takes
      return null;
    }
    var candidates = new TreeMap<String, String>();
    nexts.forEach((name, leads) -> {
      if (name.startsWith(word)) {
        candidates.putIfAbsent(leads, name);
      }
    });
    if (candidates.size() > 1) {
      throw ambiguous(path, word, List.copyOf(candidates.keySet())).refusal();
    }
    return candidates.isEmpty() ? null : candidates.firstEntry().getValue();
  }

  private static boolean isGroup(Command command) {
    return command.spec().usage().equals(GroupPages.USAGE);
  }

  /// The words that may stand behind `path`, each with the word it stands for: an alias and what it
  /// is an alias of are no two meanings.
  private TreeMap<String, String> next(String path) {
    var nexts = new TreeMap<String, String>();
    var begin = path.isEmpty() ? "" : path + " ";
    for (var spec : commands.specs()) {
      if (!spec.isHidden()) {
        add(begin, spec.path(), spec.path(), nexts);
      }
    }
    for (var spec : commands.specs()) {
      for (var alias : spec.aliases()) {
        add(begin, alias, spec.path(), nexts);
      }
    }
    return nexts;
  }

  private static void add(String begin, String path, String of, TreeMap<String, String> nexts) {
    if (path.startsWith(begin) && path.length() > begin.length()) {
      var word = path.substring(begin.length()).split(" ", 2)[0];
      nexts.putIfAbsent(
          word, of.startsWith(begin) ? of.substring(begin.length()).split(" ", 2)[0] : of);
    }
  }

  private Problem ambiguous(String path, String word, List<String> candidates) {
    var typed = (path.isEmpty() ? "" : path + " ") + word;
    return new Problem(
        "ambiguous-command",
        "\"" + typed + "\" could be several commands",
        "there are " + String.join(", ", candidates),
        List.of(
            commands.program() + " " + (path.isEmpty() ? "" : path + " ") + candidates.getFirst()));
  }
}
