package gastown.cli.demo;

import gastown.cli.reply.Page;
import gastown.engine.money.Costs.Cause;
import gastown.town.work.Spent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The last screen.
record Ending(
    Score score,
    int salvaged,
    boolean isAllThere,
    boolean isEvidenceGood,
    Map<Cause, Spent.Amount> costs,
    List<String> evidence) {

  /// How many of how many.
  record Score(int landed, int beads) {}

  int landed() {
    return score.landed();
  }

  int beads() {
    return score.beads();
  }

  boolean isGood() {
    return landed() == beads() && isAllThere && isEvidenceGood;
  }

  void show(Page page, Duration took, @Nullable Path kept) {
    page.blank();
    page.line(
        Page.Style.BOLD,
        "Landed "
            + landed()
            + " of "
            + beads()
            + " in "
            + seconds(took)
            + ", main green at every step");
    page.line("  cost      " + dollars(total()) + " (simulated): " + shares());
    page.line(
        "  lost      "
            + (isAllThere ? "0 bytes; " : "something; ")
            + salvaged
            + (salvaged == 1 ? " unfinished state was" : " unfinished states were")
            + " saved under refs/gastown/salvage");
    for (int i = 0; i < evidence.size(); i++) {
      page.line((i == 0 ? "  evidence  " : "            ") + evidence.get(i));
    }
    page.line(
        "            gt evidence verify: "
            + (isEvidenceGood ? "all of it holds" : "it does not hold"));
    page.blank();
    if (kept != null) {
      page.line(
          "The town is kept in " + kept.resolve("town") + "; its HOME is " + kept.resolve("home"));
      page.line("To end it: HOME=" + kept.resolve("home") + " gt down, then remove " + kept);
      page.blank();
    }
    page.line("Next, with a repository of yours:");
    page.line("  gt install ~/gt");
    page.line("  cd ~/gt && gt rig add <name> <git-url>");
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }

  private long total() {
    return costs.values().stream().mapToLong(Spent.Amount::microUsd).sum();
  }

  private static String dollars(long microUsd) {
    return String.format(Locale.ROOT, "$%.2f", microUsd / 1_000_000.0);
  }

  private String shares() {
    var out = new StringBuilder();
    costs.forEach((cause, amount) -> {
      out.append(out.isEmpty() ? "" : ", ").append(dollars(amount.microUsd())).append(' ');
      out.append(cause.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    });
    return out.isEmpty() ? "nothing" : out.toString();
  }
}
