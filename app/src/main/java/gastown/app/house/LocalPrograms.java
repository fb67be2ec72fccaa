package gastown.app.house;

import gastown.beads.ports.Programs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Programs of this machine. They get the caller's environment and nothing of this process's own,
/// which may be a server started long ago by somebody else's shell.
public final class LocalPrograms implements Programs {
  private static final int NOT_STARTED = 127;

  private final Map<String, String> environment;

  public LocalPrograms(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Outcome run(Call call) {
    var surroundings = surroundings(call);
    var words = new ArrayList<>(call.words());
    words.set(0, find(words.getFirst(), surroundings, call.directory()));
    var builder = new ProcessBuilder(words).directory(call.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(surroundings);
    boolean ownsTerminal = call.input().equals(TERMINAL);
    if (ownsTerminal) {
      builder.inheritIO();
    }
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return new Outcome(NOT_STARTED, "", reason(e, call), false);
    }
    return talk(process, call);
  }

  private static Outcome talk(Process process, Call call) {
    var out = new Drain(process.getInputStream());
    var err = new Drain(process.getErrorStream());
    var threads = List.of(Thread.startVirtualThread(out), Thread.startVirtualThread(err));
    if (!call.input().equals(TERMINAL)) {
      Thread.startVirtualThread(() -> feed(process, call.input()));
    }
    boolean timedOut = false;
    try {
      timedOut = !process.waitFor(call.limit().toNanos(), TimeUnit.NANOSECONDS);
      if (timedOut) {
        kill(process);
        process.waitFor();
      }
      for (var thread : threads) {
        // A grandchild that was left behind may hold the pipe open for ever.
        thread.join(Duration.ofSeconds(timedOut ? 1 : 10));
      }
    } catch (InterruptedException e) {
      kill(process);
      Thread.currentThread().interrupt();
      return new Outcome(130, out.text(), err.text(), false);
    }
    return new Outcome(process.exitValue(), out.text(), err.text(), timedOut);
  }

  private Map<String, String> surroundings(Call call) {
    var all = new HashMap<>(environment);
    call.environment()
        .forEach((name, value) -> {
          if (value.isEmpty()) {
            all.remove(name);
          } else {
            all.put(name, value);
          }
        });
    return all;
  }

  /// Where the program is on the caller's PATH; this process's own PATH is somebody else's.
  private static String find(String name, Map<String, String> environment, Path directory) {
    if (name.indexOf('/') >= 0) {
      return name;
    }
    var path = environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
    for (var folder : path.split(":", -1)) {
      var file = directory.resolve(folder).resolve(name);
      if (Files.isExecutable(file) && !Files.isDirectory(file)) {
        return file.toString();
      }
    }
    return name;
  }

  private static String reason(IOException problem, Call call) {
    return Files.isDirectory(call.directory())
        ? call.words().getFirst() + ": cannot be started: " + problem.getMessage()
        : call.directory() + ": no such folder";
  }

  private static void feed(Process process, String input) {
    try (var stream = process.getOutputStream()) {
      stream.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The program did not want its input; its exit code says the rest.
    }
  }

  private static void kill(Process process) {
    var family = process.descendants().toList();
    process.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
  }

  /// Reads a pipe to its end, so that the program never waits for us.
  private static final class Drain implements Runnable {
    private final InputStream stream;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Drain(InputStream stream) {
      this.stream = stream;
    }

    @Override
    public void run() {
      try (stream) {
        stream.transferTo(bytes);
      } catch (IOException e) {
        // What came so far is what there is.
      }
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
