package gastown.engine.ground;

import gastown.beads.ports.Disk;
import gastown.engine.Ground;
import gastown.town.layout.Town;
import gastown.town.money.Budget;
import gastown.town.money.Stint;
import gastown.town.queue.Situation;
import gastown.town.settings.Theme;
import gastown.town.work.Terms;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A town's ground for somebody who looks at it for a long time: files that changed are read again,
/// looked for once a second at most.
public final class WatchedGround implements Ground {
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Disk disk;
  private final Town town;
  private final InstantSource clock;
  private Ground present;
  private List<Optional<Instant>> stamps = List.of();
  private Instant looked = Instant.EPOCH;

  public WatchedGround(Disk disk, Town town, InstantSource clock) {
    this.disk = disk;
    this.town = town;
    this.clock = clock;
    this.present = new SettledGround(disk, town);
  }

  private synchronized Ground now() {
    var now = clock.instant();
    if (Duration.between(looked, now).compareTo(FRESH) >= 0) {
      looked = now;
      var seen = stamps();
      if (!seen.equals(stamps)) {
        present = new SettledGround(disk, town);
        stamps = stamps();
      }
    }
    return present;
  }

  /// For what must not be a second old: who starts a session may have named its agent just before,
  /// and who lands a change its gate.
  private synchronized Ground fresh() {
    looked = Instant.EPOCH;
    return now();
  }

  private List<Optional<Instant>> stamps() {
    var all = new ArrayList<Optional<Instant>>();
    all.add(disk.modified(town.rigsFile()));
    all.add(disk.modified(town.settings()));
    for (var rig : present.rigs()) {
      var place = town.rig(rig.name());
      all.add(disk.modified(place.config()));
      all.add(disk.modified(place.settings()));
    }
    return all;
  }

  @Override
  public String name() {
    return now().name();
  }

  @Override
  public Path root() {
    return town.root();
  }

  @Override
  public List<Rig> rigs() {
    return now().rigs();
  }

  @Override
  public @Nullable Rig rig(String name) {
    var known = now().rig(name);
    return known == null ? fresh().rig(name) : known;
  }

  @Override
  public int workersMost() {
    return now().workersMost();
  }

  @Override
  public Terms terms(String rig) {
    return now().terms(rig);
  }

  @Override
  public Situation.Policy policy(String rig) {
    return fresh().policy(rig);
  }

  @Override
  public List<Gate> gates(String rig) {
    return fresh().gates(rig);
  }

  @Override
  public String slip(String rig) {
    return fresh().slip(rig);
  }

  @Override
  public int gateRetries(String rig) {
    return now().gateRetries(rig);
  }

  @Override
  public String runtime(String rig) {
    return fresh().runtime(rig);
  }

  @Override
  public Map<String, String> commands() {
    return fresh().commands();
  }

  @Override
  public Budget.Caps caps(String rig) {
    return now().caps(rig);
  }

  @Override
  public Stint stint(String rig) {
    return now().stint(rig);
  }

  @Override
  public Theme theme(String rig) {
    return now().theme(rig);
  }

  @Override
  public Duration spawnDelay() {
    return now().spawnDelay();
  }

  @Override
  public long freeBytes() {
    return now().freeBytes();
  }

  @Override
  public long reserveBytes() {
    return now().reserveBytes();
  }
}
