package gastown.cli.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.Json;
import gastown.cli.TestHouse;
import gastown.engine.Town;
import gastown.engine.ground.SettledGround;
import gastown.engine.porters.SessionPlaces;
import gastown.town.book.Kinds;
import gastown.town.ports.Outpost;
import gastown.town.work.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Path ROOT = Path.of("/town");

  /// A town whose worker web/Toast has a session.
  private static TestHouse atWork() {
    var house = new TestHouse();
    house.gt("install", "/town", "--quiet");
    house.disk().write(Path.of("/src/web/main.c"), "int main(void) { return 0; }\n");
    house.at(ROOT);
    house.gt("rig", "add", "web", "/src/web", "--quiet");
    house.gt("sling", "Say hello", "web", "--quiet");
    var town =
        new Town(
            house.store(ROOT.resolve(".beads").resolve("beads.db")),
            new SettledGround(house.disk(), new gastown.town.layout.Town(ROOT)),
            house.clock(),
            house.dice());
    var worker = town.look(reading -> reading.all(Kinds.WORKER)).getFirst();
    var job = worker.job();
    var session =
        new Session(
            job.session(),
            worker.who().text(),
            new Session.Work(job.bead(), job.epoch(), job.wakes(), "scripted", ""),
            house.now(),
            new Session.Running("memory", 1, "now"),
            "");
    town.change(
        "start-session",
        "deacon",
        office -> {
          office.book().put(Kinds.SESSION, session);
          return true;
        });
    var place = SessionPlaces.of(town.ground(), session.id());
    house
        .outpost(ROOT)
        .start(
            new Outpost.Plan(
                session.id(), "Toast", List.of("agent"), ROOT, place.folder(), Map.of()));
    return house;
  }

  @Test
  void a_session_that_runs_is_listed_until_it_is_stopped() {
    var house = atWork();
    assertThat(house.gt("session", "list", "--json").each("agent"))
        .containsExactly("web/polecats/Toast");
    assertThat(house.gt("session", "list", "--rig", "web").out()).contains("web/Toast");
    assertThat(house.gt("session", "check").exit()).isZero();
    var stopped = house.gt("session", "stop", "web/Toast");
    assertThat(stopped.exit()).as(stopped.err()).isZero();
    assertThat(house.gt("session", "list").out()).isEqualTo("No session runs.\n");
    assertThat(house.gt("seance", "--json").each("agent")).containsExactly("web/polecats/Toast");
  }

  @Test
  void the_work_of_a_stopped_session_stays_on_its_hook_and_that_of_a_killed_one_does_not() {
    var house = atWork();
    house.gt("session", "stop", "web/Toast");
    assertThat(house.gt("hook", "web/Toast").out()).startsWith("web-");
    house.gt("kill", "web/Toast");
    assertThat(house.gt("hook", "web/Toast").out()).isEqualTo("nothing\n");
  }

  @Test
  void what_is_injected_is_on_the_screen_that_peek_shows() {
    var house = atWork();
    assertThat(house.gt("inject", "web/Toast", "Hello there").exit()).isZero();
    assertThat(house.gt("peek", "web/Toast").out()).isEqualTo("started\n> Hello there\n");
    assertThat(house.gt("peek", "web/Toast", "1").out()).isEqualTo("> Hello there\n");
    assertThat(house.gt("peek", "web/Toast", "nonsense").exit()).isEqualTo(1);
  }

  @Test
  void a_session_whose_program_is_gone_is_found_by_check() {
    var house = atWork();
    var id = house.gt("session", "status", "web/Toast", "--json").object().text("id");
    var place = new Outpost.Place(String.valueOf(id), ROOT);
    house.outpost(ROOT).end(place, java.time.Duration.ZERO);
    var check = house.gt("session", "check", "--json");
    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.object().get("gone")).isEqualTo(Json.texts(List.of(String.valueOf(id))));
  }

  @Test
  void a_nudge_to_a_running_session_is_an_order_and_stands_in_the_ledger() {
    var house = atWork();
    var nudge = house.gt("nudge", "web/Toast", "Look again.", "--json").object();
    assertThat(nudge.text("id")).isNotEmpty();
    assertThat(house.gt("nudge", "--list", "web/Toast").out())
        .contains(nudge.text("id") + "  queued", "Look again.");
    house.setting("GT_ROLE", "web/polecats/Toast").setting("GT_SESSION", "s1");
    var hook = house.gt("hook");
    assertThat(hook.out()).doesNotContain("Look again.");
    assertThat(hook.err()).endsWith("From overseer: Look again.\n");
    assertThat(house.gt("hook").err()).doesNotContain("Look again.");
  }
}
