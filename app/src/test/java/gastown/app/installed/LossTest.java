package gastown.app.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gastown.beads.store.BeadStore;
import gastown.store.SqliteStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Databases that are removed, emptied, kept from being written, or have no room left; with a
/// server and without.
@Tag("installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LossTest {
  private static final String ON = "on";
  private static final String OFF = "off";

  private Path place;
  private Installed bd;
  private Path workspace;
  private Map<String, String> environment;

  @BeforeAll
  void assemble(@TempDir Path folder) throws Exception {
    place = folder;
    workspace = folder;
    environment = Map.of();
    assumeTrue(
        !System.getProperty("test.campaign", "").equals("none"),
        "--quick leaves installed programs out");
    bd = Installed.plain(place);
  }

  @AfterEach
  void stop() throws Exception {
    bd.stop();
  }

  private void begin(String server) throws Exception {
    begin(server, Files.createTempDirectory(place, "workspace"));
  }

  private void begin(String server, Path folder) throws Exception {
    workspace = folder;
    environment = Map.of("GT_SERVER", server);
    if (server.equals(ON)) {
      assumeTrue(
          bd.hasNativeClient(), "there is no C compiler here, so no native client and no server");
      bd.serverOnceItIsUp();
    }
    done("init", "--prefix", "lo", "--quiet");
  }

  private Installed.Done call(String... words) throws Exception {
    var line = new ArrayList<String>(List.of("bd"));
    line.addAll(List.of(words));
    return Installed.finish(bd.command(workspace, environment, line.toArray(String[]::new)), "");
  }

  private String done(String... words) throws Exception {
    var done = call(words);
    assertThat(done.exit()).as(done.toString()).isZero();
    return done.out();
  }

  private Path beads(String name) {
    return workspace.resolve(".beads").resolve(name);
  }

  private void loseDatabase() throws IOException {
    for (var end : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(beads("beads.db" + end));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ON, OFF})
  void what_is_exported_comes_back_as_it_was(String server) throws Exception {
    begin(server);
    var lines = new RandomLines(new Random(7)).text(60);
    Files.writeString(workspace.resolve("random.jsonl"), lines);
    done("import", "random.jsonl");
    done("create", "Made here", "--labels", "x,y", "--description", "\u001b \u00e9\n\ud83d\ude00");
    done("delete", "lo-r1", "--force");
    done("export", "-o", beads("issues.jsonl").toString());
    done("export", "-o", workspace.resolve("before.jsonl").toString());
    var before = Files.readString(workspace.resolve("before.jsonl"));
    assertThat(before).contains("\"tombstone\"").contains("\"unheard_of\"");
    loseDatabase();
    assertThat(call("list").err()).contains("the database was gone", "restored from");
    done("export", "-o", workspace.resolve("after.jsonl").toString());
    assertThat(workspace.resolve("after.jsonl")).hasContent(before);
    assertThat(call("list").err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {ON, OFF})
  void a_database_cut_to_nothing_is_restored(String server) throws Exception {
    begin(server);
    done("create", "Kept");
    done("export", "-o", beads("issues.jsonl").toString());
    loseDatabase();
    Files.createFile(beads("beads.db"));
    var listed = call("list");
    assertThat(listed.out()).contains("Kept");
    assertThat(listed.err()).contains("the database was gone");
  }

  @ParameterizedTest
  @ValueSource(strings = {ON, OFF})
  void a_database_cut_to_nothing_where_it_lies_is_restored(String server) throws Exception {
    begin(server);
    done("create", "Kept");
    done("remember", "Only in the database", "--key", "lost");
    done("export", "-o", beads("issues.jsonl").toString());
    Files.write(beads("beads.db"), new byte[0]);
    var listed = call("list");
    assertThat(listed.out()).contains("Kept");
    assertThat(listed.err()).contains("the database was gone; 1 issues", "Memories");
    done("create", "After it");
    assertThat(call("list").err()).isEmpty();
    assertThat(done("list")).contains("Kept", "After it");
    assertThat(done("doctor")).contains(", 0 errors");
  }

  @ParameterizedTest
  @ValueSource(strings = {ON, OFF})
  void many_who_come_at_once_to_an_emptied_database_lose_nothing(String server) throws Exception {
    begin(server);
    done("create", "Kept");
    done("export", "-o", beads("issues.jsonl").toString());
    for (int round = 0; round < 3; round++) {
      // cut while it is written to, it would be damaged and not lost
      awaitRest();
      Files.write(beads("beads.db"), new byte[0]);
      var titles = new ArrayList<String>();
      var under = new ArrayList<Future<String>>();
      try (var many = Executors.newFixedThreadPool(6)) {
        for (int i = 0; i < 6; i++) {
          var title = "Made in round " + round + " by " + i;
          titles.add(title);
          under.add(many.submit(() -> done("create", title)));
        }
        for (var each : under) {
          each.get();
        }
      }
      titles.add("Kept");
      assertThat(done("list", "-n", "0")).contains(titles);
      done("export", "-o", beads("issues.jsonl").toString());
    }
  }

  @Test
  void who_still_has_a_lost_database_open_does_not_spoil_the_one_in_its_place() throws Exception {
    begin(OFF);
    done("create", "Kept");
    done("export", "-o", beads("issues.jsonl").toString());
    try (var old = SqliteStore.openExisting(beads("beads.db"))) {
      old.write(
          "",
          tables -> {
            tables.putSetting("custom.here", "x".repeat(20_000));
            return new BeadStore.Answer(0, "", "");
          });
      Files.write(beads("beads.db"), new byte[0]);
      done("create", "Later");
    }
    done("create", "Last");
    assertThat(done("list")).contains("Kept", "Later", "Last");
    try (var store = SqliteStore.openExisting(beads("beads.db"))) {
      assertThat(store.damages()).isEmpty();
    }
  }

  @Test
  void a_database_cut_off_under_a_server_is_said_and_not_written_to() throws Exception {
    begin(ON);
    for (int i = 0; i < 40; i++) {
      done("create", "Issue " + i, "--description", "x".repeat(2_000));
    }
    done("export", "-o", workspace.resolve("before.jsonl").toString());
    try (var file = FileChannel.open(beads("beads.db"), StandardOpenOption.WRITE)) {
      file.truncate(file.size() / 2);
    }
    for (var words : List.of(List.of("create", "Late"), List.of("list"), List.of("list"))) {
      var refused = call(words.toArray(String[]::new));
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.err()).contains("is damaged", "bd init --from-jsonl");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ON, OFF})
  void a_database_that_cannot_be_restored_is_never_an_empty_one(String server) throws Exception {
    begin(server);
    done("create", "Lost");
    loseDatabase();
    Files.deleteIfExists(beads("issues.jsonl"));
    for (var words : List.of(List.of("list"), List.of("create", "x"), List.of("init"))) {
      var refused = call(words.toArray(String[]::new));
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.err()).contains("the database is gone", "bd init --reinit-local");
      assertThat(beads("beads.db")).doesNotExist();
    }
    done("init", "--reinit-local", "--prefix", "lo", "--quiet");
    assertThat(done("list")).contains("No issues found");
  }

  @ParameterizedTest
  @ValueSource(strings = {ON, OFF})
  void a_clone_is_taken_in_without_a_word(String server) throws Exception {
    begin(server);
    done("create", "Shared");
    done("export", "-o", beads("issues.jsonl").toString());
    var clone = Files.createDirectories(place.resolve("clone " + server));
    Files.createDirectories(clone.resolve(".beads"));
    Files.copy(beads("issues.jsonl"), clone.resolve(".beads/issues.jsonl"));
    Files.copy(beads("config.yaml"), clone.resolve(".beads/config.yaml"));
    workspace = clone;
    var listed = call("list");
    assertThat(listed.out()).contains("Shared");
    assertThat(listed.err()).isEmpty();
  }

  @Test
  void a_folder_that_is_removed_under_a_server_is_missed() throws Exception {
    begin(ON);
    done("create", "One");
    try (var files = Files.list(workspace.resolve(".beads"))) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(workspace.resolve(".beads"));
    assertThat(call("create", "x").err()).contains("no active beads workspace found");
    done("init", "--prefix", "nw", "--quiet");
    done("create", "Afterwards");
    assertThat(done("list")).contains("Afterwards").doesNotContain("One");
  }

  @Test
  void a_backup_put_in_the_place_of_the_database_is_given_what_it_lacks() throws Exception {
    begin(ON);
    done("create", "Before");
    awaitRest();
    Files.copy(beads("beads.db"), beads("backup"));
    done("create", "Later");
    done("sync", "--flush-only");
    awaitRest();
    Files.move(beads("backup"), beads("beads.db"), StandardCopyOption.REPLACE_EXISTING);
    done("create", "Afterwards");
    assertThat(done("list")).contains("Before", "Afterwards");
    bd.stop();
    done("sync", "--flush-only");
    assertThat(done("list")).contains("Before", "Afterwards", "Later");
  }

  /// A server that nobody bothers keeps all in the one file.
  private void awaitRest() throws Exception {
    var beside = beads("beads.db-wal");
    Installed.await("the server to rest", () -> beside.toFile().length() == 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {ON, OFF})
  void a_full_disk_is_said_and_nothing_is_lost(String server) throws Exception {
    var disk = Files.createDirectories(place.resolve("disk " + server));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()) == 0,
        "nobody but root may mount a small disk");
    try {
      begin(server, disk);
      Files.writeString(place.resolve("long"), "d".repeat(60_000));
      var made = new ArrayList<String>();
      var last = make();
      while (last.exit() == 0 && made.size() < 100) {
        made.add(last.out().strip());
        last = make();
      }
      assertThat(made).isNotEmpty().hasSizeLessThan(100);
      for (int again = 0; again < 3; again++) {
        assertThat(last.exit()).isEqualTo(1);
        assertThat(last.err()).contains("no room left", "df -h");
        last = make();
      }
      assertThat(done("list", "--all", "-n", "0", "--json")).contains(made);
      assertThat(run("mount", "-o", "remount,size=30m", disk.toString())).isZero();
      made.add(make().out().strip());
      assertThat(done("list", "--all", "-n", "0", "--json")).contains(made);
      bd.stop();
      try (var store = SqliteStore.open(beads("beads.db"))) {
        assertThat(store.damages()).isEmpty();
        assertThat(store.<Integer>read(rows -> rows.find(gastown.beads.query.Query.ALL).size()))
            .isEqualTo(made.size());
      }
    } finally {
      bd.stop();
      run("umount", disk.toString());
    }
  }

  private Installed.Done make() throws Exception {
    return call("create", "Another", "--body-file", place.resolve("long").toString(), "--silent");
  }

  private static int run(String... words) throws Exception {
    return Installed.finish(new ProcessBuilder(words), "").exit();
  }

  @ParameterizedTest
  @ValueSource(strings = {ON, OFF})
  void a_folder_one_may_not_write_to_is_said_and_read_all_the_same(String server) throws Exception {
    begin(server);
    var id = done("create", "One", "--silent").strip();
    var folder = workspace.resolve(".beads");
    var owner = Files.getOwner(folder);
    boolean isRoot = owner.getName().equals("root");
    assumeTrue(
        !isRoot || run("setpriv", "--version") == 0,
        "root may write anywhere, and setpriv is missing");
    bd.stop();
    var home = Files.createDirectories(place.resolve("another home " + server));
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
      }
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    assertThat(beads("beads.db-wal")).as("what SQLite cannot make there").doesNotExist();
    try {
      for (int again = 0; again < 3; again++) {
        var words = List.of("create", "Two");
        var refused = unprivileged(isRoot, home, words);
        assertThat(refused.exit()).as(refused.toString()).isEqualTo(1);
        assertThat(refused.err()).contains("cannot be written", "ls -ld");
        for (var asked : List.of("list", "ready", "show " + id, "count", "history " + id)) {
          var read = unprivileged(isRoot, home, List.of(asked.split(" ")));
          assertThat(read.exit()).as(asked + ": " + read).isZero();
        }
        var listed = unprivileged(isRoot, home, List.of("list"));
        assertThat(listed.out()).contains("One");
        assertThat(listed.err()).isEmpty();
      }
    } finally {
      unprivileged(isRoot, home, List.of("daemon", "stop"));
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      try (var files = Files.list(folder)) {
        for (var file : files.toList()) {
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
      }
    }
    assertThat(done("list")).contains("One").doesNotContain("Two");
  }

  private Installed.Done unprivileged(boolean isRoot, Path home, List<String> words)
      throws Exception {
    var program = words.getFirst().equals("daemon") ? "gt" : "bd";
    var line = new ArrayList<String>();
    if (isRoot) {
      // the same user, who now needs a file's permission like everybody else
      line.addAll(List.of("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--"));
    }
    line.add(bd.folder().resolve("bin").resolve(program).toString());
    line.addAll(words);
    var builder = bd.command(workspace, environment, program).command(line);
    builder.environment().put("HOME", home.toString());
    return Installed.finish(builder, "");
  }
}
