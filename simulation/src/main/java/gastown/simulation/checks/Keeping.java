package gastown.simulation.checks;

/// No byte an agent wrote is lost but by its own hand.
final class Keeping implements Check {
  @Override
  public void look(Moment now) {
    var lost = now.bottle().lost();
    if (!lost.isEmpty()) {
      now.complain("nothing-lost", "what was written as " + lost + " is nowhere");
    }
  }
}
