package gastown.town.money;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.town.money.Budget.Account;
import gastown.town.money.Budget.Cap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whether there is room for another session.
class BudgetTest {
  private record Row(String name, List<Account> accounts, String refused) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Account account(String name, long most, long spent, long coming) {
    return new Account(new Cap(name, "", Budget.Unit.MONEY), most, spent, coming);
  }

  static Stream<Row> rows() {
    return Stream.of(
        new Row("without caps there is room", List.of(), ""),
        new Row("a cap of nought is none", List.of(account("for a day", 0, 1000, 10)), ""),
        new Row("what fits is let through", List.of(account("for a day", 100, 90, 10)), ""),
        new Row(
            "what would go over is not", List.of(account("for a day", 100, 91, 10)), "for a day"),
        new Row(
            "what is reserved counts as what is to come",
            List.of(account("for a day", 100, 50, 55)),
            "for a day"),
        new Row(
            "a cap that is met leaves no room for what costs nothing so far",
            List.of(account("in all", 100, 100, 0)),
            "in all"),
        new Row(
            "each cap is looked at, the first without room is named",
            List.of(
                account("for a day", 100, 0, 10),
                account("for a bead", 30, 25, 10),
                account("for a worker in a day", 30, 30, 10)),
            "for a bead"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void the_rule(Row row) {
    var refusal = Budget.judge(row.accounts());

    assertThat(refusal == null ? "" : refusal.cap().name()).isEqualTo(row.refused());
  }

  @Test
  void a_refusal_says_what_it_is_about_in_dollars_or_tokens() {
    var money =
        new Budget.Refusal(
            new Cap("for a bead", "web-1", Budget.Unit.MONEY), 2_500_000, 0, 2_000_000);
    assertThat(money.text()).isEqualTo("the budget for a bead (web-1) is used up: $2.50 of $2.00");
    assertThat(money.cap().key()).isEqualTo("budget:for a bead:web-1");
    var tokens =
        new Budget.Refusal(new Cap("of tokens for a day", "", Budget.Unit.TOKENS), 1500, 0, 1000);
    assertThat(tokens.text()).isEqualTo("the budget of tokens for a day is used up: 1500 of 1000");
  }

  @Test
  void a_cap_of_which_nothing_is_spent_is_not_called_used_up() {
    var refusal = Budget.judge(List.of(account("for a bead", 10_000, 0, 1_200_000)));
    assertThat(Objects.requireNonNull(refusal).text())
        .isEqualTo(
            "the budget for a bead has no room: $0.00 of $0.01 is spent, $1.20 reserved or"
                + " likely to be needed");
  }
}
