package gastown.cli.doctor;

import gastown.beads.json.Json;
import gastown.cli.reply.Page;
import gastown.cli.reply.Page.Style;
import gastown.engine.Office;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What one look at the town found. `fix` is what helps; `repairs` are done by `--fix`.
record Finding(String name, Verdict verdict, String message, Words words, List<Repair> repairs) {
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
  }

  record Words(List<String> details, String fix) {
    Words {
      details = List.copyOf(details);
    }
  }

  /// One step of putting things right.
  sealed interface Repair {
    String what();

    /// In the town's book, together with all the others in one entry that `gt undo` takes back.
    record InBook(String what, Consumer<Office> step) implements Repair {}

    /// In files or git. It can be done twice, takes nothing away that is not kept, and answers what
    /// the town's book is to say of it.
    record Outside(String what, Supplier<Consumer<Office>> step) implements Repair {
      static Outside silent(String what, Runnable step) {
        return new Outside(
            what,
            () -> {
              step.run();
              return _ -> {};
            });
      }
    }
  }

  static Finding ok(String name, String message) {
    return new Finding(name, Verdict.OK, message, new Words(List.of(), ""), List.of());
  }

  /// Fine when `found` is empty.
  static Finding of(String name, Verdict bad, List<String> found, Said said) {
    return found.isEmpty()
        ? ok(name, said.fine())
        : new Finding(
            name, bad, found.size() + " " + said.bad(), new Words(found, said.fix()), List.of());
  }

  /// What is said when all is well, when it is not, and what helps then.
  record Said(String fine, String bad, String fix) {}

  Finding with(List<Repair> steps) {
    return new Finding(name, verdict, message, words, List.copyOf(steps));
  }

  boolean isError() {
    return verdict == Verdict.ERROR;
  }

  boolean isFine() {
    return verdict == Verdict.OK;
  }

  Json json() {
    return Json.object()
        .put("name", name)
        .put("status", verdict.name().toLowerCase(Locale.ROOT))
        .put("message", message)
        .put("details", Json.texts(words.details()))
        .putText("fix", words.fix())
        .put("fixable", !repairs.isEmpty())
        .build();
  }

  void show(Page page) {
    page.put("  ").put(verdict.style, verdict.sign).put(" " + name + ": " + message).end();
    if (!isFine()) {
      words.details().stream().limit(10).forEach(line -> page.line("      " + line));
      int more = words.details().size() - 10;
      if (more > 0) {
        page.line("      … and " + more + " more");
      }
      if (!words.fix().isEmpty()) {
        page.line("      → " + words.fix());
      }
    }
  }
}
