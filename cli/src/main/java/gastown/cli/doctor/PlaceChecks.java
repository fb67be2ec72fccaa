package gastown.cli.doctor;

import gastown.beads.Problem;
import gastown.beads.ports.Disk;
import gastown.cli.doctor.Finding.Repair;
import gastown.cli.doctor.Finding.Said;
import gastown.cli.doctor.Finding.Verdict;
import gastown.cli.rigs.Sizes;
import gastown.engine.Ground;
import gastown.town.book.LifeKinds;
import gastown.town.layout.JsonFile;
import gastown.town.layout.RigFile;
import gastown.town.layout.RigPlace;
import gastown.town.layout.Rigs;
import gastown.town.layout.TownCard;
import gastown.town.settings.Settings;
import gastown.town.settings.Slip;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Whether the folders of the town are what its files say.
final class PlaceChecks {
  private static final Duration STALE = Duration.ofMinutes(10);

  private final Scene scene;
  private final Disk disk;

  PlaceChecks(Scene scene) {
    this.scene = scene;
    this.disk = scene.call().disk();
  }

  /// What keeps everything else from being looked at when it is wrong.
  static Finding files(gastown.cli.Call call) {
    var found = new ArrayList<String>();
    var disk = call.disk();
    var town = call.town();
    tried(found, () -> TownCard.read(disk, town));
    tried(found, () -> new JsonFile(disk, town.settings()).read());
    tried(
        found,
        () -> {
          for (var card : Rigs.of(disk, town).all()) {
            var place = town.rig(card.name());
            tried(found, () -> RigFile.read(disk, place));
            tried(found, () -> new JsonFile(disk, place.settings()).read());
          }
        });
    var said =
        new Said("all can be read", "files cannot be read", "put right what they complain of");
    return Finding.of("Town files", Verdict.ERROR, found, said);
  }

  private static void tried(List<String> found, Runnable look) {
    try {
      look.run();
    } catch (Problem.Refusal refusal) {
      var problem = refusal.problem();
      found.add(problem.what() + (problem.because().isEmpty() ? "" : ": " + problem.because()));
    }
  }

  List<Finding> all() {
    return List.of(settings(), folders(), left(), clones(), locks(), space());
  }

  /// Whether what the settings files say holds.
  private Finding settings() {
    var town = scene.call().town();
    var slips = new LinkedHashSet<>(Settings.of(disk, town).slips());
    for (var rig : scene.rigs()) {
      slips.addAll(Settings.of(disk, town, rig.name()).slips());
    }
    var found = slips.stream().map(Slip::shown).toList();
    var said =
        new Said(
            "all that is said holds",
            "settings do not hold",
            "put it right in the file; gt config list and gt rig settings show <rig> --all show"
                + " what there is");
    return Finding.of("Settings", Verdict.ERROR, found, said);
  }

  private Finding folders() {
    var found = new ArrayList<String>();
    var town = scene.call().town();
    for (var rig : scene.rigs()) {
      if (!disk.isDirectory(rig.home())) {
        found.add(rig.name() + " is registered, and " + rig.home() + " is not there");
      }
    }
    for (var name : disk.list(town.root())) {
      var place = town.rig(name);
      if (!isLeft(place) && disk.exists(place.unfinished())) {
        found.add(place.root() + " was given up half-made");
      }
    }
    var said =
        new Said(
            scene.rigs().size() + " as registered",
            "folders and the register differ",
            "gt rig add <name> <git-url>   (finishes it), or gt rig remove <name>");
    return Finding.of("Rigs", Verdict.ERROR, found, said);
  }

  /// Files of a rig nobody registered.
  private boolean isLeft(RigPlace place) {
    boolean isRig = disk.exists(place.config()) && disk.isDirectory(place.mayor());
    return isRig && scene.ground().rig(place.name()) == null;
  }

  /// A rig that is removed leaves its files on purpose.
  private Finding left() {
    var found = new ArrayList<String>();
    var town = scene.call().town();
    for (var name : disk.list(town.root())) {
      if (isLeft(town.rig(name))) {
        found.add(town.rig(name).root() + " looks like a rig, and is not registered");
      }
    }
    var said =
        new Said(
            "none",
            "were left by rigs",
            "gt rig add <name> --adopt   (takes it up again), or rm -r <folder>");
    return Finding.of("Folders left", Verdict.WARNING, found, said);
  }

  private Finding clones() {
    var found = new ArrayList<String>();
    for (var rig : scene.rigs()) {
      if (!disk.exists(rig.canonical().resolve(".git").resolve("HEAD"))) {
        found.add(rig.name() + " has no clone in " + rig.canonical());
      } else if (scene.cloning().at(rig.canonical()).commitOf("refs/remotes/origin/" + rig.target())
          == null) {
        found.add(rig.name() + " knows no branch " + rig.target() + " of its remote");
      }
    }
    var said = new Said("each rig has its own", "rigs have no usable clone", "gt rig status <rig>");
    return Finding.of("Clones", Verdict.ERROR, found, said);
  }

  /// What a killed git leaves behind.
  private Finding locks() {
    var found = new ArrayList<String>();
    var repairs = new ArrayList<Repair>();
    for (Ground.Rig rig : scene.rigs()) {
      var git = rig.canonical().resolve(".git");
      look(git, found, repairs);
      for (var name : disk.list(git.resolve("worktrees"))) {
        look(git.resolve("worktrees").resolve(name), found, repairs);
      }
    }
    var said =
        new Said("none is left over", "lock files are older than ten minutes", "gt doctor --fix");
    return Finding.of("Git locks", Verdict.WARNING, found, said).with(repairs);
  }

  private void look(Path folder, List<String> found, List<Repair> repairs) {
    for (var name : disk.list(folder)) {
      var file = folder.resolve(name);
      boolean isOld =
          name.endsWith(".lock")
              && disk.modified(file)
                  .map(at -> Duration.between(at, scene.call().now()).compareTo(STALE) > 0)
                  .orElse(false);
      if (isOld) {
        found.add(file.toString());
        repairs.add(Repair.Outside.silent("remove " + file, () -> disk.delete(file)));
      }
    }
  }

  /// Little room is a warning, no room to begin anything an error.
  private Finding space() {
    long free = scene.ground().freeBytes();
    long reserve = scene.ground().reserveBytes();
    var kept = Sizes.shown(reserve) + " stay free (disk_reserve)";
    boolean isShort = scene.reading().find(LifeKinds.SHORTAGE, LifeKinds.DISK) != null;
    if (free < 0 || free / 2 >= reserve && !isShort) {
      return Finding.ok("Disk", free < 0 ? "not asked" : Sizes.shown(free) + " free, " + kept);
    }
    var details = isShort ? List.of("nothing new is begun") : List.<String>of();
    var words =
        new Finding.Words(
            details,
            "gt salvage list; git -C <rig>/mayor/rig gc; gt config set disk_reserve <size>");
    return new Finding(
        "Disk",
        isShort || free < reserve ? Verdict.ERROR : Verdict.WARNING,
        Sizes.shown(free) + " free, " + kept,
        words,
        List.of());
  }
}
