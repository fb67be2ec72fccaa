package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.engine.life.Freezing;
import gastown.engine.loop.Report;
import gastown.engine.loop.Turn;
import gastown.engine.porters.AllPorters;
import gastown.town.book.Kinds;
import gastown.town.book.SpendingKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
    return porters.spent(session).amount().microUsd() > 0;
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

  @Test
  void a_worker_that_is_being_started_counts_against_a_cap_like_one_that_runs() {
    measure();
    town.ok("kill", "web/Toast");
    town.turn();
    assertThat(live()).isZero();
    assertThat(spent()).isEqualTo(2_000_000);
    town.ok("config", "set", "budget.total", "5.00");
    assertThat(town.ok("sling", town.bead("Say less"), "web")).contains("hangs on");
    assertThat(town.ok("sling", town.bead("Say nothing"), "web"))
        .contains("the budget in all has no room: $2.00 of $5.00 is spent, $4.00 reserved");
    town.turn();
    assertThat(live()).isEqualTo(1);
  }

  @Test
  void a_cap_of_a_rig_holds_for_what_the_rig_spends_and_one_of_a_convoy_for_its_beads() {
    measure();
    town.ok("kill", "web/Toast");
    town.turn();
    town.ok("rig", "settings", "set", "web", "budget.total", "3.00");
    assertThat(town.ok("sling", town.bead("Say less"), "web"))
        .contains("the budget in all (web) has no room: $2.00 of $3.00 is spent");
    town.ok("rig", "settings", "unset", "web", "budget.total");
    town.ok("config", "set", "budget.convoy", "1.00");
    var lone = town.bead("Say it alone");
    assertThat(town.ok("sling", lone, "web", "--no-convoy")).contains("hangs on");
    var together = town.bead("Say it together");
    town.ok("convoy", "create", "Both", together);
    assertThat(town.ok("sling", together, "web", "--no-convoy"))
        .contains("the budget for a convoy (hq-cv-", "has no room: $0.00 of $1.00 is spent");
  }

  private void agentsThat(String say) {
    town.ok("kill", "web/Toast");
    town.turn();
    town.agents(say + "exec sleep 600");
    town.ok("config", "set", "patience", "20h");
  }

  /// What a sign of life makes the loop do.
  private void sign() {
    var session = session();
    town.withTown(open -> {
      var usage = new AllPorters(open, town.outside()).spent(session);
      return new Turn(open).take(List.of(new Report.Measured(session, usage)), Set.of());
    });
    town.turn();
  }

  private int attempts(String bead) {
    return town.withTown(open ->
        open.look(reading -> Objects.requireNonNull(reading.find(Kinds.ASSIGNMENT, bead)))
            .tally()
            .attempts());
  }

  @Test
  void whoever_keeps_no_record_is_stopped_when_its_time_is_used_up_and_goes_on_with_more() {
    agentsThat("");
    var bead = town.bead("Say it for long");
    town.ok("sling", bead, "web");
    town.turn();
    var first = session();
    town.write(town.worktree("Toast").resolve("half.txt"), "half\n");
    town.ok("config", "set", "session_time_cap", "2h");
    town.wait(Duration.ofMinutes(110));
    sign();
    assertThat(session()).isEqualTo(first);
    town.wait(Duration.ofMinutes(11));
    sign();
    assertThat(live()).isZero();
    assertThat(town.ok("escalate", "list"))
        .containsOnlyOnce("of time without a record (" + bead + ") is used up: 2h 1m of 2h 0m");
    assertThat(town.ok("salvage", "list", bead)).contains("without a record");
    town.wait(Duration.ofHours(5));
    town.turn();
    assertThat(live()).isZero();
    assertThat(attempts(bead)).isZero();
    town.ok("config", "set", "session_time_cap", "4h");
    town.wait(Duration.ofMinutes(5));
    town.turn();
    assertThat(session()).isNotEqualTo(first).startsWith(bead + ".1.");
    assertThat(town.worktree("Toast").resolve("half.txt")).exists();
    assertThat(town.ok("escalate", "list")).doesNotContain("without a record");
  }

  @Test
  void whoever_gives_no_sign_is_looked_at_when_the_town_was_patient() {
    agentsThat("");
    town.ok("config", "set", "patience", "3h");
    town.ok("config", "set", "session_time_cap", "1h");
    town.ok("sling", town.bead("Say it silently"), "web");
    town.turn();
    town.wait(Duration.ofMinutes(200));
    town.turn();
    assertThat(live()).isEqualTo(1);
    town.wait(Duration.ofMinutes(41));
    town.turn();
    assertThat(live()).isZero();
  }

  @Test
  void time_in_which_a_person_had_everything_stand_still_is_nobodys() {
    agentsThat("");
    town.ok("config", "set", "session_time_cap", "2h");
    town.ok("sling", town.bead("Say it after the holidays"), "web");
    town.turn();
    var first = session();
    var outpost = town.outside().outpost();
    town.wait(Duration.ofMinutes(100));
    town.withTown(open -> new Freezing(open, outpost).freeze("", "overseer", "holidays"));
    town.wait(Duration.ofDays(3));
    sign();
    assertThat(session()).as("it stands still yet").isEqualTo(first);
    town.withTown(open -> new Freezing(open, outpost).thaw("", "overseer"));
    town.wait(Duration.ofMinutes(15));
    sign();
    assertThat(session()).isEqualTo(first);
    town.wait(Duration.ofMinutes(6));
    sign();
    assertThat(live()).isZero();
  }

  @Test
  void turns_are_counted_where_they_are_told_and_the_spending_is_not() {
    agentsThat("for i in 1 2 3; do echo '{}' >>\"$GT_USAGE\"; done; touch told; ");
    town.ok("config", "set", "session_turn_cap", "3");
    town.ok("sling", town.bead("Say it in three turns"), "web");
    town.turn();
    var told = town.worktree("Toast").resolve("told");
    long end = System.nanoTime() + 20_000_000_000L;
    while (!Files.exists(told) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    sign();
    assertThat(live()).isZero();
    assertThat(town.ok("escalate", "list"))
        .contains("of turns without a record", "is used up: 3 of 3");
    assertThat(town.ok("costs")).contains("1 without a record: $2.0000 is an estimate");
  }

  @Test
  void who_keeps_a_record_may_take_its_time() {
    measure();
    town.ok("config", "set", "patience", "20h");
    town.ok("config", "set", "session_time_cap", "1h");
    town.wait(Duration.ofHours(9));
    sign();
    assertThat(live()).isEqualTo(1);
  }
}
