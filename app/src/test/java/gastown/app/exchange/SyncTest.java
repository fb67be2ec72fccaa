package gastown.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Two clones that both edited, over real git.
class SyncTest {
  @TempDir Path place;
  private Clones clones;
  private String id = "";

  @BeforeEach
  void two_clones_of_one_issue() throws IOException {
    clones = Clones.sharing(place, "a", "b");
    id = clones.create("a", "Issue", "--labels", "base", "--priority", "2");
    clones.exchange("a", "b");
  }

  private void edit(String in, String words) {
    clones.bd(
        in,
        Stream.of(words.split(" ", -1))
            .map(word -> word.equals("ID") ? id : word)
            .toArray(String[]::new));
  }

  private void both_are_alike_and_clean() throws IOException {
    assertThat(clones.lines("a")).isEqualTo(clones.lines("b"));
    assertThat(clones.status("a")).isEmpty();
    assertThat(clones.status("b")).isEmpty();
    assertThat(clones.git("a", "rev-parse", "HEAD"))
        .isEqualTo(clones.git("b", "rev-parse", "HEAD"));
  }

  /// What a and b do, what comes of it (members of the issue, `key=value`), and the conflict that
  /// is told.
  record Edits(String name, List<String> a, List<String> b, List<String> result, String conflict) {}

  private static Edits of(String line) {
    var cells = (line.replace("\\n", "\n") + " ").split(" \\|", -1);
    var five =
        Stream.iterate(0, i -> i < 5, i -> i + 1)
            .map(i -> i < cells.length ? cells[i].strip() : "")
            .toList();
    return new Edits(
        five.get(0), each(five.get(1)), each(five.get(2)), each(five.get(3)), five.get(4));
  }

  private static List<String> each(String cell) {
    return List.of(cell.split("; "));
  }

  static List<Edits> matrix() throws IOException {
    try (var file = SyncTest.class.getResourceAsStream("edits.txt")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(SyncTest::of).toList();
    }
  }

  @TestFactory
  List<DynamicTest> concurrent_edits_meet() throws IOException {
    var ids = new LinkedHashMap<Edits, String>();
    for (var edits : matrix()) {
      ids.put(edits, clones.create("a", "Issue", "--labels", "base", "--priority", "2"));
    }
    clones.exchange("a", "b");
    ids.forEach((edits, each) -> {
      id = each;
      edits.a().forEach(words -> edit("a", words));
      edits.b().forEach(words -> edit("b", words));
    });
    var told = clones.exchange("a", "b");
    both_are_alike_and_clean();
    return ids.entrySet().stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.getKey().name(), () -> check(row.getKey(), row.getValue(), told)))
        .toList();
  }

  private void check(Edits edits, String each, String told) throws IOException {
    assertThat(told.lines().filter(line -> line.startsWith("conflict: " + each + " ")))
        .isEqualTo(
            edits.conflict().isEmpty()
                ? List.of()
                : List.of("conflict: " + each + " " + edits.conflict()));
    for (var expected : edits.result()) {
      int equals = expected.indexOf('=');
      assertThat(member(each, expected.substring(0, equals)))
          .isEqualTo(expected.substring(equals + 1));
    }
  }

  /// A member of the issue as the shared file has it; members of metadata may be text or numbers.
  private String member(String each, String key) throws IOException {
    var line =
        clones
            .lines("a")
            .lines()
            .filter(text -> text.contains("\"" + each + "\""))
            .findFirst()
            .orElseThrow();
    var json = (Json.Obj) gastown.beads.json.JsonReader.read(line);
    return switch (Objects.requireNonNull(json.get(key))) {
      case Json.Str(var text) -> text;
      case Json other -> other.compact();
    };
  }

  @Test
  void comments_of_both_are_kept_in_order() throws IOException {
    clones.bd("a", "comments", "add", id, "from a");
    clones.bd("b", "comments", "add", id, "from b");
    clones.exchange("a", "b");
    both_are_alike_and_clean();
    assertThat(clones.bd("a", "comments", id)).containsSubsequence("from a", "from b");
    assertThat(clones.bd("b", "comments", id)).containsSubsequence("from a", "from b");
  }

  @Test
  void dependencies_of_both_are_kept_and_hold_the_issue_back() throws IOException {
    var one = clones.create("a", "Needed by a");
    var two = clones.create("b", "Needed by b");
    clones.bd("a", "dep", "add", id, one);
    clones.bd("b", "dep", "add", id, two);
    clones.exchange("a", "b");
    both_are_alike_and_clean();
    for (var clone : List.of("a", "b")) {
      assertThat(clones.bd(clone, "ready", "--json"))
          .contains(one, two)
          .doesNotContain("\"id\": \"" + id + "\"");
    }
  }

  @Test
  void issues_made_on_both_sides_are_on_both_sides() throws IOException {
    var mine = new TreeSet<String>(List.of(id));
    for (int i = 0; i < 5; i++) {
      mine.add(clones.create("a", "A" + i));
      mine.add(clones.create("b", "B" + i));
    }
    clones.exchange("a", "b");
    both_are_alike_and_clean();
    mine.forEach(each -> assertThat(clones.show("b", each).get("id")).isNotNull());
    assertThat(clones.lines("a").lines()).hasSize(mine.size());
  }

  @Test
  void two_children_of_one_number_both_live_on() throws IOException {
    var first = clones.create("a", "Child of a", "--parent", id);
    var second = clones.create("b", "Child of b", "--parent", id);
    assertThat(first).isEqualTo(second).isEqualTo(id + ".1");
    var told = clones.exchange("a", "b");
    assertThat(told)
        .contains("conflict: " + first + " id", "renamed: " + first + " → " + id + ".2");
    both_are_alike_and_clean();
    assertThat(clones.text("b", id + ".1", "title")).isEqualTo("Child of a");
    assertThat(clones.text("a", id + ".2", "title")).isEqualTo("Child of b");
    assertThat(clones.create("a", "Next", "--parent", id)).isEqualTo(id + ".3");
  }

  @Test
  void a_deleted_issue_stays_deleted_in_a_clone_that_did_not_know() throws IOException {
    clones.bd("a", "delete", id, "--force");
    clones.exchange("a", "b");
    assertThat(clones.call("b", "show", id).exit()).isEqualTo(1);
    clones.bd("b", "update", clones.create("b", "Other"), "--title", "Other still");
    clones.exchange("b", "a");
    assertThat(clones.call("a", "show", id).exit()).isEqualTo(1);
    both_are_alike_and_clean();
  }

  @Test
  void what_is_unknown_here_goes_round() throws IOException {
    var line =
        "{\"id\":\"ex-new\",\"title\":\"N\",\"updated_at\":\"2026-05-01T08:00:00Z\",\"hue\":{\"x\":1.50}}\n";
    clones.call("a", java.util.Map.of(), line, "import", "-");
    clones.exchange("a", "b");
    clones.bd("b", "update", "ex-new", "--title", "M");
    clones.exchange("b", "a");
    assertThat(clones.lines("a")).contains("\"title\":\"M\"").contains("\"hue\":{\"x\":1.50}}");
  }

  @Test
  void only_issues_are_committed_and_half_done_code_is_left_alone() throws IOException {
    Files.writeString(clones.file("a/code.txt"), "half done\n");
    Files.writeString(clones.file("a/new.txt"), "new\n");
    clones.git("a", "add", "new.txt");
    clones.create("a", "Another");
    clones.bd("a", "sync");
    assertThat(clones.git("a", "show", "--name-only", "--format=", "HEAD"))
        .isEqualTo(".beads/issues.jsonl");
    assertThat(clones.status("a")).isEqualTo("M code.txt\nA  new.txt");
  }

  @Test
  void code_of_both_sides_comes_along() throws IOException {
    Files.writeString(clones.file("a/code.txt"), "ONE\ntwo\nthree\n");
    clones.git("a", "commit", "--quiet", "-am", "code a");
    Files.writeString(clones.file("b/code.txt"), "one\ntwo\nTHREE\n");
    clones.git("b", "commit", "--quiet", "-am", "code b");
    clones.bd("a", "update", id, "--title", "A");
    clones.bd("b", "update", id, "--assignee", "B");
    clones.exchange("a", "b");
    both_are_alike_and_clean();
    assertThat(clones.file("a/code.txt")).hasContent("ONE\ntwo\nTHREE\n");
  }

  @Test
  void code_that_conflicts_is_told_and_nothing_is_half_done() throws IOException {
    Files.writeString(clones.file("a/code.txt"), "a\n");
    clones.git("a", "commit", "--quiet", "-am", "code a");
    Files.writeString(clones.file("b/code.txt"), "b\n");
    clones.git("b", "commit", "--quiet", "-am", "code b");
    clones.bd("a", "update", id, "--title", "A");
    clones.bd("b", "update", id, "--assignee", "B");
    clones.bd("a", "sync");
    var answer = clones.call("b", "sync");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err())
        .contains("conflict outside of the issues: code.txt")
        .contains("Hint: git pull");
    assertThat(clones.status("b")).isEmpty();
    assertThat(clones.text("b", id, "assignee")).isEqualTo("B");
  }

  @Test
  void uncommitted_code_in_the_way_is_told_and_kept() throws IOException {
    Files.writeString(clones.file("a/code.txt"), "a\n");
    clones.git("a", "commit", "--quiet", "-am", "code a");
    clones.bd("a", "sync");
    Files.writeString(clones.file("b/code.txt"), "half done\n");
    var answer = clones.call("b", "sync");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err()).contains("uncommitted changes here: code.txt");
    assertThat(clones.file("b/code.txt")).hasContent("half done\n");
  }

  @Test
  void a_sync_with_nothing_to_do_does_nothing() {
    var head = clones.git("a", "rev-parse", "HEAD");
    assertThat(clones.bd("a", "sync")).isEqualTo("✓ Everything is in sync\n");
    assertThat(clones.git("a", "rev-parse", "HEAD")).isEqualTo(head);
  }

  @Test
  void without_a_remote_it_is_committed_here() throws IOException {
    clones.begin("lonely");
    clones.create("lonely", "One");
    assertThat(clones.bd("lonely", "sync", "-m", "my words")).contains("no remote");
    assertThat(clones.git("lonely", "log", "-1", "--format=%s")).isEqualTo("my words");
    assertThat(clones.status("lonely")).isEmpty();
  }

  @Test
  void outside_of_git_it_is_written_and_no_more() throws IOException {
    Files.createDirectories(clones.file("plain"));
    clones.bd("plain", "init", "--prefix", "pl", "--skip-agents");
    clones.create("plain", "One");
    assertThat(clones.bd("plain", "sync")).startsWith("✓ Exported to ");
    assertThat(clones.lines("plain").lines()).hasSize(1);
  }

  @Test
  void nothing_is_sent_or_taken_in_when_that_is_asked_for() {
    clones.bd("a", "update", id, "--title", "A");
    clones.bd("a", "sync", "--no-push");
    assertThat(clones.git("far", "log", "-1", "--format=%H", "main"))
        .isNotEqualTo(clones.git("a", "rev-parse", "HEAD"));
    clones.bd("a", "sync");
    clones.bd("b", "update", id, "--assignee", "B");
    clones.bd("b", "sync", "--no-pull", "--no-push");
    assertThat(clones.text("b", id, "title")).isEqualTo("Issue");
    var answer = clones.call("b", "sync", "--no-pull");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err()).contains("it has commits that are not here");
  }

  @Test
  void a_dry_run_and_a_status_change_nothing() {
    clones.bd("a", "update", id, "--title", "A");
    var head = clones.git("a", "rev-parse", "HEAD");
    assertThat(clones.bd("a", "sync", "--dry-run"))
        .contains(
            "Would commit .beads/ on main",
            "Would fetch and merge origin/main",
            "Would push to origin/main");
    assertThat(clones.bd("a", "sync", "--status"))
        .contains("Branch: main", "Remote: origin/main", "Known to be shared: yes");
    assertThat(clones.git("a", "rev-parse", "HEAD")).isEqualTo(head);
  }

  @Test
  void conflicts_are_told_in_json_with_what_was_kept_and_lost() {
    clones.bd("a", "update", id, "--title", "A");
    clones.bd("b", "update", id, "--title", "B");
    clones.bd("a", "sync");
    assertThat(clones.bd("b", "sync", "--json"))
        .contains("\"field\": \"title\"", "\"kept\": \"B\"", "\"lost\": \"A\"", "\"pushed\": true");
  }

  @Test
  void a_head_that_is_on_no_branch_is_refused() {
    clones.git("a", "checkout", "--quiet", "--detach");
    var answer = clones.call("a", "sync");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err()).contains("no branch is checked out");
  }

  @Test
  void a_file_somebody_removed_from_the_repository_deletes_no_issue() throws IOException {
    clones.git("b", "rm", "--quiet", ".beads/issues.jsonl");
    clones.git("b", "commit", "--quiet", "-m", "oops");
    clones.git("b", "push", "--quiet", "origin", "main");
    clones.bd("a", "update", id, "--title", "A");
    clones.bd("a", "sync");
    assertThat(clones.text("a", id, "title")).isEqualTo("A");
    clones.exchange("b", "a");
    both_are_alike_and_clean();
  }

  @Test
  void a_line_somebody_removed_is_a_deletion_that_stays() throws IOException {
    var other = clones.create("a", "Other");
    clones.exchange("a", "b");
    var kept = clones.lines("b").lines().filter(line -> !line.contains(id)).toList();
    Files.writeString(clones.file("b/.beads/issues.jsonl"), String.join("\n", kept) + "\n");
    clones.git("b", "commit", "--quiet", "-am", "removed by hand");
    clones.git("b", "push", "--quiet", "origin", "main");
    clones.bd("a", "sync");
    assertThat(clones.call("a", "show", id).exit()).isEqualTo(1);
    assertThat(clones.text("a", other, "title")).isEqualTo("Other");
    clones.exchange("b", "a");
    both_are_alike_and_clean();
    assertThat(clones.lines("b")).contains("tombstone");
  }

  @Test
  void three_clones_that_sync_at_once_lose_nothing() throws Exception {
    clones.git(".", "clone", "--quiet", "far", "c");
    var ids = new TreeSet<String>(List.of(id));
    for (var clone : List.of("a", "b", "c")) {
      for (int i = 0; i < 3; i++) {
        ids.add(clones.create(clone, clone + i));
      }
      clones.bd(clone, "label", "add", id, clone);
    }
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done :
          pool.invokeAll(
              Stream.of("a", "b", "c", "a", "b")
                  .<Callable<String>>map(clone -> () -> clones.bd(clone, "sync"))
                  .toList())) {
        assertThat(done.get()).isNotNull();
      }
    }
    for (var clone : List.of("a", "b", "c")) {
      clones.bd(clone, "sync");
      assertThat(clones.lines(clone).lines()).hasSize(ids.size());
      assertThat(clones.show(clone, id).get("labels"))
          .isEqualTo(Json.texts(List.of("a", "b", "base", "c")));
      assertThat(clones.status(clone)).isEmpty();
    }
  }

  @Test
  void a_pull_and_a_merge_by_hand_are_taken_in_as_well() throws IOException {
    clones.bd("a", "update", id, "--title", "A");
    clones.bd("a", "sync");
    clones.git("b", "pull", "--quiet", "--rebase");
    assertThat(clones.text("b", id, "title")).isEqualTo("A");
    assertThat(clones.status("b")).isEmpty();
  }
}
