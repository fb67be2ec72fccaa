package gastown.cli.convoys;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.cli.TestHouse;
import gastown.engine.Town;
import gastown.engine.ground.SettledGround;
import gastown.engine.loop.Turn;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WavesTest {
  private static final Path ROOT = Path.of("/town");

  private static TestHouse town() {
    var house = new TestHouse();
    house.gt("install", "/town", "--quiet");
    house.disk().write(Path.of("/src/web/main.c"), "int main(void) { return 0; }\n");
    house.at(ROOT);
    house.gt("rig", "add", "web", "/src/web", "--quiet");
    house.at(ROOT.resolve("web"));
    return house;
  }

  /// One turn of the town's loop, with nobody to carry out its orders.
  private static void turn(TestHouse house) {
    var town =
        new Town(
            house.store(ROOT.resolve(".beads").resolve("beads.db")),
            new SettledGround(house.disk(), new gastown.town.layout.Town(ROOT)),
            house.clock(),
            house.dice());
    new Turn(town).take(List.of(), Set.of());
  }

  private static String status(TestHouse house, String id) {
    var shown = house.bd("show", id, "--json").items().getFirst();
    return String.valueOf(((gastown.beads.json.Json.Obj) shown).text("status"));
  }

  @Test
  void what_a_closed_bead_unblocks_is_slung_by_the_next_turn() {
    var house = town();
    var lexer = house.issue("Lexer");
    var parser = house.issue("Parser", "--deps", lexer);
    house.gt("convoy", "create", "Language", lexer, parser);
    house.bd("close", lexer);
    assertThat(status(house, parser)).isEqualTo("open");
    turn(house);
    assertThat(status(house, parser)).isEqualTo("hooked");
  }

  @Test
  void what_is_in_no_convoy_is_not_slung_by_itself() {
    var house = town();
    var lexer = house.issue("Lexer");
    var parser = house.issue("Parser", "--deps", lexer);
    house.bd("close", lexer);
    turn(house);
    assertThat(status(house, parser)).isEqualTo("open");
  }

  @Test
  void a_convoy_closes_once_when_its_last_bead_is_closed_by_hand() {
    var house = town();
    var lexer = house.issue("Lexer");
    house.gt("convoy", "create", "Language", lexer, "--human");
    house.bd("close", lexer);
    turn(house);
    turn(house);
    assertThat(house.gt("convoy", "list", "--json").items()).isEmpty();
    assertThat(house.gt("mail", "inbox", "overseer", "--json").each("subject"))
        .containsExactly("🚚 Convoy landed: Language");
  }

  @Test
  void a_bead_opened_again_before_the_turn_unblocks_nothing() {
    var house = town();
    var lexer = house.issue("Lexer");
    var parser = house.issue("Parser", "--deps", lexer);
    house.gt("convoy", "create", "Language", lexer, parser);
    house.bd("close", lexer);
    house.bd("reopen", lexer);
    turn(house);
    assertThat(status(house, parser)).isEqualTo("open");
    assertThat(house.gt("convoy", "list", "--json").items()).hasSize(1);
  }
}
