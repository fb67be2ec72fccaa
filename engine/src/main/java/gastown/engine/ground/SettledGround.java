package gastown.engine.ground;

import gastown.beads.json.Json;
import gastown.beads.ports.Disk;
import gastown.beads.store.Digest;
import gastown.engine.Ground;
import gastown.town.layout.JsonFile;
import gastown.town.layout.RigFile;
import gastown.town.layout.Rigs;
import gastown.town.layout.Town;
import gastown.town.layout.TownCard;
import gastown.town.queue.Situation;
import gastown.town.work.Terms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A town's ground as its files say at the moment each is first looked at.
public final class SettledGround implements Ground {
  private final Disk disk;
  private final Town town;
  private final Map<String, Json.Obj> settings = new HashMap<>();
  private @Nullable List<Rig> rigs;

  public SettledGround(Disk disk, Town town) {
    this.disk = disk;
    this.town = town;
  }

  @Override
  public String name() {
    return TownCard.read(disk, town).name();
  }

  @Override
  public Path root() {
    return town.root();
  }

  @Override
  public List<Rig> rigs() {
    if (rigs == null) {
      var all = new ArrayList<Rig>();
      for (var card : Rigs.of(disk, town).all()) {
        var place = town.rig(card.name());
        all.add(
            new Rig(
                card.name(),
                card.prefix(),
                RigFile.read(disk, place).branch(),
                place.root(),
                number(card.name(), "max_workers", 8),
                text(card.name(), "status", "").equals("parked")));
      }
      rigs = all;
    }
    return rigs;
  }

  @Override
  public int workersMost() {
    int most = number("", "scheduler.max_polecats", number("", "max_polecats", 30));
    return most <= 0 ? Integer.MAX_VALUE : most;
  }

  @Override
  public Terms terms(String rig) {
    var usual = Terms.USUAL;
    return new Terms(
        duration(rig, "patience", usual.patience()),
        number(rig, "nudges_max", usual.nudgesMost()),
        number(rig, "wakes_max", usual.attemptsMost()),
        number(rig, "conflicts_max", usual.conflictsMost()),
        duration(rig, "linger", usual.linger()),
        duration(rig, "grace", usual.grace()));
  }

  @Override
  public Situation.Policy policy(String rig) {
    var commands = new StringBuilder();
    for (var gate : gates(rig)) {
      commands.append(gate.name()).append('\n').append(gate.command()).append('\n');
    }
    var digest = commands.isEmpty() ? "" : Digest.sha256(commands.toString()).substring(0, 16);
    boolean isSerial = text(rig, "merge_queue.strategy", "batch").equals("serial");
    int most = isSerial ? 1 : number(rig, "merge_queue.batch_max", 8);
    return new Situation.Policy(digest, most, Duration.ofHours(1));
  }

  @Override
  public List<Gate> gates(String rig) {
    var gates = new ArrayList<Gate>();
    if (text(rig, "merge_queue.run_tests", "true").equals("false")) {
      return gates;
    }
    var limit = duration(rig, "merge_queue.gate_timeout", Duration.ofMinutes(30));
    for (var name : List.of("setup", "lint", "typecheck", "build", "test")) {
      var command = text(rig, "merge_queue." + name + "_command", "");
      if (!command.isBlank()) {
        gates.add(new Gate(name, command, limit));
      }
    }
    return gates;
  }

  @Override
  public int gateRetries(String rig) {
    return number(rig, "merge_queue.retry_flaky_tests", 1);
  }

  @Override
  public String runtime(String rig) {
    var polecat = text(rig, "role_agents.polecat", "");
    return polecat.isEmpty() ? text(rig, "agent", text("", "default_agent", "claude")) : polecat;
  }

  @Override
  public Map<String, String> commands() {
    var commands = new LinkedHashMap<String, String>();
    if (settings("").get("agents") instanceof Json.Obj(var members)) {
      members.forEach((name, value) -> {
        if (value instanceof Json.Obj agent && agent.text("command") != null) {
          commands.put(name, String.valueOf(agent.text("command")));
        } else if (value instanceof Json.Str(var line)) {
          commands.put(name, line);
        }
      });
    }
    return commands;
  }

  @Override
  public Duration spawnDelay() {
    return duration("", "worker_spawn_delay", Duration.ZERO);
  }

  private Json.Obj settings(String rig) {
    return settings.computeIfAbsent(
        rig,
        name ->
            new JsonFile(disk, name.isEmpty() ? town.settings() : town.rig(name).settings())
                .readOrEmpty());
  }

  /// The rig's own word, else the town's, else `otherwise`.
  private String text(String rig, String key, String otherwise) {
    var own = rig.isEmpty() ? null : at(settings(rig), key);
    var value = own == null ? at(settings(""), key) : own;
    return value == null ? otherwise : value;
  }

  private static @Nullable String at(Json.Obj root, String key) {
    Json here = root;
    for (var part : key.split("\\.", -1)) {
      here = here instanceof Json.Obj object ? object.get(part) : null;
      if (here == null) {
        return null;
      }
    }
    return switch (here) {
      case Json.Str(var text) -> text;
      case Json.Num(var digits) -> digits;
      case Json.Bool(var value) -> Boolean.toString(value);
      case Json.Obj _, Json.Arr _, Json.Null _ -> null;
    };
  }

  private int number(String rig, String key, int otherwise) {
    var text = text(rig, key, "");
    try {
      return text.isEmpty() ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private Duration duration(String rig, String key, Duration otherwise) {
    var parsed = gastown.beads.query.Durations.read(text(rig, key, ""));
    return parsed == null ? otherwise : parsed;
  }
}
