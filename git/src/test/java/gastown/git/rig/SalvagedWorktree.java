package gastown.git.rig;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.town.ports.Cloning.Source;
import gastown.town.ports.RigGit;
import gastown.town.ports.RigGit.Saved;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A worktree to be saved and removed. What counts then is what git alone gives back.
abstract class SalvagedWorktree {
  static final String REF = "refs/gastown/salvage/Toast/1";

  @TempDir Path place;
  RealScene scene;
  RigGit rig;
  Path toast;
  String first;

  @BeforeEach
  void a_worktree() {
    scene = new RealScene(place);
    var url =
        scene.remote(
            Map.of("code.txt", "one\ntwo\n", "old.txt", "old\n", ".gitignore", "*.o\nbuild/\n"));
    var folder = scene.root().resolve("rig/mayor/rig");
    scene.cloning().clone(new Source(url, "", ""), folder, null, _ -> {});
    rig = scene.cloning().at(folder);
    first = Objects.requireNonNull(rig.commitOf("HEAD"));
    toast = scene.root().resolve("rig/polecats/Toast");
    rig.makeWorktree(toast, "b", first);
  }

  @AfterEach
  void no_hook_of_the_person_ran() {
    assertThat(scene.root().resolve("hook-ran")).doesNotExist();
  }

  void write(String path, String text) {
    scene.write(toast.resolve(path), text);
  }

  String git(String... words) {
    return scene.world.git("rig/polecats/Toast", words);
  }

  void identify() {
    scene.world.git("rig/mayor/rig", "config", "user.name", "Toast");
    scene.world.git("rig/mayor/rig", "config", "user.email", "toast@rig");
  }

  Saved.Kept save() {
    var status = git("status", "--porcelain", "--untracked-files=all");
    var saved = keep();
    assertThat(git("status", "--porcelain", "--untracked-files=all")).isEqualTo(status);
    return saved;
  }

  /// Saves, saves again, removes.
  Saved.Kept keep() {
    var saved = rig.save(toast, REF, "saved");
    assertThat(saved).isInstanceOf(Saved.Kept.class);
    assertThat(rig.save(toast, REF, "saved")).isEqualTo(saved);
    return (Saved.Kept) saved;
  }

  void remove() {
    rig.removeWorktree(toast, REF);
    assertThat(toast).doesNotExist();
    assertThat(Files.exists(toast.resolveSibling(".Toast.going"))).isFalse();
  }

  String kept(String... words) {
    return scene.world.git("rig/mayor/rig", words);
  }

  String text(String path) {
    return kept("cat-file", "blob", REF + ":" + path);
  }
}
