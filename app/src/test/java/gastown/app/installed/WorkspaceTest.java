package gastown.app.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A town, its rigs and its people, made by the installed program with real git.
@Tag("installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WorkspaceTest {
  private static final Map<String, String> WHO =
      Map.of(
          "GIT_AUTHOR_NAME", "ana",
          "GIT_AUTHOR_EMAIL", "ana@example.org",
          "GIT_COMMITTER_NAME", "ana",
          "GIT_COMMITTER_EMAIL", "ana@example.org");

  private Path place;
  private Path town;
  private Installed program;

  @BeforeAll
  void assemble(@TempDir Path folder) throws Exception {
    assumeTrue(
        !System.getProperty("test.campaign", "").equals("none"),
        "--quick leaves installed programs out");
    place = folder;
    town = folder.resolve("a town");
    program = Installed.plain(folder);
    assertThat(program.run(folder, "gt", "install", town.toString(), "--quiet").exit()).isZero();
    project("web", "main.c");
    ok(town, "gt", "rig", "add", "web", place.resolve("src/web").toString(), "--quiet");
  }

  @AfterAll
  void stop() throws Exception {
    if (program != null) {
      program.run(place, "gt", "daemon", "stop");
    }
  }

  private void project(String name, String file) throws Exception {
    var folder = Files.createDirectories(place.resolve("src").resolve(name));
    git(folder, "init", "--quiet", "--initial-branch=trunk");
    Files.writeString(folder.resolve(file), "the first\n");
    git(folder, "add", "-A");
    git(folder, "commit", "--quiet", "-m", "first");
  }

  private String git(Path folder, String... words) throws Exception {
    var line = new java.util.ArrayList<String>(java.util.List.of("git"));
    line.addAll(java.util.List.of(words));
    var builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().putAll(WHO);
    builder.environment().put("HOME", program.home().toString());
    var done = Installed.finish(builder, "");
    assertThat(done.exit()).as(done.err()).isZero();
    return done.out();
  }

  private String ok(Path folder, String... words) throws Exception {
    var done = program.run(folder, words);
    assertThat(done.exit()).as(String.join(" ", words) + ": " + done.out() + done.err()).isZero();
    return done.out();
  }

  @Test
  void every_clone_of_a_rig_uses_one_database_and_shows_nothing_of_it_to_git() throws Exception {
    ok(town, "gt", "crew", "add", "max", "--rig", "web");
    var clones = java.util.List.of("web/mayor/rig", "web/refinery/rig", "web/crew/max");
    for (var each : clones) {
      var clone = town.resolve(each);
      assertThat(ok(clone, "bd", "create", "Made in " + each, "--silent")).startsWith("web-");
      assertThat(git(clone, "status", "--porcelain", "--untracked-files=all")).as(each).isEmpty();
    }
    assertThat(ok(town.resolve("web"), "bd", "count").strip()).isEqualTo("3");
    assertThat(ok(town, "bd", "count").strip()).isEqualTo("0");
    assertThat(ok(town, "gt", "status")).contains("3 ready");
  }

  @Test
  void a_worktree_of_the_canonical_clone_uses_the_rig_s_tracker() throws Exception {
    var worktree = town.resolve("web/polecats/nux");
    git(town.resolve("web/mayor/rig"), "worktree", "add", "-q", "-b", "nux", worktree.toString());
    assertThat(ok(worktree, "bd", "where"))
        .contains("prefix: web")
        .contains("a town/.beads/beads.db");
    assertThat(ok(worktree, "gt", "whoami")).startsWith("web/polecats/nux");
    assertThat(git(worktree, "status", "--porcelain")).isEmpty();
  }

  @Test
  void a_clone_that_fails_leaves_nothing() throws Exception {
    var missing = place.resolve("src/missing").toString();
    var done = program.run(town, "gt", "rig", "add", "gone", missing);
    assertThat(done.exit()).isEqualTo(1);
    assertThat(town.resolve("gone")).doesNotExist();
    assertThat(ok(town, "gt", "rig", "list")).doesNotContain("gone");
  }

  @Test
  void a_removed_workspace_keeps_what_only_it_had() throws Exception {
    project("tool", "tool.c");
    ok(town, "gt", "rig", "add", "tool", place.resolve("src/tool").toString(), "--quiet");
    ok(town, "gt", "crew", "add", "eve", "--rig", "tool");
    var clone = town.resolve("tool/crew/eve");
    Files.writeString(clone.resolve("committed.c"), "a commit\n");
    git(clone, "add", "-A");
    git(clone, "commit", "--quiet", "-m", "not pushed");
    var commit = git(clone, "rev-parse", "HEAD").strip();
    Files.writeString(clone.resolve("new.c"), "not committed\n");

    var refused = program.run(town, "gt", "crew", "remove", "eve", "--rig", "tool");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("not pushed").contains("--force");
    assertThat(clone).exists();

    var told = ok(town, "gt", "crew", "remove", "eve", "--rig", "tool", "--force");
    assertThat(clone).doesNotExist();
    var ref = told.substring(told.indexOf("refs/gastown/")).strip();
    var canonical = town.resolve("tool/mayor/rig");
    assertThat(git(canonical, "show", ref + ":new.c")).isEqualTo("not committed\n");
    assertThat(git(canonical, "for-each-ref", "--format=%(objectname)", "refs/gastown/salvage"))
        .contains(commit);
  }
}
