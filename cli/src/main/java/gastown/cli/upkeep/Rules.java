package gastown.cli.upkeep;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Flag;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Looks at the rule files of agents for those that say the same.
final class Rules {
  static final List<String> PATHS = List.of("rules audit", "rules compact");

  private Rules() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "rules audit" ->
          Simple.needsNothing(
              Spec.of(path, "", "Find rule files that say much the same")
                  .group(Group.AGENTS)
                  .text("--path", ".claude/rules/", "the folder of the rules")
                  .text("--threshold", "0.6", "how alike, from 0 to 1"),
              Rules::audit);
      case "rules compact" ->
          Simple.needsNothing(
              Spec.of(
                      path,
                      "[words...]",
                      "Not there: which rule is the right one is a person's decision")
                  .group(Group.AGENTS)
                  .standing(Flag.Standing.REFUSED)
                  .hiddenCommand()
                  .anything(),
              _ -> {
                throw new Problem(
                        "not-here",
                        "bd rules compact is not there",
                        "which of two rules is the right one is a person's decision",
                        List.of("bd rules audit   (shows which say much the same)"))
                    .refusal();
              });
      default -> null;
    };
  }

  private record Pair(String one, String other, double likeness) {}

  private static Reply audit(Call call) {
    var folder = call.path(call.args().text("--path", ""));
    double threshold = threshold(call.args().text("--threshold", "0.6"));
    var words = new TreeMap<String, Set<String>>();
    for (var name : call.disk().list(folder)) {
      if (name.endsWith(".md")) {
        words.put(name, words(call.disk().read(folder.resolve(name)).orElse("")));
      }
    }
    var pairs = new ArrayList<Pair>();
    for (var one : words.keySet()) {
      for (var other : words.tailMap(one, false).keySet()) {
        double likeness =
            likeness(words.getOrDefault(one, Set.of()), words.getOrDefault(other, Set.of()));
        if (likeness >= threshold) {
          pairs.add(new Pair(one, other, likeness));
        }
      }
    }
    return Reply.of(
        page -> {
          page.line(
              words.size() + " rule files, " + pairs.size() + " pairs that say much the same");
          pairs.forEach(pair ->
              page.line("  " + pair.one() + " and " + pair.other() + " (" + percent(pair) + "%)"));
        },
        () -> {
          var items = new ArrayList<Json>();
          pairs.forEach(pair ->
              items.add(
                  Json.object()
                      .put("a", pair.one())
                      .put("b", pair.other())
                      .put("similarity", Json.of(percent(pair) / 100.0))
                      .build()));
          return Json.object().put("files", words.size()).put("pairs", new Json.Arr(items)).build();
        });
  }

  private static long percent(Pair pair) {
    return Math.round(pair.likeness() * 100);
  }

  private static double threshold(String text) {
    if (!text.matches("[01]|0?\\.\\d+|1\\.0+")) {
      throw Problem.of("bad-threshold", "invalid threshold \"" + text + "\"", "--threshold 0.6")
          .refusal();
    }
    return Double.parseDouble(text);
  }

  private static Set<String> words(String text) {
    var words = new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
    words.removeIf(word -> word.length() < 3);
    return words;
  }

  private static double likeness(Set<String> one, Set<String> other) {
    var both = new HashSet<>(one);
    both.retainAll(other);
    int all = one.size() + other.size() - both.size();
    return all == 0 ? 0 : (double) both.size() / all;
  }
}
