package gastown.cli;

/// The caller's streams.
public interface Streams {
  /// All of standard input as UTF-8; asked for only when a command's words say so.
  String in();

  void out(String text);

  void err(String text);

  /// Lets go of what was gathered, where output is gathered.
  default void flush() {}

  /// Whether whoever read the output stopped doing so.
  default boolean readerIsGone() {
    return false;
  }
}
