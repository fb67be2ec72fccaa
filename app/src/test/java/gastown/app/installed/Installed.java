package gastown.app.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// An installation put together from the jars of this build, and a home of its own in which its
/// server lives.
final class Installed {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final int PATIENCE_SECONDS = 120;

  private final Path folder;
  private final Path home;

  private Installed(Path folder, Path home) {
    this.folder = folder;
    this.home = home;
  }

  /// Puts one together below `place`.
  static Installed in(Path place) throws Exception {
    var home = Files.createDirectories(place.resolve("home"));
    var folder = Files.createDirectories(place.resolve("installations")).resolve("first");
    var installed = new Installed(folder, home);
    assemble(folder);
    return installed;
  }

  /// As [#in], without a start-up cache: quicker made, slower to start.
  static Installed plain(Path place) throws Exception {
    var home = Files.createDirectories(place.resolve("home"));
    var folder = Files.createDirectories(place.resolve("installations")).resolve("first");
    assemble(folder, "off");
    return new Installed(folder, home);
  }

  /// The same installation for another home.
  Installed withHome(Path other) {
    return new Installed(folder, other);
  }

  static void assemble(Path folder) throws Exception {
    assemble(folder, "on");
  }

  private static void assemble(Path folder, String cache) throws Exception {
    var builder =
        new ProcessBuilder(
                "sh", ROOT + "/app/src/main/sh/assemble.sh", ROOT.toString(), folder.toString())
            .redirectErrorStream(true);
    builder.environment().put("GT_CACHE", cache);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var done = finish(builder, "");
    assertThat(done.exit()).as(done.out()).isZero();
  }

  Path folder() {
    return folder;
  }

  Path home() {
    return home;
  }

  boolean hasNativeClient() {
    return Files.exists(folder.resolve("bin/client"));
  }

  record Done(int exit, String out, String err) {}

  /// The command as a process that is ready to be started, in a bare environment.
  ProcessBuilder command(Path directory, Map<String, String> environment, String... words) {
    var line = new ArrayList<String>();
    line.add(folder.resolve("bin").resolve(words[0]).toString());
    line.addAll(List.of(words).subList(1, words.length));
    var builder = new ProcessBuilder(line).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of("HOME", home.toString(), "PATH", "/usr/bin:/bin"));
    builder.environment().putAll(environment);
    return builder;
  }

  Done run(Path directory, String... words) throws Exception {
    return finish(command(directory, Map.of(), words), "");
  }

  static Done finish(ProcessBuilder builder, String input) throws Exception {
    var process = builder.start();
    var texts = new HashMap<String, String>();
    var err =
        Thread.startVirtualThread(() -> {
          try {
            var text = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            synchronized (texts) {
              texts.put("err", text);
            }
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    try (var to = process.getOutputStream()) {
      to.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It did not want it.
    }
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    err.join();
    return new Done(process.exitValue(), out, texts.getOrDefault("err", ""));
  }

  Path runFolder() {
    return home.resolve(".local/state/gastown/run");
  }

  /// The process of the server that answers now, or 0.
  long server() throws Exception {
    var status = run(home, "gt", "daemon", "status").out();
    int at = status.indexOf("process ");
    return at < 0 ? 0 : Long.parseLong(status.substring(at + 8, status.indexOf(',', at)));
  }

  long serverOnceItIsUp() throws Exception {
    run(home, "bd", "--version");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    long process = server();
    while (process == 0 && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(20);
      process = server();
    }
    return process;
  }

  long list(String ending) {
    try (var files = Files.list(runFolder())) {
      return files.filter(file -> file.toString().endsWith(ending)).count();
    } catch (IOException e) {
      return 0;
    }
  }

  /// Waits for something that is bound to happen.
  static void await(String what, BooleanSupplier happened) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!happened.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long for " + what).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  static void awaitEnd(long process) throws InterruptedException {
    await(
        "the end of process " + process,
        () -> process == 0 || ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty());
  }

  /// Ends the server and waits until it is gone.
  void stop() throws Exception {
    long process = server();
    run(home, "gt", "daemon", "stop");
    awaitEnd(process);
  }
}
