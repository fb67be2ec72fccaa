package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.engine.loop.Porter;
import gastown.engine.loop.Report;
import gastown.engine.loop.TownLoop;
import gastown.engine.loop.Turn;
import gastown.engine.porters.AllPorters;
import gastown.engine.porters.SessionPlaces;
import gastown.town.book.Kinds;
import gastown.town.ports.Outpost;
import gastown.town.work.Order;
import gastown.town.work.Queued;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A town goes down while a session is being started: afterwards none runs that nobody knows of.
class GoingDownTest {
  private static final long PATIENCE = 30;

  @TempDir Path folder;
  private TownOnDisk town;

  @BeforeEach
  void found() {
    town = new TownOnDisk(folder);
    town.agents("exec sleep 600");
  }

  @AfterEach
  void end() {
    town.close();
  }

  /// Lets a session start, and tells of it only when it is allowed to.
  private record Slow(Porter own, CountDownLatch started, CountDownLatch allowed)
      implements Porter {
    Slow(Porter own) {
      this(own, new CountDownLatch(1), new CountDownLatch(1));
    }

    @Override
    public Report carryOut(Queued order) {
      var report = own.carryOut(order);
      if (order.order() instanceof Order.StartSession) {
        started.countDown();
        await(allowed);
      }
      return report;
    }

    @Override
    public void end(String session) {
      own.end(session);
    }

    @Override
    public void watch(String session, Consumer<Report> listener) {
      own.watch(session, listener);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private boolean runs(String session) {
    return town.withTown(open ->
        town.outside().outpost().look(SessionPlaces.of(open.ground(), session))
            instanceof Outpost.Look.Running);
  }

  @Test
  void a_session_that_was_just_being_started_is_noted_and_ended() throws Exception {
    var bead = town.bead("Say more");
    town.ok("sling", bead, "web");
    town.withTown(open -> {
      var slow = new Slow(new AllPorters(open, town.outside()));
      var loop = new TownLoop(open, slow, (_, _) -> {});
      var thread = Thread.ofPlatform().start(loop::run);
      await(slow.started());
      loop.end();
      slow.allowed().countDown();
      join(thread);
      var live = open.look(reading -> reading.on(Kinds.SESSION, Kinds.LIVE));
      assertThat(live).hasSize(1);
      return true;
    });
    assertThat(runs(bead + ".1.0")).isTrue();
    assertThat(town.ok("down")).contains("1 sessions ended");
    assertThat(runs(bead + ".1.0")).isFalse();
  }

  @Test
  void a_session_whose_starter_was_killed_before_it_told_is_ended_too() {
    var bead = town.bead("Say more");
    town.ok("sling", bead, "web");
    town.withTown(open -> {
      var porters = new AllPorters(open, town.outside());
      new Turn(open).take(List.of(), Set.of()).orders().forEach(porters::carryOut);
      return true;
    });
    assertThat(runs(bead + ".1.0")).isTrue();
    town.ok("down");
    assertThat(runs(bead + ".1.0")).isFalse();
    // and the work goes on when the town is up again
    town.turn();
    town.turn();
    town.wait(java.time.Duration.ofMinutes(5));
    town.turn();
    assertThat(runs(bead + ".1.1")).isTrue();
  }

  private static void join(Thread thread) {
    try {
      assertThat(thread.join(java.time.Duration.ofSeconds(PATIENCE))).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
