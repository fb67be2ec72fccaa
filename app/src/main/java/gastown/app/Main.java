package gastown.app;

import gastown.app.caller.Broken;
import gastown.app.caller.Caller;
import gastown.app.caller.ProcessStreams;
import gastown.app.house.LocalHouse;
import gastown.app.server.DaemonCommand;
import gastown.app.server.Server;
import gastown.cli.Front;
import gastown.cli.House;
import java.nio.file.Path;
import java.util.List;

/// Where `bd` and `gt` begin when no server answers. The first word is the program's name.
public final class Main {
  private static final int BROKEN = 70;
  private static final int READER_GONE = 141;

  private Main() {}

  public static void main(String[] arguments) {
    var words = List.of(arguments);
    var program = words.isEmpty() ? "bd" : words.getFirst();
    var rest = words.isEmpty() ? words : words.subList(1, words.size());
    int exit = program.equals("server") ? serve(rest) : direct(program, rest);
    // Nothing is left to be done; the hooks of a normal end would only cost time.
    Runtime.getRuntime().halt(exit);
  }

  private static int direct(String program, List<String> words) {
    var house = LocalHouse.forOneCall(build());
    var streams = new ProcessStreams();
    var call = Caller.ofThisProcess(program, words, house.dice().uuid());
    int exit = BROKEN;
    try {
      exit =
          DaemonCommand.isMeant(call)
              ? DaemonCommand.run(call, streams, house.build())
              : new Front(house).run(call, streams);
    } catch (RuntimeException e) {
      streams.err(Broken.words(program, e));
    }
    streams.flush();
    if (!streams.trouble().isEmpty()) {
      streams.err(program + ": cannot write to standard output: " + streams.trouble() + "\n");
      return exit == 0 ? 1 : exit;
    }
    return streams.readerIsGone() && exit == 0 ? READER_GONE : exit;
  }

  /// Words: the folder of the socket, the server's name, the umask it was started with.
  private static int serve(List<String> words) {
    return Server.run(Path.of(words.get(0)), words.get(1), words.get(2), build()) ? 0 : 1;
  }

  /// Version and build as the launcher was told when it was made.
  static House.Build build() {
    return new House.Build(
        System.getProperty("gastown.version", "dev"), System.getProperty("gastown.build", "dev"));
  }
}
