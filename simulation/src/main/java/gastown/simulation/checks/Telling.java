package gastown.simulation.checks;

import gastown.engine.work.Escalations;
import gastown.town.book.LifeKinds;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/// A person is told once of each trouble, is told again when nobody answers, and not any more when
/// it is over.
final class Telling implements Check {
  private static final String KEY = "alarm:";

  private final Map<String, Integer> bumps = new HashMap<>();

  @Override
  public void look(Moment now) {
    var keys = new HashSet<String>();
    for (var one : Escalations.all(now.reading().rows(), false)) {
      for (var label : one.labels()) {
        if (label.startsWith(KEY) && !keys.add(label)) {
          now.complain("told-once", "there are two of " + label);
        }
      }
      if (bumps.merge(one.bead().id(), one.bumps(), Math::max) > one.bumps()
          || one.bumps() > Escalations.BUMPS_MOST) {
        now.complain("told-again", one.bead().id() + " is told again and again");
      }
      if (now.bottle().hasTurned()) {
        inTime(now, one);
      }
    }
    boolean isShort = now.reading().find(LifeKinds.SHORTAGE, LifeKinds.DISK) != null;
    if (isShort != keys.contains(KEY + "disk")) {
      now.complain(
          "room-is-told",
          isShort ? "nobody was told that the disk is nearly full" : "there is room, and an alarm");
    }
  }

  /// After a turn nobody has waited too long without being asked again.
  private static void inTime(Moment now, Escalations.Escalation one) {
    var age = Duration.between(one.bead().createdAt(), now.bottle().agenda().instant());
    boolean isDue = age.compareTo(Escalations.PATIENCE) >= 0 && !one.isAcked();
    if (isDue && one.bumps() == 0 && !one.severity().equals("critical")) {
      now.complain("told-again", one.bead().id() + " waits for " + age + ", nobody asks again");
    }
  }
}
