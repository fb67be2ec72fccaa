package gastown.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A person's own `git pull` that stopped at the issues.
class HalfMergedTest {
  @TempDir Path place;
  private Clones clones;
  private String both = "";
  private String ours = "";
  private String theirs = "";

  @BeforeEach
  void two_clones_that_changed_one_issue_and_made_one_each() throws IOException {
    clones = Clones.sharing(place, "a", "b");
    both = clones.create("a", "Both");
    clones.bd("a", "sync");
    clones.bd("b", "sync");
    clones.bd("b", "update", both, "--title", "Renamed there");
    theirs = clones.create("b", "Theirs");
    clones.bd("b", "sync");
    clones.bd("a", "update", both, "--priority", "0");
    ours = clones.create("a", "Ours");
    clones.bd("a", "sync", "--no-pull", "--no-push");
  }

  private Clones.Answer pull() {
    return clones.tryGit("a", "pull", "--no-rebase", "--no-edit", "--quiet", "origin", "main");
  }

  private void useDriver(String words) throws IOException {
    clones.git("a", "config", "merge.beads.driver", words);
    Files.writeString(clones.file("a/.git/info/attributes"), "issues.jsonl merge=beads\n");
  }

  private void nothing_is_lost() {
    for (var clone : new String[] {"a", "b"}) {
      assertThat(clones.text(clone, both, "title")).isEqualTo("Renamed there");
      assertThat(clones.bd(clone, "show", both, "--short")).contains("P0");
      assertThat(clones.text(clone, ours, "title")).isEqualTo("Ours");
      assertThat(clones.text(clone, theirs, "title")).isEqualTo("Theirs");
    }
  }

  private void finished_by_sync_and_commit() {
    var answer = clones.call("a", "sync");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err()).contains("git commit --no-edit && bd sync");
    clones.git("a", "commit", "--no-edit", "--quiet");
    clones.exchange("a", "b");
    nothing_is_lost();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "false",
        "no-such-bd merge %A %O %A %B || git merge-file -q -L ours -L base -L theirs %A %O %B"
      })
  void sync_merges_what_git_could_not(String driver) throws IOException {
    if (!driver.isEmpty()) {
      useDriver(driver);
    }
    assertThat(pull().exit()).isNotZero();
    assertThat(clones.call("a", "doctor").out()).contains("a merge of git's stopped at");
    finished_by_sync_and_commit();
  }

  @Test
  void what_was_written_into_a_file_without_marks_meanwhile_is_kept() throws IOException {
    useDriver("false");
    assertThat(pull().exit()).isNotZero();
    clones.bd("a", "update", both, "--priority", "0", "--notes", "later");
    clones.bd("a", "sync", "--flush-only");
    finished_by_sync_and_commit();
    assertThat(clones.text("b", both, "notes")).isEqualTo("later");
  }

  @Test
  void a_fresh_clone_without_a_database_merges_as_well() throws IOException {
    clones.git(".", "clone", "--quiet", "a", "fresh");
    clones.git("fresh", "pull", "--quiet", "--no-rebase", "--no-edit", "../a");
    assertThat(
            clones
                .tryGit("fresh", "pull", "--no-rebase", "--no-edit", "--quiet", "../far", "main")
                .exit())
        .isNotZero();
    assertThat(clones.call("fresh", "sync").exit()).isEqualTo(1);
    clones.git("fresh", "commit", "--no-edit", "--quiet");
    assertThat(clones.text("fresh", both, "title")).isEqualTo("Renamed there");
    assertThat(clones.text("fresh", ours, "title")).isEqualTo("Ours");
  }

  @Test
  void while_other_files_are_merged_nothing_is_staged_or_committed() throws IOException {
    Files.writeString(clones.file("b/code.txt"), "there\n");
    clones.git("b", "commit", "--quiet", "-am", "there");
    clones.git("b", "push", "--quiet", "origin", "main");
    Files.writeString(clones.file("a/code.txt"), "here\n");
    clones.git("a", "commit", "--quiet", "-am", "here");
    assertThat(pull().exit()).isNotZero();
    assertThat(clones.call("a", "sync").exit()).isEqualTo(1);
    var again = clones.call("a", "sync");
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err()).contains("a merge is under way");
    clones.git("a", "add", "code.txt");
    clones.git("a", "commit", "--no-edit", "--quiet");
    clones.exchange("a", "b");
    nothing_is_lost();
  }
}
