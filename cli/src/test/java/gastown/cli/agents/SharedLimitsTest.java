package gastown.cli.agents;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.cli.TestHouse;
import gastown.engine.Town;
import gastown.engine.ground.SettledGround;
import gastown.engine.work.Pauses;
import gastown.town.signals.Failure;
import gastown.town.work.Session;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A limit is one of an account: agents that share it wait together, others go on.
class SharedLimitsTest {
  private static final Path ROOT = Path.of("/town");
  private static final Failure LIMIT =
      new Failure(Failure.Kind.LIMIT, "a limit", new Failure.Reset.In(Duration.ofHours(1)));

  private final TestHouse house = new TestHouse();

  @BeforeEach
  void a_town() {
    house.gt("install", "/town", "--quiet");
    house.at(ROOT);
    town()
        .change(
            "accounts",
            "deacon",
            office -> {
              var pauses = new Pauses(office);
              pauses.knows("claude", "claude#aaaaaa");
              pauses.knows("opus", "claude#aaaaaa");
              pauses.knows("work", "claude#bbbbbb");
              return true;
            });
  }

  private Town town() {
    return new Town(
        house.store(ROOT.resolve(".beads").resolve("beads.db")),
        new SettledGround(house.disk(), new gastown.town.layout.Town(ROOT)),
        house.clock(),
        house.dice());
  }

  private void limit(String runtime, String account) {
    var work = new Session.Work("web-1", 1, 0, runtime, account);
    var session =
        new Session(
            "web-1.1.0",
            "web/polecats/Toast",
            work,
            house.clock().instant(),
            Session.Running.NONE,
            "");
    town()
        .change(
            "limit",
            "deacon",
            office -> {
              new Pauses(office).begin(session, LIMIT);
              return true;
            });
  }

  private boolean waits(String runtime) {
    return town().look(reading -> Pauses.of(reading, runtime, house.clock().instant()) != null);
  }

  @Test
  void agents_of_one_account_wait_together_and_those_of_another_do_not() {
    limit("opus", "claude#aaaaaa");
    assertThat(waits("opus")).isTrue();
    assertThat(waits("claude")).isTrue();
    assertThat(waits("work")).isFalse();
    assertThat(waits("mine")).isFalse();
    assertThat(house.gt("status").out()).contains("claude (account aaaaaa) waits until");
    assertThat(house.gt("limits").out()).contains("claude (account aaaaaa)");
  }

  @Test
  void an_agent_without_an_account_waits_alone() {
    limit("mine", "");
    assertThat(waits("mine")).isTrue();
    assertThat(waits("claude")).isFalse();
  }

  @Test
  void an_agent_that_gets_another_account_does_not_wait_for_the_old_one() {
    limit("opus", "claude#aaaaaa");
    town()
        .change(
            "accounts",
            "deacon",
            office -> {
              new Pauses(office).knows("opus", "claude#cccccc");
              return true;
            });
    assertThat(waits("opus")).isFalse();
    assertThat(waits("claude")).isTrue();
  }
}
