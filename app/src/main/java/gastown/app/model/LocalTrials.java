package gastown.app.model;

import gastown.agents.AgentTrial;
import gastown.agents.KnownRuntimes;
import gastown.agents.model.Asked;
import gastown.app.house.CutShort;
import gastown.app.house.LocalDisk;
import gastown.app.towns.Outposts;
import gastown.cli.Trials;
import gastown.town.layout.Town;
import gastown.town.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Tries agents on this machine.
public final class LocalTrials implements Trials {
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final Duration GLANCE = Duration.ofMillis(50);

  @Override
  public List<Row> verify(
      @Nullable Path town,
      String agent,
      UnaryOperator<@Nullable String> variable,
      Consumer<String> progress) {
    var given = variable.apply("PATH");
    var path = given == null ? "/usr/local/bin:/usr/bin:/bin" : given;
    return CutShort.interrupted(() -> {
      try (var ground = TrialGround.found(path, variable.apply("TMPDIR"))) {
        return rows(ground, town, agent, path, progress);
      }
    });
  }

  private static List<Row> rows(
      TrialGround ground,
      @Nullable Path town,
      String agent,
      String path,
      Consumer<String> progress) {
    var disk = ground.disk();
    var commands =
        town == null ? Map.<String, String>of() : Settings.of(disk, new Town(town)).agents();
    var known = new KnownRuntimes(disk, ground.programs(), ground.folder().resolve("programs"));
    var runtime = Objects.requireNonNull(known.named(agent, commands));
    var trial =
        AgentTrial.of(
            new AgentTrial.Means(disk, ground.programs(), ground.tmux()),
            runtime,
            ground.folder(),
            hooks(disk, town, agent, commands));
    try (var server = ModelServer.playing(trial.script())) {
      return trial.rows(model(server), path, progress).stream()
          .map(row -> new Row(row.name(), row.isRequired(), row.holds(), row.evidence()))
          .toList();
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

      @Override
      public void open(String gate) {
        server.open(gate);
      }

      @Override
      public boolean await(BooleanSupplier what) {
        for (long i = LONGEST.dividedBy(GLANCE); i > 0 && !what.getAsBoolean(); i--) {
          TrialGround.goOn();
          LockSupport.parkNanos(GLANCE.toNanos());
        }
        return what.getAsBoolean();
      }
    };
  }
}
