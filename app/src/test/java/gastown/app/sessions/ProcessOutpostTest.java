package gastown.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.outposts.Launcher;
import gastown.outposts.Sessions;
import gastown.outposts.process.ProcessOutpost;
import gastown.town.ports.Outpost;
import gastown.town.ports.Outpost.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
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

  /// What a server leaves that is killed after it started a launcher: the launcher goes on, is
  /// killed with it, or somewhere between.
  @Test
  void a_launcher_killed_at_any_moment_never_makes_two_of_one() throws Exception {
    int over = 0;
    int running = 0;
    for (int round = 0; round < 40; round++) {
      var id = "r" + round;
      var plan =
          script(id, "echo once >>times" + round + "; echo x >up" + round + "; exec sleep 600");
      disk.makeFolder(plan.place(), true);
      var launcher = new Launcher(disk, root.resolve("programs"));
      var builder =
          new ProcessBuilder(launcher.alone("process", id, plan.place(), plan.words()))
              .directory(plan.folder().toFile());
      builder.environment().clear();
      builder.environment().putAll(plan.environment());
      var first = builder.start();
      long end = System.nanoTime() + round * 300_000L;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      if (round % 4 != 3) {
        first.destroyForcibly().waitFor();
      }
      switch (outpost().start(plan)) {
        case Started.Running _ -> {
          running++;
          written("up" + round);
        }
        case Started.Over() -> over++;
        case Started.Failed(var why) -> throw new AssertionError(why);
      }
      outpost().end(place(id), Duration.ZERO);
      assertThat(outpost().start(plan)).isInstanceOf(Started.Over.class);
      // one that was killed between opening the file and writing to it left it empty
      assertThat(disk.read(root.resolve("work/times" + round)).orElse("")).isIn("", "once\n");
    }
    assertThat(running).as("over: " + over).isPositive();
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
