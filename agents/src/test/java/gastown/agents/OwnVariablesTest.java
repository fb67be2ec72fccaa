package gastown.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gastown.beads.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnVariablesTest {
  private static OwnVariables of(String line) {
    return OwnVariables.of(CommandWords.split(line));
  }

  private static void assertRefused(String line, String code) {
    assertThatThrownBy(() -> of(line))
        .as(line)
        .isInstanceOfSatisfying(
            Problem.Refusal.class, refusal -> assertThat(refusal.problem().code()).isEqualTo(code));
  }

  @Test
  void variables_stand_before_the_program_and_nowhere_else() {
    var own = of("A=1 B_2='two words' agent C=3");
    assertThat(own.values()).isEqualTo(Map.of("A", "1", "B_2", "two words"));
    assertThat(own.command()).isEqualTo(List.of("agent", "C=3"));
    assertThat(of("./a=b").command()).containsExactly("./a=b");
    assertThat(of("2A=b").command()).containsExactly("2A=b");
  }

  @Test
  void a_dollar_and_a_name_is_a_variable_of_the_persons() {
    var own = of("API_KEY=$MINE OTHER=$NONE agent");
    var person = Map.of("MINE", "k", "API_KEY", "theirs", "HOME", "/h");
    assertThat(own.resolved(person)).isEqualTo(Map.of("API_KEY", "k", "OTHER", ""));
    assertThat(own.named()).containsExactly("MINE", "NONE");
    assertThat(own.over(person)).containsEntry("API_KEY", "k").containsEntry("HOME", "/h");
  }

  @Test
  void a_secret_is_refused_and_so_is_a_line_without_a_program() {
    assertRefused("ANTHROPIC_API_KEY=sk-1 claude", "agent-secret");
    assertRefused("MY_TOKEN=1 agent", "agent-secret");
    assertRefused("A=1", "agent-command");
  }
}
