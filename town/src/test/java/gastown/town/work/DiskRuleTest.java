package gastown.town.work;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.town.work.DiskRule.Next;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When there is too little room, and when there is enough again.
class DiskRuleTest {
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  private static String word(@Nullable Shortage now, long free, long reserve) {
    return switch (DiskRule.judge(now, free, reserve, AT)) {
      case Next.Same() -> "same";
      case Next.Scarce(var _) -> "short";
      case Next.Enough() -> "enough";
    };
  }

  @ParameterizedTest
  @CsvSource({
    // free, reserve, when there was room, when there was not
    "1000, 100, same,  enough",
    "100,  100, same,  same",
    "99,   100, short, same",
    "0,    100, short, same",
    "124,  100, same,  same",
    "125,  100, same,  enough",
    "-1,   100, same,  same",
    "-1,   0,   same,  enough",
    "0,    0,   same,  enough",
    "9223372036854775807, 9223372036854775807, same, same",
    "5,    9223372036854775807, short, same"
  })
  void room_is_short_below_the_reserve_and_enough_a_quarter_above(
      long free, long reserve, String before, String during) {
    assertThat(word(null, free, reserve)).isEqualTo(before);
    assertThat(word(new Shortage(AT, 3, 100), free, reserve)).isEqualTo(during);
  }

  @Test
  void a_shortage_says_since_when_and_how_little_there_was() {
    assertThat(DiskRule.judge(null, 7, 10, AT)).isEqualTo(new Next.Scarce(new Shortage(AT, 7, 10)));
  }
}
