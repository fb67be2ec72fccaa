package gastown.beads.jsonl;

final class Placeholder {
  private Placeholder() {}
}
