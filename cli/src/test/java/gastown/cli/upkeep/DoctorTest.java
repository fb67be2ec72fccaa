package gastown.cli.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.Field;
import gastown.beads.json.Json;
import gastown.beads.store.BeadStore;
import gastown.beads.store.Tables;
import gastown.cli.TestHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What the doctor finds, and what it puts right.
class DoctorTest {
  private static final Path DATABASE = TestHouse.PLACE.resolve(".beads/beads.db");
  private final TestHouse house = TestHouse.ready();

  private void behindTheScenes(Consumer<Tables> work) {
    house
        .store(DATABASE)
        .write(
            "",
            tables -> {
              work.accept(tables);
              return new BeadStore.Answer(0, "", "");
            });
  }

  private String status(String check) {
    var json = house.bd("doctor", "--check", check, "--json").object();
    return ((Json.Arr) java.util.Objects.requireNonNull(json.get("checks")))
        .items().stream()
            .map(item -> String.valueOf(((Json.Obj) item).text("status")))
            .toList()
            .toString();
  }

  @Test
  void a_healthy_workspace_has_no_errors() {
    house.issue("Something");
    var json = house.bd("doctor", "--json");
    assertThat(json.exit()).isZero();
    assertThat(json.object().get("overall_ok")).isEqualTo(Json.of(true));
    assertThat(json.object().members().keySet()).contains("path", "checks", "cli_version");
    assertThat(house.ok("doctor", "--verbose")).contains("✓ Journal", "0 errors");
  }

  @Test
  void a_wrong_blocked_state_is_an_error_and_is_mended() {
    var id = house.issue("Free");
    behindTheScenes(tables -> tables.setBlocked(id, true));
    var answer = house.bd("doctor");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.out()).contains("✗ Blocked State", id);
    assertThat(house.ok("doctor", "--fix"))
        .contains("there is nothing to take back", id)
        .doesNotContain("undo");
    assertThat(house.bd("doctor").exit()).isZero();
    assertThat(house.bd("ready", "--json").each("id")).containsExactly(id);
  }

  @Test
  void a_plan_changes_nothing_and_a_fix_is_one_change() {
    var id = house.issue("Old");
    house.ok("close", id);
    behindTheScenes(tables -> {
      var bead = java.util.Objects.requireNonNull(tables.bead(id));
      tables.putBead(bead.with(Field.CLOSED_AT, null));
      tables.putDependency(Dependency.of(id, "ex-none", "blocks", house.now(), "ana"));
    });
    assertThat(house.bd("doctor", "--fix", "--dry-run").out())
        .contains("Plan:", "remove the dependency of " + id, "time of closing");
    assertThat(status("dependencies")).isEqualTo("[warning]");
    long before = house.store(DATABASE).read(rows -> rows.head().seq());
    house.bd("doctor", "--fix");
    assertThat(house.store(DATABASE).<Long>read(rows -> rows.head().seq())).isEqualTo(before + 1);
    assertThat(status("dependencies")).isEqualTo("[ok]");
    assertThat(status("closing")).isEqualTo("[ok]");
  }

  @Test
  void a_fix_is_undone_as_a_whole() {
    var gone = house.issue("Gone");
    house.ok("delete", gone, "--force");
    house.wait(Duration.ofDays(31));
    var id = house.issue("Old");
    house.ok("close", id);
    behindTheScenes(tables -> {
      var bead = java.util.Objects.requireNonNull(tables.bead(id));
      var draft =
          new gastown.beads.store.Draft(
              tables, gastown.beads.store.Stroke.of(house.now(), "ana", "slip"));
      draft.put(bead.with(Field.CLOSED_AT, null));
      draft.link(Dependency.of(id, "ex-none", "blocks", house.now(), "ana"));
      draft.finish();
    });
    var before = state();
    assertThat(house.ok("doctor", "--fix")).contains("Put right");
    assertThat(state()).isNotEqualTo(before);
    assertThat(house.ok("undo")).contains("doctor");
    assertThat(state()).isEqualTo(before);
    assertThat(status("journal state")).isEqualTo("[ok]");
  }

  /// Everything but the history; taking something back is a change of its own time.
  private String state() {
    return house
        .store(DATABASE)
        .read(rows -> {
          var all = new StringBuilder();
          for (var bead : rows.find(gastown.beads.query.Query.ALL.withDeleted())) {
            var ids = java.util.List.of(bead.id());
            all.append(gastown.beads.jsonl.BeadJson.of(bead.with(Field.UPDATED_AT, null)).compact())
                .append(rows.dependencies(ids))
                .append(rows.isBlocked(bead.id()))
                .append('\n');
          }
          return all.toString();
        });
  }

  @Test
  void a_long_journal_is_compared_only_when_asked_for() {
    behindTheScenes(tables -> {
      for (int i = 0; i <= 5_000; i++) {
        var what = new gastown.beads.store.Stroke.What("kv set", "");
        var by = new gastown.beads.store.Stroke.By("ana", 0, "");
        var draft =
            new gastown.beads.store.Draft(
                tables, new gastown.beads.store.Stroke(house.now(), by, what));
        draft.set("kv.n", Integer.toString(i));
        draft.finish();
      }
    });
    assertThat(house.ok("doctor", "-v", "--check", "journal state")).contains("not compared");
    assertThat(house.ok("doctor", "-v", "--check", "journal state", "--deep"))
        .contains("what is stored follows");
  }

  @Test
  void what_the_journal_does_not_tell_is_an_error() {
    house.issue("Known");
    behindTheScenes(
        tables -> tables.putBead(Bead.of("ex-ghost").with(Field.TITLE, "Nobody made me")));
    assertThat(status("Journal State")).isEqualTo("[error]");
  }

  @Test
  void a_changed_entry_is_an_error() {
    house.issue("Known");
    behindTheScenes(tables -> {
      var last = tables.entriesAfter(0, 1_000).getLast();
      tables.append(
          new gastown.beads.store.Entry(
              last.seq() + 1, last.at(), last.by(), last.what(), last.changes(), last.chain()));
    });
    assertThat(house.bd("doctor", "--check", "journal").exit()).isEqualTo(1);
  }

  @Test
  void old_deletions_are_forgotten_by_the_fix() {
    var id = house.issue("Gone");
    house.ok("delete", id, "--force");
    assertThat(status("tombstones")).isEqualTo("[ok]");
    house.wait(Duration.ofDays(31));
    assertThat(status("tombstones")).isEqualTo("[warning]");
    house.ok("doctor", "--fix");
    assertThat(status("tombstones")).isEqualTo("[ok]");
  }

  @Test
  void warnings_alone_end_with_success() {
    house.disk().append(TestHouse.PLACE.resolve(".beads/config.yaml"), "colour-of-sky: blue\n");
    var answer = house.bd("doctor");
    assertThat(answer.exit()).isZero();
    assertThat(answer.out()).contains("colour-of-sky");
  }

  @Test
  void findings_are_written_where_asked_and_an_unknown_check_is_refused() {
    house.ok("doctor", "-o", "found.json", "--perf", "--deep");
    assertThat(house.disk().read(TestHouse.PLACE.resolve("found.json")).orElse(""))
        .contains("\"overall_ok\": true", "Performance");
    assertThat(house.bd("doctor", "--check", "weather").err()).contains("no check is called");
    assertThat(house.bd("doctor", "/nowhere").err()).contains("no beads workspace");
  }

  @Test
  void marks_of_a_conflict_are_an_error() {
    house.disk().append(TestHouse.PLACE.resolve(".beads/issues.jsonl"), "<<<<<<< ours\n");
    var answer = house.bd("doctor");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.out()).contains("✗ Issues File", "marks of a conflict");
  }

  @Test
  void a_lost_database_is_found_although_no_other_command_works() {
    house.disk().delete(DATABASE);
    house.disk().delete(TestHouse.PLACE.resolve(".beads/issues.jsonl"));
    var answer = house.bd("doctor");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.out()).contains("✗ Opening: the database is gone");
  }

  @Test
  void nothing_is_mended_when_only_reading_is_allowed() {
    assertThat(house.bd("doctor", "--fix", "--readonly").err()).contains("read-only mode");
  }
}
