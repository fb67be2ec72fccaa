package gastown.cli.upkeep;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.workspace.ConfigFile;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.setup.Setting;
import gastown.cli.setup.SettingRules;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Settings, several at once: set, shown with where each comes from, checked, and brought in line
/// between file and store.
final class Settings {
  static final List<String> PATHS =
      List.of("config set-many", "config show", "config validate", "config apply", "config drift");

  private Settings() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "config set-many" ->
          Simple.writes(
              spec(path, "<key=value...>", "Set several settings at once")
                  .example("bd config set-many no-push=true output.title-length=80")
                  .sw("--force-git-tracked", "accepted: what is shared is always in config.yaml")
                  .ignored(),
              Settings::setMany);
      case "config show" ->
          Simple.reads(
              spec(path, "", "Show every setting in force and where it comes from")
                  .text(
                      "--source",
                      "only from environment, config.local.yaml, config.yaml or database"),
              Settings::show);
      case "config validate" ->
          Simple.reads(
              spec(path, "", "Check the settings; exit code 1 for a wrong one"),
              Settings::validate);
      case "config drift" ->
          Simple.reads(
              spec(
                  path,
                  "",
                  "Show settings the file and the database disagree about; exit code 1 then"),
              Settings::drift);
      case "config apply" ->
          Simple.writes(
              spec(path, "", "Bring the database in line with config.yaml")
                  .sw("--dry-run", "only say what would be done"),
              Settings::apply);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.of(path, usage, summary).group(Group.SETUP);
  }

  private static Reply setMany(Call call) {
    var pairs = new LinkedHashMap<String, String>();
    for (var word : call.args().positionals()) {
      int equals = word.indexOf('=');
      if (equals <= 0) {
        throw Problem.of(
                "bad-pair",
                "expected key=value, not \"" + word + "\"",
                "bd config set-many key=value")
            .refusal();
      }
      pairs.put(word.substring(0, equals), word.substring(equals + 1));
    }
    pairs.forEach((key, value) -> new Setting(call).set(key, value));
    return Reply.done(
        page -> pairs.forEach((key, value) -> page.line("Set " + key + " = " + value)),
        () -> {
          var json = Json.object();
          pairs.forEach(json::put);
          return json.build();
        });
  }

  /// Where a value comes from; the first that has one wins.
  private record Found(String value, String source) {}

  private static Map<String, Found> all(Call call) {
    var all = new TreeMap<String, Found>();
    call.rows()
        .settings("")
        .forEach((key, value) -> {
          if (!key.startsWith("_") && !key.startsWith("kv.")) {
            all.put(
                key.equals("issue_prefix") ? "issue-prefix" : key, new Found(value, "database"));
          }
        });
    for (var name : List.of("config.yaml", "config.local.yaml")) {
      file(call, name).forEach((key, value) -> all.put(key, new Found(value, name)));
    }
    all.replaceAll((key, found) -> {
      var name = "BD_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
      var value = call.invocation().variable(name);
      return value == null ? found : new Found(value, "environment");
    });
    return all;
  }

  private static Map<String, String> file(Call call, String name) {
    return ConfigFile.read(call.disk().read(call.workspace().file(name)).orElse(""));
  }

  private static final List<String> SOURCES =
      List.of("environment", "config.local.yaml", "config.yaml", "database");

  private static Reply show(Call call) {
    var wanted = call.args().text("--source");
    if (wanted != null && SOURCES.stream().noneMatch(source -> source.startsWith(wanted))) {
      throw Problem.of(
              "bad-source",
              "there are no settings from \"" + wanted + "\"",
              "--source " + String.join("|", SOURCES))
          .refusal();
    }
    var all = all(call);
    all.values().removeIf(found -> wanted != null && !found.source().startsWith(wanted));
    return Reply.of(
        page -> {
          if (all.isEmpty()) {
            page.line("No configuration set");
          }
          all.forEach((key, found) ->
              page.line("  " + key + " = " + found.value() + "  (" + found.source() + ")"));
        },
        () -> {
          var items = new ArrayList<Json>();
          all.forEach((key, found) ->
              items.add(
                  Json.object()
                      .put("key", key)
                      .put("value", found.value())
                      .put("source", found.source())
                      .build()));
          return new Json.Arr(items);
        });
  }

  private static Reply validate(Call call) {
    var errors = new ArrayList<String>();
    var warnings = new ArrayList<String>();
    all(call)
        .forEach((key, found) -> {
          var wrong = SettingRules.wrong(key, found.value());
          if (wrong != null) {
            errors.add(key + " = " + found.value() + " (" + found.source() + "): " + wrong);
          } else if (!KnownSettings.isKnown(key)) {
            warnings.add(key + " (" + found.source() + "): nobody reads this setting");
          }
        });
    boolean isOk = errors.isEmpty();
    return Reply.of(
            page -> {
              errors.forEach(line -> page.line("✗ " + line));
              warnings.forEach(line -> page.line("⚠ " + line));
              if (isOk) {
                page.line("✓ Configuration is valid");
              }
            },
            () ->
                Json.object()
                    .put("valid", isOk)
                    .put("errors", Json.texts(errors))
                    .put("warnings", Json.texts(warnings))
                    .build())
        .withExit(isOk ? 0 : 1);
  }

  /// A setting that stands in both places with different values.
  private record Drift(String key, String file, String stored) {}

  private static List<Drift> drifts(Call call) {
    var drifts = new ArrayList<Drift>();
    file(call, "config.yaml")
        .forEach((name, value) -> {
          var key = name.equals("issue-prefix") ? "issue_prefix" : name;
          var stored = call.rows().setting(key);
          if (stored != null && !stored.equals(value)) {
            drifts.add(new Drift(key, value, stored));
          }
        });
    return drifts;
  }

  private static Json json(List<Drift> drifts) {
    return new Json.Arr(
        drifts.stream()
            .<Json>map(drift ->
                Json.object()
                    .put("key", drift.key())
                    .put("file", drift.file())
                    .put("database", drift.stored())
                    .build())
            .toList());
  }

  private static Reply drift(Call call) {
    var drifts = drifts(call);
    return Reply.of(
            page -> {
              drifts.forEach(each ->
                  page.line(
                      "⚠ "
                          + each.key()
                          + ": config.yaml says "
                          + each.file()
                          + ", the database "
                          + each.stored()));
              page.line(drifts.isEmpty() ? "✓ No drift" : "Run: bd config apply");
            },
            () -> Json.object().put("drift", json(drifts)).put("in_sync", drifts.isEmpty()).build())
        .withExit(drifts.isEmpty() ? 0 : 1);
  }

  private static Reply apply(Call call) {
    var drifts = drifts(call);
    boolean isTrial = call.args().is("--dry-run");
    if (!isTrial) {
      drifts.forEach(drift -> call.draft().set(drift.key(), drift.file()));
      call.draft().name("config apply", "");
    }
    return Reply.done(
        page -> {
          drifts.forEach(drift ->
              page.line((isTrial ? "Would set " : "Set ") + drift.key() + " = " + drift.file()));
          if (drifts.isEmpty()) {
            page.line("✓ Nothing to apply");
          }
        },
        () -> Json.object().put("applied", json(drifts)).put("dry_run", isTrial).build());
  }
}
