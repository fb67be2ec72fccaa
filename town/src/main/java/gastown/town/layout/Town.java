package gastown.town.layout;

import gastown.town.address.Address;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A town's place on disk. Every path of it is made here and nowhere else.
public record Town(Path root) {
  /// What the ids of the town's own beads begin with.
  public static final String PREFIX = "hq";

  /// The person's and the agents' way in: it says what this folder is, and nothing about a role.
  public Path anchor() {
    return root.resolve("CLAUDE.md");
  }

  /// The anchor under the name other agents look for.
  public Path otherAnchor() {
    return root.resolve("AGENTS.md");
  }

  /// The tracker of the town and of all its rigs.
  public Path beads() {
    return root.resolve(".beads");
  }

  public Path database() {
    return beads().resolve("beads.db");
  }

  public Path mayor() {
    return root.resolve("mayor");
  }

  /// What makes a folder a town.
  public Path townFile() {
    return townFile(root);
  }

  static Path townFile(Path root) {
    return root.resolve("mayor").resolve("town.json");
  }

  /// The rigs of the town.
  public Path rigsFile() {
    return mayor().resolve("rigs.json");
  }

  public Path mayorState() {
    return mayor().resolve("state.json");
  }

  public Path deaconState() {
    return root.resolve("deacon").resolve("state.json");
  }

  public Path settings() {
    return root.resolve("settings").resolve("config.json");
  }

  /// What belongs to this machine and this run: sessions, logs, locks. Only the owner can read it.
  public Path runtime() {
    return root.resolve(".runtime");
  }

  public Path logs() {
    return runtime().resolve("logs");
  }

  /// A session's own folder.
  public Path session(String id) {
    return runtime().resolve("sessions").resolve(id);
  }

  /// Clones made before they are known to be wanted, and folders on their way out.
  public Path workshop() {
    return runtime().resolve("workshop");
  }

  /// The place of the rig of this name, whether there is one or not.
  public RigPlace rig(String name) {
    return new RigPlace(this, name);
  }

  /// Where an agent works; the town's root for whoever has no place of their own.
  public Path home(Address who) {
    return switch (who) {
      case Address.Overseer _ -> root;
      case Address.Mayor _ -> mayor();
      case Address.Deacon _ -> root.resolve("deacon");
      case Address.Boot _ -> root.resolve("deacon").resolve("dogs").resolve("boot");
      case Address.Dog dog -> root.resolve("deacon").resolve("dogs").resolve(dog.name());
      case Address.Witness witness -> rig(witness.rig()).witness();
      case Address.Refinery refinery -> rig(refinery.rig()).refineryClone();
      case Address.Polecat polecat -> rig(polecat.rig()).polecat(polecat.name());
      case Address.Crew crew -> rig(crew.rig()).crew(crew.name());
    };
  }

  /// Who works in this folder, as far as folders tell: null outside of everybody's place.
  public @Nullable Address whose(Path folder) {
    if (!folder.startsWith(root)) {
      return null;
    }
    var way = root.relativize(folder);
    var first = way.getName(0).toString();
    int length = way.getNameCount();
    if (first.equals("mayor")) {
      return new Address.Mayor();
    }
    if (first.equals("deacon")) {
      return ofDeacon(way);
    }
    if (length < 2 || Address.isReserved(first) || !Address.isName(first)) {
      return null;
    }
    return switch (way.getName(1).toString()) {
      case "witness" -> new Address.Witness(first);
      case "refinery" -> new Address.Refinery(first);
      case "polecats" -> length < 3 ? null : polecat(first, way.getName(2).toString());
      case "crew" -> length < 3 ? null : crew(first, way.getName(2).toString());
      default -> null;
    };
  }

  private static Address ofDeacon(Path way) {
    boolean isDog = way.getNameCount() > 2 && way.getName(1).toString().equals("dogs");
    var name = isDog ? way.getName(2).toString() : "";
    return name.equals("boot")
        ? new Address.Boot()
        : Address.isName(name) ? new Address.Dog(name) : new Address.Deacon();
  }

  private static @Nullable Address polecat(String rig, String name) {
    return Address.isName(name) ? new Address.Polecat(rig, name) : null;
  }

  private static @Nullable Address crew(String rig, String name) {
    return Address.isName(name) ? new Address.Crew(rig, name) : null;
  }
}
