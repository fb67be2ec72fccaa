package gastown.app;

import gastown.app.caller.Caller;
import gastown.app.caller.ProcessStreams;
import gastown.app.house.LocalHouse;
import gastown.app.server.DaemonCommand;
import gastown.cli.Front;
import gastown.cli.Invocation;
import gastown.cli.Streams;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// Runs the commands that must be quick in an empty folder, so that the JVM's start-up cache knows
/// their classes, and often enough that it knows which ways through them are usual: a server that
/// begins is then quick after some calls, not after thousands. The installer calls it; what the
/// commands answer goes nowhere.
public final class Training {
  private static final int ROUNDS = 3;
  private static final int ISSUES = 100;
  private static final int READS = 120;

  private final Path folder;
  private final Map<String, String> environment = System.getenv();

  private Training(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] words) {
    new Training(Path.of(words[0]).toAbsolutePath()).all();
  }

  private void all() {
    asMain();
    run("--version");
    run("init", "--prefix", "tr", "--quiet", "--skip-hooks", "--skip-agents");
    for (int round = 0; round < ROUNDS; round++) {
      var id = run("create", "A first task", "-p", "1", "--silent").strip();
      run("create", "Another task", "--type", "bug", "--json");
      run("ready");
      run("ready", "--json");
      run("list");
      run("list", "--json");
      run("show", id);
      run("show", id, "--json");
      run("update", id, "--status", "in_progress", "--json");
      run("close", id, "--reason", "done", "--json");
      run("prime");
    }
    for (int issue = 0; issue < ISSUES; issue++) {
      run("create", "Task " + issue + ", and more of it", "-d", "What is to be done.", "--silent");
    }
    for (int read = 0; read < READS; read++) {
      run("ready", "--json");
      run("list", "--json");
    }
    run("no-such-command");
  }

  /// What [Main] does around a call.
  private static void asMain() {
    var call = Caller.ofThisProcess("bd", List.of("--version"), "training");
    boolean knowsZones = ZoneId.of("Europe/Berlin").getRules().isFixedOffset();
    if (!knowsZones && !DaemonCommand.isMeant(call)) {
      new ProcessStreams().flush();
    }
  }

  private String run(String... words) {
    var house = LocalHouse.forOneCall(Main.build());
    var terminal = Invocation.Terminal.NONE;
    var call =
        new Invocation(
            "bd",
            List.of(words),
            folder,
            new Invocation.Surroundings(environment, terminal, ZoneOffset.UTC),
            house.dice().uuid());
    var streams = new Gathering();
    try {
      new Front(house).run(call, streams);
    } catch (RuntimeException e) {
      // One broken command must not cost all others their quick start; the log of the build shows
      // it.
      System.err.println("training: bd " + String.join(" ", words) + ": " + e);
    }
    return streams.gathered.toString();
  }

  private static final class Gathering implements Streams {
    private final StringBuilder gathered = new StringBuilder();

    @Override
    public String in() {
      return "";
    }

    @Override
    public void out(String text) {
      gathered.append(text);
    }

    @Override
    public void err(String text) {
      // Nobody listens.
    }
  }
}
