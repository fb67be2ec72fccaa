package gastown.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gastown.beads.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandWordsTest {
  @Test
  void a_command_line_is_split_as_a_shell_splits_it() {
    var lines =
        Map.of(
            "claude --yes", List.of("claude", "--yes"),
            "  a\tb  ", List.of("a", "b"),
            "a 'two words' \"it's\"", List.of("a", "two words", "it's"),
            "a '' \"\"", List.of("a", "", ""),
            "a\\ b c\\'d", List.of("a b", "c'd"),
            "pre'mid'\"post\"", List.of("premidpost"),
            "a \"x \\\" \\\\ \\n\"", List.of("a", "x \" \\ \\n"),
            "a '\\n'", List.of("a", "\\n"),
            "a end\\", List.of("a", "end\\"));
    lines.forEach((line, words) -> assertThat(CommandWords.split(line)).as(line).isEqualTo(words));
  }

  @Test
  void nothing_but_quotes_means_anything() {
    assertThat(CommandWords.split("a $HOME `id` $(id) ; rm | ~ * && >x"))
        .containsExactly("a", "$HOME", "`id`", "$(id)", ";", "rm", "|", "~", "*", "&&", ">x");
  }

  @Test
  void an_open_quote_and_an_empty_command_are_refused() {
    for (var line : List.of("a 'b", "a \"b", "", "   ", "''")) {
      assertThatThrownBy(() -> CommandWords.split(line))
          .as(line)
          .isInstanceOfSatisfying(
              Problem.Refusal.class,
              refusal -> assertThat(refusal.problem().code()).isEqualTo("agent-command"));
    }
  }
}
