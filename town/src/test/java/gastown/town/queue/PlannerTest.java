package gastown.town.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The planner against a target whose trees are the sets of what is in them: a tree is red when a
/// culprit is in it.
class PlannerTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  /// Carries decisions out at once.
  private static final class Rig {
    final int widthMost;
    final Map<String, Submission> queued = new LinkedHashMap<>();
    final Map<String, GateVerdict> verdicts = new HashMap<>();
    final List<Candidate> candidates = new ArrayList<>();
    final TreeSet<String> culprits = new TreeSet<>();
    final List<String> landed = new ArrayList<>();
    final List<String> returned = new ArrayList<>();
    final List<String> redTargets = new ArrayList<>();
    String head = "";
    Line line = Line.idle("web");
    Instant now = NOON;
    int made;
    int gates;

    Rig(int widthMost) {
      this.widthMost = widthMost;
    }

    void submit(String id, int priority, Instant at) {
      var way = new Submission.Way("b", "main");
      var origin = new Submission.Origin("web", id, "w", 1, way, priority);
      var span = new Submission.Span("", id);
      queued.put(
          id,
          new Submission(id, origin, span, Submission.State.QUEUED, at, Submission.Verdict.NONE));
    }

    Situation situation() {
      return new Situation(
          line,
          List.copyOf(queued.values()),
          candidates,
          verdicts,
          new Situation.Policy("g", widthMost, Duration.ofHours(1)),
          now);
    }

    /// One round; false when there was nothing to decide.
    boolean round() {
      var decisions = Planner.plan(situation());
      decisions.forEach(this::carryOut);
      now = now.plusSeconds(60);
      return !decisions.isEmpty();
    }

    private void carryOut(Decision decision) {
      switch (decision) {
        case Decision.Propose(var ids) -> propose(ids);
        case Decision.Gate(var candidate) -> gate(candidate);
        case Decision.Land(var candidate) -> land(candidate);
        case Decision.Drop(var candidate, var _) -> candidates.remove(candidate);
        case Decision.Return(var id, var _) -> {
          queued.remove(id);
          returned.add(id);
        }
        case Decision.Width(var most) -> line = line.wide(most);
        case Decision.RedTarget(var verdict) -> {
          redTargets.add(verdict.tree());
          line = line.paused(new Line.Pause(now.plusSeconds(5), "red-target", "red", 1));
        }
        case Decision.Resume() -> {
          verdicts.values().removeIf(verdict -> !verdict.isGreen());
          line = line.paused(Line.Pause.NONE);
        }
      }
    }

    private void propose(List<String> ids) {
      var tree = ids.isEmpty() ? head : head + " " + String.join(" ", ids);
      var built = new Candidate.Built(head, head, tree, tree, ids);
      line = line.at(head);
      candidates.add(new Candidate("c" + ++made, "web", ids, Candidate.State.GATING, built));
    }

    private void gate(Candidate candidate) {
      gates++;
      var tree = candidate.built().tree();
      boolean isGreen = List.of(tree.split(" ", -1)).stream().noneMatch(culprits::contains);
      var log = new GateVerdict.Log("log", "");
      var run = new GateVerdict.Run("test", isGreen ? 0 : 1, 1, log, 1, now);
      var verdict = new GateVerdict(tree, "g", isGreen, run);
      verdicts.put(verdict.key(), verdict);
    }

    private void land(Candidate candidate) {
      head = candidate.built().commit();
      line = line.at(head);
      landed.addAll(candidate.submissions());
      candidate.submissions().forEach(queued::remove);
      candidates.remove(candidate);
    }
  }

  @Test
  void bisection_finds_every_culprit_and_lands_every_innocent() {
    var random = new SplittableRandom(42);
    for (int game = 0; game < 500; game++) {
      var rig = new Rig(1 + random.nextInt(9));
      int many = 1 + random.nextInt(20);
      var innocents = new TreeSet<String>();
      for (int i = 0; i < many; i++) {
        var id = "s" + i;
        rig.submit(id, random.nextInt(5), NOON.plusSeconds(random.nextInt(1000)));
        if (random.nextInt(4) == 0) {
          rig.culprits.add(id);
        } else {
          innocents.add(id);
        }
      }
      int rounds = 0;
      while (!rig.queued.isEmpty()) {
        rig.round();
        assertThat(++rounds).as("game " + game).isLessThan(40 * (many + 2));
      }
      assertThat(new TreeSet<>(rig.landed)).as("game " + game).isEqualTo(innocents);
      assertThat(new TreeSet<>(rig.returned)).as("game " + game).isEqualTo(rig.culprits);
    }
  }

  @Test
  void nobody_starves_however_much_of_more_urgent_work_comes() {
    var rig = new Rig(1);
    rig.submit("patient", 4, NOON);
    int rounds = 0;
    while (rig.queued.containsKey("patient")) {
      if (rig.queued.size() < 3) {
        rig.submit("urgent" + rounds, 0, rig.now);
      }
      rig.round();
      assertThat(++rounds).isLessThan(1000);
    }
    assertThat(rig.landed).hasSizeGreaterThan(10).endsWith("patient");
  }

  @Test
  void a_red_target_returns_nobody() {
    var rig = new Rig(4);
    rig.head = "ruin";
    rig.culprits.add("ruin");
    rig.submit("one", 2, NOON);
    rig.submit("two", 2, NOON);
    for (int i = 0; i < 60; i++) {
      rig.round();
    }
    assertThat(rig.returned).isEmpty();
    assertThat(rig.redTargets).isNotEmpty();
    rig.head = "mended";
    for (int i = 0; i < 60; i++) {
      rig.round();
    }
    assertThat(rig.landed).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void a_red_change_is_tried_anew_when_the_target_moved_on() {
    var rig = new Rig(1);
    rig.culprits.add("one");
    rig.submit("one", 2, NOON);
    rig.round();
    rig.round();
    rig.head = "stranger";
    rig.line = rig.line.at("stranger");
    assertThat(Planner.plan(rig.situation())).singleElement().isInstanceOf(Decision.Drop.class);
    for (int i = 0; i < 20; i++) {
      rig.round();
    }
    assertThat(rig.returned).containsExactly("one");
    assertThat(rig.gates).isLessThan(6);
  }

  @Test
  void a_queue_a_person_stopped_decides_nothing() {
    var rig = new Rig(1);
    rig.submit("one", 2, NOON);
    rig.line =
        rig.line.paused(new Line.Pause(Instant.EPOCH, Line.Pause.STOPPED, "a person said so", 1));
    assertThat(Planner.plan(rig.situation())).isEmpty();
  }

  @Test
  void what_is_under_way_is_not_decided_again() {
    var rig = new Rig(2);
    rig.submit("one", 2, NOON);
    rig.round();
    var candidate = rig.candidates.getFirst();
    rig.candidates.set(0, candidate.at(Candidate.State.LANDING));
    assertThat(Planner.plan(rig.situation())).isEmpty();
  }
}
