package gastown.cli.plugins;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.town.layout.JsonFile;
import gastown.town.layout.Rigs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `gt plugins` and `gt plugin status`. A plugin is a folder: if it is there, the plugin is.
final class Plugins {
  private Plugins() {}

  /// An empty rig is the town. `instructions` is the file that says what it is for, or empty.
  private record Plugin(String rig, String name, Path folder, String instructions) {
    String address() {
      return (rig.isEmpty() ? "" : rig + "/") + "plugins/" + name;
    }

    Json json() {
      return Json.object()
          .put("name", name)
          .putText("rig", rig)
          .put("path", folder.toString())
          .putText("instructions", instructions)
          .build();
    }
  }

  static Command list() {
    return Simple.needsNothing(
        Spec.town("plugins", "[rig]", "Show the plugins of a rig, or of the town and all rigs")
            .alias("plugin list")
            .group(Group.CONFIGURATION)
            .detail("A plugin is a folder below <rig>/plugins or <town>/plugins."),
        Plugins::list);
  }

  static Command status() {
    return Simple.needsNothing(
        Spec.town("plugin status", "<name|rig/name>", "Show a plugin: its place, and its state")
            .alias("plugin show")
            .group(Group.CONFIGURATION),
        Plugins::status);
  }

  private static List<Plugin> all(Call call) {
    var town = call.town();
    var found = new ArrayList<Plugin>();
    in(call, "", town.root().resolve("plugins"), found);
    for (var rig : Rigs.of(call.disk(), town).names()) {
      in(call, rig, town.rig(rig).plugins(), found);
    }
    return found;
  }

  private static void in(Call call, String rig, Path folder, List<Plugin> into) {
    for (var name : call.disk().list(folder)) {
      var place = folder.resolve(name);
      if (call.disk().isDirectory(place) && !name.startsWith(".")) {
        into.add(new Plugin(rig, name, place, instructions(call, place)));
      }
    }
  }

  private static String instructions(Call call, Path folder) {
    for (var name : List.of("plugin.md", "CLAUDE.md", "AGENTS.md")) {
      if (call.disk().exists(folder.resolve(name))) {
        return name;
      }
    }
    return "";
  }

  private static Reply list(Call call) {
    var rig = call.args().positional(0);
    if (rig != null) {
      Rigs.of(call.disk(), call.town()).require(rig);
    }
    var found = all(call);
    found.removeIf(plugin -> rig != null && !plugin.rig().equals(rig));
    return Reply.of(
        page -> {
          if (found.isEmpty()) {
            page.line("There are no plugins.");
          }
          for (var plugin : found) {
            var what = plugin.instructions();
            page.line(plugin.address() + (what.isEmpty() ? "" : "   " + what));
          }
        },
        () -> new Json.Arr(found.stream().map(Plugin::json).toList()));
  }

  private static Reply status(Call call) {
    var plugin = require(call, call.args().positionals().getFirst());
    var state = new JsonFile(call.disk(), plugin.folder().resolve("state.json")).readOrEmpty();
    return Reply.of(
        page -> {
          page.line(plugin.address());
          page.line("  Place: " + plugin.folder());
          if (!plugin.instructions().isEmpty()) {
            page.line("  Instructions: " + plugin.instructions());
          }
          for (var key : state.members().keySet()) {
            var text = state.text(key);
            if (text != null) {
              page.line("  " + key + ": " + text);
            }
          }
        },
        () -> Json.object().put("plugin", plugin.json()).put("state", state).build());
  }

  private static Plugin require(Call call, String word) {
    var meant = new ArrayList<Plugin>();
    for (var plugin : all(call)) {
      boolean isIt =
          plugin.name().equals(word)
              || plugin.address().equals(word)
              || (plugin.rig() + "/" + plugin.name()).equals(word);
      if (isIt) {
        meant.add(plugin);
      }
    }
    if (meant.size() == 1) {
      return meant.getFirst();
    }
    throw new Problem(
            meant.isEmpty() ? "no-such-plugin" : "which-plugin",
            meant.isEmpty() ? "there is no plugin " + word : word + " is there more than once",
            String.join(", ", meant.stream().map(Plugin::address).toList()),
            List.of("gt plugins"))
        .refusal();
  }
}
