package gastown.beads.jsonl;

import gastown.beads.Dependency;
import gastown.beads.FullBead;
import gastown.beads.merge.Conflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What bringing lines into a store will do, worked out before anything is written. `beads` holds
/// those that change, as they will be.
public record Intake(List<Step> steps, Map<String, String> memories, Told told) {
  public Intake {
    steps = List.copyOf(steps);
  }

  /// Nothing to do and nothing to tell.
  public static final Intake NOTHING =
      new Intake(
          List.of(), Map.of(), new Told(0, List.of(), List.of(), List.of(), List.of(), List.of()));

  /// One bead as it is, null when it is new, and as it will be.
  public record Step(@Nullable FullBead before, FullBead after) {
    boolean isNew() {
      return before == null;
    }
  }

  /// What a person may want to know. `stale` lines were older than what is here, `deleted` ones are
  /// deleted here, `doubles` had the title of an open issue.
  public record Told(
      int unchanged,
      List<String> stale,
      List<String> deleted,
      List<String> doubles,
      List<Dependency> refusedEdges,
      List<Conflict> conflicts) {}

  /// Where two sides were put together, an edge left out for closing a circle is a conflict.
  Intake tellingOfCircles() {
    var conflicts = new ArrayList<>(told.conflicts());
    told.refusedEdges().forEach(edge -> conflicts.add(Conflict.circle(edge)));
    return new Intake(
        steps,
        memories,
        new Told(
            told.unchanged(),
            told.stale(),
            told.deleted(),
            told.doubles(),
            told.refusedEdges(),
            conflicts));
  }

  public boolean isEmpty() {
    return steps.isEmpty() && memories.isEmpty();
  }

  public List<String> created() {
    return steps.stream().filter(Step::isNew).map(step -> step.after().id()).toList();
  }

  public List<String> updated() {
    return steps.stream().filter(step -> !step.isNew()).map(step -> step.after().id()).toList();
  }
}
