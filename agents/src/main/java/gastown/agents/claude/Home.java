package gastown.agents.claude;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.json.JsonWriter;
import gastown.beads.ports.Disk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a person's home has to say before the program starts without asking: that it trusts the
/// town's root, and with it all folders below; and, where a key comes by the environment, that the
/// key may be used and the first steps are over. What was added is noted in `ledger`, and only that
/// is taken back.
record Home(Disk disk, Path ledger) {
  private static final String ONBOARDED = "hasCompletedOnboarding";
  private static final String TRUSTED = "hasTrustDialogAccepted";
  private static final String PROJECTS = "projects";
  private static final String RESPONSES = "customApiKeyResponses";
  private static final String APPROVED = "approved";
  private static final int KEY_END = 20;

  /// Whether somebody is logged in, as far as files tell.
  boolean isKnown(Config config) {
    var known = read(config.file());
    var settings = disk.read(config.settings()).orElse("");
    return known.get("oauthAccount") != null
        || disk.exists(config.credentials())
        || settings.contains("\"apiKeyHelper\"");
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
    if (!merged(config, town, environment).added().isEmpty()) {
      locked(() -> {
        var merged = merged(config, town, environment);
        note(config.file(), merged.added());
        disk.write(config.file(), JsonWriter.indented(merged.file()));
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

  private record Merged(Json.Obj file, List<String> added) {}

  private Merged merged(Config config, Path town, Map<String, String> environment) {
    var file = read(config.file());
    var added = new ArrayList<String>();
    var root = disk.real(town).toString();
    var entry = object(object(file.get(PROJECTS)).get(root));
    if (!isTrue(entry.get(TRUSTED))) {
      added.add("trust " + root);
      var projects = object(file.get(PROJECTS)).with(root, entry.with(TRUSTED, Json.of(true)));
      file = file.with(PROJECTS, projects);
    }
    boolean hasKey =
        Preset.KEYS.stream().anyMatch(name -> !environment.getOrDefault(name, "").isEmpty());
    if (hasKey && !isTrue(file.get(ONBOARDED))) {
      added.add("onboarded");
      file = file.with(ONBOARDED, Json.of(true));
    }
    var key = environment.getOrDefault("ANTHROPIC_API_KEY", "");
    if (!key.isEmpty()) {
      var end = key.substring(Math.max(0, key.length() - KEY_END));
      var responses = object(file.get(RESPONSES));
      var approved = items(responses.get(APPROVED));
      if (!approved.contains(Json.of(end))) {
        added.add("key " + end);
        approved.add(Json.of(end));
        file = file.with(RESPONSES, responses.with(APPROVED, new Json.Arr(approved)));
      }
    }
    return new Merged(file, added);
  }

  /// Takes back what [#prepare] added. Returns what that was.
  List<String> withdraw(Config config) {
    var done = new ArrayList<String>();
    locked(() -> {
      var noted = read(ledger);
      var file = read(config.file());
      for (var each : items(noted.get(config.file().toString()))) {
        if (each instanceof Json.Str(var what)) {
          file = without(file, what);
          done.add(what.startsWith("key ") ? "key" : what);
        }
      }
      if (!done.isEmpty()) {
        disk.write(config.file(), JsonWriter.indented(file));
        disk.write(ledger, noted.without(config.file().toString()).compact());
      }
    });
    return done;
  }

  private static Json.Obj without(Json.Obj file, String what) {
    if (what.equals("onboarded")) {
      return file.without(ONBOARDED);
    }
    var name = what.substring(what.indexOf(' ') + 1);
    if (what.startsWith("trust ")) {
      var projects = object(file.get(PROJECTS));
      var entry = object(projects.get(name)).without(TRUSTED);
      var rest = entry.members().isEmpty() ? projects.without(name) : projects.with(name, entry);
      return rest.members().isEmpty() ? file.without(PROJECTS) : file.with(PROJECTS, rest);
    }
    var responses = object(file.get(RESPONSES));
    var approved = items(responses.get(APPROVED));
    approved.remove(Json.of(name));
    var rest =
        approved.isEmpty()
            ? responses.without(APPROVED)
            : responses.with(APPROVED, new Json.Arr(approved));
    return rest.members().isEmpty() ? file.without(RESPONSES) : file.with(RESPONSES, rest);
  }

  private void note(Path file, List<String> added) {
    var noted = read(ledger);
    var all = items(noted.get(file.toString()));
    for (var each : added) {
      if (!all.contains(Json.of(each))) {
        all.add(Json.of(each));
      }
    }
    disk.write(ledger, noted.with(file.toString(), new Json.Arr(all)).compact());
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

  private static Json.Obj object(@Nullable Json value) {
    return value instanceof Json.Obj object ? object : Json.empty();
  }

  private static List<Json> items(@Nullable Json value) {
    return value instanceof Json.Arr(var items) ? new ArrayList<>(items) : new ArrayList<>();
  }

  private static boolean isTrue(@Nullable Json value) {
    return value instanceof Json.Bool(var is) && is;
  }
}
