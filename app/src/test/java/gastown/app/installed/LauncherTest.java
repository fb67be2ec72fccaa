package gastown.app.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// `./bd` of a clone, from its first call on. Maven is played by a script that brings the jars of
/// this very build, counts how often it was called, and can be made to wait.
@Tag("installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LauncherTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private Path place;
  private Path clone;
  private Path count;

  @BeforeAll
  void quickness(@TempDir Path folder) {
    assumeTrue(
        !System.getProperty("test.campaign", "").equals("none"),
        "--quick leaves installed programs out");
    place = folder;
  }

  @BeforeEach
  void clonedAfresh() throws Exception {
    var here = Files.createTempDirectory(place, "with spaces ");
    clone = here.resolve("the clone");
    count = here.resolve("count");
    Files.createDirectories(here.resolve("home"));
    for (var name : List.of("bd", "gt", "pom.xml", "app/src/main/sh", "app/src/main/c")) {
      copy(ROOT.resolve(name), clone.resolve(name));
    }
    var maven = here.resolve("bin/mvn");
    Files.createDirectories(maven.getParent());
    Files.writeString(
        maven,
        """
        #!/bin/sh
        echo run >>'%1$s/count'
        echo '[INFO] Building Gas Town: everything 1 [1/1]'
        while [ -e '%1$s/wait' ]; do sleep 0.05; done
        mkdir -p app/target/lib
        cp '%2$s'/app/target/app-*.jar app/target/ && cp '%2$s'/app/target/lib/*.jar app/target/lib/
        """
            .formatted(here, ROOT));
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    git("init", "-q");
    commit();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private void git(String... words) throws Exception {
    var line = new ArrayList<String>(List.of("git", "-C", clone.toString()));
    line.addAll(List.of(words));
    assertThat(Installed.finish(new ProcessBuilder(line), "").exit()).isZero();
  }

  private void commit() throws Exception {
    git("-c", "user.name=n", "-c", "user.email=e", "commit", "-q", "--allow-empty", "-m", "one");
  }

  private ProcessBuilder call(Path directory, String... words) {
    var builder = new ProcessBuilder(words).directory(directory.toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME",
                count.resolveSibling("home").toString(),
                "PATH",
                count.resolveSibling("bin") + ":/usr/bin:/bin",
                "GT_SERVER",
                "off",
                "GT_CACHE",
                "off",
                "JAVA_HOME",
                System.getProperty("java.home")));
    return builder;
  }

  private Installed.Done version(Path directory, String... words) throws Exception {
    var done = Installed.finish(call(directory, words), "");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.out()).matches("(bd|gt) version .*\n");
    return done;
  }

  private int builds() throws IOException {
    return Files.exists(count) ? Files.readAllLines(count).size() : 0;
  }

  @Test
  void it_builds_once_says_so_and_is_silent_afterwards() throws Exception {
    var first = version(clone, "./bd", "--version");
    assertThat(first.err()).contains("building").contains("everything").contains("built in");
    assertThat(version(clone, "./bd", "--version").err()).isEmpty();
    assertThat(version(clone, "./gt", "--version").err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void it_is_found_from_anywhere_and_through_links() throws Exception {
    version(clone, "./bd", "--version");
    var link = Files.createSymbolicLink(clone.resolveSibling("a bd"), clone.resolve("bd"));
    var chain =
        Files.createSymbolicLink(
            Files.createDirectories(clone.resolveSibling("x")).resolve("bd"), link);
    version(Path.of("/"), link.toString(), "--version");
    version(Path.of("/"), chain.toString(), "--version");
    version(clone.resolve("app"), "../bd", "--version");
    version(clone, "sh", "bd", "--version");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void another_commit_is_built_and_the_same_one_is_not() throws Exception {
    version(clone, "./bd", "--version");
    commit();
    version(clone, "./bd", "--version");
    assertThat(builds()).isEqualTo(2);
    git("reflog", "expire", "--expire=all", "--all");
    version(clone, "./bd", "--version");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void a_clone_that_was_moved_or_copied_is_built_in_its_new_place() throws Exception {
    version(clone, "./bd", "--version");
    var moved = clone.resolveSibling("moved");
    Files.move(clone, moved);
    version(moved, "./bd", "--version");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void two_first_calls_at_once_build_once() throws Exception {
    var calls = new ArrayList<Future<Installed.Done>>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 3; i++) {
        calls.add(pool.submit(() -> version(clone, "./bd", "--version")));
      }
    }
    for (var call : calls) {
      assertThat(call.get().exit()).isZero();
    }
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void the_lock_of_a_killed_builder_is_taken_over() throws Exception {
    var wait = count.resolveSibling("wait");
    Files.writeString(wait, "");
    var builder = call(clone, "./bd", "--version");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    var victim = builder.start();
    Installed.await("the build", () -> Files.exists(count));
    victim.destroyForcibly().waitFor();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var second = pool.submit(() -> version(clone, "./bd", "--version"));
      Files.delete(wait);
      assertThat(second.get().err()).contains("built in");
    }
  }

  @Test
  void a_build_that_fails_says_where_to_look() throws Exception {
    Files.writeString(
        count.resolveSibling("bin/mvn"), "#!/bin/sh\necho '[ERROR] no luck'\nexit 1\n");
    var done = Installed.finish(call(clone, "./bd", "--version"), "");
    assertThat(done.exit()).isEqualTo(1);
    assertThat(done.out()).isEmpty();
    assertThat(done.err()).contains("no luck").contains("build.log");
  }

  @Test
  void without_a_jdk_it_says_how_to_get_one() throws Exception {
    var jdk = clone.resolve("app/src/main/sh/jdk25.sh");
    Files.writeString(
        jdk,
        Files.readString(jdk).replace("/usr/lib/jvm/", "/nowhere/").replace("/opt/", "/nowhere/"));
    var builder = call(clone, "./bd", "--version");
    builder.environment().put("JAVA_HOME", "/nowhere");
    var done = Installed.finish(builder, "");
    assertThat(done.exit()).isEqualTo(1);
    assertThat(done.err()).contains("JDK 25").contains("JAVA_HOME=");
  }
}
