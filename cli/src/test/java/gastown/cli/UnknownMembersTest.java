package gastown.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Members of a dependency or a comment that nobody here knows.
class UnknownMembersTest {
  private static final String LINES =
      """
      {"id":"ex-1","title":"One","updated_at":"2026-04-01T08:00:0%d.5Z","dependencies":[{"depends_on_id":"ex-2","weight":1.50}],\
      "comments":[{"id":"c1","author":"bo","text":"hm","mood":{"a":[null]}}]}
      {"id":"ex-2","title":"Two","updated_at":"2026-04-01T08:00:00Z"}
      """;

  private final TestHouse house = TestHouse.ready();

  private static String exported(TestHouse from) {
    return from.ok("export", "--all");
  }

  @Test
  void they_survive_a_round_trip() {
    assertThat(house.given(LINES.formatted(1), "import", "-").exit()).isZero();
    var first = exported(house);
    assertThat(first).contains("\"weight\":1.50", "\"mood\":{\"a\":[null]}");
    var other = TestHouse.ready();
    assertThat(other.given(first, "import", "-").exit()).isZero();
    assertThat(exported(other)).isEqualTo(first);
  }

  @Test
  void a_writer_that_drops_them_takes_nothing_away() {
    house.given(LINES.formatted(1), "import", "-");
    var later =
        LINES.formatted(2).replace(",\"weight\":1.50", "").replace(",\"mood\"", ",\"tone\"");
    assertThat(house.given(later, "import", "-").exit()).isZero();
    assertThat(exported(house))
        .contains("\"weight\":1.50", "\"mood\":{\"a\":[null]}", "\"tone\":{\"a\":[null]}");
  }
}
