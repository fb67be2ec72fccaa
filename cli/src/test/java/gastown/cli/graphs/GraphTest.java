package gastown.cli.graphs;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.Json;
import gastown.cli.TestHouse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class GraphTest {
  private final TestHouse house = TestHouse.ready();
  private final String lexer = house.issue("Lexer");
  private final String parser = house.issue("Parser <\"quoted\">");

  @Test
  void issues_that_wait_for_others_stand_in_a_later_layer() {
    var tests = house.issue("Tests");
    var alone = house.issue("Alone");
    house.ok("dep", "add", parser, lexer);
    house.ok("dep", "add", tests, parser);
    house.ok("dep", "add", tests, lexer);
    var answer = house.bd("graph", parser, "--json").object();
    assertThat(answer.members().keySet())
        .containsExactly("issues", "layout", "root", "schema_version");
    var layout = (Json.Obj) Objects.requireNonNull(answer.get("layout"));
    assertThat(layout.get("Layers"))
        .isEqualTo(
            new Json.Arr(
                List.of(
                    Json.texts(List.of(lexer)),
                    Json.texts(List.of(parser)),
                    Json.texts(List.of(tests)))));
    assertThat(layout.get("MaxLayer")).isEqualTo(Json.of(2));
    assertThat(layout.text("RootID")).isEqualTo(parser);
    var node =
        (Json.Obj)
            Objects.requireNonNull(
                ((Json.Obj) Objects.requireNonNull(layout.get("Nodes"))).get(tests));
    assertThat(node.members().keySet()).containsExactly("DependsOn", "Issue", "Layer", "Position");
    assertThat(node.get("Layer")).isEqualTo(Json.of(2));
    assertThat(house.ok("graph", parser))
        .contains("LAYER 0 (waits for nothing)\n  ○ " + lexer, "LAYER 2\n  ○ " + tests)
        .doesNotContain(alone);
  }

  @Test
  void all_open_issues_are_drawn_network_by_network_the_largest_first() {
    var closed = house.issue("Closed");
    house.ok("close", closed);
    var third = house.issue("Third");
    house.ok("dep", "add", third, lexer);
    var networks = house.bd("graph", "--all", "--json").items();
    assertThat(networks).hasSize(2);
    assertThat(networks.getFirst().toString()).contains(third, lexer).doesNotContain(parser);
    assertThat(house.ok("graph", "--all")).contains(parser).doesNotContain(closed);
  }

  @Test
  void a_graph_has_other_forms() {
    house.ok("dep", "add", parser, lexer);
    var child = house.issue("Child", "--parent", parser);
    assertThat(house.ok("graph", parser, "--compact"))
        .contains("○ " + lexer, "└── ○ " + parser, "    └── ○ " + child);
    assertThat(house.ok("graph", parser, "--box"))
        .contains("┌──", "│ ○ " + lexer + " P2", parser + " waits for " + lexer);
    assertThat(house.ok("graph", parser, "--dot"))
        .startsWith("digraph issues {")
        .contains("\"" + lexer + "\" -> \"" + parser + "\";")
        .contains("\"" + parser + "\" -> \"" + child + "\" [style=dashed];")
        .contains("Parser <\\\"quoted\\\">");
    assertThat(house.ok("graph", parser, "--html"))
        .startsWith("<!doctype html>")
        .contains("Parser &lt;&quot;quoted&quot;&gt;", "<line class=\"blocks\"")
        .doesNotContain("http");
  }

  @Test
  void a_graph_needs_an_issue_or_all_and_one_form() {
    assertThat(house.bd("graph").err()).contains("issue ID is required (or --all)");
    assertThat(house.bd("graph", parser, "--all").err()).contains("not both");
    assertThat(house.bd("graph", parser, "--dot", "--box").err()).contains("only one of");
  }

  @Test
  void a_graph_without_circles_is_clean() {
    assertThat(house.bd("graph", "check", "--json").object())
        .isEqualTo(
            Json.object()
                .put("clean", true)
                .put("cycles", new Json.Arr(List.of()))
                .put("schema_version", 1)
                .put("summary", Json.object().put("cycle_count", 0).build())
                .build());
    house.ok("dep", "add", parser, lexer);
    house.ok("dep", "add", lexer, parser, "--no-cycle-check");
    var answer = house.bd("graph", "check");
    assertThat(answer.exit()).isOne();
    assertThat(answer.out()).contains("Found 1 dependency cycle(s)");
    assertThat(house.ok("graph", parser)).contains("LAYER 0 (in a circle)");
    assertThat(house.ok("graph", parser, "--compact")).contains("(above)");
  }

  @Test
  void what_goes_in_a_circle_comes_after_all_layers() {
    var layers =
        Layers.of(
            List.of("a", "b", "c", "d"),
            Map.of("b", List.of("a", "elsewhere"), "c", List.of("d", "b"), "d", List.of("c")));
    assertThat(layers.layers()).containsExactly(List.of("a"), List.of("b"), List.of("c", "d"));
    assertThat(layers.circling()).containsExactly("c", "d");
    assertThat(Layers.of(List.of(), Map.of()).layers()).isEmpty();
  }
}
