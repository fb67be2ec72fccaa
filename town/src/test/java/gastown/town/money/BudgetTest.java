package gastown.town.money;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.town.money.Budget.Caps;
import gastown.town.money.Budget.Estimate;
import gastown.town.money.Budget.Spending;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whether there is room for another session.
class BudgetTest {
  private record Row(String name, Caps caps, Spending spending, Estimate next, String refused) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final Estimate TEN = new Estimate(10, 100);

  private static Spending spent(long day, long total, long bead, long agent, long reserved) {
    return new Spending(day, total, bead, agent, day * 10, reserved);
  }

  static Stream<Row> rows() {
    return Stream.of(
        new Row("without caps there is room", Caps.NONE, spent(1000, 1000, 1000, 1000, 0), TEN, ""),
        new Row(
            "what fits is let through",
            new Caps(100, 0, 0, 0, 0),
            spent(90, 500, 500, 500, 0),
            TEN,
            ""),
        new Row(
            "what would go over is not",
            new Caps(100, 0, 0, 0, 0),
            spent(91, 91, 0, 0, 0),
            TEN,
            "for a day"),
        new Row(
            "what runs already is reserved for",
            new Caps(100, 0, 0, 0, 0),
            spent(50, 50, 0, 0, 45),
            TEN,
            "for a day"),
        new Row(
            "a cap that is met leaves no room for what costs nothing so far",
            new Caps(0, 100, 0, 0, 0),
            spent(0, 100, 0, 0, 0),
            new Estimate(0, 0),
            "in all"),
        new Row(
            "a bead has a cap of its own, others' sessions do not count",
            new Caps(0, 0, 30, 0, 0),
            spent(0, 0, 20, 0, 1000),
            TEN,
            ""),
        new Row(
            "a bead that costs too much is not woken again",
            new Caps(0, 0, 30, 0, 0),
            spent(0, 0, 25, 0, 0),
            TEN,
            "for this bead"),
        new Row(
            "so with a worker",
            new Caps(0, 0, 0, 30, 0),
            spent(0, 0, 0, 30, 0),
            TEN,
            "for this worker"),
        new Row(
            "tokens are capped where money is not known",
            new Caps(0, 0, 0, 0, 1000),
            spent(95, 0, 0, 0, 0),
            TEN,
            "of tokens for a day"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void the_rule(Row row) {
    var refusal = Budget.judge(row.caps(), row.spending(), row.next());

    assertThat(refusal == null ? "" : refusal.cap()).isEqualTo(row.refused());
  }
}
