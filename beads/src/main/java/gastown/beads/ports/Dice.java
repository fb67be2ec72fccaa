package gastown.beads.ports;

/// Where chance comes from. A simulation throws loaded dice.
public interface Dice {
  long nextLong();

  /// A fresh random UUID as text.
  String uuid();
}
