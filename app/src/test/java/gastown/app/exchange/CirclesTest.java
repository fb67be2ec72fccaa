package gastown.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two clones that each made an issue wait for the other one, which neither of them sees.
class CirclesTest {
  @TempDir Path place;
  private Clones clones;
  private String one = "";
  private String other = "";

  @BeforeEach
  void two_clones_of_two_issues() throws IOException {
    clones = Clones.sharing(place, "a", "b");
    one = clones.create("a", "One");
    other = clones.create("a", "Other");
    clones.exchange("a", "b");
  }

  private void one_of_the_two_stays(String told) throws IOException {
    assertThat(told.lines().filter(line -> line.startsWith("conflict: ")))
        .containsExactly("conflict: " + other + " dependencies");
    assertThat(clones.lines("a")).isEqualTo(clones.lines("b"));
    for (var clone : List.of("a", "b")) {
      assertThat(clones.bd(clone, "dep", "cycles")).contains("No dependency cycles");
      assertThat(clones.bd(clone, "dep", "list", other)).doesNotContain(one);
      assertThat(clones.bd(clone, "dep", "list", one)).contains(other);
    }
  }

  @Test
  void of_a_dependency_turned_round_the_older_stays_and_the_other_is_told() throws IOException {
    clones.bd("a", "dep", "add", one, other);
    clones.bd("b", "dep", "add", other, one);
    one_of_the_two_stays(clones.exchange("a", "b"));
    assertThat(clones.bd("b", "ready")).contains(other).doesNotContain("- One");
  }

  @Test
  void neither_is_the_child_of_the_other_twice() throws IOException {
    clones.bd("a", "update", one, "--parent", other);
    clones.bd("b", "update", other, "--parent", one);
    one_of_the_two_stays(clones.exchange("a", "b"));
  }

  @Test
  void an_issue_that_both_gave_a_parent_has_one_and_the_other_is_told() throws IOException {
    var child = clones.create("a", "Child");
    clones.exchange("a", "b");
    clones.bd("a", "update", child, "--parent", other);
    clones.bd("b", "update", child, "--parent", one);
    assertThat(clones.exchange("a", "b").lines().filter(line -> line.startsWith("conflict: ")))
        .containsExactly("conflict: " + child + " dependencies");
    assertThat(clones.lines("a")).isEqualTo(clones.lines("b"));
    assertThat(clones.bd("b", "dep", "list", child)).contains(other).doesNotContain(one);
  }

  @Test
  void what_is_done_to_an_issue_that_another_clone_renames_is_done_to_it() throws IOException {
    clones.bd("b", "dep", "add", other, one);
    clones.bd("b", "comment", one, "Mind the tabs");
    var child = clones.create("b", "Child", "--parent", one);
    clones.bd("a", "rename", one, "ex-new");
    assertThat(clones.exchange("b", "a")).doesNotContain("conflict: ");
    assertThat(clones.exchange("b", "a")).doesNotContain("conflict: ");
    assertThat(clones.lines("a")).isEqualTo(clones.lines("b"));
    for (var clone : List.of("a", "b")) {
      assertThat(clones.bd(clone, "ready")).contains("ex-new").doesNotContain("- Other");
      assertThat(clones.bd(clone, "dep", "list", other)).contains("ex-new");
      assertThat(clones.bd(clone, "children", "ex-new")).contains(child);
      assertThat(clones.bd(clone, "comments", "ex-new")).contains("Mind the tabs");
      assertThat(clones.call(clone, "show", one).exit()).isNotZero();
    }
  }

  @Test
  void a_file_put_together_without_us_is_taken_in_without_the_circle() throws IOException {
    clones.bd("a", "dep", "add", one, other);
    clones.bd("b", "dep", "add", other, one);
    var file = clones.folder.resolve("a/.beads/issues.jsonl");
    var lines = new ArrayList<String>();
    for (var clone : List.of("a", "b")) {
      clones.bd(clone, "export", "-o", ".beads/issues.jsonl");
      var from = clones.folder.resolve(clone + "/.beads/issues.jsonl");
      var changed = clone.equals("a") ? one : other;
      Files.readAllLines(from).stream()
          .filter(line -> line.contains("\"id\":\"" + changed + "\""))
          .forEach(lines::add);
    }
    Files.write(file, lines);
    assertThat(clones.call("a", "list").err()).contains("conflict: " + other + " dependencies");
    assertThat(clones.bd("a", "dep", "cycles")).contains("No dependency cycles");
  }
}
