package gastown.simulation.checks;

import gastown.beads.Status;
import gastown.engine.work.Pauses;
import gastown.town.book.Kinds;
import gastown.town.book.LifeKinds;
import gastown.town.work.Assignment;
import gastown.town.work.Waiting;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A free place is filled in the turn that sees it, by whoever is most urgent; what has become
/// ready goes on.
final class Places implements Check {
  private final Map<String, Waiting> line = new HashMap<>();
  private final Set<String> held = new HashSet<>();

  @Override
  public void look(Moment now) {
    boolean isTurn = now.bottle().hasTurned();
    boolean isShort = now.reading().find(LifeKinds.SHORTAGE, LifeKinds.DISK) != null;
    boolean isFree = !isShort && !now.bottle().means().caps().isAny();
    var present = new HashMap<String, Waiting>();
    now.reading().all(Kinds.WAITING).forEach(one -> present.put(one.bead(), one));
    if (isTurn && isFree && now.isEachStepSeen()) {
      filled(now, present);
      inTurn(now, present);
      goesOn(now, present);
    }
    if (isShort && now.isEachStepSeen()) {
      nothingNew(now);
    }
    line.clear();
    line.putAll(present);
    held.clear();
    now.assignments().values().stream()
        .filter(Assignment::isLive)
        .forEach(one -> held.add(name(one)));
  }

  private static String name(Assignment assignment) {
    return assignment.bead() + "@" + assignment.epoch();
  }

  private static boolean isReady(Moment now, Waiting waiting) {
    var reading = now.reading();
    var ground = now.bottle().town().ground();
    var instant = now.bottle().agenda().instant();
    var wanted = waiting.wish().runtime();
    return !reading.rows().isBlocked(waiting.bead())
        && Pauses.of(reading, ground, waiting.rig(), wanted, instant) == null;
  }

  private static void filled(Moment now, Map<String, Waiting> present) {
    long busy = now.workers().stream().filter(worker -> !worker.isFree()).count();
    if (busy < now.bottle().settings().agents()) {
      for (var waiting : present.values()) {
        if (isReady(now, waiting)) {
          now.complain("places-are-filled", waiting.bead() + " waits, and there is a place");
        }
      }
    }
  }

  /// Nobody who waits is more urgent than one who was taken from the line; an hour of waiting is
  /// worth a step.
  private void inTurn(Moment now, Map<String, Waiting> present) {
    for (var taken : line.values()) {
      var assignment = now.assignments().get(taken.bead());
      boolean isTaken =
          !present.containsKey(taken.bead())
              && assignment != null
              && assignment.isLive()
              && !held.contains(name(assignment));
      for (var other : present.values()) {
        if (isTaken
            && line.containsKey(other.bead())
            && isReady(now, other)
            && urgency(now, other) < urgency(now, taken)) {
          now.complain("urgent-first", taken.bead() + " goes before " + other.bead());
        }
      }
    }
  }

  private static long urgency(Moment now, Waiting waiting) {
    var waited = Duration.between(waiting.since(), now.bottle().agenda().instant());
    return waiting.priority() - waited.toMillis() / Duration.ofHours(1).toMillis();
  }

  /// A member of a convoy that waited for something that is settled now is handed out, or in line.
  private static void goesOn(Moment now, Map<String, Waiting> present) {
    for (var id : now.overseer().members()) {
      var bead = Objects.requireNonNull(now.reading().rows().bead(id));
      if (bead.status().equals(Status.OPEN)
          && now.overseer().waitsForAnother().contains(id)
          && !now.reading().rows().isBlocked(id)
          && now.assignments().get(id) == null
          && !now.overseer().takenOff().contains(id)
          && !present.containsKey(id)
          && now.bottle().agenda().elapsed().toMinutes() > 0) {
        now.complain("waves-go-on", id + " is ready, and nobody hands it out");
      }
    }
  }

  private void nothingNew(Moment now) {
    for (var assignment : now.assignments().values()) {
      if (assignment.phase() == Assignment.Phase.HOOKED && !held.contains(name(assignment))) {
        // a fence gives an epoch to one that is at it already
        boolean isNew = held.stream().noneMatch(one -> one.startsWith(assignment.bead() + "@"));
        if (isNew) {
          now.complain("room-is-left", assignment.bead() + " is begun, and there is no room");
        }
      }
    }
  }
}
