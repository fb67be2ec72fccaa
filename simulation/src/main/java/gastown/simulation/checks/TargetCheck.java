package gastown.simulation.checks;

import gastown.simulation.world.GateOracle;

/// The town moves the target forward only, and only to what its gates call good.
final class TargetCheck implements Check {
  private int seen;

  @Override
  public void look(Moment now) {
    var pushes = now.bottle().remote().pushes();
    var objects = now.bottle().objects();
    for (; seen < pushes.size(); seen++) {
      var push = pushes.get(seen);
      if (!push.from().isEmpty() && !now.bottle().git().isAncestor(push.from(), push.to())) {
        now.complain("forward-only", push.to() + " is not on top of " + push.from());
      }
      if (!GateOracle.isGood(objects.files(objects.get(push.to()).tree()).values())) {
        now.complain("green-only", push.to() + " is broken and landed");
      }
    }
  }
}
