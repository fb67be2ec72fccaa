package gastown.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Git hooks and the merge driver, with real git. The `bd` that hooks call writes down how it was
/// called.
class HooksTest {
  @TempDir Path place;
  private Clones clones;

  @BeforeEach
  void a_tracker_in_a_repository() throws IOException {
    clones = new Clones(place);
    clones.begin("a");
    clones.git("a", "config", "core.hooksPath", ".git/hooks");
    clones.git("a", "config", "commit.gpgSign", "false");
    var shim = clones.file("bin/bd");
    Files.createDirectories(Objects.requireNonNull(shim.getParent()));
    Files.writeString(shim, "#!/bin/sh\necho \"$@\" >> " + clones.file("called") + "\n");
    assertThat(shim.toFile().setExecutable(true)).isTrue();
  }

  private Path hook(String name) {
    return clones.file("a/.git/hooks/" + name);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(clones.file("a/.git/hooks"));
    Files.writeString(hook(name), text);
    assertThat(hook(name).toFile().setExecutable(true)).isTrue();
  }

  /// A commit as a person makes it, hooks and all.
  private Clones.Answer commit() {
    var path = clones.file("bin") + ":" + clones.environment("a").get("PATH");
    return clones.program(
        "a", "env", "PATH=" + path, "git", "commit", "--quiet", "--allow-empty", "-m", "m");
  }

  private String called() throws IOException {
    return Files.exists(clones.file("called")) ? Files.readString(clones.file("called")) : "";
  }

  @Test
  void installed_hooks_call_bd() throws IOException {
    assertThat(clones.bd("a", "hooks", "install"))
        .contains("✓ Git hooks installed", "- pre-commit");
    assertThat(commit().exit()).isZero();
    assertThat(called())
        .contains(
            "hooks run pre-commit", "hooks run prepare-commit-msg .git/COMMIT_EDITMSG message");
    assertThat(clones.bd("a", "hooks", "list", "--json"))
        .contains(
            "\"name\": \"pre-push\"",
            "\"installed\": true",
            "\"version\": \"0.1.0\"",
            "\"outdated\": false");
  }

  @Test
  void an_existing_hook_runs_on_and_comes_back_untouched() throws IOException {
    var mine = "#!/bin/bash\necho mine >> " + clones.file("called") + "\nexit 0\n";
    write("pre-commit", mine);
    clones.bd("a", "hooks", "install");
    clones.bd("a", "hooks", "install");
    assertThat(commit().exit()).isZero();
    assertThat(called()).startsWith("hooks run pre-commit\nmine\n");
    clones.bd("a", "hooks", "uninstall");
    assertThat(hook("pre-commit")).hasContent(mine);
    assertThat(hook("pre-commit").toFile().canExecute()).isTrue();
    assertThat(hook("post-merge")).doesNotExist();
  }

  @Test
  void a_hook_in_another_language_is_kept_beside_and_called() throws IOException {
    var mine =
        "#!/usr/bin/env -S awk -f\nBEGIN { print \"mine\" >> \"" + clones.file("called") + "\" }\n";
    write("pre-commit", mine);
    clones.bd("a", "hooks", "install");
    assertThat(hook("pre-commit.old")).hasContent(mine);
    assertThat(commit().exit()).isZero();
    assertThat(called()).contains("hooks run pre-commit\nmine\n");
    clones.bd("a", "hooks", "uninstall");
    assertThat(hook("pre-commit")).hasContent(mine);
    assertThat(hook("pre-commit.old")).doesNotExist();
  }

  @Test
  void a_hook_that_fails_still_stops_the_commit() throws IOException {
    write("pre-commit", "#!/bin/sh\nexit 3\n");
    clones.bd("a", "hooks", "install", "--chain");
    assertThat(commit().exit()).isNotZero();
  }

  @Test
  void hooks_go_where_they_are_wanted() throws IOException {
    var mine = "#!/bin/sh\nexit 0\n";
    write("pre-commit", mine);
    clones.bd("a", "hooks", "install", "--chain");
    assertThat(hook("pre-commit.old")).hasContent(mine);
    clones.bd("a", "hooks", "uninstall");
    assertThat(hook("pre-commit")).hasContent(mine);
    clones.bd("a", "hooks", "install", "--force");
    assertThat(hook("pre-commit.old")).doesNotExist();
    assertThat(hook("pre-commit")).content().doesNotContain("exit 0\n#");
    clones.bd("a", "hooks", "install", "--beads");
    assertThat(clones.program("a", "git", "config", "core.hooksPath").out())
        .isEqualTo(".beads/hooks/git\n");
  }

  @Test
  void a_new_workspace_has_hooks_unless_told_otherwise() {
    clones.git(".", "init", "--quiet", "c");
    clones.git("c", "config", "core.hooksPath", ".git/hooks");
    clones.bd("c", "init", "--prefix", "c", "--skip-agents", "--skip-hooks");
    assertThat(clones.file("c/.git/hooks/pre-commit")).doesNotExist();
    clones.bd("c", "init", "--prefix", "c", "--skip-agents", "--force");
    assertThat(clones.file("c/.git/hooks/pre-commit")).isExecutable();
  }

  @Test
  void hooks_shared_by_all_of_a_persons_repositories_are_left_alone() throws IOException {
    clones.git("a", "config", "--unset", "core.hooksPath");
    var theirs = Files.readString(clones.file("hostile-hooks/pre-commit"));
    var answer = clones.call("a", "hooks", "install");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err()).contains("bd hooks install --shared");
    assertThat(clones.file("hostile-hooks/pre-commit")).hasContent(theirs);
    clones.bd("a", "hooks", "install", "--shared");
    assertThat(clones.program("a", "git", "config", "core.hooksPath").out())
        .isEqualTo(".beads-hooks\n");
    assertThat(clones.file("a/.beads-hooks/pre-commit")).isExecutable();
  }

  @Test
  void a_hook_without_bd_or_a_workspace_does_nothing() throws IOException {
    clones.bd("a", "hooks", "install");
    assertThat(
            clones
                .program(
                    "a",
                    "env",
                    "PATH=/usr/bin:/bin",
                    "git",
                    "commit",
                    "--quiet",
                    "--allow-empty",
                    "-m",
                    "m")
                .exit())
        .isZero();
    Files.createDirectories(clones.file("nowhere"));
    assertThat(clones.call("nowhere", "hooks", "run", "pre-commit"))
        .isEqualTo(new Clones.Answer(0, "", ""));
    assertThat(clones.call("a", "hooks", "run", "from-the-future").exit()).isZero();
  }

  @Test
  void before_a_commit_the_issues_are_written_and_join_it() {
    clones.create("a", "Old");
    clones.bd("a", "sync");
    clones.create("a", "New");
    clones.bd("a", "hooks", "run", "pre-commit");
    assertThat(clones.status("a")).isEqualTo("M  .beads/issues.jsonl");
  }

  @Test
  void a_hook_started_by_git_works_on_the_right_repository() throws IOException {
    clones.create("a", "Old");
    clones.bd("a", "sync");
    clones.create("a", "New");
    clones.bd("a", "sync", "--flush-only");
    var index = clones.file("a/.git/index.other");
    Files.copy(clones.file("a/.git/index"), index);
    var fromGit =
        Map.of("GIT_DIR", "/nowhere", "GIT_INDEX_FILE", index.toString(), "GIT_PREFIX", "x/");
    assertThat(clones.call("a", fromGit, "", "hooks", "run", "pre-commit").exit()).isZero();
    assertThat(clones.status("a")).isEqualTo("M .beads/issues.jsonl");
    assertThat(
            clones
                .program(
                    "a", "env", "GIT_INDEX_FILE=" + index, "git", "diff", "--cached", "--name-only")
                .out())
        .isEqualTo(".beads/issues.jsonl\n");
  }

  @Test
  void an_agents_commit_says_who_made_it() throws IOException {
    Files.writeString(clones.file("a/msg"), "Subject\n");
    var agent = Map.of("GT_ROLE", "crew", "GT_RIG", "web");
    clones.call("a", agent, "", "hooks", "run", "prepare-commit-msg", "msg", "message");
    clones.call("a", agent, "", "hooks", "run", "prepare-commit-msg", "msg", "message");
    assertThat(clones.file("a/msg"))
        .hasContent("Subject\n\nExecuted-By: a\nRig: web\nRole: crew\n");
  }

  @Test
  void git_itself_merges_issues_one_by_one() throws IOException {
    clones.bd("a", "hooks", "install");
    assertThat(clones.git("a", "config", "merge.beads.driver"))
        .startsWith("bd merge %A %O %A %B || ");
    assertThat(clones.file("a/.beads/.gitattributes")).hasContent("issues.jsonl merge=beads\n");
    for (var side : new String[] {"base", "left", "right"}) {
      var title = side.equals("left") ? "L" : "T";
      var assignee = side.equals("right") ? ",\"assignee\":\"r\"" : "";
      Files.writeString(
          clones.file("a/" + side),
          "{\"id\":\"ex-1\",\"title\":\""
              + title
              + "\",\"created_at\":\"2026-05-01T08:00:00Z\""
              + assignee
              + "}\n");
    }
    clones.bd("a", "merge", "left", "base", "left", "right");
    assertThat(Files.readString(clones.file("a/left")))
        .contains("\"title\":\"L\"", "\"assignee\":\"r\"");
    Files.writeString(clones.file("a/right"), "oops\n");
    var before = Files.readString(clones.file("a/left"));
    var answer = clones.call("a", "merge", "left", "base", "left", "right");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err()).contains("right: line 1: ");
    assertThat(clones.file("a/left")).hasContent(before);
  }
}
