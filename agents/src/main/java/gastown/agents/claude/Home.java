package gastown.agents.claude;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.json.JsonWriter;
import gastown.beads.ports.Disk;
import gastown.town.ports.Runtimes.Withdrawn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a person's home has to say before the program starts without asking: that it trusts the
/// town's root, and with it all folders below; and, where a key comes by the environment or by the
/// person's settings, that the key may be used and the first steps are over; a key the person said
/// no to only where there is no login. What was added is noted in `ledger`, and only that is taken
/// back.
record Home(Disk disk, Path ledger) {
  private static final int KEY_END = 20;

  /// Whether somebody is logged in, or has a key in the settings, as far as files tell.
  boolean isKnown(Config config) {
    return isLoggedIn(config) || hasKey(variables(settings(config)));
  }

  private boolean isLoggedIn(Config config) {
    return read(config.file()).get("oauthAccount") != null
        || disk.exists(config.credentials())
        || settings(config).contains("\"apiKeyHelper\"");
  }

  private String settings(Config config) {
    return disk.read(config.settings()).orElse("");
  }

  private static boolean hasKey(Map<String, String> environment) {
    return Preset.KEYS.stream().anyMatch(name -> !environment.getOrDefault(name, "").isEmpty());
  }

  /// The variables a person's settings give the program.
  private static Map<String, String> variables(String settings) {
    var variables = new HashMap<String, String>();
    try {
      var all = settings.isBlank() ? Json.empty() : JsonReader.read(settings);
      Change.object(Change.object(all).get("env"))
          .members()
          .forEach((name, value) ->
              variables.put(name, value instanceof Json.Str(var text) ? text : value.compact()));
    } catch (JsonReader.Malformed e) {
      // the program says so itself
    }
    return variables;
  }

  /// What keeps the file from being added to, or null.
  @Nullable Problem fault(Config config) {
    try {
      read(config.file());
      return null;
    } catch (Problem.Refusal refusal) {
      return refusal.problem();
    }
  }

  void prepare(Config config, Path town, Map<String, String> environment) {
    if (!missing(config, town, environment).isEmpty()) {
      locked(() -> {
        var missing = missing(config, town, environment);
        note(config.file(), missing);
        var file = read(config.file());
        for (var change : missing) {
          file = change.done(file);
        }
        disk.write(config.file(), JsonWriter.indented(file));
      });
    }
  }

  private void locked(Runnable work) {
    disk.locked(
        ledger.resolveSibling(ledger.getFileName() + ".lock"),
        () -> {
          work.run();
          return true;
        });
  }

  private List<Change> missing(Config config, Path town, Map<String, String> environment) {
    var file = read(config.file());
    var wanted = new ArrayList<Change>();
    wanted.add(Change.trust(file, disk.real(town).toString()));
    var seen = new HashMap<>(environment);
    seen.putAll(variables(settings(config)));
    if (hasKey(seen)) {
      wanted.add(Change.onboarded(file));
    }
    var key = seen.getOrDefault("ANTHROPIC_API_KEY", "");
    var end = key.substring(Math.max(0, key.length() - KEY_END));
    if (!key.isEmpty() && !(Change.isRejected(file, end) && isLoggedIn(config))) {
      wanted.add(Change.key(file, end));
    }
    wanted.removeIf(change -> change.isDone(file));
    return wanted;
  }

  /// Takes back what [#prepare] added, wherever that was. A file that cannot be read or written is
  /// left, and stays noted.
  Withdrawn withdraw() {
    var removed = new ArrayList<String>();
    var left = new ArrayList<Problem>();
    locked(() -> {
      for (var file : read(ledger).members().keySet()) {
        try {
          removed.addAll(withdraw(Path.of(file)));
        } catch (Problem.Refusal refusal) {
          left.add(refusal.problem());
        }
      }
    });
    return new Withdrawn(removed, left);
  }

  private List<String> withdraw(Path file) {
    var noted = read(ledger);
    var before = read(file);
    var after = before;
    var removed = new ArrayList<String>();
    for (var each : Change.items(noted.get(file.toString())).reversed()) {
      var change = Change.read(each);
      var undone = change == null ? after : change.undone(after);
      if (change != null && !undone.equals(after)) {
        after = undone;
        removed.add((change.isKey() ? "key" : change.what()) + " in " + file);
      }
    }
    if (!after.equals(before)) {
      disk.write(file, JsonWriter.indented(after));
    }
    disk.write(ledger, noted.without(file.toString()).compact());
    return removed.reversed();
  }

  private void note(Path file, List<Change> added) {
    var noted = read(ledger);
    var all = Change.items(noted.get(file.toString()));
    for (var change : added) {
      if (all.stream().map(Change::read).noneMatch(known -> isSame(known, change))) {
        all.add(change.json());
      }
    }
    disk.write(ledger, noted.with(file.toString(), new Json.Arr(all)).compact());
  }

  private static boolean isSame(@Nullable Change known, Change change) {
    return known != null && known.what().equals(change.what());
  }

  /// A file that is no JSON is somebody else's trouble, and is not replaced.
  private Json.Obj read(Path file) {
    var text = disk.read(file).orElse("");
    if (text.isBlank()) {
      return Json.empty();
    }
    try {
      if (JsonReader.read(text) instanceof Json.Obj known) {
        return known;
      }
    } catch (JsonReader.Malformed e) {
      // told below
    }
    throw new Problem(
            "agent-home",
            file + " cannot be read",
            "it is no JSON object",
            List.of("claude   (repairs it, or says what is wrong)"))
        .refusal();
  }
}
