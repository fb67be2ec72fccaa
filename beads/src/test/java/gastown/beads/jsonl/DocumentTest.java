package gastown.beads.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.Dependency;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What a file says and no bead can have is left out and named.
class DocumentTest {
  private static final String BLOCKS = "{\"depends_on_id\":\"ex-2\",\"type\":\"blocks\"}";
  private static final String RELATED = "{\"depends_on_id\":\"ex-2\",\"type\":\"related\"}";

  private static String line(String id, String... edges) {
    return "{\"id\":\"%s\",\"title\":\"T\",\"dependencies\":[%s]}\n"
        .formatted(id, String.join(",", edges));
  }

  private static List<Dependency> edges(Document document, String id) {
    return Objects.requireNonNull(document.beads().get(id)).dependencies();
  }

  @Test
  void an_edge_of_a_bead_to_itself() {
    var document = Document.of("f", line("ex-2", BLOCKS, "{\"depends_on_id\":\"ex-3\"}"));
    assertThat(document.skipped()).extracting(Dependency::to).containsExactly("ex-2");
    assertThat(edges(document, "ex-2")).extracting(Dependency::to).containsExactly("ex-3");
  }

  @Test
  void of_two_edges_to_one_bead_the_one_that_holds_nothing_up() {
    for (var document :
        List.of(
            Document.of("f", line("ex-1", BLOCKS, RELATED)),
            Document.of("f", line("ex-1", RELATED, BLOCKS)))) {
      assertThat(document.skipped()).extracting(Dependency::type).containsExactly("related");
      assertThat(edges(document, "ex-1")).extracting(Dependency::type).containsExactly("blocks");
    }
  }

  @Test
  void a_line_about_a_bead_that_another_line_tells_differently() {
    assertThat(Document.of("f", line("ex-1", BLOCKS) + line("ex-1", BLOCKS)).repeated()).isEmpty();
    assertThat(Document.of("f", line("ex-1", BLOCKS) + line("ex-1")).repeated())
        .containsExactly("ex-1");
  }

  @Test
  void the_prefix_is_that_of_most_beads_and_of_none_when_there_are_none() {
    var lines = line("web-1") + line("my-app-1") + line("my-app-1.2") + line("my-app-2");
    assertThat(Document.of("f", lines).prefix()).isEqualTo("my-app");
    assertThat(Document.of("f", "").prefix()).isNull();
  }
}
