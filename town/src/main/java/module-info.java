import org.jspecify.annotations.NullMarked;

/// The orchestrator's words and rules: addresses, assignments, workers, mail, convoys, the merge
/// queue, money. Pure: no clock, no dice, no file, no thread, no process; those are ports here.
@NullMarked
module gastown.town {
  requires static org.jspecify;
  requires transitive gastown.beads;

  exports gastown.town.address;
  exports gastown.town.book;
  exports gastown.town.layout;
  exports gastown.town.money;
  exports gastown.town.ports;
  exports gastown.town.queue;
  exports gastown.town.settings;
  exports gastown.town.signals;
  exports gastown.town.talk;
  exports gastown.town.work;
}
