package gastown.simulation;

import gastown.simulation.agents.Agent;
import gastown.simulation.checks.Checks;
import gastown.simulation.world.Bottle;
import gastown.simulation.world.Complaint;
import gastown.simulation.world.Overseer;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import gastown.town.work.Assignment;
import java.time.Duration;
import java.util.function.Consumer;

/// Runs a town in a bottle. The same settings give the same outcome, line for line.
public final class Simulation {
  /// Faults stop after some hours; by then everything must have come to something.
  private static final Duration END = Duration.ofDays(5);

  private static final Duration END_PER_BEAD = Duration.ofMinutes(15);

  private static final long STEPS_PER_BEAD = 2000;

  private Simulation() {}

  public static Outcome run(Settings settings) {
    return run(settings, _ -> {});
  }

  /// As [#run], and tells after each hour of the town how far it is.
  public static Outcome run(Settings settings, Consumer<String> progress) {
    var bottle = new Bottle(settings, Agent::new);
    var overseer = new Overseer(bottle);
    try {
      play(bottle, overseer, progress);
    } catch (Complaint complaint) {
      return outcome(bottle, overseer, complaint.rule(), String.valueOf(complaint.getMessage()));
    } catch (IllegalStateException | IllegalArgumentException | NullPointerException broken) {
      return outcome(bottle, overseer, "no-crash", broken + " at " + place(broken));
    }
    return outcome(bottle, overseer, "", "");
  }

  /// The name of the rule that was broken in a small town of this seed with all faults; empty when
  /// none was.
  public static String rule(long seed) {
    return run(Settings.small(seed, Fault.all())).rule();
  }

  private static String place(RuntimeException broken) {
    var trace = broken.getStackTrace();
    var text = new StringBuilder();
    for (int i = 0; i < Math.min(8, trace.length); i++) {
      text.append(trace[i]).append(" < ");
    }
    return text.toString();
  }

  private static void play(Bottle bottle, Overseer overseer, Consumer<String> progress) {
    var checks = new Checks(bottle, overseer);
    bottle.begin(overseer);
    int every = bottle.settings().checkEvery();
    long stepsMost = STEPS_PER_BEAD * (20 + bottle.settings().beads());
    var end = END.plus(END_PER_BEAD.multipliedBy(bottle.settings().beads()));
    long hours = 0;
    for (long step = 1;
        !bottle.isSettled() && bottle.agenda().elapsed().compareTo(end) < 0;
        step++) {
      if (!bottle.agenda().step()) {
        break;
      }
      if (step % every == 0) {
        checks.look();
      }
      if (bottle.agenda().elapsed().toHours() > hours) {
        hours = bottle.agenda().elapsed().toHours();
        int all = overseer.beads().size();
        progress.accept(hours + " h: " + overseer.closed() + " of " + all + " beads closed");
      }
      bottle.require(step < stepsMost, "no-spinning", "it goes round and round");
    }
    checks.look();
    checks.atEnd();
  }

  private static Outcome outcome(Bottle bottle, Overseer overseer, String rule, String what) {
    if (!rule.isEmpty()) {
      bottle.tell("!! " + what);
    }
    return new Outcome(
        bottle.settings(),
        rule,
        what,
        bottle.town().look(reading -> figures(bottle, overseer, reading)),
        bottle.story());
  }

  private static Outcome.Figures figures(Bottle bottle, Overseer overseer, Reading reading) {
    int landed = 0;
    int byHand = 0;
    int stranded = 0;
    for (var id : overseer.beads()) {
      var bead = reading.rows().bead(id);
      var assignment = reading.find(Kinds.ASSIGNMENT, id);
      if (bead != null && bead.isClosed()) {
        if (assignment != null && assignment.phase() == Assignment.Phase.LANDED) {
          landed++;
        } else {
          byHand++;
        }
      } else if (assignment != null && assignment.phase() == Assignment.Phase.STRANDED) {
        stranded++;
      }
    }
    int open = overseer.beads().size() - landed - byHand - stranded;
    return new Outcome.Figures(
        new Outcome.Beads(landed, byHand, stranded, open),
        new Outcome.Toil(
            reading.all(Kinds.SESSION).size(),
            bottle.strikes(),
            reading.rows().head().seq(),
            bottle.agenda().elapsed().toMinutes()));
  }
}
