package gastown.git.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gastown.beads.Problem;
import gastown.town.ports.Cloning.Source;
import gastown.town.ports.RigGit;
import gastown.town.ports.RigGit.Saved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Worktrees in the states agents leave them in. After each of these the worktree is removed: what
/// counts is what git alone gives back.
class SalvageTest {
  private static final String REF = "refs/gastown/salvage/Toast/1";

  @TempDir Path place;
  private RealScene scene;
  private RigGit rig;
  private Path toast;
  private String first;

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

  private void write(String path, String text) {
    scene.write(toast.resolve(path), text);
  }

  private String git(String... words) {
    return scene.world.git("rig/polecats/Toast", words);
  }

  private void identify() {
    scene.world.git("rig/mayor/rig", "config", "user.name", "Toast");
    scene.world.git("rig/mayor/rig", "config", "user.email", "toast@rig");
  }

  private Saved.Kept save() {
    var status = git("status", "--porcelain", "--untracked-files=all");
    var saved = keep();
    assertThat(git("status", "--porcelain", "--untracked-files=all")).isEqualTo(status);
    return saved;
  }

  /// Saves, saves again, removes.
  private Saved.Kept keep() {
    var saved = rig.save(toast, REF, "saved");
    assertThat(saved).isInstanceOf(Saved.Kept.class);
    assertThat(rig.save(toast, REF, "saved")).isEqualTo(saved);
    return (Saved.Kept) saved;
  }

  private void remove() {
    rig.removeWorktree(toast, REF);
    assertThat(toast).doesNotExist();
    assertThat(Files.exists(toast.resolveSibling(".Toast.going"))).isFalse();
  }

  private String kept(String... words) {
    return scene.world.git("rig/mayor/rig", words);
  }

  private String text(String path) {
    return kept("cat-file", "blob", REF + ":" + path);
  }

  @Test
  void changed_deleted_new_and_executable_files_and_links() throws IOException {
    write("code.txt", "changed\n");
    Files.delete(toast.resolve("old.txt"));
    write("run.sh", "#!/bin/sh\n");
    assertThat(toast.resolve("run.sh").toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(toast.resolve("link"), Path.of("/somewhere/that/is/not"));
    Files.createSymbolicLink(
        toast.resolve("linked"), Files.createDirectories(place.resolve("far")));
    scene.write(place.resolve("far/precious.txt"), "precious\n");
    save();
    remove();
    assertThat(kept("ls-tree", "-r", "--format=%(objectmode) %(path)", REF).lines())
        .containsExactly(
            "100644 .gitignore",
            "100644 code.txt",
            "120000 link",
            "120000 linked",
            "100755 run.sh");
    assertThat(text("code.txt")).isEqualTo("changed");
    assertThat(place.resolve("far/precious.txt")).exists();
  }

  @Test
  void names_with_spaces_quotes_line_breaks_and_bytes_that_are_no_text() {
    write("with space.txt", "1\n");
    write("with\nbreak.txt", "2\n");
    write("with\"quote\\.txt", "3\n");
    write("in/ leading", "4\n");
    write("tab\there", "5\n");
    write("naïve", "6\n");
    write("-dash", "7\n");
    write(":(top)magic", "8\n");
    write("*.txt", "9\n");
    scene.world.run(
        gastown.beads.ports.Programs.Call.of(
            toast, "sh", "-c", "printf ten >\"$(printf 'n\\377n')\""));
    save();
    remove();
    assertThat(kept("-c", "core.quotePath=true", "ls-tree", "-r", "--name-only", REF).lines())
        .contains(
            "with space.txt",
            "\"with\\nbreak.txt\"",
            "\"with\\\"quote\\\\.txt\"",
            "in/ leading",
            "\"tab\\there\"",
            "\"na\\303\\257ve\"",
            "-dash",
            ":(top)magic",
            "*.txt",
            "\"n\\377n\"");
  }

  @Test
  void what_the_index_holds_besides_is_kept_too() {
    write("code.txt", "staged\n");
    write("only-staged.txt", "staged only\n");
    git("add", "--all");
    write("code.txt", "changed again\n");
    scene.delete(toast.resolve("only-staged.txt"));
    save();
    remove();
    assertThat(text("code.txt")).isEqualTo("changed again");
    assertThat(kept("show", REF + "^2:code.txt")).isEqualTo("staged");
    assertThat(kept("show", REF + "^2:only-staged.txt")).isEqualTo("staged only");
    assertThat(kept("rev-parse", REF + "^1")).isEqualTo(first);
  }

  @Test
  void a_merge_under_way_with_conflicts() {
    identify();
    write("code.txt", "mine\n");
    git("commit", "-qam", "mine");
    git("checkout", "-q", "-b", "side", first);
    write("code.txt", "theirs\n");
    git("commit", "-qam", "theirs");
    var theirs = git("rev-parse", "HEAD");
    git("checkout", "-q", "b");
    assertThatThrownBy(() -> git("merge", "side")).hasMessageContaining("CONFLICT");
    kept("branch", "-D", "side");
    write("new.txt", "new\n");
    assertThat(Objects.requireNonNull(rig.condition(toast)).isMidOperation()).isTrue();
    save();
    remove();
    assertThat(text("code.txt")).contains("<<<<<<<", "mine", "theirs");
    assertThat(kept("rev-list", REF)).contains(theirs);
    assertThat(rig.message(Objects.requireNonNull(rig.commitOf(REF)))).contains("MERGE_HEAD");
  }

  @Test
  void a_rebase_under_way_keeps_what_is_still_to_come() {
    identify();
    write("code.txt", "mine\n");
    git("commit", "-qam", "mine");
    write("later.txt", "later\n");
    git("add", "-A");
    git("commit", "-qm", "later");
    var later = git("rev-parse", "HEAD");
    git("checkout", "-q", "-b", "side", first);
    write("code.txt", "theirs\n");
    git("commit", "-qam", "theirs");
    git("checkout", "-q", "b");
    assertThatThrownBy(() -> git("rebase", "side")).hasMessageContaining("CONFLICT");
    assertThat(Objects.requireNonNull(rig.condition(toast)).branch()).isNull();
    save();
    remove();
    kept("update-ref", "-d", "refs/heads/b");
    assertThat(kept("rev-list", REF)).contains(later);
  }

  @Test
  void stashes_of_the_branch() {
    identify();
    write("code.txt", "put by\n");
    git("stash");
    save();
    remove();
    kept("stash", "clear");
    assertThat(kept("show", REF + "^2:code.txt")).isEqualTo("put by");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--assume-unchanged", "--skip-worktree"})
  void files_git_was_told_not_to_look_at(String how) {
    git("update-index", how, "code.txt");
    write("code.txt", "hidden\n");
    save();
    remove();
    assertThat(text("code.txt")).isEqualTo("hidden");
  }

  @Test
  void a_file_that_is_only_announced_to_the_index() {
    write("soon.txt", "soon\n");
    git("add", "--intent-to-add", "soon.txt");
    save();
    remove();
    assertThat(text("soon.txt")).isEqualTo("soon");
  }

  @Test
  void line_ends_and_filters_change_no_byte() throws IOException {
    scene.world.git("rig/mayor/rig", "config", "filter.upper.clean", "tr a-z A-Z");
    scene.world.git("rig/mayor/rig", "config", "core.autocrlf", "true");
    write(".gitattributes", "*.txt text=auto eol=lf\n*.up filter=upper\n");
    write("dos.txt", "one\r\ntwo\r\n");
    write("a.up", "lower\n");
    save();
    remove();
    var size = kept("cat-file", "-s", REF + ":dos.txt");
    assertThat(size).isEqualTo("10");
    assertThat(text("a.up")).isEqualTo("lower");
  }

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
