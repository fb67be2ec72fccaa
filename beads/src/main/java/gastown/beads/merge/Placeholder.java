package gastown.beads.merge;

final class Placeholder {
  private Placeholder() {}
}
