package gastown.beads.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.json.JsonReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryLanguageTest {
  private static final Instant NOW = Instant.parse("2026-05-13T12:00:00Z");
  private static final QueryLanguage LANGUAGE =
      new QueryLanguage(NOW, ZoneOffset.UTC, Set.of("open", "in_progress", "closed", "review"));

  private static final Bead BEAD =
      Bead.of("ex-4k2")
          .with(Field.TITLE, "Add the Parser")
          .with(Field.NOTES, "see the paper")
          .with(Field.STATUS, "open")
          .with(Field.PRIORITY, 1)
          .with(Field.TYPE, "merge-request")
          .with(Field.ASSIGNEE, "web/Toast")
          .with(Field.CREATED_AT, Instant.parse("2026-05-01T08:00:00Z"))
          .with(Field.UPDATED_AT, Instant.parse("2026-05-11T08:00:00Z"))
          .with(Field.PINNED, true)
          .with(Field.SPEC_ID, "docs/parser.md")
          .with(Field.METADATA, JsonReader.read("{\"Team\":\"core\",\"a\":{\"b\":7}}"));

  private record Subject(Bead bead, Collection<String> labels, Collection<String> parents)
      implements Criterion.Subject {
    @Override
    public Collection<Bead> parentBeads() {
      return List.of();
    }

    @Override
    public boolean isBlocked() {
      return false;
    }
  }

  private static boolean matches(String query) {
    var criterion = LANGUAGE.evaluate(QueryLanguage.parse(query));
    return Matching.matches(
        criterion, new Subject(BEAD, List.of("core", "gt:convoy"), List.of("ex-4k")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status=open",
        "STATUS = OPEN",
        "status!=closed",
        "priority<2",
        "priority<=1",
        "priority>0",
        "priority>=P1",
        "priority=1",
        "priority!=2",
        "type=mr",
        "type!=bug",
        "title=parser",
        "notes=\"the paper\"",
        "description=none",
        "desc!=x",
        "assignee=web/Toast",
        "assignee!=none",
        "owner=none",
        "label=core",
        "label=gt:*",
        "label!=x",
        "labels!=none",
        "created=2026-05-01",
        "created<=2026-05-01",
        "created<2026-05-01T09:00:00Z",
        "created>2w",
        "updated>7d",
        "updated<24h",
        "created<\"last monday\"",
        "closed=none",
        "started!=2026-05-01",
        "created!=none",
        "id=ex-4k2",
        "id=ex-*",
        "id!=ex-1",
        "spec=docs/*.md",
        "spec_id=docs/parser.md",
        "pinned=true",
        "ephemeral=no",
        "template!=1",
        "parent=ex-4k",
        "mol_type=none",
        "has_metadata_key=Team",
        "metadata.Team=core",
        "metadata.a.b=7",
        "METADATA.Team!=web",
        "NOT status=closed",
        "not not status=open",
        "status=closed OR priority=1 AND label=core",
        "(status=closed OR status=open) AND NOT (priority=4)",
        "status=open and(priority=1)",
        "title='The'"
      })
  void a_query_that_fits_finds_the_bead(String query) {
    assertThat(matches(query)).isTrue();
    assertThat(matches("NOT (" + query + ")")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "updated>1d",
        "created>7d",
        "created<30d",
        "status=review",
        "assignee=none",
        "label=none",
        "status=open AND priority=2",
        "status=closed OR priority=0",
        "parent=none",
        "pinned=false",
        "metadata.team=core",
        "created=2026-05-02",
        "closed>30d",
        "closed<1d"
      })
  void a_query_that_does_not_fit_does_not(String query) {
    assertThat(matches(query)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status=open|status=open",
        "a=1 and b=2 and c=3|((a=1 AND b=2) AND c=3)",
        "a=1 or b=2 and not c=3|(a=1 OR (b=2 AND NOT c=3))",
        "(a=1 OR b=2) AND Metadata.Key != 'x y'|((a=1 OR b=2) AND metadata.Key!=x y)"
      })
  void the_tree_shows_every_grouping(String query, String tree) {
    assertThat(QueryLanguage.parse(query)).hasToString(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|parsing query: empty query",
        "status|parsing query: expected one of = != < <= > >= at position 6, got the end",
        "status=|parsing query: expected a value at position 7, got the end",
        "=open|parsing query: expected a field name at position 0, got \"=\"",
        "status=open AND|parsing query: expected a field name at position 15, got the end",
        "(status=open|parsing query: expected ')' at position 12, got the end",
        "status=open)|parsing query: unexpected \")\" at position 11, the query should end there",
        "status=open closed|parsing query: unexpected \"closed\" at position 12, the query should"
            + " end there",
        "status=open OR OR a=b|parsing query: expected a field name at position 15, got \"OR\"",
        "title=\"open|parsing query: the quote opened at position 6 is never closed",
        "status!open|parsing query: expected one of = != < <= > >= at position 6, got \"!\"",
        "colour=red|evaluating query: unknown field: colour",
        "metadata.=red|evaluating query: unknown field: metadata.",
        "status=nonsense|evaluating query: invalid status: nonsense",
        "status>open|evaluating query: status only supports the = and != operators",
        "priority=7|evaluating query: priority must be between 0 and 4, not 7",
        "priority=high|evaluating query: invalid priority value: high",
        "priority<0|evaluating query: priority<0 matches nothing, priorities are 0 to 4",
        "created>soon|evaluating query: invalid created time: soon",
        "pinned=perhaps|evaluating query: invalid boolean value for pinned: perhaps",
        "mol_type=x|evaluating query: invalid mol_type: x"
      })
  void each_mistake_has_its_message(String query, String message) {
    assertThatCode(() -> LANGUAGE.evaluate(QueryLanguage.parse(query)))
        .isInstanceOf(Problem.Refusal.class)
        .hasMessage(message);
  }

  @Test
  void a_query_knows_whether_it_speaks_of_status() {
    assertThat(QueryLanguage.parse("a=1 OR NOT (b=2 AND Status!=x)").mentions("status")).isTrue();
    assertThat(QueryLanguage.parse("a=status OR b=2").mentions("status")).isFalse();
  }

  @Test
  void deep_and_long_queries_do_not_exhaust_the_stack() {
    var deep = "(".repeat(9_000) + "a=1" + ")".repeat(9_000);
    var nots = "not ".repeat(4_000) + "a=1";
    for (var query : List.of(deep, nots, "x".repeat(30_000))) {
      assertThatCode(() -> QueryLanguage.parse(query)).isInstanceOf(Problem.Refusal.class);
    }
    var wide = "priority=1" + " AND priority=1".repeat(1_000);
    assertThat(matches(wide)).isTrue();
    assertThat(QueryLanguage.parse(wide).toString()).startsWith("(".repeat(1_000) + "priority");
  }

  @Test
  void whatever_is_typed_the_only_answer_besides_a_criterion_is_a_problem() {
    var pieces =
        List.of(
            "status",
            "priority",
            "created",
            "metadata.x",
            "label",
            "=",
            "!=",
            "<",
            ">=",
            "!",
            " ",
            " AND ",
            " or ",
            "not ",
            "(",
            ")",
            "\"",
            "'",
            "\\",
            "7d",
            "-3w",
            "99999999y",
            "p1",
            "open",
            "none",
            "*",
            ",",
            "é",
            "\ud83d",
            "\n",
            "next monday",
            "2026-02-30",
            "0",
            ".",
            "-");
    for (long seed = 0; seed < 20_000; seed++) {
      var random = new Random(seed);
      var query = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        query.append(pieces.get(random.nextInt(pieces.size())));
      }
      try {
        var expression = QueryLanguage.parse(query.toString());
        assertThat(expression.toString()).isNotEmpty();
        LANGUAGE.evaluate(expression);
      } catch (Problem.Refusal refusal) {
        assertThat(refusal.getMessage())
            .as("seed %d", seed)
            .matches("(?s)(parsing|evaluating) query: .+");
      }
    }
  }
}
