package gastown.cli.upkeep;

import gastown.beads.json.Json;
import gastown.beads.store.Draft;
import gastown.cli.reply.Page;
import gastown.cli.reply.Page.Style;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// What one look at a workspace found. `fix` is the command that helps; `repairs` are what `bd
/// doctor --fix` does itself.
record Check(String name, String category, Verdict verdict, Words words, List<Repair> repairs) {
  enum Verdict {
    OK("✓", Style.GREEN),
    WARNING("⚠", Style.YELLOW),
    ERROR("✗", Style.RED);

    private final String sign;
    private final Style style;

    Verdict(String sign, Style style) {
      this.sign = sign;
      this.style = style;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// `detail` and `fix` may be empty.
  record Words(String message, String detail, String fix) {}

  /// One step of putting things right, in the transaction that puts all of them right.
  record Repair(String what, Consumer<Draft> step, boolean isEntered) {
    Repair(String what, Consumer<Draft> step) {
      this(what, step, true);
    }

    /// Of what follows from the rest: it is no change of its own, and there is no entry to take
    /// back.
    static Repair derived(String what) {
      return new Repair(what, _ -> {}, false);
    }
  }

  static Check ok(String name, String category, String message) {
    return new Check(name, category, Verdict.OK, new Words(message, "", ""), List.of());
  }

  static Check warning(String name, String category, String message, String fix) {
    return new Check(name, category, Verdict.WARNING, new Words(message, "", fix), List.of());
  }

  static Check error(String name, String category, String message, String fix) {
    return new Check(name, category, Verdict.ERROR, new Words(message, "", fix), List.of());
  }

  /// Fine when `found` is empty; otherwise as bad as `verdict`, with the first few of them as
  /// detail.
  static Check of(String name, Verdict verdict, List<String> found, Words bad) {
    if (found.isEmpty()) {
      return ok(name, "Issues", bad.detail());
    }
    var shown = found.stream().limit(10).toList();
    var more =
        found.size() > shown.size() ? "\n… and " + (found.size() - shown.size()) + " more" : "";
    var words =
        new Words(found.size() + " " + bad.message(), String.join("\n", shown) + more, bad.fix());
    return new Check(name, "Issues", verdict, words, List.of());
  }

  Check detailed(String detail) {
    return new Check(
        name, category, verdict, new Words(words.message(), detail, words.fix()), repairs);
  }

  Check repairedBy(List<Repair> steps) {
    return new Check(name, category, verdict, words, List.copyOf(steps));
  }

  Json json() {
    return Json.object()
        .put("name", name)
        .put("status", verdict.word())
        .put("message", words.message())
        .putText("detail", words.detail())
        .putText("fix", words.fix())
        .put("category", category)
        .build();
  }

  void show(Page page) {
    page.put("  ").put(verdict.style, verdict.sign).put(" " + name + ": " + words.message()).end();
    if (verdict != Verdict.OK && !words.detail().isEmpty()) {
      words.detail().lines().forEach(line -> page.line("      " + line));
    }
    if (verdict != Verdict.OK && !words.fix().isEmpty()) {
      page.line("      → " + words.fix());
    }
  }
}
