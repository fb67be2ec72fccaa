package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.engine.loop.Report;
import gastown.engine.loop.Turn;
import gastown.engine.porters.AllPorters;
import gastown.town.book.Kinds;
import gastown.town.book.SpendingKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a session spends is known while it runs, and when it is stopped.
class SpendingTest {
  @TempDir Path folder;
  private TownOnDisk town;

  @BeforeEach
  void found() {
    town = new TownOnDisk(folder);
    town.agents(
        "echo '{\"input_tokens\":70,\"output_tokens\":30,\"micro_usd\":2000000}'"
            + " >>\"$GT_USAGE\"; exec sleep 600");
    town.ok("sling", town.bead("Say more"), "web");
    town.turn();
  }

  @AfterEach
  void end() {
    town.close();
  }

  private String session() {
    return town.withTown(
        open -> open.look(reading -> reading.on(Kinds.SESSION, Kinds.LIVE)).getFirst().id());
  }

  private long live() {
    return town.withTown(
        open -> (long) open.look(reading -> reading.on(Kinds.SESSION, Kinds.LIVE)).size());
  }

  /// Looks until the program told what it spent, as a sign of life makes the loop do.
  private void measure() {
    var session = session();
    town.withTown(open -> {
      var porters = new AllPorters(open, town.outside());
      long end = System.nanoTime() + 20_000_000_000L;
      while (!isTold(porters, session) && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      var report = new Report.Measured(session, porters.spent(session));
      return new Turn(open).take(List.of(report), Set.of());
    });
  }

  private static boolean isTold(AllPorters porters, String session) {
    return porters.spent(session).microUsd() > 0;
  }

  private long spent() {
    return town.withTown(open ->
        open.look(reading ->
            reading.all(SpendingKind.SPENT).stream()
                .mapToLong(spent -> spent.amount().microUsd())
                .sum()));
  }

  @Test
  void a_session_that_is_stopped_has_its_spending_recorded() {
    measure();
    assertThat(spent()).isEqualTo(2_000_000);
    town.ok("session", "stop", "web/Toast");
    assertThat(spent()).isEqualTo(2_000_000);
    town.wait(Duration.ofMinutes(1));
    town.turn();
    assertThat(live()).isEqualTo(1);
    var second = session();
    town.withTown(open -> {
      var porters = new AllPorters(open, town.outside());
      while (!isTold(porters, second)) {
        Thread.onSpinWait();
      }
      return true;
    });
    town.ok("down");
    assertThat(spent()).isEqualTo(4_000_000);
    assertThat(live()).isZero();
  }

  @Test
  void whoever_is_over_a_budget_stops_at_its_next_step_and_goes_on_when_there_is_money() {
    town.ok("config", "set", "budget.day", "3.00");
    measure();
    town.turn();
    assertThat(live()).isEqualTo(1);
    town.ok("config", "set", "budget.day", "1.50");
    measure();
    town.turn();
    assertThat(live()).isZero();
    assertThat(town.ok("escalate", "list")).containsOnlyOnce("is stopped, and goes on later");
    town.wait(Duration.ofHours(1));
    town.turn();
    assertThat(live()).isZero();
    town.ok("config", "set", "budget.day", "50");
    town.wait(Duration.ofHours(1));
    town.turn();
    assertThat(live()).isEqualTo(1);
  }
}
