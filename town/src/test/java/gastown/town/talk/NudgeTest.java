package gastown.town.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NudgeTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private static Nudge saying(String text) {
    var words = Nudge.Words.of("web/polecats/Toast", "mayor", text);
    return new Nudge("1", words, NOON, NOON.plusSeconds(60), Nudge.State.QUEUED, "");
  }

  @ParameterizedTest
  @CsvSource({
    "Look again, [from mayor] Look again, true",
    "Look again, before [from mayor] Look  \t again after, true",
    "Look again, Look again, false",
    "Look again, [from witness] Look again, false",
    "ok, it is all ok, false"
  })
  void a_prompt_holds_it_with_its_sender_and_whatever_white_space(
      String text, String prompt, boolean isIn) {
    assertThat(saying(text).isIn(prompt)).isEqualTo(isIn);
  }

  @Test
  void what_was_typed_is_not_seen_until_the_program_shows_it() {
    var typed = saying("x").typedInto("one");
    assertThat(typed.wasSeenBy("one")).isFalse();
    assertThat(typed.isTypedInto("one")).isTrue();
    assertThat(typed.isTypedInto("two")).isFalse();
    assertThat(typed.offeredTo("two").wasSeenBy("two")).isTrue();
    assertThat(typed.queuedAgain()).isEqualTo(saying("x"));
  }

  @Test
  void it_is_over_when_its_time_has_come() {
    assertThat(saying("x").isOver(NOON.plusSeconds(59))).isFalse();
    assertThat(saying("x").isOver(NOON.plusSeconds(60))).isTrue();
  }
}
