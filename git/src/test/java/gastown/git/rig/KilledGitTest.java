package gastown.git.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gastown.beads.Problem;
import gastown.town.ports.Cloning.Cloned;
import gastown.town.ports.Cloning.Source;
import gastown.town.ports.RigGit;
import gastown.town.ports.RigGit.Author;
import gastown.town.ports.RigGit.Fetched;
import gastown.town.ports.RigGit.Joined;
import gastown.town.ports.RigGit.Pushed;
import gastown.town.ports.RigGit.Saved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever the town does with git is cut off in front of every change to the disk in turn, once by
/// the end of the git that makes it and once by the end of all. Said again, it is done, once; and
/// what others do meanwhile is not in its way.
final class KilledGitTest {
  private static final Author TOAST = new Author("Toast", "toast@rig");
  private static final String REF = "refs/gastown/salvage/Toast/1";

  /// How often a refusal is met before something is taken to stand still.
  private static final int TRIES = 4;

  @TempDir Path place;
  private RealScene scene;
  private Scissors scissors;
  private Path folder;
  private Path toast;
  private RigGit rig;
  private String url;
  private String first;
  private int stride;

  /// What may be cut off.
  private interface Deed {
    void run() throws Exception;
  }

  @BeforeEach
  void a_rig() throws Exception {
    var campaign = System.getProperty("test.campaign", "short");
    assumeTrue(!campaign.equals("none"), "--quick leaves campaigns out");
    stride = campaign.equals("full") ? 1 : 7;
    scene = new RealScene(Files.createDirectories(place.resolve("world")));
    scissors = Scissors.sharpened(scene.world, place.toRealPath());
    url =
        scene.remote(
            Map.of("code.txt", "one\n", "old.txt", "old\n", ".gitignore", "*.o\n", "a/b/c", "c\n"));
    folder = scene.root().resolve("rig/mayor/rig");
    assertThat(scene.cloning().clone(new Source(url, "", ""), folder, null, _ -> {}))
        .isInstanceOf(Cloned.Done.class);
    rig = scene.cloning().at(folder);
    first = Objects.requireNonNull(rig.commitOf("main"));
    toast = scene.root().resolve("rig/polecats/Toast");
  }

  @Test
  void making_a_worktree() throws Exception {
    cut(
        this::begin,
        () -> {
          var condition = Objects.requireNonNull(rig.condition(toast));
          assertThat(condition.isClean()).isTrue();
          assertThat(condition.branch()).isEqualTo("b");
          assertThat(condition.head()).isEqualTo(first);
          assertThat(scene.world.git("rig/mayor/rig", "worktree", "list").lines()).hasSize(2);
          assertThat(rig.refs("refs/gastown/")).isEmpty();
        });
  }

  @Test
  void saving_what_is_in_a_worktree() throws Exception {
    work();
    var before = status();
    cut(
        () -> assertThat(rig.save(toast, REF, "saved")).isInstanceOf(Saved.Kept.class),
        () -> {
          assertSaved();
          assertThat(status()).isEqualTo(before);
        });
  }

  @Test
  void taking_a_worktree_away() throws Exception {
    work();
    cut(
        this::clear,
        () -> {
          assertSaved();
          assertThat(toast).doesNotExist();
          assertThat(rig.commitOf("refs/heads/b")).isNull();
          assertThat(scene.world.git("rig/mayor/rig", "worktree", "list").lines()).hasSize(1);
        });
  }

  @Test
  void committing_all() throws Exception {
    work();
    cut(
        () -> rig.commitAll(toast, "all of it", TOAST),
        () -> {
          var there = Objects.requireNonNull(rig.commitOf("refs/heads/b"));
          assertThat(rig.commitsBetween(first, there)).containsExactly(there);
          assertThat(rig.message(there)).isEqualTo("all of it");
          assertThat(Objects.requireNonNull(rig.condition(toast)).isClean()).isTrue();
          assertThat(scene.textIn(folder, "b", "new.txt")).isEqualTo("new\n");
        });
  }

  @Test
  void fetching() throws Exception {
    var next = scene.commitAt(url, "main", Map.of("next.txt", "next\n"));
    cut(
        () -> assertThat(rig.fetch("main")).isInstanceOf(Fetched.At.class),
        () -> assertThat(rig.commitOf("refs/remotes/origin/main")).isEqualTo(next));
  }

  @Test
  void landing_a_change() throws Exception {
    work();
    var change = Objects.requireNonNull(rig.commitAll(toast, "all of it", TOAST));
    cut(
        () -> {
          assertThat(rig.pin("refs/gastown/sub/b/e1", change, "")).isTrue();
          var base = Objects.requireNonNull(rig.commitOf("refs/remotes/origin/main"));
          switch (rig.join(base, change, "Land b", TOAST)) {
            case Joined.Commit(var commit, var _) ->
                assertThat(rig.push(commit, "main", base)).isInstanceOf(Pushed.Done.class);
            case Joined.Already _ -> assertThat(rig.isAncestor(change, base)).isTrue();
            case Joined.Conflict conflict -> assertThat(conflict).isNull();
          }
        },
        () -> {
          var there = Objects.requireNonNull(scene.headAt(url, "main"));
          assertThat(rig.commitOf("refs/remotes/origin/main")).isEqualTo(there);
          assertThat(rig.commitsBetween(first, there)).hasSize(2).contains(change);
          assertThat(scene.textIn(folder, there, "new.txt")).isEqualTo("new\n");
        });
  }

  @Test
  void checking_out_for_a_gate() throws Exception {
    var gate = scene.root().resolve("rig/gates/1");
    var next = scene.commitAt(url, "main", Map.of("next.txt", "next\n"));
    rig.fetch("main");
    cut(
        () -> {
          rig.checkOut(gate, first);
          rig.checkOut(gate, next);
        },
        () -> {
          var condition = Objects.requireNonNull(rig.condition(gate));
          assertThat(condition.isClean()).isTrue();
          assertThat(condition.head()).isEqualTo(next);
          assertThat(gate.resolve("next.txt")).hasContent("next\n");
        });
  }

  @Test
  void cloning() throws Exception {
    var crew = scene.root().resolve("rig/crew/ana");
    cut(
        () ->
            assertThat(scene.cloning().clone(new Source(url, "", ""), crew, folder, _ -> {}))
                .isInstanceOf(Cloned.Done.class),
        () -> {
          assertThat(scene.world.git("rig/crew/ana", "status", "--porcelain")).isEmpty();
          scene.world.git("rig/crew/ana", "fsck");
          assertThat(crew.resolveSibling(".ana.cloning")).doesNotExist();
        });
  }

  /// What the town does before an agent begins.
  private void begin() {
    var condition = rig.condition(toast);
    if (condition == null || !"b".equals(condition.branch())) {
      if (rig.save(toast, REF, "in the way") instanceof Saved.Kept) {
        rig.removeWorktree(toast, REF);
      }
    }
    rig.makeWorktree(toast, "b", first);
  }

  /// What it does after the last one.
  private void clear() {
    var condition = rig.condition(toast);
    if (rig.save(toast, REF, "over") instanceof Saved.Kept) {
      rig.removeWorktree(toast, REF);
    }
    assertThat(condition == null || first.equals(condition.head())).isTrue();
    rig.deleteBranch("b", first);
  }

  /// A worktree somebody worked in: changed, staged, new, deleted, ignored.
  private void work() {
    rig.makeWorktree(toast, "b", first);
    scene.write(toast.resolve("code.txt"), "staged\n");
    scene.world.git("rig/polecats/Toast", "add", "-A");
    scene.write(toast.resolve("code.txt"), "changed\n");
    scene.write(toast.resolve("new.txt"), "new\n");
    scene.write(toast.resolve("waste.o"), "waste\n");
    scene.delete(toast.resolve("old.txt"));
  }

  private String status() {
    return scene.world.git("rig/polecats/Toast", "status", "--porcelain", "--branch");
  }

  private void assertSaved() {
    assertThat(scene.textIn(folder, REF, "code.txt")).isEqualTo("changed\n");
    assertThat(scene.textIn(folder, REF, "new.txt")).isEqualTo("new\n");
    assertThat(scene.textIn(folder, REF, "old.txt")).isNull();
    assertThat(scene.textIn(folder, REF, "waste.o")).isNull();
    assertThat(scene.textIn(folder, REF + "^2", "code.txt")).isEqualTo("staged\n");
  }

  private void cut(Deed deed, Deed check) throws Exception {
    copy("world", "kept");
    int cuts = 0;
    boolean isCut = true;
    for (int change = 1; isCut; change += stride) {
      isCut = false;
      for (boolean all : new boolean[] {false, true}) {
        copy("kept", "world");
        if (isCutOff(deed, change, all)) {
          isCut = true;
          cuts++;
          again(deed, check, change + (all ? " and all after it" : ""), (cuts & 1) == 0);
        }
      }
    }
    assertThat(cuts).as("what was cut off").isGreaterThan(4);
    System.out.println(cuts + " times cut off");
  }

  private boolean isCutOff(Deed deed, int change, boolean all) throws Exception {
    scissors.set(change, all);
    try {
      deed.run();
    } catch (Problem.Refusal | AssertionError e) {
      // what it says of this is nobody's concern
    }
    return scissors.rest();
  }

  /// Somebody who has nothing to do with it comes by before or after it is done.
  private void again(Deed deed, Deed check, String change, boolean othersFirst) throws Exception {
    Deed others = () -> assertThat(rig.fetch("main")).isInstanceOf(Fetched.At.class);
    if (othersFirst) {
      insist(others, "others after change " + change);
    }
    insist(deed, "after change " + change);
    insist(others, "others after change " + change);
    try {
      check.run();
      scene.world.git("rig/mayor/rig", "fsck", "--connectivity-only");
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("after change " + change, e);
    }
  }

  private void insist(Deed deed, String when) throws Exception {
    for (int n = 1; ; n++) {
      try {
        deed.run();
        return;
      } catch (Problem.Refusal | AssertionError e) {
        if (n == TRIES) {
          throw new AssertionError(when, e);
        }
        age();
      }
    }
  }

  /// Some time goes by.
  private void age() throws IOException {
    try (var files = Files.walk(folder.resolve(".git"))) {
      for (var file : files.toList()) {
        var name = file.getFileName().toString();
        if (name.endsWith(".lock") || name.equals("locked")) {
          var before = Files.getLastModifiedTime(file).toMillis() - 60_000;
          Files.setLastModifiedTime(file, FileTime.fromMillis(before));
        }
      }
    }
  }

  private void copy(String from, String to) throws Exception {
    for (var words : List.of(List.of("rm", "-rf", to), List.of("cp", "-a", from, to))) {
      var process = new ProcessBuilder(words).directory(place.toFile()).inheritIO().start();
      assertThat(process.waitFor()).isZero();
    }
  }
}
