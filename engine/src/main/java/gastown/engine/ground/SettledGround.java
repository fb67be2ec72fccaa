package gastown.engine.ground;

import gastown.beads.Problem;
import gastown.beads.ports.Disk;
import gastown.beads.store.Digest;
import gastown.engine.Ground;
import gastown.town.layout.RigFile;
import gastown.town.layout.Rigs;
import gastown.town.layout.Town;
import gastown.town.layout.TownCard;
import gastown.town.money.Budget;
import gastown.town.money.Stint;
import gastown.town.queue.Situation;
import gastown.town.settings.Key;
import gastown.town.settings.Keys;
import gastown.town.settings.Settings;
import gastown.town.settings.Theme;
import gastown.town.work.Terms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A town's ground as its files say at the moment each is first looked at.
public final class SettledGround implements Ground {
  private static final String ROLE = "polecat";

  /// In the order they are run.
  private static final Map<String, Key> GATES = gateKeys();

  /// No verdict is ever found under it.
  private static final String UNKNOWN_GATES = "unknown";

  private final Disk disk;
  private final Town town;
  private final Map<String, Settings> settings = new HashMap<>();
  private final Map<String, String> slips = new HashMap<>();
  private @Nullable List<Rig> rigs;

  public SettledGround(Disk disk, Town town) {
    this.disk = disk;
    this.town = town;
  }

  private static Map<String, Key> gateKeys() {
    var keys = new LinkedHashMap<String, Key>();
    keys.put("setup", Keys.SETUP_COMMAND);
    keys.put("lint", Keys.LINT_COMMAND);
    keys.put("typecheck", Keys.TYPECHECK_COMMAND);
    keys.put("build", Keys.BUILD_COMMAND);
    keys.put("test", Keys.TEST_COMMAND);
    return Collections.unmodifiableMap(keys);
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
        var own = of(card.name());
        var target = own.text(Keys.TARGET_BRANCH);
        all.add(
            new Rig(
                card.name(),
                card.prefix(),
                target.isEmpty() ? RigFile.read(disk, place).branch() : target,
                place.root(),
                own.number(Keys.MAX_WORKERS),
                !own.text(Keys.STATUS).equals("operational")));
      }
      rigs = all;
    }
    return rigs;
  }

  @Override
  public int workersMost() {
    return of("").number(Keys.MAX_POLECATS);
  }

  @Override
  public Terms terms(String rig) {
    var own = of(rig);
    return new Terms(
        own.duration(Keys.PATIENCE),
        own.number(Keys.NUDGES_MAX),
        own.number(Keys.WAKES_MAX),
        own.number(Keys.CONFLICTS_MAX),
        own.duration(Keys.LINGER),
        own.duration(Keys.GRACE));
  }

  @Override
  public Situation.Policy policy(String rig) {
    var digest = slip(rig).isEmpty() ? digest(gates(rig)) : UNKNOWN_GATES;
    boolean isSerial = of(rig).text(Keys.STRATEGY).equals("serial");
    return new Situation.Policy(
        digest, isSerial ? 1 : of(rig).number(Keys.BATCH_MAX), Duration.ofHours(1));
  }

  private static String digest(List<Gate> gates) {
    var commands = new StringBuilder();
    for (var gate : gates) {
      commands.append(gate.name()).append('\n').append(gate.command()).append('\n');
    }
    return commands.isEmpty() ? "" : Digest.sha256(commands.toString()).substring(0, 16);
  }

  @Override
  public String slip(String rig) {
    return slips.computeIfAbsent(rig, this::firstSlip);
  }

  private String firstSlip(String rig) {
    for (var slip : of(rig).slips()) {
      if (slip.isOfQueue()) {
        return slip.shown();
      }
    }
    return "";
  }

  @Override
  public List<Gate> gates(String rig) {
    var slip = slip(rig);
    if (!slip.isEmpty()) {
      throw new Problem(
              "wrong-setting",
              "nobody knows what gates " + rig + " has",
              slip,
              List.of("gt rig settings show " + rig, "gt doctor"))
          .refusal();
    }
    var own = of(rig);
    var gates = new ArrayList<Gate>();
    if (own.isOn(Keys.RUN_TESTS)) {
      var limit = own.duration(Keys.GATE_TIMEOUT);
      GATES.forEach((name, key) -> {
        var command = own.text(key);
        if (!command.isBlank()) {
          gates.add(new Gate(name, command, limit));
        }
      });
    }
    return gates;
  }

  @Override
  public int gateRetries(String rig) {
    return of(rig).number(Keys.RETRY_FLAKY_TESTS);
  }

  @Override
  public String runtime(String rig) {
    return of(rig).agent("polecat");
  }

  @Override
  public Map<String, String> commands() {
    return of("").agents();
  }

  @Override
  public Budget.Caps caps(String rig) {
    var own = of(rig);
    return new Budget.Caps(
        own.microUsd(Keys.BUDGET_DAY),
        own.microUsd(Keys.BUDGET_TOTAL),
        own.microUsd(Keys.BUDGET_BEAD),
        own.microUsd(Keys.BUDGET_AGENT),
        own.microUsd(Keys.BUDGET_CONVOY),
        own.longNumber(Keys.BUDGET_TOKENS_DAY));
  }

  @Override
  public Stint stint(String rig) {
    var own = of(rig);
    return new Stint(own.duration(Keys.SESSION_TIME_CAP), own.longNumber(Keys.SESSION_TURN_CAP));
  }

  @Override
  public Theme theme(String rig) {
    return Theme.of(of(rig).text(Keys.THEME), rig.isEmpty() ? name() : rig);
  }

  @Override
  public Duration spawnDelay() {
    return of("").duration(Keys.WORKER_SPAWN_DELAY);
  }

  @Override
  public long freeBytes() {
    return disk.freeBytes(town.root());
  }

  @Override
  public long reserveBytes() {
    return of("").bytes(Keys.DISK_RESERVE);
  }

  private Settings of(String rig) {
    return settings.computeIfAbsent(
        rig,
        name -> name.isEmpty() ? Settings.of(disk, town) : Settings.of(disk, town, name, ROLE));
  }
}
