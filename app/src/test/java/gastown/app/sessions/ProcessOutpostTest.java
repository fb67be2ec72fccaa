package gastown.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.outposts.Sessions;
import gastown.outposts.process.ProcessOutpost;
import gastown.town.ports.Outpost;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ProcessOutpostTest extends OutpostContract {
  @Override
  Outpost outpost() {
    return new ProcessOutpost(disk, spawning, root.resolve("programs"));
  }

  @Test
  void nobody_can_type_into_it_or_attach_to_it() {
    outpost().start(script("a", "exec sleep 600"));
    assertThat(outpost().type(place("a"), "hello")).isFalse();
    assertThat(outpost().attachWords(place("a"))).isEmpty();
  }

  @Test
  void its_input_is_empty() {
    outpost().start(script("a", "cat >x; echo end >>x; mv x input"));
    assertThat(written("input")).isEqualTo("end\n");
  }

  @Test
  void the_output_of_a_chatterbox_is_bounded_and_its_newest_lines_stay() throws IOException {
    var more = Sessions.OUTPUT_LIMIT_BYTES / 8 + 1000;
    outpost()
        .start(
            script(
                "a", "yes 1234567 | head -n " + more + "; echo last; echo x >up; sleep 600; echo"));
    written("up");
    outpost().look(place("a"));
    assertThat(Files.size(place("a").folder().resolve("output.log")))
        .isLessThanOrEqualTo(Sessions.OUTPUT_LIMIT_BYTES / 4);
    assertThat(outpost().capture(place("a"), 2)).isEqualTo("1234567\nlast");
  }
}
