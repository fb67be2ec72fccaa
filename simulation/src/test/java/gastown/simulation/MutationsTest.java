package gastown.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.Bead;
import gastown.engine.loop.Turn;
import gastown.town.work.Worker;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The checks are worth something: each notices when a line of the rule it watches is spoiled in
/// the production code.
class MutationsTest {
  private static final int SEEDS = 400;

  @TempDir Path folder;

  /// `seed` is one that noticed it the last time, and is tried first.
  record Mutation(Path file, String line, String replacement, Set<String> checks, long seed) {
    static Mutation of(String text) {
      var parts = text.split(" ~ ", -1);
      return new Mutation(
          Path.of("..", parts[0]),
          parts[1],
          parts[2],
          Set.of(parts[3].split("/", -1)),
          parts.length > 4 ? Long.parseLong(parts[4]) : 1);
    }

    @Override
    public String toString() {
      return file.getFileName() + ": " + replacement + " is noticed by " + checks;
    }
  }

  static Stream<Mutation> mutations() throws IOException {
    return Files.readString(Path.of("src/test/resources/mutations.txt"))
        .lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(Mutation::of);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutations")
  void a_spoiled_line_is_noticed(Mutation mutation) throws Exception {
    compile(mutation);
    var noticed = new TreeSet<String>();
    try (var loader = new ChildFirst(places(folder))) {
      var run = loader.loadClass("gastown.simulation.Simulation").getMethod("rule", long.class);
      var seeds =
          LongStream.concat(LongStream.of(mutation.seed()), LongStream.rangeClosed(1, SEEDS));
      for (long seed : seeds.toArray()) {
        noticed.add(String.valueOf(run.invoke(null, seed)));
        if (noticed.stream().anyMatch(mutation.checks()::contains)) {
          if (seed != mutation.seed()) {
            System.out.println(mutation + " at once with seed " + seed);
          }
          break;
        }
      }
    }
    assertThat(noticed).as(mutation.toString()).containsAnyElementsOf(mutation.checks());
  }

  private void compile(Mutation mutation) throws IOException {
    var source = Files.readString(mutation.file());
    assertThat(source).as(mutation.toString()).contains(mutation.line());
    var name = mutation.file().getFileName().toString();
    var spoiled = folder.resolve(name);
    Files.writeString(spoiled, source.replace(mutation.line(), mutation.replacement()));
    var path =
        places(null).stream()
            .map(url -> Path.of(URI.create(url.toString())).toString())
            .collect(Collectors.joining(System.getProperty("path.separator")));
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-nowarn",
                "-d",
                folder.toString(),
                "-cp",
                path,
                spoiled.toString());
    assertThat(exit).as("javac of " + mutation).isZero();
  }

  private static List<URL> places(@Nullable Path first) throws IOException {
    var urls = new ArrayList<URL>();
    if (first != null) {
      urls.add(first.toUri().toURL());
    }
    for (var type : List.of(Bead.class, Worker.class, Turn.class, Simulation.class)) {
      urls.add(type.getProtectionDomain().getCodeSource().getLocation());
    }
    for (var name : List.of("tools.jackson.core.JsonParser", "org.jspecify.annotations.Nullable")) {
      try {
        urls.add(Class.forName(name).getProtectionDomain().getCodeSource().getLocation());
      } catch (ClassNotFoundException e) {
        throw new IOException(e);
      }
    }
    return urls;
  }

  /// Knows its own classes of the house before anybody else's.
  private static final class ChildFirst extends URLClassLoader {
    ChildFirst(List<URL> urls) {
      super(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
  }
}
