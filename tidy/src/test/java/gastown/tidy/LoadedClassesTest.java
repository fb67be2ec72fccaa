package gastown.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ceilings for the classes a JVM loads for one call of a hot command. Start-up costs what is
/// loaded, and unlike time the count is the same on every machine. Who needs a higher ceiling says
/// in the commit what the classes are for.
final class LoadedClassesTest {
  private static final Map<String, Integer> CEILINGS =
      Map.of(
          "--version", 1000,
          "ready --json", 1950,
          "list --json", 1950,
          "show ID --json", 1950,
          "create Counted --json", 2100,
          "update ID --priority 1 --json", 2100,
          "close ID --json", 2100);

  /// Of `gt`, in a town.
  private static final Map<String, Integer> TOWN_CEILINGS =
      Map.of(
          "hook", 1900,
          "prime", 2150,
          "status", 2100,
          "mail inbox", 1950,
          "mail send overseer -s Counted", 2100,
          "mail check", 1950,
          "convoy list", 1800,
          "mq list", 1900);

  @TempDir private Path folder;

  @Test
  void hot_commands_load_few_classes() throws Exception {
    run("bd", work(), List.of("init", "--prefix", "lc", "--quiet"));
    var id = run("bd", work(), List.of("create", "The first", "--silent")).strip();
    check(
        "bd",
        CEILINGS,
        words -> {
          catchUp(work());
          run("bd", work(), List.of(words.replace("ID", id).split(" ")));
        });
  }

  @Test
  void hot_commands_of_the_town_load_few_classes() throws Exception {
    var town = folder.resolve("town");
    run("gt", work(), List.of("install", town.toString(), "--quiet"));
    run("gt", town, List.of("mail", "send", "overseer", "-s", "The first"));
    check(
        "gt",
        TOWN_CEILINGS,
        words -> {
          catchUp(town);
          run("gt", town, List.of(words.split(" ")));
        });
  }

  /// Whether a command writes `issues.jsonl` hangs on how long ago and how slowly the last one did.
  /// Here nothing is left for one that only reads, and whoever changes something writes at once.
  private void catchUp(Path workspace) throws Exception {
    run("bd", workspace, List.of("sync", "--flush-only"));
    var state = workspace.resolve(".beads/export-state.json");
    Files.writeString(
        state, Files.readString(state).replaceFirst("\"took_ms\":\\d+", "\"took_ms\":0"));
  }

  private interface Running {
    void run(String words) throws Exception;
  }

  private void check(String program, Map<String, Integer> ceilings, Running running)
      throws Exception {
    var tooMany = new ArrayList<String>();
    for (var words : ceilings.keySet().stream().sorted().toList()) {
      running.run(words);
      long count;
      try (var lines = Files.lines(log())) {
        count = lines.filter(line -> line.contains("source:")).count();
      }
      System.out.printf("CLASSES %-4s %-32s %5d%n", program, words, count);
      int ceiling = ceilings.getOrDefault(words, 0);
      if (count > ceiling) {
        tooMany.add(program + " " + words + " loads " + count + " classes, ceiling " + ceiling);
      }
      assertThat(count).as("the log of " + program + " " + words).isGreaterThan(100);
    }
    assertThat(tooMany).isEmpty();
  }

  private Path work() throws Exception {
    return Files.createDirectories(folder.resolve("work"));
  }

  private Path log() {
    return folder.resolve("classes.log");
  }

  /// Ours without the logging that only tools of these tests bring along.
  private static String classPath() {
    var own = new ArrayList<String>();
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.contains("slf4j")) {
        own.add(entry);
      }
    }
    return String.join(File.pathSeparator, own);
  }

  private String run(String program, Path work, List<String> words) throws Exception {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xlog:disable",
            "-Xlog:class+load:file=" + log(),
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            classPath(),
            "gastown.app.Main",
            program));
    line.addAll(words);
    var out = folder.resolve("out");
    var builder =
        new ProcessBuilder(line)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of("HOME", folder.toString(), "PATH", "/usr/bin:/bin"));
    int exit = builder.start().waitFor();
    var text = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(exit).as(text).isZero();
    return text;
  }
}
