package gastown.town.signals;

/// What an agent's program tells at a turn of its own work.
public sealed interface Signal {
  /// A conversation begins, is resumed, cleared or was made shorter (`source`).
  record Began(String source) implements Signal {
    /// In the middle of a turn, which goes on.
    public static final String SHORTENED = "shortened";

    /// A person emptied it, and says what is next.
    public static final String CLEARED = "clear";
  }

  /// It was told something by a person or by us.
  record Prompted(String words) implements Signal {}

  /// It is about to do something, and does what it is answered.
  record Acts(Deed deed) implements Signal {}

  /// It did something.
  record Acted() implements Signal {}

  /// Its turn is over; `isReminded` when it went on once already because it was told to.
  record Stops(boolean isReminded) implements Signal {}

  /// Its turn ended because the model could not be reached or refused.
  record Fails(Failure failure) implements Signal {}

  /// It shows a dialog and waits for a person.
  record Waits(String what) implements Signal {}

  /// Its conversation is about to be made shorter.
  record Shortens() implements Signal {}

  /// The conversation is over.
  record Ends(String why) implements Signal {}

  /// Something nobody here needs.
  record Other() implements Signal {}
}
