package gastown.cli.past;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.Json;
import gastown.beads.store.JournalCheck;
import gastown.cli.TestHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PastTest {
  private final TestHouse house = TestHouse.ready();

  @AfterEach
  void the_journal_is_whole_and_folds_to_what_is_there() {
    try (var store = house.store(Path.of("/project/.beads/beads.db"))) {
      assertThat(store.read(JournalCheck::damages)).isEmpty();
    }
  }

  private String newest() {
    try (var store = house.store(Path.of("/project/.beads/beads.db"))) {
      return Long.toString(store.read(rows -> rows.head().seq()));
    }
  }

  private String shown(String id, String key) {
    var item = (Json.Obj) house.bd("show", id, "--json").items().getFirst();
    return String.valueOf(item.text(key));
  }

  @Test
  void what_was_folded_away_is_not_answered_about() {
    var id = house.issue("Parser");
    house.ok("update", id, "--title", "Other");
    long folded = Long.parseLong(newest());
    var between = house.now().toString();
    house.wait(Duration.ofDays(1));
    house.ok("compact", "--days", "0", "--force");
    house.wait(Duration.ofDays(1));
    house.issue("Later");
    var early = "2026-05-01T08:00:02Z";
    var all =
        List.of(
            List.of("at", early, "list"),
            List.of("at", "#1", "list"),
            List.of("show", id, "--as-of", early),
            List.of("diff", early, "now"),
            List.of("diff", "now", "#" + (folded - 1)));
    for (var words : all) {
      var answer = house.bd(words.toArray(String[]::new));
      assertThat(answer.exit()).as(words.toString()).isEqualTo(1);
      assertThat(answer.out()).isEmpty();
      assertThat(answer.err()).contains("entries up to #" + folded + " have been folded away");
    }
    for (var when : List.of("#" + folded, between, "12 hours ago")) {
      assertThat(house.ok("at", when, "list")).contains("Other").doesNotContain("Later");
    }
  }

  @Test
  void the_history_of_an_issue_is_told_newest_first() {
    var id = house.issue("Parser");
    house.ok("update", id, "--claim");
    house.ok("close", id, "--reason", "done");
    var items = house.bd("history", id, "--json").items();
    assertThat(items.getFirst())
        .isEqualTo(
            Json.object()
                .put("seq", 4)
                .put("at", "2026-05-01T08:00:04Z")
                .put("actor", "ana")
                .put("kind", "closed")
                .put("field", "status")
                .put("before", "in_progress")
                .put("after", "closed")
                .put("comment", "done")
                .build());
    assertThat(((Json.Obj) items.getLast()).text("kind")).isEqualTo("created");
    assertThat(house.bd("history", id, "--limit", "1", "--json").items()).hasSize(1);
    assertThat(house.ok("history", id))
        .contains("#4  2026-05-01 08:00  ana  closed status: in_progress → closed (done)");
    house.ok("delete", id, "--force");
    assertThat(house.ok("history", id)).contains("deleted");
    assertThat(house.bd("history", "ex-zzz").err()).contains("no issue found");
  }

  @Test
  void a_difference_names_what_came_went_and_changed() {
    var kept = house.issue("Kept");
    var gone = house.issue("Gone");
    var mark = "#" + newest();
    house.ok("update", kept, "--title", "Kept better", "--add-label", "core");
    house.ok("delete", gone, "--force");
    var made = house.issue("Made");
    var answer = house.bd("diff", mark, "now", "--json");
    assertThat(answer.each("id")).containsExactlyInAnyOrder(kept, gone, made);
    assertThat(answer.out())
        .contains("\"added\"", "\"removed\"", "\"modified\"", "\"field\": \"labels\"");
    assertThat(house.ok("diff", mark, "now"))
        .contains("+ " + made + ": Made", "- " + gone, "~ " + kept, "title: Kept → Kept better");
    assertThat(house.bd("diff", mark, mark, "--json").out()).isEqualTo("[]\n");
    assertThat(house.bd("diff", "blursday", "now").err()).contains("cannot tell when");
  }

  @Test
  void the_last_change_is_taken_back_and_brought_back() {
    var id = house.issue("Parser", "-l", "core");
    house.ok("close", id);
    assertThat(house.ok("undo")).contains("✓ Took back #3: close " + id);
    assertThat(shown(id, "status")).isEqualTo("open");
    house.ok("undo", "--last");
    assertThat(shown(id, "status")).isEqualTo("closed");
    assertThat(shown(id, "updated_at")).isEqualTo("2026-05-01T08:00:06Z");
  }

  @Test
  void an_issue_whose_making_is_undone_is_gone_until_that_is_undone() {
    var id = house.issue("Parser", "-l", "core");
    var answer = house.bd("undo", "--json").object();
    assertThat(answer.get("undone")).isEqualTo(Json.of(2));
    assertThat(house.bd("list", "--json").out()).isEqualTo("[]\n");
    assertThat(house.bd("create", "Again", "--id", id).err()).contains("was deleted");
    house.ok("undo");
    assertThat(house.bd("list", "--json").each("id")).containsExactly(id);
    assertThat(house.ok("label", "list", id)).contains("core");
  }

  @Test
  void an_entry_that_later_ones_build_on_is_not_taken_back() {
    var id = house.issue("Parser");
    var other = house.issue("Lexer");
    house.ok("dep", "add", id, other);
    assertThat(house.bd("undo", "2").err())
        .contains("cannot undo #2: a later entry changed the same things", "#4", "bd undo 4");
    assertThat(house.bd("undo", "1").err()).contains("made this workspace");
    assertThat(house.bd("undo", "99").err()).contains("no journal entry #99");
    assertThat(house.bd("undo", "soon").err()).contains("not the number");
    house.ok("undo", "#4");
    assertThat(house.bd("blocked", "--json").out()).isEqualTo("[]\n");
    assertThat(house.bd("list", "--json").items()).hasSize(2);
  }

  @Test
  void a_dependency_that_would_close_a_circle_does_not_come_back() {
    var one = house.issue("One");
    var two = house.issue("Two");
    house.ok("dep", "add", one, two);
    house.ok("dep", "remove", one, two);
    var removal = newest();
    house.ok("dep", "add", two, one);
    assertThat(house.bd("undo", removal).err()).contains("would create a cycle");
    assertThat(house.ok("dep", "cycles")).contains("No dependency cycles");
  }

  @Test
  void a_deleted_issue_is_restored_with_all_that_belonged_to_it() {
    var id = house.issue("Parser", "-l", "core", "-d", "text");
    var lexer = house.issue("Lexer");
    var gone = house.issue("Gone");
    house.ok("dep", "add", id, lexer);
    house.ok("dep", "add", id, gone);
    house.ok("comment", id, "a word");
    house.ok("delete", id, "--force");
    house.ok("delete", gone, "--force");
    assertThat(house.ok("restore", id)).contains("✓ Restored " + id + " — Parser");
    var back = (Json.Obj) house.bd("show", id, "--json", "--include-comments").items().getFirst();
    assertThat(back.text("description")).isEqualTo("text");
    assertThat(back.get("labels")).isEqualTo(Json.texts(java.util.List.of("core")));
    assertThat(back.get("dependency_count")).isEqualTo(Json.of(1));
    assertThat(back.get("comment_count")).isEqualTo(Json.of(1));
    assertThat(house.bd("blocked", "--json").each("id")).containsExactly(id);
    assertThat(house.bd("restore", id).err()).contains("neither deleted nor compacted");
    assertThat(house.bd("restore", "ex-zzz").err()).contains("no issue found");
  }

  @Test
  void a_command_that_reads_looks_at_the_past() {
    var id = house.issue("Parser");
    house.wait(Duration.ofHours(3));
    house.ok("update", id, "--title", "Better parser");
    house.issue("Lexer");
    assertThat(house.bd("at", "1 hour ago", "list", "--json").each("title"))
        .containsExactly("Parser");
    assertThat(house.ok("at", "#3", "show", id, "--short")).contains("Better parser");
    assertThat(house.bd("--json", "at", "#2", "count", "--by-type").object().get("total"))
        .isEqualTo(Json.of(1));
    assertThat(house.bd("list", "--json").items()).hasSize(2);
  }

  @Test
  void what_was_put_off_then_is_not_ready_in_the_past() {
    var id = house.issue("Parser");
    house.ok("update", id, "--defer", "2026-05-01T09:00:00Z");
    house.ok("update", id, "--status", "open");
    house.wait(Duration.ofHours(3));
    assertThat(house.bd("ready", "--json").each("id")).containsExactly(id);
    assertThat(house.bd("at", "#4", "ready", "--json").out()).isEqualTo("[]\n");
    assertThat(house.bd("at", "2026-05-01T08:30:00Z", "ready", "--json").out()).isEqualTo("[]\n");
    assertThat(house.bd("at", "1 hour ago", "ready", "--json").each("id")).containsExactly(id);
  }

  @Test
  void what_writes_or_tells_the_journal_does_not_run_in_the_past() {
    var id = house.issue("Parser");
    assertThat(house.bd("at", "now", "close", id).err()).contains("bd at cannot run close");
    assertThat(house.bd("at", "now", "ready", "--claim").exit()).isOne();
    assertThat(house.bd("at", "now", "history", id).err()).contains("about the journal itself");
    assertThat(house.bd("at", "now").err()).contains("a time and a command are needed");
    assertThat(house.bd("at").err()).contains("a time and a command are needed");
    assertThat(house.bd("at", "now", "lst").err()).contains("unknown command \"lst\"");
    assertThat(house.ok("at", "--help")).contains("bd at yesterday list");
    assertThat(shown(id, "status")).isEqualTo("open");
  }

  @Test
  void activity_is_one_line_for_each_thing_that_happened() {
    var id = house.issue("Parser");
    house.ok("update", id, "--claim");
    house.wait(Duration.ofHours(1));
    house.ok("comment", id, "a word");
    house.ok("close", id);
    assertThat(house.ok("activity"))
        .startsWith("[08:00:02] + " + id + " created · Parser\n[08:00:03] → " + id + " in_progress")
        .contains("[09:00:05] ✓ " + id + " closed · Parser");
    var answer = house.bd("activity", "--type", "status", "--json");
    assertThat(answer.each("new_status")).containsExactly("in_progress", "closed");
    assertThat(((Json.Obj) answer.items().getLast()).members().keySet())
        .contains("timestamp", "type", "issue_id", "symbol", "message");
    assertThat(house.bd("activity", "--since", "5m", "--json").each("type"))
        .containsExactly("comment", "status");
    assertThat(house.bd("activity", "--limit", "1", "--json").each("type"))
        .containsExactly("status");
    assertThat(house.bd("activity", "--mol", "ex-zzz", "--json").out()).isEqualTo("[]\n");
    assertThat(house.bd("activity", "--follow").err()).contains("That is all so far");
  }
}
