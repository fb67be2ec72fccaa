package gastown.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrustTest {
  @Test
  void each_word_a_worker_does_not_say_is_one_people_say() {
    var commands = new Commands("gt");
    assertThat(Trust.NOT_A_WORKERS)
        .allSatisfy(path -> {
          var command = commands.named(path);
          assertThat(command == null ? "" : command.spec().path()).isEqualTo(path);
        });
  }
}
