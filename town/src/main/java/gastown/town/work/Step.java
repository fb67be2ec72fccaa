package gastown.town.work;

import java.util.ArrayList;
import java.util.List;

/// What follows from a fact: how worker and assignment stand now, what is to be done in the world,
/// and what a person must hear.
public record Step(Worker worker, Assignment assignment, List<Order> orders, List<Alarm> alarms) {
  public Step {
    orders = List.copyOf(orders);
    alarms = List.copyOf(alarms);
  }

  /// Something a person must hear. `key` tells one trouble from another, so that the same one is
  /// not told twice.
  public record Alarm(String key, String severity, String text) {}

  static Step to(Worker worker, Assignment assignment, Order... orders) {
    return new Step(worker, assignment, List.of(orders), List.of());
  }

  Step saying(Alarm alarm) {
    var all = new ArrayList<>(alarms);
    all.add(alarm);
    return new Step(worker, assignment, orders, all);
  }
}
