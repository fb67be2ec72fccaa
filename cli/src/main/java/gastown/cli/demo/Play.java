package gastown.cli.demo;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.store.BeadStore;
import gastown.cli.Call;
import gastown.engine.money.Costs;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The demo from beginning to end.
final class Play {
  private static final int MOST_LOOKS = 900;

  private final Call call;
  private final DemoTown town;
  private final Cast cast;
  private final Map<String, Cast.Part> parts = new HashMap<>();

  Play(Call call, DemoTown town, Cast cast) {
    this.call = call;
    this.town = town;
    this.cast = cast;
  }

  Ending perform() {
    call.say("A town in a temporary folder: scripted agents, real git, no model, no network.");
    found();
    var ids = file();
    town.gt("up");
    call.say("");
    call.say("gt sling: ten beads to ten workers");
    var words = new ArrayList<String>(List.of("sling"));
    words.addAll(ids);
    words.add("hello");
    town.gt(words.toArray(String[]::new));
    call.say("");
    return watch();
  }

  /// A repository to work on, a town, and the town's rig.
  private void found() {
    var disk = call.disk();
    disk.makeFolder(town.folder(), true);
    disk.makeFolder(town.home(), true);
    town.write(
        town.home().resolve(".gitconfig"),
        "[user]\n\tname = Demo\n\temail = demo@gastown.local\n[init]\n\tdefaultBranch = main\n");
    var first = town.folder().resolve("first");
    disk.makeFolder(first, false);
    town.git(town.folder(), "init", "--quiet", "--bare", town.upstream().toString());
    town.git(first, "init", "--quiet");
    town.write(first.resolve("README.md"), "# Hello\n\nA file for each language.\n");
    town.write(first.resolve("greetings/INDEX.txt"), "English\n");
    town.write(first.resolve("greetings/english.txt"), "Hello\n");
    town.write(
        first.resolve("check"),
        "#!/bin/sh\n# Every greeting is one line, and the index lists no language twice.\n"
            + "for file in greetings/*.txt; do\n  case $file in */INDEX.txt) continue ;; esac\n"
            + "  [ \"$(wc -l <\"$file\")\" -eq 1 ] || { echo \"$file is not one line\"; exit 1; }\n"
            + "done\n[ -z \"$(sort greetings/INDEX.txt | uniq -d)\" ]\n");
    disk.setExecutable(first.resolve("check"), true);
    town.git(first, "add", "--all");
    town.git(first, "commit", "--quiet", "--message", "A beginning");
    town.git(first, "push", "--quiet", town.upstream().toString(), "HEAD:refs/heads/main");
    call.say("gt install, gt rig add hello");
    town.installed("gt", town.folder(), "install", town.root().toString(), "--name", "demo");
    settle();
    town.gt("rig", "add", "hello", "file://" + town.upstream());
    town.write(
        town.root().resolve("hello/settings/config.json"),
        Json.object()
            .put("type", "rig-settings")
            .put("version", 1)
            .put("patience", "3s")
            .put("max_workers", 10)
            .put(
                "merge_queue",
                Json.object().put("strategy", "serial").put("test_command", "./check").build())
            .build()
            .compact());
  }

  private void settle() {
    town.write(
        town.root().resolve("settings/config.json"),
        Json.object()
            .put("type", "town-settings")
            .put("version", 1)
            .put("default_agent", "scripted")
            .put("outpost", "process")
            .build()
            .compact());
  }

  /// The ten beads, by id. The two rivals come first, so that both begin on the same commit.
  private List<String> file() {
    var ids = new ArrayList<String>();
    var ordered = new ArrayList<Cast.Part>();
    cast.parts().stream().filter(part -> part.role() == Cast.Role.RIVAL).forEach(ordered::add);
    cast.parts().stream().filter(part -> part.role() != Cast.Role.RIVAL).forEach(ordered::add);
    for (var part : ordered) {
      var id =
          town.bd("create", part.title(), "--description", part.description(), "--silent").strip();
      parts.put(id, part);
      ids.add(id);
    }
    town.gt("refinery", "stop", "hello");
    return ids;
  }

  /// Tells what happens until all has landed.
  private Ending watch() {
    var story = new Story(parts);
    try (var store = call.house().store(town.database())) {
      boolean isHeld = true;
      for (int i = 0; i < MOST_LOOKS; i++) {
        store.<List<String>>read(story::news).forEach(call::say);
        if (isHeld && story.rivalsSubmitted() == 2) {
          isHeld = false;
          town.gt("refinery", "start", "hello");
        }
        if (story.landed() == parts.size() && store.<Boolean>read(rows -> isQuiet(rows))) {
          return ending(store, story);
        }
        town.rest();
      }
    }
    throw Problem.of(
            "demo-stuck",
            "only " + story.landed() + " of " + parts.size() + " landed in the time there was",
            "gt demo --keep   (leaves everything to be looked at)")
        .refusal();
  }

  private static boolean isQuiet(gastown.beads.store.Rows rows) {
    var reading = new Reading(rows);
    return reading.on(Kinds.WORKER, "busy").isEmpty()
        && reading.on(Kinds.SESSION, Kinds.LIVE).isEmpty();
  }

  private Ending ending(BeadStore store, Story story) {
    var verified =
        town.run(List.of("git", "fsck", "--no-dangling", "--connectivity-only"), canonical());
    var evidence = town.gt("evidence", "verify").strip();
    return store.read(rows -> {
      var reading = new Reading(rows);
      var kept = reading.all(Kinds.SALVAGE);
      boolean isAllThere = verified.isOk();
      for (var one : kept) {
        isAllThere &=
            town.run(List.of("git", "cat-file", "-e", one.commit() + "^{tree}"), canonical())
                .isOk();
      }
      var sample = story.sample();
      return new Ending(
          new Ending.Score(story.landed(), parts.size()),
          kept.size(),
          isAllThere,
          evidence.startsWith("✓"),
          Costs.byCause(new Costs(reading).items()),
          EvidenceLine.of(reading, sample));
    });
  }

  private java.nio.file.Path canonical() {
    return town.root().resolve("hello/mayor/rig");
  }
}
