package gastown.cli.reports;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.views.Filters;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `bd find-duplicates`: issues whose words are much the same.
final class Similar implements Command {
  private static final Spec SPEC =
      Spec.of("find-duplicates", "", "Find issues that look alike, by the words they use")
          .alias("find-dups")
          .group(Group.VIEWS)
          .example("bd find-duplicates --threshold 0.7")
          .text("--threshold", "0.5", "how much alike, from 0 to 1")
          .text("-s", "--status", "statuses separated by commas, or all; open ones unless given")
          .number("-n", "--limit", "50", "at most so many pairs; 0 for all")
          .text("--method", "mechanical", "mechanical: words are compared; no other is there")
          .text("--model", "no model is asked; words are compared")
          .refused()
          .build();

  private record Pair(Bead one, Bead other, double similarity) {
    Json json() {
      return Json.object()
          .put("issue_a_id", one.id())
          .put("issue_b_id", other.id())
          .put("issue_a_title", one.title())
          .put("issue_b_title", other.title())
          .put("similarity", Json.of(Math.round(similarity * 1000) / 1000.0))
          .put("method", "mechanical")
          .build();
    }
  }

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.READS;
  }

  @Override
  public Reply run(Call call) {
    var method = call.args().text("--method", "");
    if (!method.equals("mechanical")) {
      throw Problem.of(
              "no-such-method",
              "--method " + method + " is not supported: words are compared, no model is asked",
              "bd find-duplicates --method mechanical")
          .refusal();
    }
    double threshold = threshold(call);
    var pairs = pairs(beads(call), threshold);
    int limit = new Filters(call).limit(50);
    var shown = limit == 0 || pairs.size() <= limit ? pairs : pairs.subList(0, limit);
    return Reply.of(
        page -> text(shown, page),
        () ->
            Json.object()
                .put("pairs", new Json.Arr(shown.stream().map(Pair::json).toList()))
                .put("count", shown.size())
                .put("method", "mechanical")
                .put("threshold", Json.of(threshold))
                .build());
  }

  private static double threshold(Call call) {
    var typed = call.args().text("--threshold", "");
    try {
      double value = Double.parseDouble(typed);
      if (value >= 0 && value <= 1) {
        return value;
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw Problem.of(
            "bad-threshold",
            "invalid --threshold \"" + typed + "\": a number from 0 to 1",
            "bd find-duplicates --threshold 0.5")
        .refusal();
  }

  private static List<Bead> beads(Call call) {
    var where = new ArrayList<Criterion>();
    var statuses = new Filters(call).statuses();
    if (!statuses.isEmpty()) {
      where.add(new Criterion.OneOf(Field.STATUS, statuses));
    } else if (!call.args().given("--status")) {
      where.add(Criterion.isNot(Field.STATUS, Status.CLOSED));
    }
    where.add(new Criterion.Not(new Criterion.OneOf(Field.TYPE, IssueType.NEVER_READY)));
    return call.rows().find(Query.where(where));
  }

  /// How often an issue uses each word.
  private static Map<String, Integer> words(Bead bead) {
    var words = new HashMap<String, Integer>();
    var text = bead.title() + " " + bead.text(Field.DESCRIPTION);
    for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      if (word.length() > 1) {
        words.merge(word, 1, Integer::sum);
      }
    }
    return words;
  }

  /// One use of a word: by whom, and how often.
  private record Use(int issue, int times) {}

  /// The mean of two measures: words in common among all words (Jaccard), and the angle between how
  /// often each is used (cosine). Only issues with a word in common are ever compared.
  private static List<Pair> pairs(List<Bead> beads, double threshold) {
    var uses = new HashMap<String, List<Use>>();
    var sizes = new int[beads.size()];
    var lengths = new double[beads.size()];
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < beads.size(); i++) {
      var common = new int[i];
      var products = new double[i];
      for (var word : words(beads.get(i)).entrySet()) {
        int times = word.getValue();
        sizes[i]++;
        lengths[i] += (double) times * times;
        var before = uses.computeIfAbsent(word.getKey(), _ -> new ArrayList<>());
        for (var use : before) {
          common[use.issue()]++;
          products[use.issue()] += (double) times * use.times();
        }
        before.add(new Use(i, times));
      }
      for (int j = 0; j < i; j++) {
        if (common[j] > 0) {
          double jaccard = (double) common[j] / (sizes[i] + sizes[j] - common[j]);
          double cosine = products[j] / Math.sqrt(lengths[i] * lengths[j]);
          if ((jaccard + cosine) / 2 >= threshold) {
            pairs.add(new Pair(beads.get(j), beads.get(i), (jaccard + cosine) / 2));
          }
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(pair -> -pair.similarity()));
    return pairs;
  }

  private static void text(List<Pair> pairs, Page page) {
    if (pairs.isEmpty()) {
      page.line("No similar issues found");
      return;
    }
    page.line("Found " + pairs.size() + " pair(s) that look alike:").blank();
    for (var pair : pairs) {
      page.line(Math.round(pair.similarity() * 100) + "%");
      page.line("  " + pair.one().id() + ": " + Lines.oneLine(pair.one().title()));
      page.line("  " + pair.other().id() + ": " + Lines.oneLine(pair.other().title()));
    }
  }
}
