package gastown.town.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StintTest {
  private static final Stint EIGHT_HOURS = new Stint(Duration.ofHours(8), 0);
  private static final Stint HUNDRED_TURNS = new Stint(Duration.ZERO, 100);

  static List<Arguments> rows() {
    return List.of(
        arguments("nothing is capped", Stint.NONE, 9_999, 9_999, ""),
        arguments("within the time", EIGHT_HOURS, 479, 9_999, ""),
        arguments("the time met exactly is used up", EIGHT_HOURS, 480, 0, "8h 0m of 8h 0m"),
        arguments("more time than there is", EIGHT_HOURS, 500, 0, "8h 20m of 8h 0m"),
        arguments("within the turns", HUNDRED_TURNS, 9_999, 99, ""),
        arguments("as many turns as there are", HUNDRED_TURNS, 0, 100, "100 of 100"),
        arguments(
            "time comes before turns",
            new Stint(Duration.ofHours(1), 1),
            60,
            1,
            "of time without a record (web-1) is used up: 1h 0m of 1h 0m"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void a_cap_is_used_up_when_it_is_met(
      String says, Stint stint, long minutes, long turns, String told) {
    var used = new Stint.Used(Duration.ofMinutes(minutes), turns);
    var refusal = Budget.judge(stint.accounts("web-1", used));
    assertThat(refusal == null ? "" : refusal.text()).as(says).endsWith(told);
    assertThat(refusal == null).as(says).isEqualTo(told.isEmpty());
  }

  @Test
  void a_person_is_told_which_setting_gives_more() {
    var used = new Stint.Used(Duration.ofHours(8), 100);
    assertThat(EIGHT_HOURS.accounts("web-1", used))
        .extracting(account -> Stint.help(account.cap()))
        .containsExactly(
            "gt config set session_time_cap <more>", "gt config set session_turn_cap <more>");
    assertThat(Stint.help(new Budget.Cap("for a day", "", Budget.Unit.MONEY))).isEmpty();
  }
}
