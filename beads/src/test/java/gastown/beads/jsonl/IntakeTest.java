package gastown.beads.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.FullBead;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.merge.Conflict;
import gastown.beads.store.BeadStore;
import gastown.beads.store.Draft;
import gastown.beads.store.MemoryStore;
import gastown.beads.store.Rows;
import gastown.beads.store.Stroke;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final BeadStore.Answer DONE = new BeadStore.Answer(0, "", "");

  private final BeadStore store = new MemoryStore();

  private static Stroke stroke() {
    return Stroke.of(NOW, "ana", "import");
  }

  private Intake take(String lines) {
    return take(store, rows -> Planning.adding(rows, Document.of("f.jsonl", lines), false));
  }

  private Intake mirror(String lines, long seq) {
    return take(store, rows -> Planning.mirroring(rows, Document.of("f.jsonl", lines), seq));
  }

  private static Intake take(BeadStore target, Function<Rows, Intake> plan) {
    var result = new java.util.concurrent.atomic.AtomicReference<Intake>();
    target.write(
        "",
        tables -> {
          var intake = plan.apply(tables);
          Writing.write(intake, tables, stroke());
          result.set(intake);
          return DONE;
        });
    return Objects.requireNonNull(result.get());
  }

  private void change(Consumer<Draft> work) {
    store.write(
        "",
        tables -> {
          var draft = new Draft(tables, stroke());
          work.accept(draft);
          draft.finish();
          return DONE;
        });
  }

  private void set(String id, Field field, Object value) {
    change(draft -> draft.put(Objects.requireNonNull(draft.rows().bead(id)).with(field, value)));
  }

  private String file() {
    return file(store);
  }

  private static String file(BeadStore from) {
    return from.read(rows -> Export.of(rows, Scope.MIRROR).lines().collect(Collectors.joining()));
  }

  private FullBead bead(String id) {
    return store.read(rows -> FullBeads.read(rows, List.of(id)).getFirst());
  }

  private long seq() {
    return store.read(rows -> rows.head().seq());
  }

  private static String line(String id, String more) {
    return line(id, "10", more);
  }

  /// A line last touched at `hour` o'clock.
  private static String line(String id, String hour, String more) {
    return """
    {"id":"%s","title":"Title of %s","status":"open","priority":1,"issue_type":"task",\
    "created_at":"2026-05-01T08:00:00Z","updated_at":"2026-05-01T%s:00:00Z"%s}
    """
        .formatted(id, id, hour, more.isEmpty() ? "" : "," + more);
  }

  private static String needs(String... targets) {
    return java.util.Arrays.stream(targets)
        .map(to -> "{\"depends_on_id\":\"" + to + "\",\"type\":\"blocks\"}")
        .collect(Collectors.joining(",", "\"dependencies\":[", "]"));
  }

  private static final String EVERYTHING =
      line(
              "ex-1",
              "\"labels\":[\"a\",\"b\"],\"metadata\":{\"k\":[1]},\"colour\":\"red\","
                  + needs("ex-2", "external:x:y"))
          + line(
              "ex-2",
              "\"pinned\":true,\"comments\":[{\"id\":\"c-1\",\"author\":\"bo\",\"text\":\"hm\",\"created_at\":\"2026-05-02T08:00:00Z\"}]")
          + line(
              "ex-2.9",
              "\"dependencies\":[{\"depends_on_id\":\"ex-2\",\"type\":\"parent-child\",\"metadata\":\"{\\\"x\\\":1}\",\"thread_id\":\"t\"}]")
          + line("ex-2.10", "")
          + line("ex-gone", "")
              .replace(
                  "\"open\"",
                  "\"tombstone\",\"deleted_at\":\"2026-05-03T08:00:00Z\",\"deleted_by\":\"cy\"");

  @Test
  void what_was_exported_comes_back_the_same() {
    take(EVERYTHING);
    var first = file();
    var other = new MemoryStore();
    take(other, rows -> Planning.adding(rows, Document.of("f", first), false));
    assertThat(file(other)).isEqualTo(first);
    assertThat(first.lines()).hasSize(5).last().asString().contains("tombstone", "cy");
    assertThat(first.indexOf("\"ex-2.9\"")).isLessThan(first.indexOf("\"ex-2.10\""));
    assertThat(first).contains("\"colour\":\"red\"", "external:x:y", "thread_id");
  }

  @Test
  void taking_the_same_lines_again_changes_nothing() {
    take(EVERYTHING);
    var seq = seq();
    var again = take(EVERYTHING);
    assertThat(again.isEmpty()).isTrue();
    assertThat(again.told().unchanged()).isEqualTo(5);
    assertThat(seq()).isEqualTo(seq);
  }

  @Test
  void a_line_older_than_the_store_is_left_out() {
    take(line("ex-1", "11", "\"design\":\"new\""));
    var told = take(line("ex-1", "10", "\"design\":\"old\"")).told();
    assertThat(told.stale()).containsExactly("ex-1");
    assertThat(bead("ex-1").bead().text(Field.DESIGN)).isEqualTo("new");
  }

  @Test
  void a_newer_line_replaces_fields_and_adds_to_what_belongs_to_the_bead() {
    take(line("ex-1", "10", "\"labels\":[\"a\"],\"design\":\"old\",\"hue\":1," + needs("ex-2")));
    var intake = take(line("ex-1", "11", "\"labels\":[\"b\"],\"notes\":\"n\"," + needs("ex-3")));
    assertThat(intake.updated()).containsExactly("ex-1");
    var now = bead("ex-1");
    assertThat(now.labels()).containsExactly("a", "b");
    assertThat(now.dependencies()).extracting(Dependency::to).containsExactly("ex-2", "ex-3");
    assertThat(now.bead().text(Field.DESIGN)).isEmpty();
    assertThat(now.bead().text(Field.NOTES)).isEqualTo("n");
    assertThat(now.bead().json(Field.UNKNOWN)).hasToString("Obj[members={hue=Num[digits=1]}]");
  }

  @Test
  void a_deleted_issue_stays_deleted_whatever_a_line_says() {
    take(line("ex-1", "").replace("\"open\"", "\"tombstone\""));
    assertThat(take(line("ex-1", "23", "")).told().deleted()).containsExactly("ex-1");
    assertThat(mirror(line("ex-1", "23", ""), seq()).told().deleted()).containsExactly("ex-1");
    assertThat(bead("ex-1").bead().isTombstone()).isTrue();
  }

  @Test
  void a_tombstone_deletes_even_what_was_changed_later_and_frees_what_waited() {
    take(line("ex-1", "12", "\"labels\":[\"a\"]") + line("ex-2", needs("ex-1")));
    assertThat(store.<Boolean>read(rows -> rows.isBlocked("ex-2"))).isTrue();
    take(line("ex-1", "").replace("\"open\"", "\"tombstone\""));
    assertThat(bead("ex-1").bead().isTombstone()).isTrue();
    assertThat(bead("ex-1").labels()).isEmpty();
    assertThat(bead("ex-2").dependencies()).isEmpty();
    assertThat(store.<Boolean>read(rows -> rows.isBlocked("ex-2"))).isFalse();
  }

  @Test
  void one_bad_line_is_named_and_nothing_is_taken() {
    assertThatThrownBy(() -> take(line("ex-1", "") + "{\"id\":\n" + line("ex-2", "")))
        .isInstanceOf(Problem.Refusal.class)
        .hasMessageContaining("f.jsonl: line 2: invalid JSON");
    assertThat(file()).isEmpty();
  }

  @Test
  void every_sort_of_bad_line_is_named() {
    var bad =
        Map.of(
            "<<<<<<< HEAD", "a merge conflict left by git",
            "[1]", "not a JSON object",
            "{\"title\":\"T\"}", "without an id",
            "{\"id\":\"ex-1\",\"title\":\" \"}", "title is required",
            "{\"id\":\"ex-1\",\"title\":\"T\",\"priority\":7}", "invalid priority",
            "{\"id\":\"ex-1\",\"title\":\"T\",\"created_at\":1}", "\"created_at\" must be a time");
    bad.forEach((line, why) ->
        assertThatThrownBy(() -> Document.of("f", "\n" + line))
            .hasMessageContaining("f: line 2: ")
            .hasMessageContaining(why));
  }

  @Test
  void headers_blank_lines_and_memories_are_understood() {
    var intake =
        take(
            "\ufeff{\"_schema\":\"beads-jsonl/1\"}\n\n"
                + "{\"_type\":\"memory\",\"key\":\"k\",\"value\":\"v\"}\n"
                + line("ex-1", ""));
    assertThat(intake.created()).containsExactly("ex-1");
    assertThat(store.<Map<String, String>>read(rows -> rows.settings(Export.MEMORY)))
        .containsOnly(Map.entry("kv.memory.k", "v"));
    assertThat(store.<String>read(rows -> Export.memories(rows).collect(Collectors.joining())))
        .isEqualTo("{\"_type\":\"memory\",\"key\":\"k\",\"value\":\"v\"}\n");
  }

  @Test
  void a_line_with_the_title_of_an_open_issue_is_a_double() {
    take(line("ex-1", ""));
    var document = Document.of("f", line("ex-9", "").replace("Title of ex-9", "TITLE OF EX-1"));
    var intake = store.read(rows -> Planning.adding(rows, document, true));
    assertThat(intake.told().doubles()).containsExactly("ex-9");
    assertThat(intake.isEmpty()).isTrue();
  }

  @Test
  void edges_that_would_close_a_circle_are_refused_and_named() {
    take(line("ex-1", needs("ex-2")) + line("ex-2", ""));
    var intake = take(line("ex-2", "11", needs("ex-3", "ex-2")) + line("ex-3", needs("ex-1")));
    assertThat(intake.told().refusedEdges()).hasSize(1);
    assertThat(bead("ex-1").dependencies()).hasSize(1);
    assertThat(bead("ex-2").dependencies().size() + bead("ex-3").dependencies().size())
        .isEqualTo(1);
  }

  @Test
  void a_new_edge_gives_way_to_a_stored_one_wherever_the_walk_begins() {
    take(line("ex-1", "") + line("ex-2", needs("ex-3")) + line("ex-3", needs("ex-1")));
    var intake = take(line("ex-1", "11", needs("ex-2")) + line("ex-2", "11", needs("ex-3")));
    assertThat(intake.told().refusedEdges()).extracting(Dependency::from).containsExactly("ex-1");
    assertThat(bead("ex-2").dependencies()).hasSize(1);
  }

  @Test
  void a_long_chain_is_walked_once() {
    var lines = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      lines.append(line("ex-" + i, needs("ex-" + (i + 1))));
    }
    lines.append(line("ex-3000", needs("ex-0")));
    assertThat(take(lines.toString()).told().refusedEdges()).hasSize(1);
  }

  @Test
  void the_number_of_a_child_that_came_is_not_given_again() {
    change(draft -> draft.set("_children.ex-1", "2"));
    take(line("ex-1", "") + line("ex-1.7", ""));
    assertThat(store.<String>read(rows -> String.valueOf(rows.setting("_children.ex-1"))))
        .isEqualTo("7");
  }

  @Test
  void many_beads_become_several_entries_of_one_transaction() {
    var lines = new StringBuilder();
    for (int i = 0; i < 4_500; i++) {
      lines.append(line("ex-" + i, ""));
    }
    assertThat(take(lines.toString()).created()).hasSize(4_500);
    assertThat(seq()).isEqualTo(3);
  }

  @Test
  void the_mirror_takes_away_what_its_writer_took_away() {
    take(line("ex-1", "\"labels\":[\"a\",\"b\"]," + needs("ex-2")) + line("ex-2", ""));
    mirror(line("ex-1", "\"labels\":[\"b\"]") + line("ex-2", ""), seq());
    assertThat(bead("ex-1").labels()).containsExactly("b");
    assertThat(bead("ex-1").dependencies()).isEmpty();
  }

  @Test
  void the_mirror_merges_with_what_was_changed_here_meanwhile() {
    take(line("ex-1", "\"labels\":[\"a\"],\"design\":\"d\""));
    var seq = seq();
    change(draft -> {
      draft.put(
          Objects.requireNonNull(draft.rows().bead("ex-1"))
              .with(Field.TITLE, "Mine")
              .with(Field.UPDATED_AT, NOW));
      draft.label("ex-1", "mine");
      draft.link(Dependency.of("ex-1", "ex-2", DependencyType.BLOCKS, NOW, "ana"));
    });
    var intake = mirror(line("ex-1", "11", "\"labels\":[\"theirs\"],\"design\":\"D\""), seq);
    var now = bead("ex-1");
    assertThat(now.bead().title()).isEqualTo("Mine");
    assertThat(now.bead().text(Field.DESIGN)).isEqualTo("D");
    assertThat(now.labels()).containsExactly("mine", "theirs");
    assertThat(now.dependencies()).hasSize(1);
    assertThat(intake.told().conflicts()).isEmpty();
  }

  @Test
  void the_mirror_names_what_both_changed() {
    take(line("ex-1", ""));
    var seq = seq();
    set("ex-1", Field.PRIORITY, 3L);
    var intake = mirror(line("ex-1", "11", "").replace("\"priority\":1", "\"priority\":0"), seq);
    assertThat(intake.told().conflicts())
        .extracting(Conflict::line)
        .containsExactly("conflict: ex-1 priority");
    assertThat(bead("ex-1").bead().priority()).isZero();
  }

  @Test
  void a_bead_made_here_since_and_a_line_gone_from_the_mirror_both_stay() {
    take(line("ex-1", "") + line("ex-2", ""));
    var seq = seq();
    take(line("ex-3", ""));
    mirror(line("ex-1", ""), seq);
    assertThat(file().lines()).hasSize(3);
  }

  @Test
  void an_older_mirror_takes_nothing_back() {
    take(line("ex-1", "12", "\"design\":\"new\""));
    assertThat(mirror(line("ex-1", "10", "\"design\":\"old\""), seq()).told().stale())
        .containsExactly("ex-1");
    assertThat(bead("ex-1").bead().text(Field.DESIGN)).isEqualTo("new");
  }

  @Test
  void the_outcome_of_a_merge_is_laid_over_what_happened_meanwhile() {
    take(line("ex-1", "") + line("ex-2", "") + line("ex-3", ""));
    var base = new TreeMap<>(Document.of("f", file()).beads());
    var merged =
        new TreeMap<>(
            Document.of("f", line("ex-1", "11", "\"design\":\"D\"") + line("ex-3", "")).beads());
    set("ex-1", Field.TITLE, "Meanwhile");
    BiFunction<String, Field, String> text = (id, field) -> bead(id).bead().text(field);
    take(store, rows -> Planning.merging(rows, base, merged, NOW));
    assertThat(text.apply("ex-1", Field.TITLE)).isEqualTo("Meanwhile");
    assertThat(text.apply("ex-1", Field.DESIGN)).isEqualTo("D");
    assertThat(text.apply("ex-2", Field.STATUS)).isEqualTo(Status.TOMBSTONE);
    assertThat(text.apply("ex-3", Field.STATUS)).isEqualTo(Status.OPEN);
  }

  @Test
  void lines_for_other_programs_say_what_they_are_and_count_neighbours() {
    take(line("ex-1", needs("ex-2")) + line("ex-2", "\"comments\":[{\"text\":\"x\"}]"));
    var lines =
        store.<List<String>>read(rows -> Export.of(rows, Scope.WORK).countedLines().toList());
    assertThat(lines.getFirst())
        .startsWith("{\"_type\":\"issue\",\"id\":\"ex-1\"")
        .endsWith("\"dependency_count\":1,\"dependent_count\":0,\"comment_count\":0}\n");
    assertThat(lines.getLast())
        .endsWith("\"dependency_count\":0,\"dependent_count\":1,\"comment_count\":1}\n");
  }

  @Test
  void an_export_holds_what_its_scope_says() {
    take(
        line("ex-1", "").replace("\"task\"", "\"message\"")
            + line("ex-2", "\"ephemeral\":true")
            + line("ex-3", "\"is_template\":true")
            + line("ex-4", "").replace("Title of ex-4", "test-case")
            + line("hq-5", ""));
    assertThat(ids(Scope.MIRROR)).containsExactly("ex-1", "ex-3", "ex-4", "hq-5");
    assertThat(ids(Scope.WORK)).containsExactly("ex-4", "hq-5");
    assertThat(ids(Scope.WORK.scrubbed())).containsExactly("hq-5");
    assertThat(ids(Scope.EVERYTHING)).hasSize(5);
    assertThat(ids(Scope.MIRROR.of(List.of("hq")))).containsExactly("hq-5");
  }

  private List<String> ids(Scope scope) {
    return store.read(
        rows -> Export.of(rows, scope).lines().map(line -> line.split("\"")[3]).toList());
  }

  @Test
  void a_line_without_times_was_made_now() {
    take(
        "{\"id\":\"ex-1\",\"title\":\"Bare\"}\n"
            + "{\"id\":\"ex-2\",\"title\":\"Done\",\"status\":\"closed\"}\n");
    assertThat(bead("ex-1").bead().createdAt()).isEqualTo(NOW);
    assertThat(bead("ex-2").bead().time(Field.CLOSED_AT)).isEqualTo(NOW.plusSeconds(1));
  }
}
