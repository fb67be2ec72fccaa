package gastown.cli.issues;

import gastown.beads.Bead;
import gastown.beads.Problem;
import gastown.cli.Call;
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
        each.accept(bead);
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
    failures.add(isPlain && verb.isEmpty() ? problem.what() : "Error " + verb + " " + id + ": " + problem.what());
  }

  /// The issues as they are now.
  public List<Bead> done() {
    return done;
  }

  public List<String> failures() {
    return failures;
  }

  /// When nothing at all could be done: the first reason, as the answer.
  public void refuseIfNothingDone() {
    if (done.isEmpty() && failures.size() == 1) {
      throw new Problem(first.code(), failures.getFirst(), first.because(), first.remedies()).refusal();
    }
    if (done.isEmpty() && !failures.isEmpty()) {
      throw new Problem(first.code(), String.join("\n", failures), "", first.remedies()).refusal();
    }
  }
}
