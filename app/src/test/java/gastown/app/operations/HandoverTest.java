package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.engine.loop.Turn;
import gastown.engine.porters.AllPorters;
import gastown.engine.porters.SessionPlaces;
import gastown.town.book.Kinds;
import gastown.town.work.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How somebody who is no worker goes on in a fresh session.
class HandoverTest {
  private static final Duration LINGER = Duration.ofSeconds(11);

  @TempDir Path folder;
  private TownOnDisk town;

  @BeforeEach
  void found() {
    town = new TownOnDisk(folder);
    town.agents("exec sleep 600");
    town.ok("crew", "add", "ana", "--rig", "web");
    town.ok("crew", "start", "ana");
  }

  @AfterEach
  void end() {
    town.close();
  }

  private List<String> live() {
    return town.withTown(open ->
        open.look(reading -> reading.on(Kinds.SESSION, Kinds.LIVE)).stream()
            .map(Session::id)
            .toList());
  }

  private String endOf(String session) {
    return town.withTown(open ->
        open.look(reading -> Objects.requireNonNull(reading.find(Kinds.SESSION, session)).ended()));
  }

  private List<String> orders() {
    return town.withTown(open ->
        open.look(reading -> reading.all(Kinds.ORDER)).stream()
            .map(each -> each.order().kind())
            .toList());
  }

  /// As the program in this session types it.
  private String inside(String session, String... words) {
    town.environment.put("GT_ROLE", "web/crew/ana");
    town.environment.put("GT_SESSION", session);
    try {
      return town.ok(words);
    } finally {
      town.environment.remove("GT_ROLE");
      town.environment.remove("GT_SESSION");
    }
  }

  private void handOff() {
    assertThat(inside("web.crew.ana.1", "handoff", "-s", "Half", "-m", "The rest is left."))
        .contains("takes the place of web.crew.ana.1");
  }

  @Test
  void a_fresh_session_begins_when_the_old_one_has_lingered_and_is_shown_the_letter() {
    handOff();
    town.turn();
    assertThat(live()).containsExactly("web.crew.ana.1");
    assertThat(inside("web.crew.ana.1", "prime")).doesNotContain("1 letter waits");
    town.wait(LINGER);
    town.turn();
    assertThat(live()).containsExactly("web.crew.ana.2");
    assertThat(orders()).isEmpty();
    assertThat(inside("web.crew.ana.2", "prime"))
        .contains("Handed over to you by web/crew/ana", "Half", "The rest is left.");
    assertThat(endOf("web.crew.ana.1")).isEqualTo("a fresh session goes on: handed off");
  }

  @Test
  void said_twice_it_is_done_once_and_the_newer_letter_counts() {
    handOff();
    inside("web.crew.ana.1", "handoff", "-m", "All is done.");
    assertThat(orders()).containsExactly("end-session");
    town.wait(LINGER);
    town.turn();
    assertThat(live()).containsExactly("web.crew.ana.2");
    assertThat(inside("web.crew.ana.2", "prime"))
        .contains("All is done.")
        .doesNotContain("The rest is left.");
  }

  @Test
  void whoever_is_killed_in_between_the_orders_are_carried_out_once() {
    handOff();
    town.wait(LINGER);
    // each order is carried out, and nobody lives to tell
    for (var kind : List.of("end-session", "start-office")) {
      town.withTown(open -> {
        var agenda = new Turn(open).take(List.of(), Set.of());
        assertThat(agenda.orders()).extracting(each -> each.order().kind()).containsExactly(kind);
        return new AllPorters(open, town.outside()).carryOut(agenda.orders().getFirst());
      });
      if (kind.equals("end-session")) {
        town.withTown(open -> {
          var agenda = new Turn(open).take(List.of(), Set.of());
          var report = new AllPorters(open, town.outside()).carryOut(agenda.orders().getFirst());
          return new Turn(open).take(List.of(report), Set.of());
        });
      }
    }
    town.turn();
    assertThat(live()).containsExactly("web.crew.ana.2");
    assertThat(orders()).isEmpty();
  }

  @Test
  void a_program_that_ends_meanwhile_is_not_waited_for() {
    handOff();
    town.withTown(open -> {
      town.outside()
          .outpost()
          .end(SessionPlaces.of(open.ground(), "web.crew.ana.1"), Duration.ZERO);
      return true;
    });
    town.turn();
    assertThat(live()).containsExactly("web.crew.ana.2");
  }

  @Test
  void whoever_a_person_ended_does_not_go_on() {
    handOff();
    town.ok("crew", "stop", "ana");
    town.wait(LINGER);
    town.turn();
    assertThat(live()).isEmpty();
    assertThat(orders()).isEmpty();
    town.ok("crew", "start", "ana");
    town.ok("crew", "refresh", "ana", "-m", "Again.");
    town.ok("down");
    town.wait(LINGER);
    town.turn();
    assertThat(live()).isEmpty();
  }

  @Test
  void a_person_lets_somebody_go_on_afresh_and_one_without_a_session_is_left_a_letter() {
    assertThat(town.ok("handoff", "mayor", "-m", "Begin with the parser."))
        .contains("nothing is restarted");
    town.ok("crew", "refresh", "ana", "-m", "Look at the parser.");
    town.wait(LINGER);
    town.turn();
    assertThat(live()).containsExactly("web.crew.ana.2");
    assertThat(inside("web.crew.ana.2", "prime"))
        .contains("Handed over to you by overseer", "Look at the parser.");
  }
}
