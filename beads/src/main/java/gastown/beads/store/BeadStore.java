package gastown.beads.store;

import java.util.function.Function;

/// Where beads are kept. Passing `BeadStoreContract` is what makes a class one of these.
///
/// A reader sees one committed state for the whole of its work. A writer has the store to itself;
/// when its work returns, all it did is durable, or, when it throws, none of it happened. Writers
/// wait for each other, in other processes too.
public interface BeadStore extends AutoCloseable {
  <T> T read(Function<Rows, T> work);

  /// Runs `work` in one transaction and keeps its answer under `command`. When that command was
  /// already carried out, the work is not run again and the kept answer is returned. An empty
  /// `command` keeps nothing.
  Answer write(String command, Function<Tables, Answer> work);

  /// What a person would want to know about the health of the store; empty when all is well.
  java.util.List<String> damages();

  @Override
  void close();

  /// What a command answered, so that it can be given again.
  record Answer(int exit, String out, String err) {}
}
