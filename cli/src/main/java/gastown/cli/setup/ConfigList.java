package gastown.cli.setup;

import gastown.beads.json.Json;
import gastown.beads.workspace.ConfigFile;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.TreeMap;

/// `bd config list`.
final class ConfigList implements Command {
  private static final Spec SPEC =
      Spec.of("config list", "", "Show all settings of this workspace").group(Group.SETUP).build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.READS;
  }

  @Override
  public Reply run(Call call) {
    var all = all(call);
    return Reply.of(
        page -> {
          if (all.isEmpty()) {
            page.line("No configuration set");
          }
          all.forEach((key, value) -> page.line("  " + key + " = " + value));
        },
        () -> {
          var json = Json.object();
          all.forEach(json::put);
          return json.build();
        });
  }

  /// Settings of the store and of the file; the tracker's own book-keeping and the notes of agents
  /// are not settings.
  static java.util.SortedMap<String, String> all(Call call) {
    var all = new TreeMap<String, String>();
    call.rows()
        .settings("")
        .forEach((key, value) -> {
          if (!key.startsWith("_") && !key.startsWith("kv.")) {
            all.put(key, value);
          }
        });
    for (var name : java.util.List.of("config.yaml", "config.local.yaml")) {
      all.putAll(ConfigFile.read(call.disk().read(call.workspace().file(name)).orElse("")));
    }
    return all;
  }
}
