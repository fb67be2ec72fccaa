package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept is listed, and goes only by a person's word.
class SalvageTest {
  @TempDir Path folder;
  private TownOnDisk town;

  @BeforeEach
  void found() {
    town = new TownOnDisk(folder);
    town.agents("exec sleep 600");
  }

  @AfterEach
  void end() {
    town.close();
  }

  /// A worker commits, wanders off its branch and is called back.
  private String strayed() {
    var bead = town.bead("Say more");
    town.ok("sling", bead, "web");
    town.turn();
    var worktree = town.worktree("Toast");
    town.write(worktree.resolve("more.txt"), "more\n");
    town.git(worktree, "add", "more.txt");
    town.git(worktree, "commit", "-q", "-m", "more");
    town.git(worktree, "checkout", "-q", "--detach", "HEAD~1");
    town.ok("unsling", bead);
    town.turn();
    return bead;
  }

  private String listed(String part) {
    return town.ok("salvage", "list")
        .lines()
        .filter(line -> line.contains(part))
        .findFirst()
        .orElse("");
  }

  @Test
  void a_branch_that_was_left_is_listed_with_its_bead() {
    var bead = strayed();
    assertThat(listed(".branch")).contains(bead);
    var ref = listed(".branch").split(" ")[0];
    assertThat(town.git(town.canonical(), "show", ref + ":more.txt")).isEqualTo("more");
    assertThat(town.ok("doctor", "--verbose")).contains("✓ Salvage");
  }

  @Test
  void what_may_be_the_only_copy_goes_by_force_or_when_it_is_old() {
    strayed();
    var ref = listed(".branch").split(" ")[0];
    assertThat(town.gt("salvage", "drop", ref).err()).contains("may be the only copy", "--force");
    assertThat(town.ok("salvage", "prune", "--dry-run")).doesNotContain(ref);
    assertThat(town.ok("salvage", "drop", ref, "--force", "--dry-run")).contains("Would drop");
    assertThat(listed(".branch")).isNotEmpty();
    town.ok("config", "set", "salvage.retention", "0s");
    assertThat(town.ok("salvage", "prune", "--dry-run")).contains("Would drop " + ref);
    assertThat(town.ok("salvage", "prune")).contains("Dropped " + ref, "old");
    assertThat(listed(".branch")).isEmpty();
    assertThat(town.git(town.canonical(), "for-each-ref", ref)).isEmpty();
    assertThat(town.ok("doctor", "--verbose")).contains("✓ Salvage");
  }

  @Test
  void what_only_git_knows_is_listed_and_goes_when_it_has_landed() {
    var ref = "refs/gastown/salvage/web/crew/ana/1/files";
    var other = "refs/gastown/salvage/web/crew/ana/1/heads/idea";
    town.git(town.canonical(), "update-ref", ref, "refs/remotes/origin/main");
    var tree = town.git(town.canonical(), "rev-parse", "refs/remotes/origin/main^{tree}");
    town.git(
        town.canonical(),
        "update-ref",
        other,
        town.git(town.canonical(), "commit-tree", tree, "-m", "idea"));
    assertThat(listed(ref)).contains("known to git only");
    assertThat(town.gt("salvage", "drop", other).err()).contains("does not know since when");
    assertThat(town.ok("salvage", "prune")).contains("Dropped " + ref, "landed");
    assertThat(listed(ref)).isEmpty();
    assertThat(town.ok("salvage", "drop", other, "--force")).contains("forced");
    assertThat(town.ok("salvage", "list")).contains("Nothing had to be kept.");
  }
}
