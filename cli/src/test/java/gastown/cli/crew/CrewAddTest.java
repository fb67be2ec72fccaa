package gastown.cli.crew;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.cli.MemoryDisk;
import gastown.cli.TestHouse;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class CrewAddTest {
  private final TestHouse house = new TestHouse();

  @Test
  void of_two_who_add_the_same_member_at_once_one_is_told_of_the_other() {
    house.gt("install", "/town", "--quiet");
    house.disk().write(Path.of("/src/web/main.c"), "int main(void) { return 0; }\n");
    house.at(Path.of("/town"));
    house.gt("rig", "add", "web", "/src/web", "--quiet");
    var quicker = new ArrayList<TestHouse.Answer>();
    ((MemoryDisk) house.disk())
        .firstAtLock(() -> quicker.add(house.gt("crew", "add", "cat", "--rig", "web")));
    var slower = house.gt("crew", "add", "cat", "--rig", "web");
    assertThat(quicker).extracting(TestHouse.Answer::exit).containsExactly(0);
    assertThat(slower.exit()).isEqualTo(1);
    assertThat(slower.err()).contains("rig web has a crew member cat already");
  }
}
