package gastown.town.signals;

/// What a program is answered to its signal.
public sealed interface Reaction {
  record Nothing() implements Reaction {}

  /// Words its model is to know from now on.
  record Context(String words) implements Reaction {}

  /// The turn is not over yet: these words are the next prompt.
  record GoOn(String words) implements Reaction {}

  /// What it is about to do is not done.
  record Deny(String why) implements Reaction {}
}
