package gastown.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The file beside the store: written after changes, taken in when others wrote it.
class MirrorTest {
  @TempDir Path place;
  private Clones clones;

  @BeforeEach
  void a_tracker() throws IOException {
    clones = new Clones(place);
    clones.begin("a");
  }

  private Path jsonl() {
    return clones.file("a/.beads/issues.jsonl");
  }

  /// Lets the pause of the last export be over.
  private void later() throws IOException {
    var state = clones.file("a/.beads/export-state.json");
    Files.writeString(
        state, Files.readString(state).replaceAll("\"took_ms\":\\d+", "\"took_ms\":0"));
  }

  /// Makes the last export look as if it had taken an hour.
  private void pause() throws IOException {
    var state = clones.file("a/.beads/export-state.json");
    Files.writeString(
        state, Files.readString(state).replaceAll("\"took_ms\":\\d+", "\"took_ms\":3600000"));
  }

  private void edit(String from, String to) throws IOException {
    var text = Files.readString(jsonl());
    assertThat(text).contains(from);
    Files.writeString(jsonl(), text.replace(from, to));
    Files.setLastModifiedTime(jsonl(), FileTime.fromMillis(1_000));
  }

  @Test
  void a_change_is_written_after_the_command() throws IOException {
    var id = clones.create("a", "First <&> one");
    assertThat(clones.lines("a"))
        .startsWith("{\"id\":\"" + id + "\",\"title\":\"First \\u003c\\u0026\\u003e one\"");
    assertThat(clones.status("a")).isEqualTo("?? .beads/");
  }

  @Test
  void a_burst_does_not_write_the_file_each_time() throws IOException {
    clones.create("a", "First");
    pause();
    var before = Files.getLastModifiedTime(jsonl());
    for (int i = 0; i < 5; i++) {
      clones.create("a", "More " + i);
    }
    assertThat(Files.getLastModifiedTime(jsonl())).isEqualTo(before);
    assertThat(clones.lines("a").lines()).hasSize(1);
    clones.bd("a", "sync", "--flush-only");
    assertThat(clones.lines("a").lines()).hasSize(6);
  }

  @Test
  void what_was_left_waiting_is_written_by_the_next_command_even_one_that_reads()
      throws IOException {
    clones.create("a", "First");
    pause();
    clones.create("a", "Second");
    assertThat(clones.lines("a").lines()).hasSize(1);
    later();
    clones.bd("a", "list");
    assertThat(clones.lines("a").lines()).hasSize(2);
  }

  @Test
  void a_command_that_changes_nothing_does_not_write_the_file() throws IOException {
    clones.create("a", "First");
    var before = Files.getLastModifiedTime(jsonl());
    clones.bd("a", "list");
    clones.bd("a", "ready");
    assertThat(Files.getLastModifiedTime(jsonl())).isEqualTo(before);
  }

  @Test
  void a_file_that_was_only_touched_is_not_taken_in_again() throws IOException {
    clones.create("a", "First");
    var state = clones.file("a/.beads/export-state.json");
    var before = Files.readString(state);
    Files.setLastModifiedTime(jsonl(), FileTime.fromMillis(1_000));
    clones.bd("a", "list");
    assertThat(Files.readString(state))
        .isEqualTo(before.replaceAll("\"modified\":\\d+", "\"modified\":1000000000"));
  }

  @Test
  void what_somebody_else_wrote_is_taken_in_by_the_next_command() throws IOException {
    var id = clones.create("a", "First");
    edit("\"First\"", "\"Renamed\"");
    assertThat(clones.text("a", id, "title")).isEqualTo("Renamed");
  }

  @Test
  void what_somebody_else_wrote_and_what_waits_here_are_merged() throws IOException {
    var id = clones.create("a", "First");
    pause();
    clones.bd("a", "update", id, "--assignee", "bo");
    edit("\"First\"", "\"Renamed\"");
    assertThat(clones.text("a", id, "assignee")).isEqualTo("bo");
    assertThat(clones.text("a", id, "title")).isEqualTo("Renamed");
    later();
    clones.bd("a", "list");
    assertThat(clones.lines("a")).contains("\"Renamed\"", "\"bo\"");
  }

  @Test
  void a_file_with_a_bad_line_is_told_and_left_as_it_is() throws IOException {
    clones.create("a", "First");
    edit("{\"id\"", "<<<<<<< HEAD\n{\"id\"");
    var spoiled = clones.lines("a");
    var answer = clones.call("a", "create", "Second");
    assertThat(answer.exit()).isZero();
    assertThat(answer.err()).contains(".beads/issues.jsonl: line 1: a merge conflict left by git");
    assertThat(clones.lines("a")).isEqualTo(spoiled);
    assertThat(clones.bd("a", "list")).contains("First", "Second");
    var refused = clones.call("a", "sync");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("line 1").contains("Hint:");
  }

  @Test
  void a_lost_database_is_restored_and_said_so() throws IOException {
    var id = clones.create("a", "First", "--labels", "x,y");
    clones.bd("a", "comments", "add", id, "hello");
    clones.bd("a", "sync", "--flush-only");
    var before = clones.lines("a");
    lose();
    var answer = clones.call("a", "list");
    assertThat(answer.err()).contains("the database was gone; 1 issues were restored from");
    assertThat(answer.out()).contains("First");
    clones.bd("a", "sync", "--flush-only");
    assertThat(clones.lines("a")).isEqualTo(before);
    assertThat(clones.call("a", "list").err()).isEmpty();
  }

  @Test
  void a_lost_database_without_a_file_is_refused_and_never_empty() throws IOException {
    lose();
    Files.deleteIfExists(jsonl());
    var answer = clones.call("a", "list");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err()).contains("the database is gone").contains("Hint:");
    assertThat(clones.file("a/.beads/beads.db")).doesNotExist();
  }

  @Test
  void a_lost_database_and_a_spoiled_file_are_refused_before_anything_is_made() throws IOException {
    clones.create("a", "First");
    edit("{\"id\"", "{\"id");
    lose();
    var answer = clones.call("a", "list");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err()).contains("line 1: invalid JSON");
    assertThat(clones.file("a/.beads/beads.db")).doesNotExist();
  }

  private void lose() throws IOException {
    for (var end : new String[] {"", "-wal", "-shm"}) {
      Files.deleteIfExists(clones.file("a/.beads/beads.db" + end));
    }
  }

  @Test
  void a_clone_needs_no_init() throws IOException {
    var id = clones.create("a", "First");
    clones.bd("a", "sync");
    clones.git(".", "clone", "--quiet", "a", "b");
    var answer = clones.call("b", "list");
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out()).contains(id);
    assertThat(clones.status("b")).isEmpty();
    assertThat(clones.create("b", "Second")).startsWith("ex-");
  }

  @Test
  void in_a_clone_of_a_writer_that_does_not_know_our_files_git_overlooks_them() throws IOException {
    clones.create("a", "First");
    Files.delete(clones.file("a/.beads/.gitignore"));
    clones.git("a", "add", ".beads/issues.jsonl", ".beads/config.yaml");
    clones.git("a", "commit", "--quiet", "-m", "issues");
    clones.git(".", "clone", "--quiet", "a", "b");
    clones.bd("b", "list");
    assertThat(clones.status("b")).isEmpty();
  }

  @Test
  void export_and_import_bring_everything_back() throws IOException {
    var one = clones.create("a", "One", "--labels", "l", "--description", "text");
    var two = clones.create("a", "Two", "--deps", one);
    var gone = clones.create("a", "Gone");
    clones.bd("a", "comments", "add", two, "hm");
    clones.bd("a", "delete", gone, "--force");
    clones.bd("a", "close", one, "--reason", "done");
    clones.bd("a", "export", "-o", "all.jsonl");
    clones.git(".", "init", "--quiet", "c");
    clones.bd("c", "init", "--prefix", "ex", "--skip-agents", "--skip-hooks");
    var answer = clones.call("c", "import", "../a/all.jsonl");
    assertThat(answer.err()).startsWith("Imported 3 issues from ../a/all.jsonl");
    clones.bd("a", "sync", "--flush-only");
    clones.bd("c", "sync", "--flush-only");
    assertThat(clones.lines("c")).isEqualTo(clones.lines("a")).contains("tombstone");
    assertThat(clones.bd("c", "export"))
        .isEqualTo(clones.bd("a", "export"))
        .contains("\"dependency_count\":1");
  }

  @Test
  void an_import_with_a_bad_line_changes_nothing() throws IOException {
    var id = clones.create("a", "First");
    Files.writeString(
        clones.file("a/in.jsonl"),
        "{\"id\":\"ex-zz1\",\"title\":\"New\"}\n"
            + "{\"id\":\"ex-zz2\",\"title\":\"New\",\"priority\":\"high\"}\n");
    var answer = clones.call("a", "import", "in.jsonl");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err())
        .contains("in.jsonl: line 2: \"priority\" must be a number")
        .contains("Hint:");
    assertThat(clones.bd("a", "list", "--json")).contains(id).doesNotContain("ex-zz");
  }

  @Test
  void standard_input_can_be_tried_first() {
    var line = "{\"id\":\"ex-zz1\",\"title\":\"New\",\"updated_at\":\"2026-05-01T08:00:00Z\"}\n";
    var dry = clones.call("a", Map.of(), line, "import", "-", "--dry-run", "--json");
    assertThat(dry.out()).contains("\"created\": 1", "\"dry_run\": true", "\"schema_version\": 1");
    assertThat(clones.bd("a", "list")).doesNotContain("New");
    assertThat(clones.call("a", Map.of(), line, "import", "-").exit()).isZero();
    assertThat(clones.text("a", "ex-zz1", "title")).isEqualTo("New");
  }

  @Test
  void a_sandboxed_call_touches_the_store_alone() {
    clones.bd("a", "create", "First", "--sandbox");
    assertThat(jsonl()).doesNotExist();
  }
}
