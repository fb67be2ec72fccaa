package gastown.cli.words;

import java.util.List;

/// One flag of a command. `names` are written with their dashes, the long one first, then its
/// letter if it has one; what follows is accepted and lands in the same place, but help does not
/// show it. An `initial` that is empty is none.
public record Flag(List<String> names, Kind kind, String initial, String help, Standing standing) {
  public Flag {
    names = List.copyOf(names);
  }

  public enum Kind {
    /// Present or not; also `--flag=false`.
    SWITCH,
    /// Alone, or with a value behind `=`: `--notify`, `--notify=mayor`.
    MAYBE,
    TEXT,
    NUMBER,
    /// Separated by commas, and repeatable.
    LIST,
    /// Repeatable, commas mean nothing.
    REPEAT
  }

  public enum Standing {
    WORKS,
    /// Accepted for the sake of old scripts; changes nothing.
    NO_OP,
    /// Answered with one clear refusal, which is the flag's help text.
    REFUSED,
    /// Works, but is an alias or old spelling that help does not show.
    HIDDEN
  }

  public String name() {
    return names.getFirst();
  }

  /// The letter with its dash, or the empty text.
  public String letter() {
    return names.size() > 1 && names.get(1).length() == 2 ? names.get(1) : "";
  }

  public boolean isCalled(String name) {
    return names.contains(name);
  }

  /// Whether help shows it.
  public boolean isShown() {
    return standing == Standing.WORKS;
  }

  boolean takesValue() {
    return kind != Kind.SWITCH && kind != Kind.MAYBE;
  }
}
