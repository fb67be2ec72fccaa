package gastown.cli.reports;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.cli.TestHouse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SearchTest {
  private final TestHouse house = TestHouse.ready();

  @Test
  void search_finds_titles_and_ids_whatever_the_case_and_leaves_closed_ones_out() {
    var login = house.issue("Login page", "-p", "1");
    var old = house.issue("Old LOGIN form");
    house.issue("Something else", "-d", "about the login");
    house.ok("close", old);
    assertThat(house.bd("search", "login", "--json").each("id")).containsExactly(login);
    assertThat(house.bd("search", "login", "--status", "all", "--json").each("id"))
        .containsExactly(login, old);
    assertThat(house.bd("search", login.substring(3), "--json").each("id")).containsExactly(login);
    assertThat(house.bd("search", "--query", "LOGIN").out())
        .startsWith("Found 1 issues matching 'LOGIN':\n○ " + login);
  }

  @Test
  void search_narrows_by_its_flags_and_sorts() {
    var one = house.issue("Page one", "-l", "core", "-d", "needs ink");
    var two = house.issue("Page two", "--external-ref", "gh-99", "-p", "0");
    assertThat(house.bd("search", "page", "-l", "core", "--json").each("id")).containsExactly(one);
    assertThat(house.bd("search", "page", "--desc-contains", "INK", "--json").each("id"))
        .containsExactly(one);
    assertThat(house.bd("search", "gh-99", "--json").each("id")).containsExactly(two);
    assertThat(house.bd("search", "page", "--sort", "title", "-r", "--json").each("id"))
        .containsExactly(two, one);
    assertThat(house.bd("search", "page", "--priority-max", "0", "--json").each("id"))
        .containsExactly(two);
  }

  @Test
  void search_without_words_is_refused() {
    var answer = house.bd("search");
    assertThat(answer.exit()).isOne();
    assertThat(answer.err()).contains("search query is required");
  }

  @Test
  void what_is_cut_is_told_and_a_limit_of_0_cuts_nothing() {
    house.issue("Page one");
    house.issue("Page two");
    var cut = house.bd("search", "page", "-n", "1", "--json");
    assertThat(cut.items()).hasSize(1);
    assertThat(cut.err()).contains("Showing 1 issues");
    assertThat(house.bd("search", "page", "-n", "0", "--json").items()).hasSize(2);
    assertThat(house.bd("search", "nothing", "--json").out()).isEqualTo("[]\n");
    house.issue("Page three", "-d", "needs ink");
    assertThat(house.ok("search", "page")).contains("Page one").doesNotContain("needs ink");
    assertThat(house.ok("search", "page", "--long")).contains("Page one", "  needs ink");
    assertThat(house.ok("query", "title=three", "--long")).contains("  needs ink");
  }

  @Test
  void a_query_finds_what_its_expression_means() {
    var urgent = house.issue("Urgent", "-p", "0", "-t", "bug");
    var closed = house.issue("Closed", "-p", "0");
    house.issue("Later", "-p", "3");
    house.ok("close", closed);
    assertThat(house.bd("query", "priority<=1", "--json").each("id")).containsExactly(urgent);
    assertThat(house.bd("query", "priority<=1", "--all", "--json").items()).hasSize(2);
    assertThat(house.bd("query", "status=closed", "--json").each("id")).containsExactly(closed);
    assertThat(house.bd("query", "closed>1d", "--json").each("id")).containsExactly(closed);
    assertThat(house.bd("query", "NOT type=bug AND priority>2", "--json").each("title"))
        .containsExactly("Later");
  }

  @Test
  void a_query_that_is_only_taken_apart_finds_nothing() {
    assertThat(house.ok("query", "--parse-only", "status=open and priority<2"))
        .isEqualTo("(status=open AND priority<2)\n");
    assertThat(house.bd("query", "status=").err()).contains("parsing query:");
    assertThat(house.bd("query", "colour=red").err()).contains("evaluating query: unknown field");
    assertThat(house.bd("query").err()).contains("query expression is required");
  }

  @Test
  void stale_lists_what_nobody_changed_for_so_long_oldest_first() {
    var first = house.issue("First");
    var second = house.issue("Second");
    var closed = house.issue("Closed");
    house.ok("close", closed);
    house.ok("update", second, "--status", "in_progress");
    house.wait(Duration.ofDays(31));
    house.issue("Fresh");
    assertThat(house.bd("stale", "--json").each("id")).containsExactly(first, second);
    assertThat(house.bd("stale", "-s", "in_progress", "--json").each("id")).containsExactly(second);
    assertThat(house.bd("stale", "--days", "40", "--json").out()).isEqualTo("[]\n");
    assertThat(house.bd("stale", "-n", "1", "--json").each("id")).containsExactly(first);
    assertThat(house.ok("stale")).startsWith("Found 2 stale issues (not updated in 30+ days):");
    assertThat(house.ok("stale", "--days", "40")).contains("✨ No stale issues found");
    assertThat(house.bd("stale", "--days", "0").err()).contains("--days must be at least 1");
  }
}
