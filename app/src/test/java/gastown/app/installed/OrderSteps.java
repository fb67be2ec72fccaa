package gastown.app.installed;

import static gastown.app.installed.LivingTown.number;
import static gastown.app.installed.LivingTown.text;

import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// How far the orders of a town are, seen from outside: what stands in the store, and what is there
/// in the world. It keeps count of where kills hit.
final class OrderSteps implements AutoCloseable {
  /// How many kills a long campaign wants in each step of each kind.
  static final int WANTED = 5;

  static final List<String> KINDS =
      List.of(
          "start-session",
          "save-work",
          "end-session",
          "clear-worktree",
          "nudge",
          "build-candidate",
          "run-gate",
          "land");

  enum Step {
    /// It is in the store and not in the world.
    BEGUN,
    /// It is in the world, and the store does not know.
    EFFECT,
    /// The store knows, and nothing followed from it yet.
    REPORTED
  }

  private final LivingTown town;
  private final SqliteStore store;
  private final Map<String, int[]> hits = new TreeMap<>();

  OrderSteps(LivingTown town) {
    this.town = town;
    this.store = SqliteStore.openExisting(town.database());
    KINDS.forEach(kind -> hits.put(kind, new int[Step.values().length]));
  }

  @Override
  public void close() {
    store.close();
  }

  /// The orders somebody may be carrying out now: the first about each subject.
  Map<String, Json.Obj> underWay() {
    var subjects = new HashSet<String>();
    var found = new LinkedHashMap<String, Json.Obj>();
    for (var row : ask("SELECT id, body FROM documents WHERE kind = 'order' ORDER BY id")) {
      var body = (Json.Obj) JsonReader.read(text(row.get(1)));
      var kind = text(body, "kind");
      var worker = text(body, "worker");
      var subject =
          !worker.isEmpty() ? worker : text(body, "rig") + (kind.equals("run-gate") ? "/gate" : "");
      if (subjects.add(subject)) {
        found.put(text(row.get(0)), body);
      }
    }
    return found;
  }

  List<List<Json>> ask(String question) {
    return store.ask(question).rows();
  }

  boolean isStored(String order) {
    return !ask("SELECT 1 FROM documents WHERE kind = 'order' AND id = '" + order + "'").isEmpty();
  }

  /// Whether what the order asks for is done in the world. A nudge leaves no trace there.
  boolean isInTheWorld(String id, Json.Obj order) throws Exception {
    return switch (text(order, "kind")) {
      case "start-session" ->
          Files.exists(
              town.session(
                      text(order, "bead")
                          + "."
                          + number(order, "epoch")
                          + "."
                          + number(order, "wakes"))
                  .resolve("session"));
      case "end-session" -> !isRunning(text(order, "session"));
      case "save-work" ->
          Files.exists(
              town.canonical()
                  .resolve(".git/refs/gastown/salvage")
                  .resolve(text(order, "worker"))
                  .resolve(id + "." + number(order, "tries")));
      case "clear-worktree" -> {
        var worker = text(order, "worker");
        yield !Files.exists(town.worktree(worker.substring(worker.lastIndexOf('/') + 1)));
      }
      case "run-gate" -> hasLog(town.root().resolve(".runtime/gates"), text(order, "tree"));
      case "land" -> head().equals(text(order, "commit"));
      case "build-candidate" -> isBuilt(text(order, "candidate"));
      default -> false;
    };
  }

  private static boolean hasLog(Path folder, String tree) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var logs = Files.list(folder)) {
      return logs.anyMatch(log -> log.getFileName().toString().startsWith(tree + "-"));
    }
  }

  private boolean isRunning(String session) throws IOException {
    var note = town.session(session).resolve("session");
    if (!Files.exists(note)) {
      return false;
    }
    var number = Files.readString(note).split(" ", 2)[0];
    return LivingTown.procText(Path.of("/proc", number, "environ"))
        .contains("GT_SESSION=" + session + "\0");
  }

  /// By git, for after some hundred pushes the branch is no file of its own any more.
  private String head() throws Exception {
    return town.git(town.upstream(), "rev-parse", "refs/heads/main").strip();
  }

  /// Whether a merge of the candidate's first submission on top of main is among the objects.
  private boolean isBuilt(String candidate) throws Exception {
    var rows =
        ask(
            "SELECT json_extract(body, '$.submissions[0]') FROM documents WHERE kind = 'candidate'"
                + " AND id = '"
                + candidate
                + "'");
    if (rows.isEmpty() || text(rows.getFirst().getFirst()).isEmpty()) {
      return false;
    }
    var wanted = "Gastown-Submission: " + text(rows.getFirst().getFirst()) + "\n";
    var base = "parent " + head() + "\n";
    var commits =
        shell(
            "git cat-file --batch-all-objects --batch-check='%(objecttype) %(objectname)'"
                + " | sed -n 's/^commit //p' | git cat-file --batch");
    for (var commit : commits.split("\ntree ")) {
      int at = commit.indexOf(base);
      if (at >= 0 && commit.indexOf("parent ") == at && commit.contains(wanted)) {
        return true;
      }
    }
    return false;
  }

  String shell(String line) throws Exception {
    var builder = new ProcessBuilder("sh", "-c", line).directory(town.canonical().toFile());
    return Installed.finish(builder, "").out();
  }

  /// Notes what a kill hit: `before` was under way when it came. Says whether it hit anything.
  boolean note(Map<String, Json.Obj> before) throws Exception {
    for (var order : before.entrySet()) {
      var kind = text(order.getValue(), "kind");
      Step step;
      if (!isStored(order.getKey())) {
        step = Step.REPORTED;
      } else {
        step = isInTheWorld(order.getKey(), order.getValue()) ? Step.EFFECT : Step.BEGUN;
      }
      java.util.Objects.requireNonNull(hits.get(kind))[step.ordinal()]++;
    }
    return !before.isEmpty();
  }

  /// A nudge leaves no trace in the world.
  static boolean isBlind(String kind, Step step) {
    return kind.equals("nudge") && step == Step.EFFECT;
  }

  int fewestHits() {
    int fewest = Integer.MAX_VALUE;
    for (var kind : KINDS) {
      for (var step : Step.values()) {
        fewest = isBlind(kind, step) ? fewest : Math.min(fewest, hits(kind, step));
      }
    }
    return fewest;
  }

  int hits(String kind, Step step) {
    return java.util.Objects.requireNonNull(hits.get(kind))[step.ordinal()];
  }

  String table() {
    var table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT, "  %-16s %8s %8s %8s%n", "order", "begun", "effect", "reported"));
    for (var kind : KINDS) {
      var row = java.util.Objects.requireNonNull(hits.get(kind));
      table.append(
          String.format(
              Locale.ROOT,
              "  %-16s %8d %8s %8d%n",
              kind,
              row[0],
              isBlind(kind, Step.EFFECT) ? "-" : Integer.toString(row[1]),
              row[2]));
    }
    return table.toString();
  }
}
