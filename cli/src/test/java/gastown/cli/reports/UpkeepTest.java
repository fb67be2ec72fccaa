package gastown.cli.reports;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.Json;
import gastown.beads.ports.Programs;
import gastown.cli.TestHouse;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class UpkeepTest {
  private final TestHouse house = TestHouse.ready();

  private void committed(String log) {
    house.answering(
        call -> new Programs.Outcome(0, call.words().contains("log") ? log : "", "", false));
  }

  @Test
  void an_open_issue_that_a_commit_names_is_an_orphan_until_it_is_closed() {
    var done = house.issue("Parser", "-l", "core");
    var open = house.issue("Lexer");
    committed(
        "abc123\tAdd parser ("
            + done
            + ")\nabc122\tStart parser ("
            + done
            + ")\nabc121\tSee "
            + open
            + "\n");
    assertThat(house.bd("orphans", "--json").items())
        .containsExactly(
            Json.object()
                .put("issue_id", done)
                .put("title", "Parser")
                .put("status", "open")
                .put("latest_commit", "abc123")
                .put("latest_commit_message", "Add parser (" + done + ")")
                .put("labels", Json.texts(List.of("core")))
                .build());
    assertThat(house.ok("orphans", "--details")).contains("Latest commit: abc123");
    assertThat(house.bd("orphans", "-l", "other", "--json").out()).isEqualTo("[]\n");
    assertThat(house.bd("orphans", "--label-any", "core,other", "--json").items()).hasSize(1);
    assertThat(house.ok("orphans", "--fix")).contains("✓ Closed 1 orphaned");
    assertThat(house.bd("show", done).out()).contains("Implemented in abc123");
    assertThat(house.ok("orphans")).contains("No orphaned issues");
  }

  @Test
  void without_git_there_are_no_orphans() {
    var answer = house.bd("orphans", "--json");
    assertThat(answer.exit()).isZero();
    assertThat(answer.out()).isEqualTo("[]\n");
    assertThat(answer.err()).contains("git: not found");
  }

  @Test
  void what_needs_a_person_is_answered_or_dismissed() {
    var one = house.issue("Which?", "-l", "human");
    var two = house.issue("Why?", "-l", "human");
    var three = house.issue("When?", "-l", "human");
    var other = house.issue("Other");
    assertThat(house.bd("human", "list", "--json").items()).hasSize(3);
    assertThat(house.ok("human", "list")).startsWith("Found 3 issues that need a person:");
    assertThat(house.ok("human", "stats")).contains("Pending:    3");
    assertThat(house.ok("human", "respond", one, "--response", "the second"))
        .contains("✓ Responded");
    assertThat(house.ok("comments", one)).contains("Response: the second");
    assertThat(house.ok("human", "dismiss", two, "--reason", "too late"))
        .contains("✓ Dismissed " + two);
    assertThat(house.bd("human", "list", "--json").each("id")).containsExactly(three);
    assertThat(house.bd("human", "list", "-s", "closed", "--json").items()).hasSize(2);
    assertThat(house.bd("human", "stats", "--json").object())
        .isEqualTo(
            Json.object()
                .put("dismissed", 1)
                .put("pending", 1)
                .put("responded", 1)
                .put("schema_version", 1)
                .put("total", 3)
                .build());
    assertThat(house.bd("human", "dismiss", other).err())
        .contains("does not carry the label human");
    assertThat(house.bd("human", "respond", three).err()).contains("--response not set");
    assertThat(house.bd("human", "dismiss", two).err()).contains("already closed");
  }

  @Test
  void of_the_same_issues_the_one_others_depend_on_stays() {
    var first = house.issue("Parser", "-d", "the same");
    var second = house.issue("Parser", "-d", "the same");
    house.issue("Parser", "-d", "another");
    house.ok("dep", "add", house.issue("Tests"), second);
    var answer = house.bd("duplicates", "--json").object();
    assertThat(answer.get("duplicate_groups")).isEqualTo(Json.of(1));
    assertThat(answer.toString()).contains("bd duplicate " + first + " --of " + second);
    assertThat(house.ok("duplicates", "--auto-merge", "--dry-run")).contains("→ " + second);
    assertThat(house.bd("duplicates", "--json").object().get("duplicate_groups"))
        .isEqualTo(Json.of(1));
    assertThat(house.ok("duplicates", "--auto-merge")).contains("✓ Closed 1 duplicate(s)");
    assertThat(house.ok("show", first)).contains("CLOSED", "Duplicate of " + second);
    assertThat(house.ok("duplicates")).contains("No duplicates found!");
  }

  @Test
  void a_mention_makes_an_issue_the_one_that_stays() {
    house.issue("Parser");
    var second = house.issue("Parser");
    house.issue("Tests", "-d", "see " + second + ".");
    assertThat(house.bd("duplicates", "--json").out())
        .contains("\"suggested_target\": \"" + second + "\"");
  }

  @Test
  void issues_with_much_the_same_words_are_found() {
    var one = house.issue("Login page crashes on submit");
    var two = house.issue("Login page crashes on load");
    house.issue("Write the manual");
    var answer = house.bd("find-duplicates", "--json").object();
    assertThat(answer.get("count")).isEqualTo(Json.of(1));
    var pair =
        (Json.Obj) ((Json.Arr) Objects.requireNonNull(answer.get("pairs"))).items().getFirst();
    assertThat(
            List.of(
                String.valueOf(pair.text("issue_a_id")), String.valueOf(pair.text("issue_b_id"))))
        .containsExactlyInAnyOrder(one, two);
    assertThat(pair.get("similarity")).isEqualTo(new Json.Num("0.733"));
    assertThat(house.ok("find-dups", "--threshold", "0.9")).contains("No similar issues found");
    house.ok("close", two);
    assertThat(house.bd("find-duplicates", "--json").object().get("count")).isEqualTo(Json.of(0));
    assertThat(house.bd("find-duplicates", "-s", "all", "--json").object().get("count"))
        .isEqualTo(Json.of(1));
    assertThat(house.bd("find-duplicates", "--method", "ai").err())
        .contains("--method ai is not supported");
    assertThat(house.bd("find-duplicates", "--threshold", "2").err())
        .contains("a number from 0 to 1");
  }

  @Test
  void before_work_is_handed_over_everything_is_checked() {
    committed("");
    assertThat(house.ok("preflight")).contains("[ ] No dependency cycles   (bd dep cycles)");
    assertThat(house.ok("preflight", "--check"))
        .contains("✓ Everything is committed", "5/5 checks passed");
    var bug = house.issue("Crash", "-t", "bug");
    house.ok("update", bug, "--claim");
    var answer = house.bd("preflight", "--check", "--json");
    assertThat(answer.exit()).isOne();
    assertThat(answer.object().text("summary")).isEqualTo("4/5 checks passed");
    assertThat(answer.out()).contains("1 issue(s) in progress");
    house.ok("update", bug, "--status", "open");
    assertThat(house.bd("preflight", "--check").out()).contains("1 open issue(s) lack a section");
    assertThat(house.bd("preflight", "--check", "--skip-lint").exit()).isZero();
    house.answering(call ->
        new Programs.Outcome(0, call.words().contains("status") ? " M a.txt\n" : "", "", false));
    assertThat(house.bd("preflight", "--check", "--skip-lint").out())
        .contains("1 file(s) with changes");
    assertThat(house.bd("preflight", "--fix").err()).contains("--fix is not supported");
  }
}
