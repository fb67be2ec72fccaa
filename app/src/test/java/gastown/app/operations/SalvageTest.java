package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
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

  @Test
  void a_rig_that_is_taken_off_leaves_no_session_and_no_work_behind() throws Exception {
    town.agents("echo more >more.txt; echo $$ >pid; exec sleep 600");
    var bead = town.bead("Say more");
    town.ok("sling", bead, "web");
    town.turn();
    var worktree = town.worktree("Toast");
    var file = worktree.resolve("pid");
    var end = System.nanoTime() + 30_000_000_000L;
    while (!(Files.exists(file) && Files.size(file) > 0) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    long pid = Long.parseLong(Files.readString(file).strip());
    assertThat(town.gt("rig", "remove", "web").err()).contains("worktrees of Toast");
    assertThat(ProcessHandle.of(pid)).isPresent();
    var done = town.ok("rig", "remove", "web", "--force");
    assertThat(done).contains("✓ Rig web is off the register", "Not committed, so kept as refs/");
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(town.ok("session", "list")).contains("No session runs.");
    assertThat(worktree.resolve("more.txt")).exists();
    town.turn();
    assertThat(town.ok("session", "list")).contains("No session runs.");
    town.ok("rig", "add", "web", "--adopt");
    var ref = listed(bead).split(" ")[0];
    assertThat(town.git(town.canonical(), "show", ref + ":more.txt")).isEqualTo("more");
    assertThat(town.run("bd", town.root.resolve("web"), "show", bead, "--short").out())
        .startsWith("○");
  }

  @Test
  void what_a_crew_member_made_is_found_by_who_made_it() {
    town.ok("crew", "add", "bob", "--rig", "web");
    var workspace = town.root.resolve("web/crew/bob");
    town.write(workspace.resolve("idea.txt"), "idea\n");
    town.ok("crew", "remove", "web/bob", "--force");
    var ref = "refs/gastown/salvage/web/crew/bob/1/files";
    assertThat(town.ok("salvage", "list", "web/crew/bob")).contains(ref, "workspace was removed");
    assertThat(town.ok("salvage", "list", "web/bob")).contains(ref, "/1/heads/");
    assertThat(town.ok("salvage", "show", ref))
        .contains("Worker: web/crew/bob\n", "idea.txt")
        .doesNotContain("1970");
    var head = "refs/gastown/salvage/web/crew/bob/1/heads/main";
    assertThat(town.ok("salvage", "show", head))
        .contains("Worker: web/crew/bob\n", "At: not known");
    assertThat(town.ok("doctor", "--verbose")).contains("✓ Salvage");
  }
}
