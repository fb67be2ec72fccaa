package gastown.simulation.world;

import gastown.engine.Ground;
import gastown.town.money.Budget;
import gastown.town.money.Stint;
import gastown.town.queue.Situation;
import gastown.town.work.Terms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A town of one rig, as its seed has it.
record BottleGround(int workersMost, int widthMost, Duration patience, Means means)
    implements Ground {
  static final Path ROOT = Path.of("/bottle/town");
  static final String RIG = "web";
  static final String PREFIX = "web";
  static final String RUNTIME = "bottled";

  @Override
  public String name() {
    return "bottle";
  }

  @Override
  public Path root() {
    return ROOT;
  }

  @Override
  public List<Rig> rigs() {
    return List.of(new Rig(RIG, PREFIX, "main", ROOT.resolve(RIG), workersMost, false));
  }

  @Override
  public Terms terms(String rig) {
    var usual = Terms.USUAL;
    return new Terms(
        patience,
        usual.nudgesMost(),
        usual.attemptsMost(),
        usual.conflictsMost(),
        usual.linger(),
        usual.grace());
  }

  @Override
  public Situation.Policy policy(String rig) {
    return new Situation.Policy("oracle", widthMost, Duration.ofHours(1));
  }

  @Override
  public List<Gate> gates(String rig) {
    return List.of(new Gate("test", "ask the oracle", Duration.ofMinutes(30)));
  }

  @Override
  public int gateRetries(String rig) {
    return 1;
  }

  @Override
  public String runtime(String rig) {
    return RUNTIME;
  }

  @Override
  public Map<String, String> commands() {
    return Map.of();
  }

  @Override
  public Budget.Caps caps(String rig) {
    return means.caps();
  }

  @Override
  public Stint stint(String rig) {
    return means.stint();
  }

  @Override
  public long freeBytes() {
    return means.free();
  }

  @Override
  public long reserveBytes() {
    return Means.RESERVE;
  }

  @Override
  public Duration spawnDelay() {
    return Duration.ZERO;
  }
}
