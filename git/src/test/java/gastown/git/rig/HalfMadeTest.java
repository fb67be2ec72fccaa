package gastown.git.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gastown.beads.Problem;
import gastown.town.ports.Cloning.Cloned;
import gastown.town.ports.Cloning.Source;
import gastown.town.ports.RigGit;
import gastown.town.ports.RigGit.Author;
import gastown.town.ports.RigGit.Joined;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What gits that were killed leave behind, and what only the real program knows: conflicts of all
/// kinds, shared objects, files of the town in a worktree.
class HalfMadeTest {
  private static final Author TOAST = new Author("Toast", "toast@rig");

  @TempDir Path place;
  private RealScene scene;
  private String url;
  private Path folder;
  private Path toast;
  private RigGit rig;
  private String first;

  @BeforeEach
  void a_rig() {
    scene = new RealScene(place);
    url = scene.remote(Map.of("code.txt", "one\n", "big.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n"));
    folder = scene.root().resolve("rig/mayor/rig");
    toast = scene.root().resolve("rig/polecats/Toast");
    assertThat(clone(folder, null)).isInstanceOf(Cloned.Done.class);
    rig = scene.cloning().at(folder);
    first = Objects.requireNonNull(rig.commitOf("main"));
  }

  private Cloned clone(Path where, @Nullable Path reference) {
    return scene.cloning().clone(new Source(url, "", ""), where, reference, _ -> {});
  }

  private Path admin() {
    return folder.resolve(".git/worktrees/Toast");
  }

  private void assertWhole() {
    rig.makeWorktree(toast, "b", first);
    var condition = Objects.requireNonNull(rig.condition(toast));
    assertThat(condition.isClean()).isTrue();
    assertThat(condition.branch()).isEqualTo("b");
    assertThat(toast.resolve("code.txt")).hasContent("one\n");
    assertThat(scene.world.git("rig/mayor/rig", "worktree", "list").lines()).hasSize(2);
  }

  @Test
  void a_clone_that_was_killed_is_replaced() {
    var crew = scene.root().resolve("rig/crew/ana");
    scene.write(crew.resolveSibling(".ana.cloning").resolve(".git/HEAD"), "ref: refs/heads/main\n");
    assertThat(clone(crew, folder)).isInstanceOf(Cloned.Done.class);
    assertThat(crew.resolveSibling(".ana.cloning")).doesNotExist();
  }

  @Test
  void a_clone_with_a_reference_borrows_and_one_without_stands_alone() throws IOException {
    var crew = scene.root().resolve("rig/crew/ana");
    clone(crew, folder);
    assertThat(crew.resolve(".git/objects/info/alternates"))
        .hasContent(folder.resolve(".git/objects") + "\n");
    url = crew.toString();
    var alone = scene.root().resolve("alone");
    clone(alone, null);
    assertThat(alone.resolve(".git/objects/info/alternates")).doesNotExist();
    scene.world.git("alone", "fsck", "--full");
  }

  @Test
  void a_worktree_whose_making_was_killed_is_made_anew() throws IOException {
    rig.makeWorktree(toast, "b", first);
    scene.write(admin().resolve("locked"), "initializing");
    scene.write(admin().resolve("index.lock"), "");
    Files.delete(admin().resolve("index"));
    Files.delete(toast.resolve("code.txt"));
    assertWhole();
  }

  /// Every git of the repository stops at it, those that have nothing to do with it as well.
  @Test
  void a_worktree_that_was_killed_at_its_first_file_holds_up_nobody() throws IOException {
    rig.makeWorktree(toast, "b", first);
    scene.write(admin().resolve("locked"), "initializing\n");
    scene.write(admin().resolve("commondir"), "");
    Files.delete(admin().resolve("index"));
    for (var name : List.of("code.txt", "big.txt")) {
      Files.delete(toast.resolve(name));
    }
    assertFetchIsRefused("git-busy");
    old(admin().resolve("locked"));
    assertThat(rig.fetch("main")).isInstanceOf(RigGit.Fetched.At.class);
    assertThat(admin()).doesNotExist();
    assertWhole();
  }

  /// What git 2.39 and its successors have written, in their order, when they are killed before
  /// they note the first commit. Nobody has worked there: there is nothing to keep.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "gitdir",
        "gitdir .git",
        "gitdir .git HEAD",
        "gitdir .git HEAD commondir",
        "gitdir .git commondir"
      })
  void a_worktree_that_was_killed_before_its_commit_is_made_anew(String written)
      throws IOException {
    begun(List.of(written.split(" ")));
    assertThat(rig.condition(toast)).isNull();
    assertThat(rig.save(toast, "refs/gastown/salvage/x", "in the way"))
        .isInstanceOf(RigGit.Saved.Nothing.class);
    assertWhole();
  }

  @Test
  void a_worktree_without_a_commit_holds_up_nobody() throws IOException {
    begun(List.of("gitdir", ".git", "HEAD", "commondir"));
    assertFetchIsRefused("git-busy");
    old(admin().resolve("locked"));
    assertThat(rig.fetch("main")).isInstanceOf(RigGit.Fetched.At.class);
    assertThat(admin()).doesNotExist();
    assertThat(toast).doesNotExist();
    assertWhole();
  }

  /// One that was whole and is broken is nothing to take away.
  @Test
  void a_worktree_whose_commit_is_gone_is_told_of_and_stays() throws IOException {
    rig.makeWorktree(toast, "b", first);
    Files.writeString(admin().resolve("HEAD"), "0".repeat(40) + "\n");
    assertFetchIsRefused("git-failed");
    assertThat(admin().resolve("HEAD")).exists();
    assertThat(toast.resolve("code.txt")).exists();
  }

  @Test
  void a_worktree_without_a_commit_is_taken_away_with_nothing_kept() throws IOException {
    begun(List.of("gitdir", ".git", "HEAD", "commondir"));
    rig.removeWorktree(toast, "refs/gastown/salvage/x");
    assertThat(admin()).doesNotExist();
    assertThat(toast).doesNotExist();
    assertThat(rig.fetch("main")).isInstanceOf(RigGit.Fetched.At.class);
  }

  private void assertFetchIsRefused(String code) {
    assertThatThrownBy(() -> rig.fetch("main"))
        .isInstanceOfSatisfying(
            Problem.Refusal.class, refusal -> assertThat(refusal.problem().code()).isEqualTo(code));
  }

  private void begun(List<String> written) throws IOException {
    scene.world.git("rig/mayor/rig", "branch", "b", first);
    scene.write(admin().resolve("locked"), "initializing\n");
    Files.createDirectories(toast);
    var texts =
        Map.of(
            "gitdir", toast.resolve(".git") + "\n",
            ".git", "gitdir: " + admin() + "\n",
            "HEAD", "0".repeat(40) + "\n",
            "commondir", "../..\n");
    for (var name : written) {
      if (!name.isEmpty()) {
        var file = name.equals(".git") ? toast.resolve(name) : admin().resolve(name);
        scene.write(file, Objects.requireNonNull(texts.get(name)));
      }
    }
  }

  @Test
  void a_worktree_whose_folder_is_gone_is_made_anew() throws IOException {
    rig.makeWorktree(toast, "b", first);
    for (var name : List.of("code.txt", "big.txt", ".git")) {
      Files.delete(toast.resolve(name));
    }
    assertWhole();
    rig.makeWorktree(toast, "b", first);
    for (var name : List.of("code.txt", "big.txt", ".git", "")) {
      Files.delete(toast.resolve(name));
    }
    assertWhole();
  }

  @Test
  void a_worktree_gets_its_git_file_back() throws IOException {
    rig.makeWorktree(toast, "b", first);
    Files.delete(toast.resolve(".git"));
    assertWhole();
  }

  @Test
  void a_lock_of_a_killed_git_is_removed_when_it_is_old() throws IOException {
    rig.makeWorktree(toast, "b", first);
    var lock = admin().resolve("index.lock");
    scene.write(lock, "");
    scene.write(toast.resolve("new.txt"), "new\n");
    assertThatThrownBy(() -> rig.commitAll(toast, "all", TOAST))
        .isInstanceOfSatisfying(
            Problem.Refusal.class,
            refusal -> assertThat(refusal.problem().code()).isEqualTo("git-busy"));
    assertThat(lock).exists();
    old(lock);
    assertThat(rig.commitAll(toast, "all", TOAST)).isNotNull();
    var ref = folder.resolve(".git/refs/gastown/x.lock");
    scene.write(ref, "");
    old(ref);
    assertThat(rig.pin("refs/gastown/x", first, "")).isTrue();
  }

  /// The next who works there cannot tell whether a git is still at it.
  @Test
  void a_worktree_whose_git_was_killed_is_free_for_the_next() throws IOException {
    rig.makeWorktree(toast, "b", first);
    var locks =
        List.of(
            admin().resolve("index.lock"),
            admin().resolve("HEAD.lock"),
            folder.resolve(".git/refs/heads/b.lock"));
    for (var lock : locks) {
      scene.write(lock, "");
    }
    scene.write(toast.resolve("new.txt"), "new\n");
    rig.makeWorktree(toast, "b", first);
    assertThat(locks).allMatch(Files::exists);
    for (var lock : locks) {
      old(lock);
    }
    rig.makeWorktree(toast, "b", first);
    assertThat(locks).noneMatch(Files::exists);
    assertThat(toast.resolve("new.txt")).hasContent("new\n");
  }

  private static void old(Path lock) throws IOException {
    var before = Files.getLastModifiedTime(lock).toMillis() - 60_000;
    Files.setLastModifiedTime(lock, FileTime.fromMillis(before));
  }

  @Test
  void what_the_town_puts_into_a_worktree_is_out_of_gits_sight() {
    rig.makeWorktree(toast, "b", first);
    rig.makeWorktree(toast, "b", first);
    scene.write(toast.resolve(".beads/redirect"), "../../../.beads\n");
    scene.write(toast.resolve(".runtime/session.json"), "{}\n");
    scene.write(toast.resolve(".claude/settings.local.json"), "{}\n");
    assertThat(Objects.requireNonNull(rig.condition(toast)).isClean()).isTrue();
    scene.world.git("rig/polecats/Toast", "add", "-A");
    assertThat(rig.commitAll(toast, "all", TOAST)).isNull();
    assertThat(folder.resolve(".git/info/exclude")).content().containsOnlyOnce("/.runtime/");
  }

  private String side(String branch, Map<String, String> files, String... gone) {
    var worktree = scene.root().resolve("rig/polecats/" + branch);
    rig.makeWorktree(worktree, branch, first);
    for (var name : gone) {
      scene.delete(worktree.resolve(name));
    }
    files.forEach((path, text) -> scene.write(worktree.resolve(path), text));
    return Objects.requireNonNull(rig.commitAll(worktree, branch, TOAST));
  }

  private void assertConflict(String one, String other, String... files) {
    assertThat(rig.join(one, other, "join", TOAST))
        .isInstanceOfSatisfying(
            Joined.Conflict.class,
            conflict -> assertThat(conflict.files()).containsExactlyInAnyOrder(files));
  }

  @Test
  void conflicts_of_every_kind_name_their_files() {
    var changed = side("changed", Map.of("code.txt", "changed\n"));
    assertConflict(side("gone", Map.of(), "code.txt"), changed, "code.txt");
    assertConflict(
        side("bin1", Map.of("a.bin", "a\0b")), side("bin2", Map.of("a.bin", "a\0c")), "a.bin");
    var numbers = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
    assertConflict(
        side("to-x", Map.of("x.txt", numbers), "big.txt"),
        side("to-y", Map.of("y.txt", numbers), "big.txt"),
        "big.txt",
        "x.txt",
        "y.txt");
    assertThat(rig.join(changed, side("other", Map.of("new.txt", "new\n")), "join", TOAST))
        .isInstanceOf(Joined.Commit.class);
  }

  @Test
  void histories_with_nothing_in_common_conflict_in_no_file() {
    rig.makeWorktree(toast, "b", first);
    scene.world.git("rig/polecats/Toast", "checkout", "-q", "--orphan", "alone");
    var alone = Objects.requireNonNull(rig.commitAll(toast, "alone", TOAST));
    assertConflict(first, alone);
    assertThat(rig.mergeBase(first, alone)).isNull();
  }

  @Test
  void a_gate_that_was_killed_in_a_merge_is_clean_again() {
    var gate = scene.root().resolve("rig/gates/1");
    rig.checkOut(gate, first);
    var admin = folder.resolve(".git/worktrees/1");
    scene.write(admin.resolve("MERGE_HEAD"), first + "\n");
    scene.write(admin.resolve("rebase-merge/head-name"), "refs/heads/x\n");
    scene.write(gate.resolve("code.txt"), "spoiled\n");
    scene.world.git("rig/gates/1", "add", "-A");
    rig.checkOut(gate, first);
    assertThat(Objects.requireNonNull(rig.condition(gate)).isClean()).isTrue();
  }
}
