package gastown.town.signals;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.town.signals.Pressure.Remedy;
import java.util.List;
import org.junit.jupiter.api.Test;

class PressureTest {
  private record Row(int percent, int limit, boolean wasTold, boolean isTurnOver, Remedy then) {}

  @Test
  void who_is_full_is_told_once_and_taken_over_when_the_turn_ends() {
    for (var row :
        List.of(
            new Row(79, 80, false, true, Remedy.NONE),
            new Row(80, 80, false, true, Remedy.TELL),
            new Row(80, 80, false, false, Remedy.TELL),
            new Row(95, 80, true, false, Remedy.NONE),
            new Row(95, 80, true, true, Remedy.CYCLE),
            // it was made shorter since
            new Row(12, 80, true, true, Remedy.NONE),
            new Row(100, 0, false, true, Remedy.NONE),
            new Row(-1, 80, true, true, Remedy.NONE))) {
      assertThat(Pressure.remedy(row.percent(), row.limit(), row.wasTold(), row.isTurnOver()))
          .as(row.toString())
          .isEqualTo(row.then());
    }
  }
}
