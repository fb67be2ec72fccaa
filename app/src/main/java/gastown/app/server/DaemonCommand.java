package gastown.app.server;

import gastown.cli.House;
import gastown.cli.Invocation;
import gastown.cli.Streams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `gt daemon …` where no server answered: the client asks a running server first.
public final class DaemonCommand {
  private static final int STOP_PATIENCE_TENTHS = 700;
  private static final int SOCKET_PATIENCE_TENTHS = 20;
  private static final int START_PATIENCE_TENTHS = 100;

  private DaemonCommand() {}

  public static boolean isMeant(Invocation call) {
    return call.program().equals("gt")
        && !call.words().isEmpty()
        && call.words().getFirst().equals("daemon")
        && !call.words().contains("--help")
        && !call.words().contains("-h");
  }

  public static int run(Invocation call, Streams streams, House.Build build) {
    var folder = Place.folder(call.surroundings().environment());
    var word = call.words().size() > 1 ? call.words().get(1) : "status";
    return switch (word) {
      case "status" -> {
        streams.out(
            call.words().contains("--json") ? "{\"running\": false}\n" : "no server is running\n");
        yield 1;
      }
      case "stop" -> stop(folder, streams);
      case "start" -> start(folder, streams);
      case "logs" -> logs(folder, call.words().subList(2, call.words().size()), streams);
      case "run" -> foreground(folder, streams, build);
      default -> {
        streams.err(
            "gt: no such daemon command: "
                + word
                + "\n    try      gt daemon status|start|stop|logs|run\n");
        yield 1;
      }
    };
  }

  /// A server that was asked to leave refers whoever asked to here: it cannot tell of its own end.
  private static int stop(@org.jspecify.annotations.Nullable Path folder, Streams streams) {
    var server = folder == null ? null : leaving(folder);
    if (folder == null || server == null) {
      streams.out("no server is running\n");
      return 0;
    }
    var socket = new Place(folder, System.getProperty("gastown.name", "")).socket();
    for (int i = 0; i < STOP_PATIENCE_TENTHS && server.isAlive(); i++) {
      if (i == SOCKET_PATIENCE_TENTHS && Files.exists(socket)) {
        // It serves others, and was not asked: a caller with another umask is none of its clients.
        streams.out("no server is running\n");
        return 0;
      }
      Watch.pause(100);
    }
    if (server.isAlive()) {
      streams.err(
          "gt: the server does not end\n    because  it is process "
              + server.pid()
              + " and has something to finish\n    try      gt daemon logs\n");
      return 1;
    }
    streams.out("the server is gone\n");
    return 0;
  }

  /// The process that noted itself as the server of this installation, while it is there. A later
  /// process of the same number began after the note was written.
  private static @org.jspecify.annotations.Nullable ProcessHandle leaving(Path folder) {
    var file = new Place(folder, System.getProperty("gastown.name", "")).lock();
    try {
      var noted = Files.getLastModifiedTime(file).toInstant().plusSeconds(1);
      var process = ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElse(null);
      boolean isIt =
          process != null
              && process.info().startInstant().filter(start -> start.isBefore(noted)).isPresent();
      return isIt ? process : null;
    } catch (IOException | NumberFormatException e) {
      return null;
    }
  }

  /// Asked of a server as well: what it said is in a file.
  static int logs(
      @org.jspecify.annotations.Nullable Path folder, List<String> words, Streams streams) {
    var wish = DaemonLogs.of(words);
    if (wish == null) {
      streams.err(
          "gt: cannot read the words behind gt daemon logs\n"
              + "    try      gt daemon logs --lines 50\n"
              + "             gt daemon logs --follow\n");
      return 1;
    }
    if (folder == null) {
      streams.out("no server ever ran here\n");
      return 0;
    }
    try {
      wish.show(
          folder,
          text -> {
            streams.out(text);
            streams.flush();
            return !streams.readerIsGone();
          });
      return 0;
    } catch (IOException e) {
      streams.err(
          "gt: cannot read the log in "
              + folder
              + ": "
              + e.getMessage()
              + "\n    try      ls -l "
              + folder
              + "\n");
      return 1;
    }
  }

  /// The client that found no server began one before it became us.
  private static int start(@org.jspecify.annotations.Nullable Path folder, Streams streams) {
    var name = System.getProperty("gastown.name", "");
    if (folder != null && !name.isEmpty()) {
      var socket = new Place(folder, name).socket();
      for (int i = 0; i < START_PATIENCE_TENTHS; i++) {
        if (Files.exists(socket)) {
          streams.out("the server is up\n");
          return 0;
        }
        Watch.pause(100);
      }
    }
    streams.err(
        "gt: no server came up\n"
            + "    because  none is installed here, or GT_SERVER or BEADS_NO_DAEMON say no\n"
            + "    try      gt daemon logs\n"
            + "             gt daemon run\n");
    return 1;
  }

  private static int foreground(
      @org.jspecify.annotations.Nullable Path folder, Streams streams, House.Build build) {
    var name = System.getProperty("gastown.name", "");
    if (folder == null || name.isEmpty()) {
      streams.err("gt: a server needs HOME and an installation\n    try      ./gt daemon run\n");
      return 1;
    }
    try {
      Files.createDirectories(
          folder,
          java.nio.file.attribute.PosixFilePermissions.asFileAttribute(
              java.nio.file.attribute.PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      streams.err(
          "gt: cannot make "
              + folder
              + ": "
              + e.getMessage()
              + "\n    try      ls -ld "
              + folder
              + "\n");
      return 1;
    }
    if (!Server.run(folder, name, "22", build)) {
      streams.err(
          "gt: no server was started; another one may be running\n    try      gt daemon status\n");
      return 1;
    }
    return 0;
  }
}
