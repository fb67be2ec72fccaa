package gastown.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gastown.beads.Bead;
import gastown.beads.Comment;
import gastown.beads.Dependency;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.store.BeadStore;
import gastown.beads.store.Event;
import gastown.beads.store.Scatter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `bd sql` sees.
class QuestionTest {
  @TempDir Path dir;
  private @org.jspecify.annotations.Nullable SqliteStore opened;

  private SqliteStore store() {
    return java.util.Objects.requireNonNull(opened);
  }

  @BeforeEach
  void open() {
    opened = SqliteStore.open(dir.resolve("beads.db"));
    store()
        .write(
            "",
            tables -> {
              for (var id : List.of("bd-1", "bd-wisp-2", "bd-3")) {
                tables.putBead(
                    Bead.of(id)
                        .with(Field.TITLE, "Title of " + id)
                        .with(Field.STATUS, id.equals("bd-3") ? "tombstone" : "open")
                        .with(Field.TIMEOUT_NANOS, 5)
                        .with(Field.EVENT_KIND, "kind")
                        .with(Field.EPHEMERAL, id.equals("bd-wisp-2")));
                tables.putLabel(id, "label-" + id);
                tables.putComment(new Comment("c-" + id, id, "ana", "text", Scatter.NOON));
                tables.putDependency(Dependency.of(id, "bd-9", "blocks", Scatter.NOON, "ana"));
                tables.putEvent(
                    new Event(
                        1, id, "created", Scatter.NOON, "ana", new Event.Values("", "a", "b", "")));
              }
              tables.putSetting("issue_prefix", "bd");
              return new BeadStore.Answer(0, "", "");
            });
  }

  @AfterEach
  void close() {
    store().close();
  }

  private String first(String sql) {
    var rows = store().ask(sql).rows();
    assertThat(rows).as(sql).hasSize(1);
    return ((Json.Str) rows.getFirst().getFirst()).value();
  }

  @Test
  void beads_and_wisps_are_apart_and_deleted_ones_are_not_shown() {
    assertThat(first("SELECT id FROM issues")).isEqualTo("bd-1");
    assertThat(first("SELECT id FROM wisps")).isEqualTo("bd-wisp-2");
    for (var table : List.of("labels", "dependencies", "comments", "events")) {
      assertThat(first("SELECT issue_id FROM " + table)).isEqualTo("bd-1");
      assertThat(first("SELECT issue_id FROM wisp_" + table)).isEqualTo("bd-wisp-2");
    }
    assertThat(first("SELECT value FROM config WHERE key = 'issue_prefix'")).isEqualTo("bd");
  }

  @Test
  void columns_have_the_names_older_scripts_know() {
    var issue =
        store()
            .ask(
                "SELECT id, title, description, design, acceptance_criteria, notes, status,"
                    + " priority, issue_type, assignee, owner, created_at, updated_at, closed_at,"
                    + " ephemeral, pinned, is_template, is_blocked, await_type, timeout_ns,"
                    + " waiters, hook_bead, role_bead, agent_state, event_kind, actor, target,"
                    + " payload, metadata FROM issues");
    assertThat(issue.columns()).contains("timeout_ns", "event_kind").hasSize(29);
    assertThat(
            store()
                .ask(
                    "SELECT id, issue_id, event_type, actor, old_value, new_value, comment,"
                        + " created_at FROM events")
                .rows()
                .getFirst())
        .contains(Json.of("created"), Json.of("ana"), Json.of("a"), Json.of("b"));
    assertThat(
            store()
                .ask(
                    "SELECT issue_id, depends_on_id, type, created_by, metadata, thread_id"
                        + " FROM dependencies")
                .rows()
                .getFirst())
        .containsExactly(
            Json.of("bd-1"),
            Json.of("bd-9"),
            Json.of("blocks"),
            Json.of("ana"),
            Json.of("{}"),
            Json.none());
    assertThat(store().ask("SELECT timeout_ns, ephemeral FROM issues").rows().getFirst())
        .containsExactly(Json.of(5), Json.of(0));
    assertThat(store().ask("SELECT id FROM issues WHERE 0").columns()).containsExactly("id");
  }

  @Test
  void nothing_is_changed_by_a_question() {
    for (var sql :
        List.of(
            "DELETE FROM beads",
            "UPDATE settings SET value = 'x'",
            "DROP TABLE beads",
            "nonsense",
            "")) {
      assertThatThrownBy(() -> store().ask(sql)).as(sql).isInstanceOf(Problem.Refusal.class);
    }
    assertThat(first("SELECT id FROM issues")).isEqualTo("bd-1");
    assertThat(first("SELECT value FROM config")).isEqualTo("bd");
  }
}
