package gastown.cli.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.ports.Programs;
import gastown.cli.TestHouse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SeanceTest {
  private static final Path ROOT = Path.of("/town");

  private static TestHouse over(String command) {
    var house = new TestHouse();
    house.gt("install", "/town", "--quiet");
    house.at(ROOT);
    house.gt("config", "agent", "set", "mine", command);
    assertThat(house.gt("mayor", "start", "--agent", "mine").exit()).isZero();
    house.gt("mayor", "stop");
    return house;
  }

  @Test
  void who_is_asked_answers_and_is_not_the_caller() {
    var house = over("my-agent");
    house.answering(_ -> new Programs.Outcome(0, "Two tables.\n", "", false));
    house.setting("GT_SESSION", "mayor.2").setting("GT_ROLE", "mayor");
    var answer = house.gt("seance", "--talk", "mayor.1", "-p", "What was decided?");
    assertThat(answer.out()).as(answer.err()).isEqualTo("Two tables.\n");
    var call = house.programCalls().getLast();
    assertThat(call.words()).containsExactly("my-agent", "--ask", "What was decided?");
    assertThat(call.environment()).containsEntry("GT_SESSION", "").containsEntry("GT_ROLE", "");
    assertThat(
            house.gt("seance", "--talk", "mayor", "-p", "What?", "--json").object().text("answer"))
        .isEqualTo("Two tables.");
  }

  @Test
  void who_kept_nothing_cannot_be_asked_and_the_remedy_is_said() {
    var refused = over("forgetful").gt("seance", "--talk", "mayor.1", "-p", "What?");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("mayor.1 cannot be asked", "gt peek mayor.1");
  }
}
