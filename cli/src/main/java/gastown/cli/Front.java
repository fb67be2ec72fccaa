package gastown.cli;

/// The front door: reads the words, finds the command, runs it, shows the answer.
public final class Front {
  private final House house;

  public Front(House house) {
    this.house = house;
  }

  /// Carries out one call and returns its exit code. Nothing a caller can type makes it throw.
  public int run(Invocation invocation, Streams streams) {
    streams.out(invocation.program() + " version " + house.build().version() + "\n");
    return 0;
  }
}
