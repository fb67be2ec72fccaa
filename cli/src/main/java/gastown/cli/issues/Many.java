package gastown.cli.issues;

import gastown.beads.Bead;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Does the same to several issues: one that fails is told and the rest goes on.
public final class Many {
  private final List<String> failures = new ArrayList<>();
  private final List<Bead> done = new ArrayList<>();
  private Problem first = Problem.of("nothing-done", "nothing was done", "bd list");

  /// Looks each id up and hands the issue to `each`, which says what became of it.
  public static Many each(Call call, List<String> ids, String verb, Consumer<Bead> each) {
    var many = new Many();
    for (var id : ids) {
      try {
        var bead = call.finder().require(id);
        call.draft().attempt(() -> each.accept(bead));
        many.done.add(call.finder().require(bead.id()));
      } catch (Problem.Refusal refusal) {
        many.fail(id, verb, refusal.problem());
      }
    }
    return many;
  }

  private void fail(String id, String verb, Problem problem) {
    if (failures.isEmpty()) {
      first = problem;
    }
    boolean isPlain = problem.what().contains(id);
    failures.add(
        isPlain && verb.isEmpty()
            ? problem.what()
            : "Error " + verb + " " + id + ": " + problem.what());
  }

  /// The issues as they are now.
  public List<Bead> done() {
    return done;
  }

  /// What went wrong with some of them, no longer than one reads.
  public List<String> failures() {
    return Reply.shortened(failures);
  }

  public boolean isNothingDone() {
    return done.isEmpty() && !failures.isEmpty();
  }

  /// The answer when nothing at all could be done: each reason on its own line, and what to do
  /// about the first.
  public Reply failure() {
    var lines = new ArrayList<>(Reply.shortened(failures));
    if (!first.because().isEmpty()) {
      lines.add("  because " + first.because());
    }
    first.remedies().forEach(remedy -> lines.add("Hint: " + remedy));
    return Reply.of(
            page -> {},
            () ->
                Json.object()
                    .put("error", String.join("; ", failures))
                    .put("hint", String.join("; ", first.remedies()))
                    .put("code", first.code())
                    .build())
        .withRemarks(lines)
        .withExit(1);
  }
}
