package gastown.simulation.checks;

import gastown.simulation.world.Bottle;
import gastown.simulation.world.Overseer;
import gastown.town.book.Kinds;
import gastown.town.book.QueueKinds;
import gastown.town.book.Reading;
import gastown.town.queue.Submission;
import gastown.town.work.Assignment;
import gastown.town.work.Worker;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How things are now: what the store says, and what is so.
record Moment(
    Bottle bottle,
    Overseer overseer,
    Reading reading,
    List<Worker> workers,
    Map<String, Assignment> assignments,
    List<Submission> submissions) {

  static Moment of(Bottle bottle, Overseer overseer, Reading reading) {
    return new Moment(
        bottle,
        overseer,
        reading,
        reading.all(Kinds.WORKER),
        reading.all(Kinds.ASSIGNMENT).stream()
            .collect(Collectors.toMap(Assignment::bead, Function.identity())),
        reading.all(QueueKinds.SUBMISSION));
  }

  /// What is looked at now and then only may have gone on since.
  boolean isEachStepSeen() {
    return bottle.settings().checkEvery() == 1;
  }

  void complain(String rule, String what) {
    bottle.require(false, rule, what);
  }
}
