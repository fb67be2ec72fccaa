package gastown.town.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gastown.beads.Problem;
import gastown.town.ports.Cloning.Source;
import gastown.town.ports.RigGit.Author;
import gastown.town.ports.RigGit.Condition;
import gastown.town.ports.RigGit.Fetched;
import gastown.town.ports.RigGit.Saved;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [RigGit] does with commits, refs and worktrees. Landing is in [LandingContract].
public abstract class RigGitContract {
  protected static final String SALVAGE = "refs/gastown/salvage/Toast/1";
  protected static final Author TOAST = new Author("Toast", "toast@rig");

  protected GitScene scene;
  protected String url;
  protected Path folder;
  protected Path toast;
  protected RigGit rig;
  protected String first;

  protected abstract GitScene scene();

  @BeforeEach
  void a_rig_with_a_canonical_clone() {
    scene = scene();
    url = scene.remote(Map.of("code.txt", "one\ntwo\nthree\n", ".gitignore", "build/\n"));
    folder = scene.root().resolve("town/rig/mayor/rig");
    toast = scene.root().resolve("town/rig/polecats/Toast");
    scene.cloning().clone(new Source(url, "", ""), folder, null, _ -> {});
    rig = scene.cloning().at(folder);
    first = Objects.requireNonNull(rig.commitOf("main"));
  }

  protected Condition condition() {
    return Objects.requireNonNull(rig.condition(toast));
  }

  protected String kept(Saved saved) {
    assertThat(saved).isInstanceOf(Saved.Kept.class);
    return ((Saved.Kept) saved).commit();
  }

  protected String committed(String path, String text) {
    scene.write(toast.resolve(path), text);
    return Objects.requireNonNull(rig.commitAll(toast, "work on " + path, TOAST));
  }

  @Test
  void a_name_that_stands_for_nothing_is_null() {
    assertThat(rig.commitOf("nothing")).isNull();
    assertThat(rig.commitOf("")).isNull();
    assertThat(rig.commitOf("--all")).isNull();
    assertThat(rig.commitOf(first)).isEqualTo(first);
  }

  @Test
  void a_worktree_begins_at_its_start_on_its_branch() {
    rig.makeWorktree(toast, "polecat/Toast-1", first);
    assertThat(condition())
        .isEqualTo(new Condition("polecat/Toast-1", first, List.of(), List.of(), false));
    assertThat(condition().isClean()).isTrue();
    assertThat(scene.read(toast.resolve("code.txt"))).isEqualTo("one\ntwo\nthree\n");
    assertThat(rig.commitOf("polecat/Toast-1")).isEqualTo(first);
  }

  @Test
  void a_worktree_that_is_there_keeps_all_it_holds() {
    rig.makeWorktree(toast, "polecat/Toast-1", first);
    scene.write(toast.resolve("code.txt"), "mine\n");
    scene.write(toast.resolve("new.txt"), "new\n");
    rig.makeWorktree(toast, "polecat/Toast-1", first);
    assertThat(condition().changed()).containsExactly("code.txt");
    assertThat(condition().untracked()).containsExactly("new.txt");
  }

  @Test
  void a_folder_in_the_way_is_a_refusal() {
    scene.write(toast.resolve("mine.txt"), "mine\n");
    assertThatThrownBy(() -> rig.makeWorktree(toast, "polecat/Toast-1", first))
        .isInstanceOf(Problem.Refusal.class);
    assertThat(scene.read(toast.resolve("mine.txt"))).isEqualTo("mine\n");
  }

  @Test
  void a_worktree_on_another_branch_is_not_moved() {
    rig.makeWorktree(toast, "polecat/Toast-1", first);
    assertThatThrownBy(() -> rig.makeWorktree(toast, "polecat/Toast-2", first))
        .isInstanceOf(Problem.Refusal.class);
    assertThat(condition().branch()).isEqualTo("polecat/Toast-1");
  }

  @Test
  void a_branch_that_is_there_is_taken_up_where_it_stands() {
    rig.makeWorktree(toast, "polecat/Toast-1", first);
    var commit = committed("new.txt", "new\n");
    kept(rig.save(toast, SALVAGE, "before removal"));
    rig.removeWorktree(toast, SALVAGE);
    rig.makeWorktree(toast, "polecat/Toast-1", first);
    assertThat(condition().head()).isEqualTo(commit);
  }

  @Test
  void a_branch_that_would_be_an_option_is_refused() {
    assertThatThrownBy(() -> rig.makeWorktree(toast, "--force", first))
        .isInstanceOf(Problem.Refusal.class);
  }

  @Test
  void there_is_no_condition_where_there_is_no_worktree() {
    assertThat(rig.condition(toast)).isNull();
    scene.write(toast.resolve("mine.txt"), "mine\n");
    assertThat(rig.condition(toast)).isNull();
  }

  @Test
  void everything_that_is_not_ignored_is_committed() {
    rig.makeWorktree(toast, "b", first);
    scene.write(toast.resolve("build/out.o"), "built\n");
    scene.write(toast.resolve("a/new.txt"), "new\n");
    scene.delete(toast.resolve("code.txt"));
    var commit = Objects.requireNonNull(rig.commitAll(toast, "all\n\nGt-Bead: x-1\n", TOAST));
    assertThat(condition().isClean()).isTrue();
    assertThat(condition().head()).isEqualTo(commit);
    assertThat(rig.footprint(first, commit)).containsExactly("a/new.txt", "code.txt");
    assertThat(rig.message(commit)).isEqualTo("all\n\nGt-Bead: x-1");
    assertThat(rig.commitAll(toast, "nothing", TOAST)).isNull();
  }

  @Test
  void a_save_holds_the_files_and_leaves_the_worktree_alone() {
    rig.makeWorktree(toast, "b", first);
    scene.write(toast.resolve("code.txt"), "changed\n");
    scene.write(toast.resolve("new file.txt"), "new\n");
    scene.write(toast.resolve("build/out.o"), "built\n");
    var before = condition();
    var commit = kept(rig.save(toast, SALVAGE, "saved"));
    assertThat(condition()).isEqualTo(before);
    assertThat(rig.commitOf(SALVAGE)).isEqualTo(commit);
    assertThat(rig.isAncestor(first, commit)).isTrue();
    assertThat(scene.textIn(folder, commit, "code.txt")).isEqualTo("changed\n");
    assertThat(scene.textIn(folder, commit, "new file.txt")).isEqualTo("new\n");
    assertThat(scene.textIn(folder, commit, "build/out.o")).isNull();
  }

  @Test
  void saving_the_same_state_again_changes_nothing() {
    rig.makeWorktree(toast, "b", first);
    scene.write(toast.resolve("new.txt"), "new\n");
    var commit = kept(rig.save(toast, SALVAGE, "saved"));
    assertThat(kept(rig.save(toast, SALVAGE, "saved"))).isEqualTo(commit);
  }

  @Test
  void a_later_state_under_the_same_ref_keeps_the_earlier_one() {
    rig.makeWorktree(toast, "b", first);
    scene.write(toast.resolve("new.txt"), "one\n");
    var one = kept(rig.save(toast, SALVAGE, "saved"));
    scene.write(toast.resolve("new.txt"), "two\n");
    var two = kept(rig.save(toast, SALVAGE, "saved"));
    assertThat(rig.isAncestor(one, two)).isTrue();
    assertThat(scene.textIn(folder, two, "new.txt")).isEqualTo("two\n");
  }

  @Test
  void there_is_nothing_to_save_in_no_folder() {
    assertThat(rig.save(toast, SALVAGE, "saved")).isEqualTo(new Saved.Nothing());
    assertThat(rig.refs("refs/gastown/")).isEmpty();
  }

  @Test
  void a_worktree_is_removed_when_its_state_is_kept() {
    rig.makeWorktree(toast, "b", first);
    scene.write(toast.resolve("new.txt"), "new\n");
    scene.write(toast.resolve("build/out.o"), "built\n");
    var commit = kept(rig.save(toast, SALVAGE, "saved"));
    rig.removeWorktree(toast, SALVAGE);
    assertThat(rig.condition(toast)).isNull();
    assertThat(scene.read(toast.resolve("new.txt"))).isNull();
    assertThat(scene.textIn(folder, commit, "new.txt")).isEqualTo("new\n");
    rig.removeWorktree(toast, SALVAGE);
  }

  @Test
  void a_worktree_that_changed_since_is_not_removed() {
    rig.makeWorktree(toast, "b", first);
    kept(rig.save(toast, SALVAGE, "saved"));
    scene.write(toast.resolve("late.txt"), "late\n");
    assertThatThrownBy(() -> rig.removeWorktree(toast, SALVAGE))
        .isInstanceOf(Problem.Refusal.class);
    assertThat(scene.read(toast.resolve("late.txt"))).isEqualTo("late\n");
  }

  @Test
  void a_worktree_with_a_later_commit_of_the_same_files_is_not_removed() {
    rig.makeWorktree(toast, "b", first);
    scene.write(toast.resolve("new.txt"), "new\n");
    kept(rig.save(toast, SALVAGE, "saved"));
    committed("new.txt", "new\n");
    assertThatThrownBy(() -> rig.removeWorktree(toast, SALVAGE))
        .isInstanceOf(Problem.Refusal.class);
  }

  @Test
  void a_worktree_that_was_never_saved_is_not_removed() {
    rig.makeWorktree(toast, "b", first);
    assertThatThrownBy(() -> rig.removeWorktree(toast, SALVAGE))
        .isInstanceOf(Problem.Refusal.class);
    assertThat(condition().isClean()).isTrue();
  }

  @Test
  void a_branch_is_deleted_only_where_it_is_expected() {
    rig.makeWorktree(toast, "b", first);
    var commit = committed("new.txt", "new\n");
    kept(rig.save(toast, SALVAGE, "saved"));
    rig.removeWorktree(toast, SALVAGE);
    assertThat(rig.deleteBranch("b", first)).isFalse();
    assertThat(rig.commitOf("refs/heads/b")).isEqualTo(commit);
    assertThat(rig.deleteBranch("b", commit)).isTrue();
    assertThat(rig.commitOf("refs/heads/b")).isNull();
    assertThat(rig.deleteBranch("b", commit)).isTrue();
  }

  @Test
  void a_branch_somebody_works_on_is_not_deleted() {
    rig.makeWorktree(toast, "b", first);
    assertThatThrownBy(() -> rig.deleteBranch("b", first)).isInstanceOf(Problem.Refusal.class);
  }

  @Test
  void a_pin_moves_only_from_where_it_is_expected() {
    rig.makeWorktree(toast, "b", first);
    var commit = committed("new.txt", "new\n");
    var ref = "refs/gastown/queue/1";
    assertThat(rig.pin(ref, first, "")).isTrue();
    assertThat(rig.pin(ref, first, "")).isTrue();
    assertThat(rig.pin(ref, commit, "")).isFalse();
    assertThat(rig.pin(ref, commit, first)).isTrue();
    assertThat(rig.pin(ref, commit, first)).isTrue();
    assertThat(rig.pin(ref, first, first)).isFalse();
    assertThat(rig.pin(ref, first, null)).isTrue();
    assertThat(rig.refs("refs/gastown/queue/")).isEqualTo(Map.of(ref, first));
    assertThat(rig.refs("refs/gastown/que")).isEqualTo(Map.of(ref, first));
    assertThat(rig.refs("refs/gastown/salvage/")).isEmpty();
    rig.unpin(ref);
    rig.unpin(ref);
    assertThat(rig.commitOf(ref)).isNull();
  }

  @Test
  void only_the_towns_own_refs_are_pinned() {
    assertThatThrownBy(() -> rig.pin("refs/heads/main", first, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rig.pin("refs/gastown/x", "", null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ancestry_and_ranges() {
    rig.makeWorktree(toast, "b", first);
    var one = committed("one.txt", "1\n");
    var two = committed("two.txt", "2\n");
    var other = scene.commitAt(url, "main", Map.of("three.txt", "3\n"));
    assertThat(rig.fetch("main")).isEqualTo(new Fetched.At(other));
    assertThat(rig.isAncestor(first, two)).isTrue();
    assertThat(rig.isAncestor(two, first)).isFalse();
    assertThat(rig.mergeBase(two, other)).isEqualTo(first);
    assertThat(rig.commitsBetween(first, two)).containsExactly(two, one);
    assertThat(rig.footprint(first, two)).containsExactly("one.txt", "two.txt");
    assertThat(rig.treeOf(one)).isNotEqualTo(rig.treeOf(two));
  }

  @Test
  void the_same_change_has_the_same_digest() {
    rig.makeWorktree(toast, "b", first);
    var one = committed("one.txt", "1\n");
    var two = committed("two.txt", "2\n");
    assertThat(rig.diffDigest(first, one))
        .isEqualTo(rig.diffDigest(first, one))
        .isNotEqualTo(rig.diffDigest(first, two))
        .isNotEqualTo(rig.diffDigest(one, first));
  }

  @Test
  void a_checkout_for_gates_is_as_the_commit_but_for_what_is_ignored() {
    rig.makeWorktree(toast, "b", first);
    var commit = committed("one.txt", "1\n");
    var gate = scene.root().resolve("town/rig/gates/1");
    rig.checkOut(gate, commit);
    assertThat(scene.read(gate.resolve("one.txt"))).isEqualTo("1\n");
    scene.write(gate.resolve("build/out.o"), "built\n");
    scene.write(gate.resolve("junk.txt"), "junk\n");
    scene.write(gate.resolve("code.txt"), "spoiled\n");
    rig.checkOut(gate, first);
    var condition = Objects.requireNonNull(rig.condition(gate));
    assertThat(condition).isEqualTo(new Condition(null, first, List.of(), List.of(), false));
    assertThat(scene.read(gate.resolve("build/out.o"))).isEqualTo("built\n");
    assertThat(scene.read(gate.resolve("one.txt"))).isNull();
    assertThat(rig.commitOf("refs/heads/b")).isEqualTo(commit);
  }
}
