package gastown.cli.money;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.Json;
import gastown.cli.TestHouse;
import gastown.engine.Town;
import gastown.engine.ground.SettledGround;
import gastown.town.book.SpendingKind;
import gastown.town.work.Spent;
import gastown.town.work.Spent.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CostsTest {
  private static final Path ROOT = Path.of("/town");

  private final TestHouse house = new TestHouse();

  @BeforeEach
  void a_town_that_spent() {
    house.gt("install", "/town", "--quiet");
    house.at(ROOT);
    spend("web-a.1.0", "web/polecats/Toast", "web-a", known(90, 9, 900, Map.of()));
    spend(
        "web-b.1.0",
        "web/polecats/Nux",
        "web-b",
        known(
            100, 10, 1_000, Map.of("large", new Part(60, 6, 800), "small", new Part(30, 3, 150))));
    spend("mayor.1", "mayor/", "", known(7, 1, 70, Map.of("large", new Part(7, 1, 70))));
    spend("api-c.1.0", "api/polecats/Toast", "api-c", Spent.Amount.NOTHING);
    spend("api-d.1.0", "api/polecats/Toast", "api-d", new Spent.Amount(false, 40, 0, 30, Map.of()));
  }

  private static Spent.Amount known(
      long input, long output, long microUsd, Map<String, Part> models) {
    return new Spent.Amount(true, input, output, microUsd, models);
  }

  private void spend(String session, String agent, String bead, Spent.Amount amount) {
    var town =
        new Town(
            house.store(ROOT.resolve(".beads").resolve("beads.db")),
            new SettledGround(house.disk(), new gastown.town.layout.Town(ROOT)),
            house.clock(),
            house.dice());
    town.change(
        "spent",
        "deacon",
        office -> {
          office
              .book()
              .put(SpendingKind.SPENT, new Spent(session, agent, bead, amount, 0, office.now()));
          return true;
        });
  }

  private Json.Obj costs(String by) {
    return house.gt("costs", "--by", by, "--json").object();
  }

  private static Json.Obj inner(Json.Obj of, String key) {
    return (Json.Obj) Objects.requireNonNull(of.get(key), key);
  }

  private static long number(Json.Obj line, String key) {
    return line.get(key) instanceof Json.Num(var digits) ? Long.parseLong(digits) : -1;
  }

  @Test
  void every_way_to_split_them_adds_up_to_the_same() {
    for (var by : List.of("cause", "bead", "agent", "role", "model", "rig", "runtime")) {
      var reply = costs(by);
      var total = inner(reply, "total");
      for (var key :
          List.of("micro_usd", "input_tokens", "output_tokens", "unknown", "estimated_micro_usd")) {
        long sum = 0;
        for (var line : inner(reply, "costs").members().values()) {
          sum += number((Json.Obj) line, key);
        }
        assertThat(sum).as(key + " by " + by).isEqualTo(number(total, key));
      }
      assertThat(number(total, "micro_usd")).as(by).isEqualTo(2_000);
    }
  }

  @Test
  void what_is_an_estimate_says_so() {
    var lines = inner(costs("rig"), "costs");
    var api = inner(lines, "api");
    assertThat(number(api, "unknown")).isEqualTo(2);
    assertThat(number(api, "estimated_micro_usd")).isEqualTo(30);
    assertThat(number(api, "estimated_tokens")).isEqualTo(40);
    assertThat(number(inner(lines, "web"), "estimated_micro_usd")).isZero();
    assertThat(house.gt("costs", "--by", "rig").out())
        .contains("api ", "2 sessions, 2 without a record: $0.0000 is an estimate")
        .contains("19 out   2 sessions\n");
  }

  @Test
  void a_session_with_two_models_counts_for_both_and_what_neither_made_is_named() {
    var lines = inner(costs("model"), "costs");
    assertThat(lines.members()).containsOnlyKeys("large", "small", "unknown");
    assertThat(number(inner(lines, "large"), "micro_usd")).isEqualTo(870);
    assertThat(number(inner(lines, "large"), "sessions")).isEqualTo(2);
    assertThat(number(inner(lines, "unknown"), "micro_usd")).isEqualTo(980);
  }
}
