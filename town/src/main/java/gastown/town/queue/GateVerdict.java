package gastown.town.queue;

import java.time.Instant;

/// What the gates said about a tree. The key tells the tree, the gates and the surroundings they
/// ran in, so that the same question is not asked twice.
public record GateVerdict(String tree, String gates, boolean isGreen, Run run) {

  /// `attempts` above one with a green end is a flaky gate.
  public record Run(String command, int exit, long millis, Log kept, int attempts, Instant at) {
    public String log() {
      return kept.file();
    }

    public String digest() {
      return kept.digest();
    }
  }

  /// What the gates printed: the file, and the hash of its text.
  public record Log(String file, String digest) {}

  public static String key(String tree, String gates) {
    return tree + "-" + gates;
  }

  public String key() {
    return key(tree, gates);
  }

  public boolean isFlaky() {
    return isGreen && run.attempts() > 1;
  }
}
