package gastown.app.installed;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.store.SqliteStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A town that is up, with one rig `hello` over a bare repository, and what can be known of it
/// without its own words: by git, SQL and the table of processes.
final class LivingTown implements AutoCloseable {
  private static final String GATE =
      """
      #!/bin/sh
      for file in notes/*; do
        [ -s "$file" ] || { echo "$file is empty"; exit 1; }
      done
      """;

  private final Installed program;
  private final Path place;

  private LivingTown(Installed program, Path place) {
    this.program = program;
    this.place = place;
  }

  /// One that stands already.
  static LivingTown at(Installed program, Path place) {
    return new LivingTown(program, place);
  }

  /// Founds one in the installation's home. `settings` are members of the rig's settings.
  static LivingTown found(Installed program, Path place, String settings) throws Exception {
    var town = new LivingTown(program, place);
    Files.writeString(
        program.home().resolve(".gitconfig"),
        "[user]\n\tname = Eve\n\temail = eve@example.org\n[init]\n\tdefaultBranch = main\n");
    var first = Files.createDirectories(place.resolve("first"));
    town.git(place, "init", "--quiet", "--bare", town.upstream().toString());
    town.git(first, "init", "--quiet");
    Files.createDirectories(first.resolve("notes"));
    Files.writeString(first.resolve("notes/README"), "Notes.\n");
    Files.writeString(first.resolve("check"), GATE);
    assertThat(first.resolve("check").toFile().setExecutable(true)).isTrue();
    town.git(first, "add", "--all");
    town.git(first, "commit", "--quiet", "--message", "A beginning");
    town.git(first, "push", "--quiet", town.upstream().toString(), "HEAD:refs/heads/main");
    assertThat(program.run(place, "gt", "install", town.root().toString(), "--quiet").exit())
        .isZero();
    town.settle("");
    town.ok("gt", "rig", "add", "hello", "file://" + town.upstream(), "--quiet");
    Files.writeString(
        Files.createDirectories(town.root().resolve("hello/settings")).resolve("config.json"),
        "{\"type\":\"rig-settings\",\"version\":1,"
            + "\"merge_queue\":{\"test_command\":\"./check\"}"
            + (settings.isEmpty() ? "" : "," + settings)
            + "}\n");
    town.ok("gt", "up");
    return town;
  }

  /// The town's own settings; scripted agents are the usual ones.
  void settle(String more) throws IOException {
    Files.writeString(
        Files.createDirectories(root().resolve("settings")).resolve("config.json"),
        "{\"type\":\"town-settings\",\"version\":1,\"default_agent\":\"scripted\""
            + (more.isEmpty() ? "" : "," + more)
            + "}\n");
  }

  Installed program() {
    return program;
  }

  Path place() {
    return place;
  }

  Path root() {
    return place.resolve("town");
  }

  Path upstream() {
    return place.resolve("hello.git");
  }

  Path canonical() {
    return root().resolve("hello/mayor/rig");
  }

  Path worktree(String worker) {
    return root().resolve("hello/polecats").resolve(worker);
  }

  Path session(String id) {
    return root().resolve(".runtime/sessions").resolve(id);
  }

  Path database() {
    return root().resolve(".beads/beads.db");
  }

  Installed.Done run(String... words) throws Exception {
    return program.run(words[0].equals("bd") ? root().resolve("hello") : root(), words);
  }

  String ok(String... words) throws Exception {
    var done = run(words);
    assertThat(done.exit()).as(String.join(" ", words) + ": " + done.out() + done.err()).isZero();
    return done.out();
  }

  /// A bead of the rig; `script` is what a scripted agent is to do for it.
  String bead(String title, String script) throws Exception {
    var text = script.isEmpty() ? "To be done." : "To be done.\n\n```script\n" + script + "```\n";
    return ok("bd", "create", title, "--description", text, "--silent").strip();
  }

  /// A program of somebody else's as an agent.
  void agent(String name, String script) throws Exception {
    var file = place.resolve(name);
    Files.writeString(file, script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    ok("gt", "config", "agent", "set", name, file.toString());
  }

  Installed.Done tryGit(Path where, String... words) throws Exception {
    var line = new ArrayList<String>(List.of("git"));
    line.addAll(List.of(words));
    var builder = new ProcessBuilder(line).directory(where.toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(Map.of("HOME", program.home().toString(), "PATH", "/usr/bin:/bin"));
    return Installed.finish(builder, "");
  }

  String git(Path where, String... words) throws Exception {
    var done = tryGit(where, words);
    assertThat(done.exit()).as(String.join(" ", words) + ": " + done.err()).isZero();
    return done.out();
  }

  /// The rows of a question to the database itself.
  List<List<Json>> sql(String question) {
    try (var store = SqliteStore.openExisting(database())) {
      return store.ask(question).rows();
    }
  }

  /// What the town keeps of a kind, by id.
  Map<String, Json.Obj> documents(String kind) {
    var found = new LinkedHashMap<String, Json.Obj>();
    for (var row : sql("SELECT id, body FROM documents WHERE kind = '" + kind + "' ORDER BY id")) {
      found.put(text(row.get(0)), (Json.Obj) JsonReader.read(text(row.get(1))));
    }
    return found;
  }

  static String text(Json value) {
    return switch (value) {
      case Json.Str(var text) -> text;
      case Json.Num(var digits) -> digits;
      case Json.Bool(var is) -> Boolean.toString(is);
      case Json.Null _ -> "";
      case Json.Obj _, Json.Arr _ -> value.compact();
    };
  }

  static String text(Json.Obj body, String key) {
    var value = body.get(key);
    return value == null ? "" : text(value);
  }

  static long number(Json.Obj body, String key) {
    var digits = text(body, key);
    return digits.isEmpty() ? 0 : Long.parseLong(digits);
  }

  String status(String bead) {
    return text(sql("SELECT status FROM beads WHERE id = '" + bead + "'").getFirst().getFirst());
  }

  /// How many merges main has on top of the beginning.
  List<String> merges() throws Exception {
    return git(upstream(), "rev-list", "--first-parent", "--merges", "main").lines().toList();
  }

  /// What happened, for whoever has to find out why it was not what was wanted.
  String account() {
    var account = new StringBuilder();
    try (Stream<Path> files = Files.walk(root().resolve(".runtime/sessions"))) {
      account.append(ok("gt", "log"));
      for (var file : files.filter(each -> each.endsWith("output.log")).sorted().toList()) {
        account.append(file).append(":\n").append(Files.readString(file, StandardCharsets.UTF_8));
      }
    } catch (Exception e) {
      account.append(e);
    }
    return account.toString();
  }

  void awaitClosed(List<String> beads) throws Exception {
    var wanted = "'" + String.join("','", beads) + "'";
    Installed.await(
        beads.size() + " beads to be closed",
        () ->
            text(sql("SELECT count(*) FROM beads WHERE status = 'closed' AND id IN ("
                        + wanted
                        + ")")
                    .getFirst()
                    .getFirst())
                .equals(Integer.toString(beads.size())));
  }

  void awaitRest() throws Exception {
    Installed.await(
        "all workers to rest",
        () ->
            text(sql("SELECT count(*) FROM documents WHERE (kind = 'worker' AND shelf = 'busy')"
                        + " OR (kind = 'session' AND shelf = 'live') OR kind = 'order'")
                    .getFirst()
                    .getFirst())
                .equals("0"));
  }

  /// The processes that work in this place or for it, with their words.
  static Map<Long, String> processes(Path place) throws IOException {
    var found = new TreeMap<Long, String>();
    long self = ProcessHandle.current().pid();
    if (!Files.isDirectory(Path.of("/proc/self"))) {
      ProcessHandle.allProcesses()
          .filter(each -> each.pid() != self)
          .filter(each -> each.info().commandLine().orElse("").contains(place.toString()))
          .forEach(each -> found.put(each.pid(), each.info().commandLine().orElse("")));
      return found;
    }
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      for (var folder : all.toList()) {
        var name = folder.getFileName().toString();
        if (!name.chars().allMatch(Character::isDigit) || Long.parseLong(name) == self) {
          continue;
        }
        var words = procText(folder.resolve("cmdline"));
        var isHere =
            words.contains(place.toString())
                || procText(folder.resolve("environ")).contains(place.toString());
        if (isHere && !words.isEmpty()) {
          found.put(Long.parseLong(name), words.replace('\0', ' ').strip());
        }
      }
    }
    return found;
  }

  static String procText(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /// Ends all of it; nothing may be left running.
  @Override
  public void close() {
    try {
      run("gt", "down");
      program.stop();
      try {
        Installed.await("the last process to end", this::isGone);
      } catch (AssertionError e) {
        throw new AssertionError("these outlived their town: " + processes(place), e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new AssertionError("the town could not be ended", e);
    }
  }

  private boolean isGone() {
    try {
      return processes(place).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }
}
