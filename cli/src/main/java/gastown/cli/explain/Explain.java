package gastown.cli.explain;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `gt explain`: what a word means that a command refused with, and what the rules are.
public final class Explain {
  private Explain() {}

  public static Command command() {
    return Simple.needsNothing(
        Spec.town("explain", "[code|rule]", "Explain a refusal, or a rule of the town")
            .group(Group.DIAGNOSTICS)
            .detail(
                "A code is what --json answers under \"code\"; a rule is a number or a word of it.")
            .example("gt explain old-epoch")
            .example("gt explain 3.5"),
        Explain::run);
  }

  /// The pages by their heads: `old-epoch`, `3.5 Merge queue`.
  public static Map<String, String> pages() {
    var pages = new TreeMap<String, String>();
    read(ProblemPages.TEXT, "\n", pages);
    read(TrackerPages.TEXT, "\n", pages);
    read(RulePages.TEXT, "\n\n", pages);
    return pages;
  }

  private static void read(String text, String between, Map<String, String> pages) {
    for (var paragraph : text.split(between, -1)) {
      int colon = paragraph.indexOf(": ");
      if (colon > 0) {
        pages.put(paragraph.substring(0, colon).strip(), paragraph.substring(colon + 2).strip());
      }
    }
  }

  private static Reply run(Call call) {
    var pages = pages();
    var word = call.args().positional(0);
    if (word == null) {
      return Reply.of(
          page -> pages.keySet().forEach(page::line),
          () -> Json.texts(new ArrayList<>(pages.keySet())));
    }
    var head = head(pages, word);
    return Reply.of(
        page -> page.line(head).blank().line(pages.getOrDefault(head, "")),
        () -> Json.object().put("head", head).put("text", pages.getOrDefault(head, "")).build());
  }

  private static String head(Map<String, String> pages, String word) {
    if (pages.containsKey(word)) {
      return word;
    }
    var wanted = word.toLowerCase(java.util.Locale.ROOT);
    for (var head : pages.keySet()) {
      boolean isRule = Character.isDigit(head.charAt(0));
      if (isRule
          && (head.startsWith(word + " ")
              || head.toLowerCase(java.util.Locale.ROOT).contains(wanted))) {
        return head;
      }
    }
    throw new Problem(
            "no-page",
            "there is no page about " + word,
            "",
            List.of("gt explain   (shows what there is)", "gt help"))
        .refusal();
  }
}
