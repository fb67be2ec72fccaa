package gastown.app.towns;

import gastown.app.house.LocalConversing;
import gastown.app.house.LocalDisk;
import gastown.app.house.LocalPrograms;
import gastown.app.house.LocalSpawning;
import gastown.app.house.RandomDice;
import gastown.app.house.Strays;
import gastown.beads.store.BeadStore;
import gastown.engine.Town;
import gastown.engine.ground.WatchedGround;
import gastown.engine.porters.Outside;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;

/// What a town's loop needs, of this machine.
public record LocalGrounds(Function<Path, BeadStore> stores, LocalSpawning spawning)
    implements Grounds {
  @Override
  public BeadStore store(Path root) {
    return stores.apply(new gastown.town.layout.Town(root).database());
  }

  @Override
  public Town town(Path root, BeadStore store) {
    var clock = Clock.systemUTC();
    var ground = new WatchedGround(new LocalDisk(), new gastown.town.layout.Town(root), clock);
    return new Town(store, ground, clock, new RandomDice());
  }

  @Override
  public Outside outside(Path root) {
    var disk = new LocalDisk();
    var surroundings = Kept.of(root);
    var programs = new LocalPrograms(Strays.marked(surroundings, root));
    return new Outside(
        Outposts.cloning(programs, disk, surroundings::get, new gastown.town.layout.Town(root)),
        Outposts.listening(root, disk, spawning, surroundings, new LocalConversing()),
        Outposts.runtimes(root, disk),
        programs,
        disk,
        () -> Kept.of(root));
  }

  @Override
  public int endStrays(Path root) {
    return new Strays(spawning).end(root);
  }
}
