package gastown.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gastown.beads.Bead;
import gastown.beads.Comment;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.store.BeadStore;
import gastown.beads.store.Draft;
import gastown.beads.store.Scatter;
import gastown.beads.store.Stroke;
import gastown.beads.store.Tables;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong is found, and said with what to do about it.
class HealthTest {
  @TempDir Path dir;
  private Path file = Path.of("none");

  @BeforeEach
  void fill() {
    file = dir.resolve("beads.db");
    try (var store = SqliteStore.open(file)) {
      store.write(
          "",
          tables -> {
            for (int i = 0; i < 300; i++) {
              put(tables, "bd-" + i);
              tables.putComment(new Comment("c" + i, "bd-" + i, "ana", "text", Scatter.NOON));
            }
            return new BeadStore.Answer(0, "", "");
          });
      assertThat(store.damages()).isEmpty();
    }
  }

  private static BeadStore.Answer put(Tables tables, String id) {
    var draft = new Draft(tables, Stroke.of(Scatter.NOON, "ana", "create"));
    draft.put(Bead.of(id).with(Field.STATUS, "open").with(Field.NOTES, "a note ".repeat(50)));
    draft.finish();
    return new BeadStore.Answer(0, "", "");
  }

  private List<String> damages() {
    try (var store = SqliteStore.open(file)) {
      return store.damages();
    }
  }

  private void tamper(String sql) {
    try (var session = Session.open(file)) {
      session.script(sql);
    }
  }

  private static void refuses(String code, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            Problem.Refusal.class,
            refusal -> {
              assertThat(refusal.problem().code()).isEqualTo(code);
              assertThat(refusal.problem().remedies()).isNotEmpty();
            });
  }

  @Test
  void a_changed_entry_of_the_journal_is_found() {
    tamper("UPDATE journal SET body = replace(body, 'a note', 'a vote') WHERE seq = 7");
    assertThat(damages()).singleElement().asString().contains("entry 7 was changed");
  }

  @Test
  void a_dropped_entry_of_the_journal_is_found() {
    tamper("DELETE FROM journal WHERE seq = 7");
    assertThat(damages()).singleElement().asString().contains("entry 8 does not follow entry 6");
  }

  @Test
  void an_entry_that_is_no_json_is_found() {
    tamper("UPDATE journal SET body = 'x' WHERE seq = 7");
    assertThat(damages()).singleElement().asString().contains("cannot be read");
  }

  @Test
  void a_wrong_counter_is_found() {
    tamper("UPDATE top_level SET beads = 7");
    assertThat(damages())
        .singleElement()
        .asString()
        .contains("counter of bd")
        .contains("7 instead of 300");
  }

  @Test
  void an_index_that_misses_rows_is_found() {
    tamper(
        "PRAGMA writable_schema = 1;UPDATE sqlite_master SET sql = replace(sql, 'issue_id,"
            + " created_at', 'issue_id, author') WHERE name = 'comments_bead'");
    assertThat(damages()).isNotEmpty();
  }

  @Test
  void a_damaged_file_is_found_or_refused() throws Exception {
    try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
      for (long page = 20; page < 40; page++) {
        raw.seek(page * 4096);
        raw.write(new byte[1000]);
      }
    }
    try {
      assertThat(damages()).isNotEmpty();
    } catch (Problem.Refusal e) {
      assertThat(e.problem().code()).isEqualTo("store-damaged");
    }
  }

  @Test
  void a_file_that_is_no_database_is_refused() throws Exception {
    Files.writeString(
        file, "this is no database, but it is long enough to be taken for one. ".repeat(99));
    refuses("store-damaged", this::damages);
    assertThatThrownBy(this::damages)
        .isInstanceOfSatisfying(
            Problem.Refusal.class,
            refusal ->
                assertThat(refusal.problem().remedies().getFirst())
                    .startsWith("mv " + file)
                    .endsWith("bd init --from-jsonl"));
  }

  @Test
  void a_newer_schema_is_refused() {
    tamper("PRAGMA user_version = 99");
    refuses("store-newer", this::damages);
  }

  @Test
  void another_programs_database_is_refused_and_left_alone() throws Exception {
    file = dir.resolve("other.db");
    tamper("CREATE TABLE issues (id TEXT)");
    var before = Files.readAllBytes(file);
    refuses("store-foreign", this::damages);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void a_lost_database_is_not_taken_for_an_empty_one() throws Exception {
    var lost = dir.resolve("lost.db");
    refuses("store-gone", () -> SqliteStore.openExisting(lost).close());
    refuses(
        "store-gone", () -> SharedStore.open(lost, Thread.ofPlatform().daemon()::start).close());
    assertThat(lost).doesNotExist();
    Files.createFile(lost);
    refuses("store-gone", () -> SqliteStore.openExisting(lost).close());
    refuses(
        "store-gone", () -> SharedStore.open(lost, Thread.ofPlatform().daemon()::start).close());
    assertThat(lost).isEmptyFile();
  }

  @Test
  void a_directory_that_is_not_there_is_refused() {
    refuses("store-not-openable", () -> SqliteStore.open(dir.resolve("none/beads.db")).close());
  }

  @Test
  void a_full_disk_is_told() {
    try (var session = Session.open(file)) {
      session.word("PRAGMA max_page_count = 1");
      session.run("BEGIN IMMEDIATE");
      refuses(
          "store-disk-full",
          () -> {
            for (int i = 0; i < 3_000; i++) {
              put(new SqlTables(session), "bd-x." + i);
            }
          });
      session.rollback();
    }
    assertThat(damages()).isEmpty();
  }

  @Test
  void a_store_that_cannot_be_written_is_told() {
    try (var session = Session.open(file)) {
      session.script("PRAGMA query_only = 1");
      refuses("store-read-only", () -> put(new SqlTables(session), "bd-x"));
    }
  }

  @Test
  void a_writer_who_does_not_end_is_told() {
    try (var one = Session.open(file);
        var other = Session.open(file)) {
      one.run("BEGIN IMMEDIATE");
      other.script("PRAGMA busy_timeout = 0");
      refuses(Trouble.BUSY, () -> other.run("BEGIN IMMEDIATE"));
    }
  }

  @Test
  void disks_of_other_machines_are_known() {
    assertThat(List.of("nfs4", "cifs", "9p", "fuse.sshfs", "SMBFS")).allMatch(LocalDisk::isRemote);
    assertThat(List.of("ext4", "xfs", "btrfs", "zfs", "apfs", "tmpfs", "overlay", "fuse.ext4", ""))
        .noneMatch(LocalDisk::isRemote);
  }

  @Test
  void a_name_may_hold_any_character() {
    for (var name : List.of("a b.db", "a?b.db", "100%.db", "a#b.db", "ü'\".db", "file:x.db")) {
      var odd = dir.resolve(name);
      try (var store = SqliteStore.open(odd)) {
        store.write("", tables -> put(tables, "bd-1"));
      }
      assertThat(odd).as(name).exists();
    }
  }
}
