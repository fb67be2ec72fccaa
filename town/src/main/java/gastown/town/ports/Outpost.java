package gastown.town.ports;

import gastown.town.settings.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A place where sessions live. A session outlives whoever started it: when the server dies, its
/// sessions go on and are found again by their id.
///
/// Only processes proven to belong to a session (its id, its process number and the start time of
/// that number) are ever signalled. Of a plan only the words, the id and the place can be seen in
/// process lists.
public interface Outpost {
  /// `process`, `tmux`, …
  String kind();

  /// Starts the session, or finds the one that was started under this id before, alive or ended:
  /// one id starts one program at most once, whoever asks and however often.
  Started start(Plan plan);

  /// `folder` is where the program runs; `place` a folder of the session's own that only its owner
  /// can read, in which the outpost keeps what it needs to find it again, and the program's output.
  /// `environment` is all the program gets; it names the session as `GT_SESSION`, by which its
  /// scattered children are known. The id is made of letters, digits, `-`, `_` and `.`.
  record Plan(
      String id,
      String title,
      List<String> words,
      Path folder,
      Path place,
      Map<String, String> environment) {
    public Plan {
      words = List.copyOf(words);
      environment = Map.copyOf(environment);
    }
  }

  sealed interface Started {
    record Running(ProcessMark process) implements Started {}

    /// It ran and is over.
    record Over() implements Started {}

    /// It could not be started.
    record Failed(String why) implements Started {}
  }

  /// `start` tells one process from a later one of the same number. It is the system's own word for
  /// when the process began, to be compared and nothing else: a wall clock would be set meanwhile.
  record ProcessMark(long number, String start) {}

  /// Whether the session of this place is running; the process when it is.
  Look look(Place place);

  record Place(String id, Path folder) {}

  sealed interface Look {
    record Running(ProcessMark process) implements Look {}

    record Over() implements Look {}

    /// It was never started here.
    record Unknown() implements Look {}
  }

  /// Ends the session and everything it started: asks first, kills after `grace`. Returns when all
  /// of it is gone.
  void end(Place place, Duration grace);

  /// The town goes down and all its sessions are over: what the outpost itself keeps running for
  /// them ends too, and with it whatever a killed start left behind.
  default void shut() {}

  /// Whoever asked to be told of ends is gone: what runs here to tell of them ends. Sessions go on.
  default void leave() {}

  /// Holds all that belongs to the session where it is, until [#resume]; false where that is
  /// impossible or nothing runs.
  default boolean pause(Place place) {
    return false;
  }

  /// Lets a session that was held go on.
  default boolean resume(Place place) {
    return false;
  }

  /// Tells `listener` once when the session is over; at once when it is over already. No process is
  /// started and nothing is polled for it where the system can tell by itself.
  void whenOver(Place place, Consumer<Place> listener);

  /// The newest `lines` lines of what is on the session's screen or in its output.
  String capture(Place place, int lines);

  /// Types a line into the session; false where that is impossible.
  boolean type(Place place, String text);

  /// Presses the key that stops what a program is at; false where that is impossible. Whoever has
  /// typed something loses it.
  default boolean interrupt(Place place) {
    return false;
  }

  /// What stands beside a session's screen. All of it is text to be read and nothing else, whatever
  /// is in it.
  record Sign(String who, String words, Theme theme) {}

  /// Whether there is a place for signs; where there is none, none need be made.
  default boolean hasSigns() {
    return false;
  }

  /// Puts a sign up, until the next one. What stands there already is not put up again.
  default void show(Place place, Sign sign) {}

  /// The words that bring a person's terminal to the session; empty where that is impossible.
  List<String> attachWords(Place place);

  /// As [#attachWords], for somebody whose environment is `caller`: who is among the sessions
  /// already goes over to this one.
  default List<String> attachWords(Place place, Map<String, String> caller) {
    return attachWords(place);
  }

  /// The words that let a person choose among the sessions; empty where there is no such list.
  default List<String> chooseWords(Map<String, String> caller) {
    return List.of();
  }

  /// The words that bring a person from a session to the next one, or the one before; empty for
  /// somebody who is in none.
  default List<String> stepWords(boolean isForward, Map<String, String> caller) {
    return List.of();
  }

  /// The sessions below `folder` this outpost knows, running or over.
  List<Place> known(Path folder);
}
