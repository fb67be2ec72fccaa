package gastown.cli.reply;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.cli.TestHouse;
import org.junit.jupiter.api.Test;

class ColourTest {
  private static final String ESCAPE = "\u001b[";

  private final TestHouse house = TestHouse.ready().setting("CLICOLOR_FORCE", "1");

  @Test
  void colour_that_is_forced_is_in_a_pipe_as_well() {
    house.issue("One", "--priority", "0");
    assertThat(house.ok("list")).contains(ESCAPE);
  }

  @Test
  void who_wants_no_colour_gets_none_whatever_is_forced() {
    house.issue("One", "--priority", "0");
    house.setting("NO_COLOR", "1");
    assertThat(house.ok("list")).doesNotContain(ESCAPE);
  }
}
