package gastown.git.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files, index and operations in the states agents leave them in.
class SalvageTest extends SalvagedWorktree {
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
}
