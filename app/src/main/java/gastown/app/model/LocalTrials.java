package gastown.app.model;

import gastown.agents.AgentTrial;
import gastown.agents.KnownRuntimes;
import gastown.agents.model.Asked;
import gastown.app.house.LocalDisk;
import gastown.app.house.LocalPrograms;
import gastown.app.towns.Outposts;
import gastown.beads.Problem;
import gastown.cli.Trials;
import gastown.town.layout.Town;
import gastown.town.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tries agents on this machine.
public final class LocalTrials implements Trials {
  @Override
  public List<Row> verify(@Nullable Path town, String agent, String path) {
    var disk = new LocalDisk();
    var folder = folder();
    try {
      var commands =
          town == null ? Map.<String, String>of() : Settings.of(disk, new Town(town)).agents();
      var programs = new LocalPrograms(Map.of());
      var runtime =
          new KnownRuntimes(disk, programs, folder.resolve("programs")).named(agent, commands);
      if (runtime == null) {
        throw Problem.of("no-such-agent", "there is no agent " + agent, "gt config agent list")
            .refusal();
      }
      var trial =
          AgentTrial.of(disk, programs, runtime, folder, hooks(disk, town, agent, commands));
      try (var server = ModelServer.playing(trial.script())) {
        return trial.rows(model(server), path).stream()
            .map(row -> new Row(row.name(), row.holds(), row.evidence()))
            .toList();
      }
    } finally {
      disk.deleteAll(folder);
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("gt-verify").toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As the town has them now, which may not be what they should be.
  private static String hooks(
      LocalDisk disk, @Nullable Path town, String agent, Map<String, String> commands) {
    var known = town == null ? null : Outposts.runtimes(town, disk).named(agent, commands);
    var telling = known == null ? null : known.telling();
    return telling == null ? "" : disk.read(telling.file()).orElse("");
  }

  private static AgentTrial.Model model(ModelServer server) {
    return new AgentTrial.Model() {
      @Override
      public String url() {
        return server.url("trial");
      }

      @Override
      public List<Asked> asked() {
        return server.asked();
      }
    };
  }
}
