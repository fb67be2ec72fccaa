package gastown.town.signals;

import java.nio.file.Path;

/// What an agent is about to do, standing in a folder.
public sealed interface Deed {
  /// It gives this line to a shell.
  record Runs(String line, Path folder) implements Deed {}

  /// It writes this file.
  record Writes(Path file) implements Deed {}

  /// Something else; without a name where it cannot be made out.
  record Other(String name) implements Deed {}
}
