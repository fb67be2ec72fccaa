package gastown.town.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gastown.town.ports.Cloning.Source;
import gastown.town.ports.RigGit.Author;
import gastown.town.ports.RigGit.Fetched;
import gastown.town.ports.RigGit.Joined;
import gastown.town.ports.RigGit.Pushed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [RigGit] does between a worker's commit and the remote's branch.
public abstract class LandingContract {
  private static final Author REFINERY = new Author("Refinery", "refinery@rig");

  protected GitScene scene;
  protected String url;
  protected Path folder;
  protected Path toast;
  protected RigGit rig;
  protected String first;

  protected abstract GitScene scene();

  @BeforeEach
  void a_worker_at_the_head_of_main() {
    scene = scene();
    url = scene.remote(Map.of("code.txt", "one\ntwo\nthree\n"));
    folder = scene.root().resolve("town/rig/mayor/rig");
    toast = scene.root().resolve("town/rig/polecats/Toast");
    scene.cloning().clone(new Source(url, "", ""), folder, null, _ -> {});
    rig = scene.cloning().at(folder);
    first = Objects.requireNonNull(rig.commitOf("main"));
    rig.makeWorktree(toast, "polecat/Toast-1", first);
  }

  protected String committed(String path, String text) {
    scene.write(toast.resolve(path), text);
    var author = new Author("Toast", "toast@rig");
    return Objects.requireNonNull(rig.commitAll(toast, "work on " + path, author));
  }

  /// Somebody else's commit on main, fetched.
  protected String theirs(String path, String text) {
    var commit = scene.commitAt(url, "main", Map.of(path, text));
    assertThat(rig.fetch("main")).isEqualTo(new Fetched.At(commit));
    return commit;
  }

  protected Joined.Commit joined(String base, String change) {
    var joined = rig.join(base, change, "land it\n", REFINERY);
    assertThat(joined).isInstanceOf(Joined.Commit.class);
    return (Joined.Commit) joined;
  }

  @Test
  void a_fetch_tells_where_the_branch_is() {
    assertThat(rig.fetch("main")).isEqualTo(new Fetched.At(first));
    var commit = theirs("new.txt", "new\n");
    assertThat(rig.commitOf("refs/remotes/origin/main")).isEqualTo(commit);
    assertThat(rig.fetch("gone")).isEqualTo(new Fetched.Missing());
  }

  @Test
  void a_repository_that_cannot_be_reached_is_an_outcome() {
    var commit = committed("new.txt", "new\n");
    scene.cutOff(url);
    assertThat(rig.fetch("main")).isInstanceOf(Fetched.Unreachable.class);
    assertThat(rig.push(commit, "main", first)).isInstanceOf(Pushed.Unreachable.class);
    assertThat(rig.commitOf("main")).isEqualTo(first);
  }

  @Test
  void two_changes_to_different_files_are_joined() {
    var mine = committed("mine.txt", "mine\n");
    var theirs = theirs("theirs.txt", "theirs\n");
    var joined = joined(theirs, mine);
    assertThat(rig.treeOf(joined.commit())).isEqualTo(joined.tree());
    assertThat(rig.isAncestor(theirs, joined.commit())).isTrue();
    assertThat(rig.isAncestor(mine, joined.commit())).isTrue();
    assertThat(rig.message(joined.commit())).isEqualTo("land it");
    assertThat(scene.textIn(folder, joined.commit(), "mine.txt")).isEqualTo("mine\n");
    assertThat(scene.textIn(folder, joined.commit(), "theirs.txt")).isEqualTo("theirs\n");
  }

  @Test
  void the_same_join_makes_the_same_commit() {
    var mine = committed("mine.txt", "mine\n");
    var theirs = theirs("theirs.txt", "theirs\n");
    assertThat(joined(theirs, mine)).isEqualTo(joined(theirs, mine));
  }

  @Test
  void a_join_straight_on_top_is_a_commit_too() {
    var mine = committed("mine.txt", "mine\n");
    var joined = joined(first, mine);
    assertThat(joined.tree()).isEqualTo(rig.treeOf(mine));
    assertThat(joined.commit()).isNotEqualTo(mine);
  }

  @Test
  void what_is_there_already_is_not_joined_again() {
    var mine = committed("mine.txt", "mine\n");
    assertThat(rig.join(mine, first, "again", REFINERY)).isEqualTo(new Joined.Already());
    assertThat(rig.join(mine, mine, "again", REFINERY)).isEqualTo(new Joined.Already());
  }

  @Test
  void a_conflict_names_its_files() {
    var mine = committed("code.txt", "one\nmine\nthree\n");
    var theirs = theirs("code.txt", "one\ntheirs\nthree\n");
    assertThat(rig.join(theirs, mine, "land it", REFINERY))
        .isEqualTo(new Joined.Conflict(List.of("code.txt")));
  }

  @Test
  void a_landed_commit_is_known_on_both_sides() {
    var mine = committed("mine.txt", "mine\n");
    assertThat(rig.push(mine, "main", first)).isEqualTo(new Pushed.Done());
    assertThat(scene.headAt(url, "main")).isEqualTo(mine);
    assertThat(rig.commitOf("refs/remotes/origin/main")).isEqualTo(mine);
    assertThat(rig.commitOf("refs/heads/main")).isEqualTo(mine);
    assertThat(scene.read(folder.resolve("mine.txt"))).isEqualTo("mine\n");
    assertThat(rig.push(mine, "main", first)).isEqualTo(new Pushed.Done());
  }

  @Test
  void a_checkout_with_changes_of_its_own_stays_with_its_branch() {
    scene.write(folder.resolve("code.txt"), "the mayor's\n");
    var mine = committed("mine.txt", "mine\n");
    assertThat(rig.push(mine, "main", first)).isEqualTo(new Pushed.Done());
    assertThat(rig.commitOf("refs/remotes/origin/main")).isEqualTo(mine);
    assertThat(rig.commitOf("refs/heads/main")).isEqualTo(first);
    assertThat(scene.read(folder.resolve("code.txt"))).isEqualTo("the mayor's\n");
    assertThat(scene.read(folder.resolve("mine.txt"))).isNull();
  }

  @Test
  void whoever_comes_second_is_overtaken() {
    var mine = committed("mine.txt", "mine\n");
    var theirs = scene.commitAt(url, "main", Map.of("theirs.txt", "theirs\n"));
    assertThat(rig.push(mine, "main", first)).isEqualTo(new Pushed.Overtaken());
    assertThat(scene.headAt(url, "main")).isEqualTo(theirs);
  }

  @Test
  void what_landed_before_and_was_built_upon_has_landed() {
    var mine = committed("mine.txt", "mine\n");
    assertThat(rig.push(mine, "main", first)).isEqualTo(new Pushed.Done());
    var theirs = scene.commitAt(url, "main", Map.of("theirs.txt", "theirs\n"));
    assertThat(rig.push(mine, "main", first)).isEqualTo(new Pushed.Done());
    assertThat(scene.headAt(url, "main")).isEqualTo(theirs);
  }

  @Test
  void a_branch_never_goes_back_or_aside() {
    var mine = committed("mine.txt", "mine\n");
    var theirs = theirs("theirs.txt", "theirs\n");
    assertThat(rig.push(mine, "main", theirs)).isInstanceOf(Pushed.Refused.class);
    assertThat(rig.push(first, "main", theirs)).isInstanceOf(Pushed.Refused.class);
    assertThat(scene.headAt(url, "main")).isEqualTo(theirs);
  }

  @Test
  void a_remote_that_will_not_take_it_says_why() {
    var mine = committed("mine.txt", "mine\n");
    scene.close(url);
    assertThat(rig.push(mine, "main", first))
        .isInstanceOfSatisfying(
            Pushed.Refused.class, refused -> assertThat(refused.why()).isNotBlank());
    assertThat(rig.commitOf("refs/heads/main")).isEqualTo(first);
  }

  @Test
  void a_new_branch_is_expected_to_be_nowhere() {
    var mine = committed("mine.txt", "mine\n");
    assertThat(rig.push(mine, "release/1", "")).isEqualTo(new Pushed.Done());
    assertThat(scene.headAt(url, "release/1")).isEqualTo(mine);
    assertThat(rig.commitOf("refs/heads/release/1")).isEqualTo(mine);
  }

  @Test
  void an_empty_commit_is_never_sent() {
    assertThatThrownBy(() -> rig.push("", "main", first))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(scene.headAt(url, "main")).isEqualTo(first);
  }
}
