package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.engine.loop.Report;
import gastown.engine.loop.Turn;
import gastown.engine.porters.AllPorters;
import gastown.town.book.Kinds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the loop sees to without being asked.
class CareTest {
  @TempDir Path folder;
  private TownOnDisk town;

  @BeforeEach
  void found() {
    town = new TownOnDisk(folder);
  }

  @AfterEach
  void end() {
    town.close();
  }

  /// Slings a bead and lets the first session end; how many attempts that was.
  private long attemptsOfOneEnd() {
    var bead = town.bead("Say more");
    town.ok("sling", bead, "web");
    town.turn();
    town.withTown(open -> {
      var session = open.look(reading -> reading.on(Kinds.SESSION, Kinds.LIVE)).getFirst();
      var over = new ArrayBlockingQueue<Report>(1);
      new AllPorters(open, town.outside()).watch(session.id(), over::add);
      try {
        var report = over.poll(30, TimeUnit.SECONDS);
        assertThat(report).isNotNull();
        return new Turn(open).take(new ArrayList<>(List.of(report)), Set.of());
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    });
    town.wait(Duration.ofMinutes(1));
    town.turn();
    assertThat(town.ok("polecats")).contains(bead);
    return town.withTown(open ->
        open.look(reading -> (long) reading.all(Kinds.ASSIGNMENT).getFirst().tally().attempts()));
  }

  @Test
  void an_agent_that_only_knows_files_asks_for_a_fresh_session_in_its_state_file() {
    town.agents(
        "[ \"$GT_WAKES\" != 1 ] && exec sleep 600; "
            + "sed 's/\"requesting_cycle\": *false/\"requesting_cycle\":true/' \"$GT_STATE_FILE\""
            + " >\"$GT_STATE_FILE.new\"; mv \"$GT_STATE_FILE.new\" \"$GT_STATE_FILE\"");
    assertThat(attemptsOfOneEnd()).isZero();
  }

  @Test
  void a_start_that_was_held_back_is_not_carried_out_after_its_worker_was_called_back() {
    town.agents("exec sleep 600");
    var bead = town.bead("Say more");
    town.ok("sling", bead, "web");
    // the order is given, and nobody has begun it
    town.withTown(open -> new Turn(open).take(List.of(), Set.of()));
    town.ok("estop");
    town.ok("unsling", bead);
    town.turn();
    town.ok("thaw");
    town.turn();
    assertThat(town.ok("polecats")).contains("Nobody is at work");
    assertThat(town.ok("session", "list")).doesNotContain(bead);
    assertThat(town.worktree("Toast")).doesNotExist();
  }

  @Test
  void an_agent_that_ends_without_a_word_has_failed_once() {
    town.agents("[ \"$GT_WAKES\" != 1 ] && exec sleep 600; exit 0");
    assertThat(attemptsOfOneEnd()).isEqualTo(1);
  }

  @Test
  void what_nobody_answers_becomes_more_severe_twice_at_most() {
    town.ok("escalate", "The build is slow", "-s", "low");
    town.turn();
    assertThat(town.ok("escalate", "list", "--json")).contains("\"severity\": \"low\"");
    town.wait(Duration.ofHours(5));
    town.turn();
    assertThat(town.ok("escalate", "list", "--json")).contains("\"severity\": \"medium\"");
    town.wait(Duration.ofHours(5));
    town.turn();
    town.wait(Duration.ofHours(50));
    town.turn();
    assertThat(town.ok("escalate", "list", "--json"))
        .contains("\"severity\": \"high\"", "\"reescalation_count\": 2");
  }

  @Test
  void the_limits_of_the_program_are_shown_beside_those_of_the_town() {
    assertThat(town.ok("limits"))
        .contains("Program", "porters", "session_output", "16MB", "disk_reserve");
    assertThat(town.ok("limits", "--json")).contains("\"program\"", "\"server_idle\"");
  }
}
