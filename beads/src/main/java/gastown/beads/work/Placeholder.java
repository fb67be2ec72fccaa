package gastown.beads.work;

final class Placeholder {
  private Placeholder() {}
}
