package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.engine.porters.Signs;
import gastown.town.book.Kinds;
import gastown.town.book.SignalKinds;
import gastown.town.ports.Outpost;
import gastown.town.ports.Outpost.Place;
import gastown.town.ports.Outpost.Sign;
import gastown.town.signals.Condition;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the line below a session's screen says.
class SignsTest {
  @TempDir Path folder;
  private TownOnDisk town;
  private final TreeMap<String, Sign> shown = new TreeMap<>();

  /// An outpost that has room for signs, and nothing else to do.
  private final Outpost board =
      (Outpost)
          Proxy.newProxyInstance(
              Outpost.class.getClassLoader(),
              new Class<?>[] {Outpost.class},
              (_, _, words) -> shown.put(((Place) words[0]).id(), (Sign) words[1]));

  @BeforeEach
  void found() {
    town = new TownOnDisk(folder);
    town.agents("exec sleep 600");
  }

  @AfterEach
  void end() {
    town.close();
  }

  private String begin(String title) {
    var bead = town.bead(title);
    town.ok("sling", bead, "web/Toast");
    town.turn();
    return bead;
  }

  private String words() {
    town.withTown(open -> new Signs(open, board).show());
    assertThat(shown).hasSize(1);
    assertThat(shown.firstEntry().getValue().who()).isEqualTo("web/Toast");
    return shown.firstEntry().getValue().words();
  }

  private void condition(Condition.State state) {
    town.withTown(open ->
        open.change(
            "signal",
            "web/Toast",
            office -> {
              var session = office.book().on(Kinds.SESSION, Kinds.LIVE).getFirst().id();
              var fresh = Condition.fresh(session, office.now());
              office.book().put(SignalKinds.CONDITION, fresh.to(state, "", office.now()));
              return true;
            }));
  }

  @Test
  void a_worker_is_shown_with_its_bead_how_it_goes_and_the_letters_that_wait() {
    var bead = begin("Read commas");
    assertThat(words()).isEqualTo(bead + " Read commas · working");
    condition(Condition.State.IDLE);
    town.ok("mail", "send", "web/Toast", "-s", "Look", "-m", "at this");
    assertThat(words()).isEqualTo(bead + " Read commas · idle · 1 letter");
    condition(Condition.State.WAITING);
    town.ok("mail", "send", "web/Toast", "-s", "Look", "-m", "again");
    assertThat(words()).isEqualTo(bead + " Read commas · WAITS FOR YOU · 2 letters");
    town.ok("estop", "--reason", "stop");
    assertThat(words()).startsWith("STOPPED, gt thaw · " + bead);
  }

  @Test
  void a_long_title_is_cut_where_a_letter_ends() {
    var bead = begin("🙂".repeat(50));
    assertThat(words()).isEqualTo(bead + " " + "🙂".repeat(35) + "… · working");
  }
}
