package gastown.git.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gastown.beads.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Repositories inside a worktree, worktrees that lost their ties, files beyond the limits, and
/// removals that must not be.
class RemovalTest extends SalvagedWorktree {
  @Test
  void a_repository_inside_with_files_commits_and_a_branch() throws IOException {
    identify();
    Files.createDirectories(toast.resolve("lib/inner"));
    var inner = "rig/polecats/Toast/lib/inner";
    scene.world.git(inner, "init", "-q");
    write("lib/inner/gone.txt", "gone from the files\n");
    scene.world.git(inner, "add", "-A");
    scene.world.git(inner, "commit", "-qm", "inside");
    var commit = scene.world.git(inner, "rev-parse", "HEAD");
    scene.delete(toast.resolve("lib/inner/gone.txt"));
    write("lib/inner/here.txt", "here\n");
    write("empty/nothing-committed.txt", "bare\n");
    scene.world.git("rig/polecats/Toast/empty", "init", "-q");
    save();
    remove();
    assertThat(text("lib/inner/here.txt")).isEqualTo("here");
    assertThat(text("empty/nothing-committed.txt")).isEqualTo("bare");
    assertThat(kept("rev-list", REF)).contains(commit);
    assertThat(kept("show", commit + ":gone.txt")).isEqualTo("gone from the files");
  }

  @Test
  void a_repository_inside_that_was_committed_as_a_link() throws IOException {
    identify();
    Files.createDirectories(toast.resolve("inner"));
    scene.world.git("rig/polecats/Toast/inner", "init", "-q");
    write("inner/in.txt", "in\n");
    scene.world.git("rig/polecats/Toast/inner", "add", "-A");
    scene.world.git("rig/polecats/Toast/inner", "commit", "-qm", "inside");
    git("add", "-A");
    git("commit", "-qm", "with a link");
    write("inner/more.txt", "more\n");
    save();
    remove();
    assertThat(text("inner/in.txt")).isEqualTo("in");
    assertThat(text("inner/more.txt")).isEqualTo("more");
  }

  @Test
  void a_submodule_with_work_in_it() {
    identify();
    var lib = scene.remote(Map.of("lib.txt", "lib\n"));
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", lib, "lib");
    git("commit", "-qm", "with a submodule");
    write("lib/lib.txt", "changed\n");
    scene.world.git("rig/polecats/Toast/lib", "config", "user.name", "Toast");
    scene.world.git("rig/polecats/Toast/lib", "config", "user.email", "toast@rig");
    scene.world.git("rig/polecats/Toast/lib", "commit", "-qam", "inside");
    var commit = scene.world.git("rig/polecats/Toast/lib", "rev-parse", "HEAD");
    write("lib/new.txt", "new\n");
    save();
    remove();
    assertThat(text("lib/new.txt")).isEqualTo("new");
    assertThat(text("lib/lib.txt")).isEqualTo("changed");
    assertThat(kept("rev-list", REF)).contains(commit);
  }

  @Test
  void one_more_worktree_of_the_same_repository_inside() {
    identify();
    git("worktree", "add", "-q", "-b", "more", "inner");
    write("inner/code.txt", "inner\n");
    save();
    remove();
    assertThat(text("inner/code.txt")).isEqualTo("inner");
    assertThat(kept("rev-list", "--parents", "-1", REF).split(" ")).hasSize(2);
    assertThat(rig.deleteBranch("more", first)).isTrue();
  }

  @Test
  void nothing_but_what_is_ignored_or_too_large() throws IOException {
    git("checkout", "-q", "--orphan", "fresh");
    git("rm", "-q", "-rf", ".");
    write("large", "x".repeat(1001));
    assertThat(save().skipped()).containsOnlyKeys("large");
    Files.delete(toast.resolve("large"));
    scene.write(scene.root().resolve("rig/mayor/rig/.git/info/exclude"), "*.o\n");
    write("a.o", "built\n");
    save();
    remove();
    assertThat(kept("ls-tree", "-r", REF)).isEmpty();
  }

  @Test
  void a_folder_nobody_may_write_to() {
    write("closed/file.txt", "closed\n");
    assertThat(toast.resolve("closed").toFile().setWritable(false)).isTrue();
    save();
    remove();
    assertThat(text("closed/file.txt")).isEqualTo("closed");
  }

  @Test
  void a_head_without_a_commit() {
    git("checkout", "-q", "--orphan", "fresh");
    write("code.txt", "from nothing\n");
    save();
    remove();
    assertThat(text("code.txt")).isEqualTo("from nothing");
    assertThat(kept("show", REF + "^1:old.txt")).isEqualTo("old");
  }

  @Test
  void a_detached_head_with_commits_of_no_branch() {
    identify();
    git("checkout", "-q", "--detach");
    write("code.txt", "adrift\n");
    git("commit", "-qam", "adrift");
    var adrift = git("rev-parse", "HEAD");
    save();
    remove();
    assertThat(kept("rev-list", REF)).contains(adrift);
  }

  @Test
  void a_worktree_that_lost_its_git_file() throws IOException {
    write("new.txt", "new\n");
    Files.delete(toast.resolve(".git"));
    keep();
    remove();
    assertThat(text("new.txt")).isEqualTo("new");
    assertThat(kept("rev-parse", REF + "^1")).isEqualTo(first);
  }

  @Test
  void a_worktree_made_into_a_repository_of_its_own() throws IOException {
    identify();
    Files.delete(toast.resolve(".git"));
    git("init", "-q");
    git("config", "user.name", "Toast");
    git("config", "user.email", "toast@rig");
    write("new.txt", "new\n");
    git("add", "-A");
    git("commit", "-qm", "mine alone");
    var alone = git("rev-parse", "HEAD");
    keep();
    remove();
    assertThat(text("new.txt")).isEqualTo("new");
    assertThat(kept("rev-list", REF)).contains(alone, first);
  }

  @Test
  void a_worktree_git_no_longer_knows() throws IOException {
    write("new.txt", "new\n");
    Files.delete(toast.resolve(".git"));
    kept("worktree", "prune");
    keep();
    remove();
    assertThat(text("new.txt")).isEqualTo("new");
  }

  @Test
  void an_index_that_is_broken_or_locked() {
    write("code.txt", "changed\n");
    var admin = scene.root().resolve("rig/mayor/rig/.git/worktrees/Toast");
    scene.write(admin.resolve("index"), "no index");
    scene.write(admin.resolve("index.lock"), "");
    keep();
    remove();
    assertThat(text("code.txt")).isEqualTo("changed");
  }

  @Test
  void files_that_are_too_large_are_named_and_set_aside() throws IOException {
    write("fits.txt", "x".repeat(1000));
    write("large file.txt", "x".repeat(1001));
    Files.createSymbolicLink(toast.resolve("to-large"), toast.resolve("large file.txt"));
    var saved = save();
    assertThat(saved.skipped()).isEqualTo(Map.of("large file.txt", 1001L));
    assertThat(rig.message(saved.commit())).contains("Skipped: 1001 large file.txt");
    remove();
    var aside = scene.root().resolve("rig/mayor/rig/.git/gastown/remainder").resolve(REF);
    assertThat(aside.resolve("large file.txt")).hasSize(1001);
    assertThat(text("fits.txt")).hasSize(1000);
    rig.unpin(REF);
    assertThat(aside).doesNotExist();
  }

  @Test
  void a_removal_interrupted_among_the_large_files_is_finished() throws IOException {
    write("large\none", "x".repeat(1001));
    write("large two", "x".repeat(1002));
    save();
    var aside = scene.root().resolve("rig/mayor/rig/.git/gastown/remainder").resolve(REF);
    Files.createDirectories(aside);
    Files.move(toast.resolve("large two"), aside.resolve("large two"));
    remove();
    assertThat(aside.resolve("large\none")).hasSize(1001);
    assertThat(aside.resolve("large two")).hasSize(1002);
  }

  @Test
  void no_more_is_kept_than_the_limit_in_all() {
    for (int i = 0; i < 5; i++) {
      write("file" + i, "x".repeat(900));
    }
    assertThat(save().skipped()).isEqualTo(Map.of("file3", 900L, "file4", 900L));
  }

  @Test
  void what_is_new_after_the_save_stops_the_removal_even_where_it_was_skipped() {
    save();
    write("large.txt", "x".repeat(1001));
    assertThatThrownBy(() -> rig.removeWorktree(toast, REF)).isInstanceOf(Problem.Refusal.class);
    assertThat(toast.resolve("large.txt")).exists();
  }

  @Test
  void a_removal_that_was_interrupted_is_finished() throws IOException {
    save();
    Files.move(toast, toast.resolveSibling(".Toast.going"));
    Files.delete(toast.resolveSibling(".Toast.going").resolve("code.txt"));
    remove();
    assertThat(kept("worktree", "list").lines()).hasSize(1);
    rig.makeWorktree(toast, "b", first);
    assertThat(Objects.requireNonNull(rig.condition(toast)).isClean()).isTrue();
  }

  @Test
  void the_canonical_clone_is_never_removed() {
    assertThatThrownBy(() -> rig.removeWorktree(scene.root().resolve("rig/mayor/rig"), REF))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rig.removeWorktree(scene.root().resolve("rig"), REF))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_rig_uses_few_processes_for_a_save() {
    write("new.txt", "new\n");
    scene.calls.clear();
    rig.save(toast, REF, "saved");
    assertThat(scene.calls).hasSizeLessThanOrEqualTo(12);
    assertThat(scene.calls).extracting(call -> call.words().getFirst()).containsOnly("git", "cp");
    assertThat(List.copyOf(scene.calls)).isNotEmpty();
  }
}
