package gastown.beads.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.FullBead;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BeadJsonTest {
  private static final String WHOLE =
      """
      {"id":"ex-4k2","title":"Add \\u003cparser\\u003e \\u0026 more","status":"open","priority":1,"issue_type":"task",\
      "owner":"a@b.c","created_at":"2026-05-01T08:00:00Z","created_by":"ana","updated_at":"2026-05-01T08:00:00.25Z",\
      "labels":["core","ui"],"dependencies":[{"issue_id":"ex-4k2","depends_on_id":"ex-9zz","type":"blocks",\
      "created_at":"2026-05-01T08:01:00Z","created_by":"ana","metadata":"{}","weight":{"kg":1.50}}],\
      "comments":[{"id":"0b7c","issue_id":"ex-4k2","author":"bo","text":"hm","created_at":"2026-05-02T08:01:00Z","mood":["calm"]}],\
      "pinned":true,"timeout":3600000000000,"deleted_by":"cy","colour":{"b":1.50,"a":[null]}}\
      """;

  private static FullBead read(String text) {
    return BeadJson.read((Json.Obj) JsonReader.read(text));
  }

  private static String written(String text) {
    return BeadJson.of(read(text)).compact();
  }

  @Test
  void a_line_comes_back_byte_for_byte_with_members_nobody_knows_at_the_end() {
    assertThat(written(WHOLE)).isEqualTo(WHOLE);
  }

  @Test
  void whatever_order_the_members_came_in_they_are_written_in_ours() {
    assertThat(
            written(
                """
                {"updated_at":"2026-05-01T08:00:00Z","zeta":1,"priority":0,"labels":["b"," a ","b",""],"title":"T",
                 "created_at":"2026-05-01T08:00:00Z","id":"ex-1","status":"open","issue_type":"bug"}\
                """))
        .isEqualTo(
            """
            {"id":"ex-1","title":"T","status":"open","priority":0,"issue_type":"bug",\
            "created_at":"2026-05-01T08:00:00Z","updated_at":"2026-05-01T08:00:00Z","labels":["a","b"],"zeta":1}\
            """);
  }

  /// A value for every field, so that a field somebody adds is covered from its first day.
  @ParameterizedTest
  @MethodSource("fields")
  void every_field_survives(Field field) {
    Object value =
        switch (field.kind()) {
          case TEXT ->
              field == Field.STATUS ? "hooked" : field == Field.ID ? "ex-ä\"" : "ä\u0001\"\n";
          case NUMBER -> field == Field.PRIORITY ? 0L : 4_000_000_000L;
          case FLAG -> true;
          case TIME -> Instant.parse("2026-02-03T04:05:06.7Z");
          case JSON -> JsonReader.read("{\"k\":[1,2.0,{\"x\":\"y\"}]}");
        };
    var bead = read("{\"id\":\"ex-1\",\"title\":\"T\"}").bead().with(field, value);
    assertThat(read(BeadJson.of(bead).compact()).bead()).isEqualTo(bead);
  }

  static Stream<Field> fields() {
    return Field.all().stream();
  }

  @Test
  void a_bead_with_nothing_writes_only_what_is_always_written() {
    assertThat(BeadJson.of(Bead.of("ex-1")).compact())
        .isEqualTo(
            """
            {"id":"ex-1","title":"","priority":0,"created_at":"1970-01-01T00:00:00Z",\
            "updated_at":"1970-01-01T00:00:00Z"}\
            """);
  }

  @Test
  void what_a_line_leaves_open_is_an_open_task_of_usual_priority() {
    var bead = read("{\"id\":\"ex-1\",\"title\":\"T\"}").bead();
    assertThat(bead.status()).isEqualTo("open");
    assertThat(bead.type()).isEqualTo("task");
    assertThat(bead.priority()).isEqualTo(2);
  }

  @Test
  void a_closed_issue_without_a_closing_time_gets_one_after_all_it_has() {
    var bead =
        read("""
        {"id":"ex-1","title":"T","status":"closed","created_at":"2026-05-01T08:00:00Z",
         "updated_at":"2026-05-03T08:00:00Z"}\
        """)
            .bead();
    assertThat(bead.time(Field.CLOSED_AT)).isEqualTo("2026-05-03T08:00:01Z");
  }

  @Test
  void computed_members_are_read_over() {
    assertThat(
            written(
                """
                {"_type":"issue","id":"ex-1","title":"T","dependency_count":1,"dependent_count":2,
                 "comment_count":3,"parent":"ex-0"}\
                """))
        .doesNotContain("\"_type", "_count", "parent");
  }

  @Test
  void the_year_one_means_no_time() {
    assertThat(
            read("{\"id\":\"a-1\",\"title\":\"T\",\"closed_at\":\"0001-01-01T00:00:00Z\"}")
                .bead()
                .time(Field.CLOSED_AT))
        .isNull();
  }

  @Test
  void an_old_wisp_is_ephemeral() {
    assertThat(read("{\"id\":\"a-1\",\"title\":\"T\",\"wisp\":true}").bead().isEphemeral())
        .isTrue();
    assertThat(read("{\"id\":\"a-1\",\"title\":\"T\",\"wisp\":false}").bead().isEphemeral())
        .isFalse();
    assertThat(written("{\"id\":\"a-1\",\"title\":\"T\",\"wisp\":true}")).doesNotContain("wisp");
  }

  @Test
  void an_old_bond_names_its_source() {
    assertThat(
            written(
                """
                {"id":"a-1","title":"T","bonded_from":[{"proto_id":"p-1","bond_type":"sequential"}]}\
                """))
        .contains("\"bonded_from\":[{\"source_id\":\"p-1\",\"bond_type\":\"sequential\"}]");
  }

  @Test
  void numbered_comments_get_a_name_that_is_the_same_everywhere_and_never_anothers() {
    var first =
        "{\"id\":7,\"author\":\"a\",\"text\":\"x\",\"created_at\":\"2026-05-01T08:00:00Z\"}";
    var other =
        "{\"id\":7,\"author\":\"b\",\"text\":\"y\",\"created_at\":\"2026-05-01T08:00:00Z\"}";
    var one = read("{\"id\":\"a-1\",\"title\":\"T\",\"comments\":[" + first + "]}");
    var both = read("{\"id\":\"a-1\",\"title\":\"T\",\"comments\":[" + other + "," + first + "]}");
    assertThat(both.comments()).hasSize(2).containsAll(one.comments());
    assertThat(one.comments().getFirst().id()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  @Test
  void a_dependency_may_be_terse() {
    var dependency =
        read("{\"id\":\"a-1\",\"title\":\"T\",\"dependencies\":[{\"depends_on_id\":\"a-2\"}]}")
            .dependencies()
            .getFirst();
    assertThat(dependency.from()).isEqualTo("a-1");
    assertThat(dependency.type()).isEqualTo("blocks");
    assertThat(dependency.details().metadata()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"title\":\"T\"} | without an id",
        "{\"id\":5,\"title\":\"T\"} | without an id",
        "{\"id\":\"a-1\",\"title\":[5]} | \"title\" must be text, not [5]",
        "{\"id\":\"a-1\",\"priority\":\"high\"} | \"priority\" must be a number, not \"high\"",
        "{\"id\":\"a-1\",\"priority\":1.5} | \"priority\" must be a whole number, not 1.5",
        "{\"id\":\"a-1\",\"pinned\":\"yes\"} | \"pinned\" must be true or false",
        "{\"id\":\"a-1\",\"created_at\":\"soon\"} | \"created_at\" must be a time",
        "{\"id\":\"a-1\",\"labels\":\"x\"} | \"labels\" must be a list",
        "{\"id\":\"a-1\",\"labels\":[1]} | \"labels\" must be text",
        "{\"id\":\"a-1\",\"comments\":[1]} | \"comments\" must hold objects",
        "{\"id\":\"a-1\",\"dependencies\":[{}]} | without \"depends_on_id\"",
      })
  void a_wrong_value_is_named(String line, String complaint) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(Problem.Refusal.class)
        .hasMessageContaining(complaint);
  }
}
