package gastown.beads.ports;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The only door to other programs. A call is a value: made in one place, run in another, compared
/// as text in tests.
///
/// A program that cannot be started is an outcome with exit code 127 and the reason in `err`, never
/// an exception. Past its limit the program and its children are killed and `timedOut` is set.
/// Output is UTF-8.
public interface Programs {
  Outcome run(Call call);

  /// In place of input: the program gets the caller's terminal as its three streams.
  String TERMINAL = "\0terminal";

  /// `environment` is added to what the implementation passes on; an empty value removes the
  /// variable.
  record Call(
      List<String> words,
      Path directory,
      Map<String, String> environment,
      String input,
      Duration limit) {
    public Call {
      words = List.copyOf(words);
      environment = Map.copyOf(environment);
    }

    public static Call of(Path directory, String... words) {
      return new Call(List.of(words), directory, Map.of(), "", Duration.ofSeconds(60));
    }

    public Call withInput(String text) {
      return new Call(words, directory, environment, text, limit);
    }

    public Call withEnvironment(Map<String, String> more) {
      return new Call(words, directory, more, input, limit);
    }

    public Call withLimit(Duration other) {
      return new Call(words, directory, environment, input, other);
    }
  }

  record Outcome(int exit, String out, String err, boolean timedOut) {
    public boolean isOk() {
      return exit == 0 && !timedOut;
    }
  }
}
