package gastown.cli.reports;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.JsonReader;
import gastown.cli.TestHouse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each report answers in both forms, over an empty workspace and over one with something in it.
final class EveryFormTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "search e",
        "query priority>=0",
        "count",
        "count --by-label",
        "status",
        "stale",
        "statuses",
        "types",
        "info",
        "info --schema",
        "context",
        "ping",
        "lint",
        "epic status",
        "epic status --eligible-only",
        "epic close-eligible --dry-run",
        "diff #1 now",
        "activity",
        "graph --all",
        "graph --all --compact",
        "graph --all --box",
        "graph check",
        "orphans",
        "orphans --details",
        "human list",
        "human stats",
        "duplicates",
        "find-duplicates",
        "swarm list",
        "preflight",
        "preflight --check",
        "at now list",
        "at #1 status"
      })
  void a_report_has_a_text_and_a_json_form(String line) {
    var words = line.split(" ");
    var json = (line + " --json").split(" ");
    var empty = TestHouse.ready();
    assertThat(empty.bd(words).err()).doesNotStartWith("Error");
    JsonReader.read(empty.bd(json).out());
    var full = TestHouse.ready();
    var epic = full.issue("Epic", "-t", "epic");
    var child = full.issue("Child", "--parent", epic, "-l", "human");
    full.ok("dep", "add", full.issue("Child", "--parent", epic, "-l", "human"), child);
    full.ok("swarm", "create", epic);
    assertThat(full.bd(words).out()).isNotBlank();
    JsonReader.read(full.bd(json).out());
  }
}
