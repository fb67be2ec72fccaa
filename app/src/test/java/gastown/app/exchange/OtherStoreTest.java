package gastown.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Another database in the place of the one that wrote `issues.jsonl`: nothing of the file is lost
/// for that, here or in another clone.
class OtherStoreTest {
  @TempDir Path place;
  private Clones clones;

  @BeforeEach
  void two_clones() throws IOException {
    clones = Clones.sharing(place, "a", "b");
  }

  private String list(String in) {
    return clones.bd(in, "list", "--flat", "--limit", "0");
  }

  private void exchange() {
    clones.bd("a", "sync");
    clones.bd("b", "sync");
  }

  private void threeShared() {
    for (var title : List.of("One", "Two", "Three")) {
      clones.create("a", title);
    }
    exchange();
  }

  @Test
  void a_database_begun_anew_takes_the_file_in_and_deletes_nothing() {
    threeShared();
    clones.bd("a", "init", "--force", "-q");
    assertThat(list("a")).contains("One", "Two", "Three");
    clones.create("a", "New");
    exchange();
    assertThat(list("a")).contains("One", "Two", "Three", "New");
    assertThat(list("b")).contains("One", "Two", "Three", "New");
  }

  @Test
  void with_a_branch_for_issues_too_nothing_is_deleted() throws IOException {
    for (var clone : List.of("a", "b")) {
      clones.bd(clone, "config", "set", "sync-branch", "beads-sync");
    }
    var id = clones.create("a", "One");
    exchange();
    copy("a/.beads", "kept");
    clones.create("a", "Two");
    exchange();
    clones.bd("b", "update", id, "--title", "First");
    clones.bd("b", "sync");
    copy("kept", "a/.beads");
    exchange();
    assertThat(list("a")).contains("First", "Two");
    clones.bd("a", "init", "--force", "-q");
    clones.create("a", "New");
    exchange();
    assertThat(list("a")).contains("First", "Two", "New");
    assertThat(list("b")).contains("First", "Two", "New");
  }

  @Test
  void a_restored_copy_deletes_nothing_that_came_after_it() {
    clones.create("a", "One");
    clones.bd("a", "backup", "sync");
    clones.create("a", "Two");
    exchange();
    clones.bd("a", "backup", "restore", "--force");
    assertThat(list("a")).contains("One", "Two");
    exchange();
    assertThat(list("a")).contains("One", "Two");
    assertThat(list("b")).contains("One", "Two");
  }

  @Test
  void a_restored_copy_brings_back_what_was_deleted_after_it_in_every_clone() {
    var id = clones.create("a", "One");
    clones.create("a", "Two");
    clones.bd("a", "backup", "sync");
    clones.bd("a", "delete", id, "--force");
    exchange();
    assertThat(list("b")).doesNotContain("One");
    clones.bd("a", "backup", "restore", "--force");
    exchange();
    assertThat(list("a")).contains("One", "Two");
    assertThat(list("b")).contains("One", "Two");
  }

  @Test
  void an_older_database_put_back_by_hand_deletes_nothing() throws IOException {
    clones.create("a", "One");
    exchange();
    copy("a/.beads", "kept");
    clones.create("a", "Two");
    exchange();
    copy("kept", "a/.beads");
    clones.create("a", "Three");
    exchange();
    assertThat(list("a")).contains("One", "Two", "Three");
    assertThat(list("b")).contains("One", "Two", "Three");
  }

  @Test
  void a_journal_that_grew_as_long_is_not_taken_for_the_same() throws IOException {
    clones.create("a", "One");
    exchange();
    copy("a/.beads", "kept");
    clones.create("a", "Two");
    clones.bd("a", "sync", "--flush-only");
    copy("kept", "a/.beads");
    clones.call("a", "config", "set", "export.auto", "false");
    clones.create("a", "Three");
    clones.bd("a", "sync", "--flush-only");
    assertThat(clones.lines("a")).contains("One", "Two", "Three");
    assertThat(list("a")).contains("One", "Two", "Three");
  }

  /// Copies the database from one folder to another.
  private void copy(String from, String to) throws IOException {
    Files.createDirectories(clones.file(to));
    for (var name : List.of("beads.db", "beads.db-wal", "beads.db-shm")) {
      var file = clones.file(from).resolve(name);
      var target = clones.file(to).resolve(name);
      Files.deleteIfExists(target);
      if (Files.exists(file)) {
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Test
  void a_database_that_is_kept_never_takes_the_name_of_another() throws IOException {
    clones.create("a", "One");
    long now = Instant.now().getEpochSecond();
    for (int i = 0; i < 60; i++) {
      Files.writeString(clones.file("a/.beads/beads.db.before-" + (now + i)), "mine");
    }
    assertThat(clones.bd("a", "init", "--force")).contains("-2\n");
    clones.bd("a", "backup", "sync");
    assertThat(clones.bd("a", "backup", "restore", "--force")).contains("before-");
    for (int i = 0; i < 60; i++) {
      assertThat(clones.file("a/.beads/beads.db.before-" + (now + i))).hasContent("mine");
    }
  }
}
