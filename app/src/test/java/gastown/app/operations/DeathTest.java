package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.engine.loop.Report;
import gastown.engine.loop.TownLoop;
import gastown.engine.loop.Turn;
import gastown.engine.porters.AllPorters;
import gastown.engine.work.Conditions;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import gastown.town.book.TalkKinds;
import gastown.town.signals.Condition;
import gastown.town.talk.Nudge;
import gastown.town.work.Order;
import gastown.town.work.Queued;
import gastown.town.work.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program of somebody who is no worker dies: the town knows, and nobody waits for it.
class DeathTest {
  private static final long PATIENCE_SECONDS = 30;
  private static final String ANA = "web.crew.ana.1";

  @TempDir Path folder;
  private TownOnDisk town;

  @BeforeEach
  void found() {
    town = new TownOnDisk(folder);
    town.agents("exec sleep 600");
    town.ok("crew", "add", "ana", "--rig", "web");
    town.ok("crew", "add", "bea", "--rig", "web");
  }

  @AfterEach
  void end() {
    town.close();
  }

  private <T> T look(Function<Reading, T> work) {
    return town.withTown(open -> open.look(work));
  }

  private Session session(String id) {
    return look(reading -> Objects.requireNonNull(reading.find(Kinds.SESSION, id)));
  }

  private void kill(String id) {
    var process = ProcessHandle.of(session(id).process().number()).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  @Test
  void it_is_known_at_once_whether_it_began_before_the_loop_or_while_that_turns() throws Exception {
    town.ok("crew", "start", "ana");
    town.withTown(open -> {
      var over = new CountDownLatch(2);
      var loop =
          new TownLoop(open, new Told(new AllPorters(open, town.outside()), over), (_, _) -> {});
      var thread = Thread.ofPlatform().start(loop::run);
      town.ok("crew", "start", "bea");
      loop.wake();
      kill(ANA);
      kill("web.crew.bea.1");
      await(over);
      loop.end();
      join(thread);
      return true;
    });
    for (var id : List.of(ANA, "web.crew.bea.1")) {
      assertThat(session(id).ended()).isEqualTo("its program ended");
    }
  }

  /// Counts the ends that are told.
  private record Told(gastown.engine.loop.Porter own, CountDownLatch over)
      implements gastown.engine.loop.Porter {
    @Override
    public Report carryOut(Queued order) {
      return own.carryOut(order);
    }

    @Override
    public void end(String session) {
      own.end(session);
    }

    @Override
    public void watch(String session, java.util.function.Consumer<Report> listener) {
      own.watch(
          session,
          report -> {
            listener.accept(report);
            over.countDown();
          });
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void join(Thread thread) {
    try {
      assertThat(thread.join(Duration.ofSeconds(PATIENCE_SECONDS))).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whoever_is_to_type_into_it_finds_it_over_and_the_words_come_back() {
    town.ok("crew", "start", "ana");
    kill(ANA);
    town.ok("nudge", "web/crew/ana", "hello?");
    var results = new ArrayList<Report.Result>();
    town.withTown(open -> {
      var porters = new AllPorters(open, town.outside());
      List<Report> reports = List.of();
      do {
        var agenda = new Turn(open).take(reports, Set.of());
        reports = agenda.orders().stream().map(porters::carryOut).toList();
        reports.forEach(each -> results.add(((Report.Done) each).result()));
      } while (!reports.isEmpty());
      return true;
    });
    assertThat(results).singleElement().isInstanceOf(Report.Result.Ended.class);
    assertThat(session(ANA).ended()).isEqualTo("its program ended");
    town.wait(Duration.ofMinutes(31));
    town.turn();
    assertThat(town.ok("mail", "inbox")).contains("Not delivered to web/crew/ana");
  }

  @Test
  void what_cannot_be_typed_is_tried_again_a_while_later() {
    town.ok("crew", "start", "ana");
    town.ok("nudge", "web/crew/ana", "hello?");
    town.withTown(open -> {
      var agenda = new Turn(open).take(List.of(), Set.of());
      var order = agenda.orders().getFirst();
      var before = open.clock().instant();
      var report = new Report.Done(order, new Report.Result.NotTyped(), List.of());
      assertThat(new Turn(open).take(List.of(report), Set.of()).orders()).isEmpty();
      assertThat(nudgesDue(open.look(reading -> reading.all(Kinds.ORDER))))
          .singleElement()
          .satisfies(due -> assertThat(due).isAfter(before.plusSeconds(20)));
      return true;
    });
    List<Nudge> nudges = look(reading -> reading.all(TalkKinds.NUDGE));
    assertThat(nudges).extracting(Nudge::state).containsExactly(Nudge.State.QUEUED);
  }

  private static List<Instant> nudgesDue(List<Queued> orders) {
    return orders.stream()
        .filter(each -> each.order() instanceof Order.Nudge)
        .map(Queued::due)
        .toList();
  }

  private void waits(String session) {
    town.withTown(open ->
        open.change(
            "condition",
            "test",
            office -> {
              var who = Objects.requireNonNull(Address.read("web/crew/ana"));
              new Conditions(office).note(session, who, Condition.State.WAITING, "a question");
              return true;
            }));
  }

  @Test
  void what_a_person_was_told_of_its_dialog_is_settled_however_it_ends() {
    town.ok("crew", "start", "ana");
    waits(ANA);
    assertThat(town.ok("escalate", "list")).contains("waits for a person");
    town.ok("crew", "stop", "ana");
    assertThat(town.ok("escalate", "list")).doesNotContain("waits for a person");
    town.ok("crew", "start", "ana");
    waits("web.crew.ana.2");
    assertThat(town.ok("escalate", "list")).contains("waits for a person");
    kill("web.crew.ana.2");
    town.turn();
    assertThat(town.ok("escalate", "list")).doesNotContain("waits for a person");
  }

  @Test
  void what_a_program_said_that_was_over_at_once_is_why() {
    town.agents(
        "printf '\\033[1mThinking\\033[0m\\n'; echo \"error: unknown option '--modle'\" >&2; echo"
            + " 'Usage: agent [prompt]'; exit 2");
    town.ok("crew", "start", "ana");
    town.untilSessionsEnd();
    town.ok("crew", "start", "ana");
    assertThat(session(ANA).ended())
        .isEqualTo("its program ended: error: unknown option '--modle'");
  }

  @Test
  void a_key_it_said_is_not_told_on() {
    town.agents("echo 'error: invalid api key: sk-ant-api03-Zm9vYmFyLTEyMw' >&2; exit 1");
    town.ok("crew", "start", "ana");
    town.untilSessionsEnd();
    town.ok("crew", "start", "ana");
    assertThat(session(ANA).ended())
        .isEqualTo("its program ended: error: invalid api key: [hidden]");
  }
}
