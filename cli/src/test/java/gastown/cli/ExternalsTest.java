package gastown.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What is delivered in another project lets work go on here.
class ExternalsTest {
  private final TestHouse house = TestHouse.ready();

  private String[] there(String... words) {
    var all = new java.util.ArrayList<>(java.util.List.of("-C", "/other"));
    all.addAll(java.util.List.of(words));
    return all.toArray(String[]::new);
  }

  @Test
  void an_issue_waits_until_the_other_project_has_shipped() {
    house.disk().makeFolder(Path.of("/other"), false);
    house.ok(
        there("init", "--prefix", "ot", "--quiet", "--skip-hooks", "--skip-agents", "--stealth"));
    var offered = house.ok(there("create", "Login", "-l", "export:login", "--silent")).strip();
    var waiting = house.issue("Use login");
    house.ok("dep", "add", waiting, "external:other:login");
    assertThat(house.bd("ready", "--json").items())
        .as("an unknown project delivers nothing")
        .isEmpty();
    house.ok("config", "set", "external_projects.other", "../other");
    assertThat(house.bd("ready", "--json").items()).isEmpty();
    assertThat(house.bd("blocked", "--json").each("id")).containsExactly(waiting);

    assertThat(house.bd(there("ship", "login")).err()).contains("not closed");
    house.ok(there("close", offered));
    house.ok(there("ship", "login"));
    assertThat(house.bd("ready", "--json").each("id")).containsExactly(waiting);

    house.ok(there("reopen", offered));
    assertThat(house.bd("ready", "--json").items()).as("taken back over there").isEmpty();
  }
}
