package gastown.cli.agents;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.json.JsonWriter;
import gastown.cli.Call;
import gastown.cli.agents.Recipe.Part;
import gastown.cli.setup.AgentsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Works out what a file of an agent program becomes. Lines and settings that are not ours stay as
/// they are.
record SetupFiles(Call call, Path root) {
  /// A file before and after; empty text is no file.
  record Change(Path file, String before, String after) {
    boolean isNothing() {
      return before.equals(after);
    }
  }

  Path path(Part part) {
    // a person's link is written through, not replaced
    var file = root.resolve(part.file());
    return call.disk().exists(file) ? call.disk().real(file) : file;
  }

  Change plan(Part part, boolean isRemoval) {
    var file = path(part);
    var old = call.disk().read(file).orElse("");
    boolean isStealth = call.args().is("--stealth");
    var fresh =
        switch (part) {
          case Part.Section _ -> isRemoval ? AgentsFile.without(old) : withSection(old, isStealth);
          case Part.Whole whole -> isRemoval ? "" : whole.head() + AgentTexts.section(isStealth);
          case Part.Hooks hooks -> hooks(file, old, hooks, isRemoval);
          case Part.Listed listed -> isRemoval ? unlisted(old, listed) : listed(file, old, listed);
        };
    return new Change(file, old, fresh);
  }

  private static String withSection(String old, boolean isStealth) {
    return AgentsFile.with(
        old, AgentsFile.BEGIN + "\n" + AgentTexts.section(isStealth) + AgentsFile.END + "\n");
  }

  private String hooks(Path file, String old, Part.Hooks part, boolean isRemoval) {
    var settings = settings(file, old);
    var hooks = settings.get("hooks") instanceof Json.Obj object ? object : Json.empty();
    for (var event : part.events()) {
      var entries = new ArrayList<Json>();
      boolean isThere = false;
      var wanted = wanted(event);
      if (hooks.get(event.name()) instanceof Json.Arr(var items)) {
        for (var item : items) {
          boolean isWanted = !isRemoval && runs(item, wanted) && !isThere;
          isThere |= isWanted;
          var rest = isWanted ? item : withoutOurs(item);
          if (rest != null) {
            entries.add(rest);
          }
        }
      }
      if (!isRemoval && !isThere) {
        entries.add(entry(part.matcher(), wanted));
      }
      hooks =
          entries.isEmpty()
              ? hooks.without(event.name())
              : hooks.with(event.name(), new Json.Arr(entries));
    }
    var whole =
        hooks.members().isEmpty() ? settings.without("hooks") : settings.with("hooks", hooks);
    if (whole.equals(settings)) {
      return old;
    }
    return whole.members().isEmpty() ? "" : readable(JsonWriter.indented(whole)) + "\n";
  }

  /// Settings are read by people: the escapes that only pages need are taken back.
  private static String readable(String json) {
    return json.replace("\\u003c", "<").replace("\\u003e", ">").replace("\\u0026", "&");
  }

  private String wanted(Recipe.Event event) {
    boolean isPrime = event.command().startsWith("bd prime");
    return call.args().is("--stealth") && isPrime
        ? event.command() + " --stealth"
        : event.command();
  }

  private static Json entry(String matcher, String command) {
    var hook = Json.object().put("type", "command").put("command", command).build();
    return Json.object().put("matcher", matcher).put("hooks", new Json.Arr(List.of(hook))).build();
  }

  private static boolean runs(Json entry, String command) {
    return commands(entry).stream().anyMatch(hook -> command.equals(hook.text("command")));
  }

  private static List<Json.Obj> commands(Json entry) {
    var all = new ArrayList<Json.Obj>();
    if (entry instanceof Json.Obj object && object.get("hooks") instanceof Json.Arr(var items)) {
      for (var item : items) {
        if (item instanceof Json.Obj hook) {
          all.add(hook);
        }
      }
    }
    return all;
  }

  /// The entry without the commands that are ours; null when nothing is left of it.
  private static @org.jspecify.annotations.Nullable Json withoutOurs(Json entry) {
    if (commands(entry).stream().noneMatch(SetupFiles::isOurs)) {
      return entry;
    }
    var rest = new ArrayList<Json>();
    commands(entry).stream().filter(hook -> !isOurs(hook)).forEach(rest::add);
    return rest.isEmpty() ? null : ((Json.Obj) entry).with("hooks", new Json.Arr(rest));
  }

  private static boolean isOurs(Json.Obj hook) {
    var command = String.valueOf(hook.text("command"));
    return command.matches("bd (prime|codex-hook)( .*)?");
  }

  private static Json.Obj settings(Path file, String text) {
    if (text.isBlank()) {
      return Json.empty();
    }
    try {
      if (JsonReader.read(text) instanceof Json.Obj object) {
        return object;
      }
    } catch (JsonReader.Malformed e) {
      throw unreadable(file, String.valueOf(e.getMessage())).refusal();
    }
    throw unreadable(file, "it does not hold an object").refusal();
  }

  private static Problem unreadable(Path file, String why) {
    return new Problem(
        "bad-settings",
        "cannot add to " + file + ": it is not JSON",
        why,
        List.of("correct " + file));
  }

  private static String listed(Path file, String old, Part.Listed part) {
    var lines = new ArrayList<>(List.of(old.split("\n", -1)));
    if (lines.stream().anyMatch(line -> line.strip().equals("- " + part.entry()))) {
      return old;
    }
    var head = part.key() + ":";
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(head)) {
        if (!lines.get(i).strip().equals(head)) {
          throw new Problem(
                  "bad-settings",
                  "cannot add to the list `" + part.key() + "` in " + file,
                  "it is written in one line",
                  List.of("add " + part.entry() + " to it by hand"))
              .refusal();
        }
        lines.add(i + 1, "  - " + part.entry());
        return String.join("\n", lines);
      }
    }
    var base = old.isEmpty() || old.endsWith("\n") ? old : old + "\n";
    return base + head + "\n  - " + part.entry() + "\n";
  }

  private static String unlisted(String old, Part.Listed part) {
    var lines = new ArrayList<>(List.of(old.split("\n", -1)));
    if (!lines.removeIf(line -> line.strip().equals("- " + part.entry()))) {
      return old;
    }
    for (int i = 0; i < lines.size(); i++) {
      boolean isBare = lines.get(i).strip().equals(part.key() + ":");
      if (isBare && (i + 1 == lines.size() || !lines.get(i + 1).strip().startsWith("- "))) {
        lines.remove(i);
      }
    }
    var text = String.join("\n", lines);
    return text.isBlank() ? "" : text;
  }
}
