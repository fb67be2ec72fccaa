package gastown.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.agents.KnownRuntimes;
import gastown.app.house.LocalDisk;
import gastown.app.house.LocalPrograms;
import gastown.app.house.LocalSpawning;
import gastown.beads.json.Json;
import gastown.beads.json.JsonWriter;
import gastown.beads.ports.Programs.Call;
import gastown.outposts.process.ProcessOutpost;
import gastown.town.ports.Outpost.Place;
import gastown.town.ports.Outpost.Plan;
import gastown.town.ports.Outpost.ProcessMark;
import gastown.town.ports.Outpost.Started;
import gastown.town.ports.Runtimes.AgentRuntime;
import gastown.town.ports.Runtimes.Start;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A worktree of a real repository, and stand-ins for `gt` and `bd` that note how they are called.
/// The stand-in refuses `gt done` for what the real one does.
final class Workplace {
  private static final String GT =
      """
      #!/bin/sh
      printf '%s\\n' "$*" >>"$CALLS"
      case $1 in
        hook) cat "$HOOK" ;;
        done)
          if [ -n "$(git status --porcelain)" ]; then
            [ "${2:-}" = --save ] || { echo 'gt: uncommitted changes'; exit 1; }
            git add -A && git commit -q -m saved
          fi
          [ -n "$(git log --format=%H origin/main..HEAD)" ] || { echo 'gt: nothing to submit'; exit 1; }
          echo submitted
          ;;
      esac
      """;
  private static final String BD =
      """
      #!/bin/sh
      printf 'bd %s\\n' "$*" >>"$CALLS"
      cat "$BEAD"
      """;

  final Path root;
  final Path tree;
  final LocalDisk disk = new LocalDisk();
  final LocalSpawning spawning = new LocalSpawning();
  final ProcessOutpost outpost;
  final KnownRuntimes runtimes;
  final List<Place> places = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();

  Workplace(Path folder) {
    root = disk.real(folder);
    tree = root.resolve("rig/tree");
    outpost = new ProcessOutpost(disk, spawning, root.resolve("programs"));
    runtimes = new KnownRuntimes(disk, new LocalPrograms(Map.of()), root.resolve("programs"));
    program("gt", GT);
    program("bd", BD);
    environment.putAll(
        Map.of(
            "PATH", root.resolve("bin") + ":/usr/local/bin:/usr/bin:/bin",
            "HOME", root.resolve("home").toString(),
            "CALLS", root.resolve("calls").toString(),
            "HOOK", root.resolve("hook").toString(),
            "BEAD", root.resolve("bead.json").toString(),
            "GT_TOWN_ROOT", root.resolve("town").toString(),
            "GIT_CONFIG_NOSYSTEM", "1"));
    for (var who : List.of("GIT_AUTHOR_", "GIT_COMMITTER_")) {
      environment.put(who + "NAME", "web/Toast");
      environment.put(who + "EMAIL", "toast@example.org");
    }
    for (var name : List.of("home", "town", "rig")) {
      disk.makeFolder(root.resolve(name), false);
    }
    git(root, "init", "-q", "--bare", "-b", "main", "origin.git");
    git(root, "clone", "-q", root.resolve("origin.git").toString(), tree.toString());
    disk.write(tree.resolve("README.md"), "a project\n");
    git(tree, "add", "-A");
    git(tree, "commit", "-q", "-m", "first");
    git(tree, "push", "-q", "origin", "HEAD:main");
    git(tree, "checkout", "-q", "-b", "polecat/Toast");
    disk.write(root.resolve("hook"), "gp-1 A lexer\n");
  }

  private void program(String name, String text) {
    var file = root.resolve("bin").resolve(name);
    disk.write(file, text);
    disk.setExecutable(file, true);
  }

  String git(Path folder, String... words) {
    var all = new ArrayList<>(List.of("git"));
    all.addAll(List.of(words));
    var call = new Call(all, folder, Map.of(), "", Duration.ofSeconds(60));
    var outcome = new LocalPrograms(environment).run(call);
    assertThat(outcome.isOk()).as(() -> all + ": " + outcome.err()).isTrue();
    return outcome.out().strip();
  }

  void bead(String description) {
    var members = new LinkedHashMap<String, Json>();
    members.put("id", Json.of("gp-1"));
    members.put(
        "labels", new Json.Arr(List.of(new Json.Obj(Map.of("description", Json.of("no"))))));
    members.put("title", Json.of("A \"lexer\" with ünits"));
    members.put("description", Json.of(description));
    disk.write(
        root.resolve("bead.json"),
        JsonWriter.compact(new Json.Arr(List.of(new Json.Obj(members)))));
  }

  void script(String lines) {
    bead("Make it so.\n\n```script\n" + lines + "\n```\n\nwrite outside of.the block\n");
  }

  AgentRuntime runtime(String name) {
    return Objects.requireNonNull(runtimes.named(name, Map.of()));
  }

  /// Starts the agent and returns at once.
  ProcessMark start(String runtime, int wakes, Map<String, String> more) {
    var id = "s" + places.size();
    var place = new Place(id, root.resolve("places").resolve(id));
    places.add(place);
    disk.makeFolder(place.folder(), true);
    var start = new Start(id, tree, place.folder(), "Do your work.", "");
    var all = new HashMap<>(environment);
    all.put("GT_SESSION", id);
    all.put("GT_EPOCH", "1");
    all.put("GT_WAKES", Integer.toString(wakes));
    all.putAll(runtime(runtime).environment(start));
    all.putAll(more);
    var words = runtime(runtime).words(start);
    var started = outpost.start(new Plan(id, "", words, tree, place.folder(), all));
    assertThat(started).isNotInstanceOf(Started.Failed.class);
    return started instanceof Started.Running(var process) ? process : new ProcessMark(0, "over");
  }

  /// Starts the agent and waits until it is over; what it said.
  String run(String runtime, int wakes) {
    var process = start(runtime, wakes, Map.of());
    assertThat(spawning.awaitEnd(List.of(process), Duration.ofSeconds(60))).isTrue();
    return said();
  }

  String run() {
    return run("scripted", 1);
  }

  String said() {
    return outpost.capture(places.getLast(), 20_000);
  }

  /// How `gt` and `bd` were called.
  List<String> calls() {
    return disk.read(root.resolve("calls")).orElse("").lines().toList();
  }

  String text(String file) {
    return disk.read(tree.resolve(file)).orElse("(none)");
  }

  List<String> commits() {
    return git(tree, "log", "--reverse", "--format=%s", "origin/main..HEAD").lines().toList();
  }

  void close() {
    places.forEach(place -> outpost.end(place, Duration.ZERO));
  }
}
