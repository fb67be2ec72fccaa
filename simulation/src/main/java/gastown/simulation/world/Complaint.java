package gastown.simulation.world;

/// A rule of the town was broken.
public final class Complaint extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String rule;

  public Complaint(String rule, String what) {
    super(rule + ": " + what, null, false, false);
    this.rule = rule;
  }

  public String rule() {
    return rule;
  }
}
