package gastown.cli.words;

import java.util.List;

/// One flag of a command. `names` are written with their dashes, the long one first; a flag that is `hidden` is accepted
/// but left out of help.
public record Flag(List<String> names, Kind kind, String initial, String help, Standing standing) {
  public Flag {
    names = List.copyOf(names);
  }

  public enum Kind {
    /// Present or not; also `--flag=false`.
    SWITCH,
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
    /// Answered with one clear refusal.
    REFUSED,
    /// Works, but is an alias or old spelling that help does not show.
    HIDDEN
  }

  public String name() {
    return names.getFirst();
  }
}
