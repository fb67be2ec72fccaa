package gastown.cli.crew;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.ports.Programs;
import gastown.cli.TestHouse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CrewAtTest {
  private final TestHouse house = new TestHouse();

  @BeforeEach
  void a_crew_member() {
    house.gt("install", "/town", "--quiet");
    house.disk().write(Path.of("/src/web/main.c"), "int main(void) { return 0; }\n");
    house.at(Path.of("/town"));
    house.gt("rig", "add", "web", "/src/web", "--quiet");
    house.gt("config", "agent", "set", "mine", "my-agent");
    house.gt("config", "default-agent", "mine");
    house.gt("crew", "add", "ana", "--rig", "web");
    house.answering(_ -> new Programs.Outcome(0, "", "", false));
  }

  private List<List<String>> visits() {
    return house.programCalls().stream()
        .map(Programs.Call::words)
        .filter(words -> words.getFirst().equals("attach"))
        .toList();
  }

  @Test
  void who_sits_at_a_terminal_is_brought_to_the_session_which_begins_when_there_is_none() {
    house.atScreen();
    assertThat(house.gt("crew", "at", "ana").exit()).isZero();
    assertThat(house.gt("crew", "attach", "web/ana").exit()).isZero();
    assertThat(visits())
        .containsExactly(List.of("attach", "web.crew.ana.1"), List.of("attach", "web.crew.ana.1"));
  }

  @Test
  void who_asks_for_the_place_alone_gets_it_at_a_terminal_too() {
    house.atScreen();
    assertThat(house.gt("crew", "at", "ana", "--no-tmux").out()).isEqualTo("/town/web/crew/ana\n");
    assertThat(house.gt("crew", "at", "ana", "--json").object().text("path"))
        .isEqualTo("/town/web/crew/ana");
    assertThat(visits()).isEmpty();
  }

  @Test
  void a_program_that_reads_the_answer_gets_the_place() {
    house.atTerminal();
    assertThat(house.gt("crew", "at", "ana").out()).isEqualTo("/town/web/crew/ana\n");
    assertThat(visits()).isEmpty();
  }
}
