package gastown.town.layout;

import gastown.beads.ports.Disk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A rig's place on disk: a container for clones and worktrees, and no clone itself.
public record RigPlace(Town town, String name) {
  public Path root() {
    return town.root().resolve(name);
  }

  public Path config() {
    return root().resolve("config.json");
  }

  public Path settings() {
    return root().resolve("settings").resolve("config.json");
  }

  /// A link to the tracker of the canonical clone.
  public Path beads() {
    return root().resolve(".beads");
  }

  public Path mayor() {
    return root().resolve("mayor");
  }

  /// The clone all worktrees hang on.
  public Path canonical() {
    return mayor().resolve("rig");
  }

  /// The rig's side of the town's tracker: which prefix, and what travels with the project.
  public Path canonicalBeads() {
    return canonical().resolve(".beads");
  }

  public Path mayorState() {
    return mayor().resolve("state.json");
  }

  public Path refinery() {
    return root().resolve("refinery");
  }

  public Path refineryClone() {
    return refinery().resolve("rig");
  }

  public Path refineryState() {
    return refinery().resolve("state.json");
  }

  public Path witness() {
    return root().resolve("witness");
  }

  public Path witnessState() {
    return witness().resolve("state.json");
  }

  public Path crews() {
    return root().resolve("crew");
  }

  public Path crew(String member) {
    return crews().resolve(member);
  }

  /// The crew's names: whoever has a clone here. Worktrees of other rigs' crew stand beside theirs.
  public List<String> members(Disk disk) {
    var members = new ArrayList<String>();
    for (var name : disk.list(crews())) {
      if (disk.isDirectory(crew(name).resolve(".git"))) {
        members.add(name);
      }
    }
    return members;
  }

  public Path polecats() {
    return root().resolve("polecats");
  }

  /// A worker's worktree.
  public Path polecat(String worker) {
    return polecats().resolve(worker);
  }

  public Path plugins() {
    return root().resolve("plugins");
  }

  /// Stands in a rig while it is being made, so that one that was given up half-way is known for
  /// what it is.
  public Path unfinished() {
    return root().resolve(".unfinished");
  }
}
