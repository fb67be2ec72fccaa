package gastown.beads.store;

/// The journal's folded past: the state after entry `seq`, as the lines [State#lines] writes, and
/// that entry's hash.
public record Snapshot(long seq, String hash, String lines) {
  public static final Snapshot BEGINNING = new Snapshot(0, Entry.NOTHING_BEFORE, "");
}
