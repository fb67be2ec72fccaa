package gastown.town.settings;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a person who edits a settings file by hand believes to have said.
class SlipTest {
  private static java.util.List<Slip> slips(String text) {
    return Slip.in("f", (Json.Obj) JsonReader.read(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'merge_queue':{'test_command':['false']}} | merge_queue.test_command cannot be",
        "{'merge_queue':'yes'} | merge_queue cannot be",
        "{'merge_queue':{'test_comand':'x'}} | merge_queue.test_comand is no setting",
        "{'merge_queue':{'gates':{}}} | merge_queue.gates is no setting",
        "{'merge_queue':{'merge_strategy':'pr'}} | merge_queue.merge_strategy is no setting",
        "{'merge_queue':{'gate_timeout':'abc'}} | merge_queue.gate_timeout cannot be",
        "{'merge_queue':{'strategy':'bogus'}} | merge_queue.strategy cannot be",
        "{'roles':{'polecat':{'merge_queue':{'lint_command':{}}}}}"
            + " | roles.polecat.merge_queue.lint_command cannot be",
      })
  void a_slip_in_what_lands_is_named_with_its_file(String text, String said) {
    assertThat(slips(text.replace('\'', '"')))
        .singleElement()
        .satisfies(slip -> {
          assertThat(slip.shown()).startsWith("f: " + said);
          assertThat(slip.isOfQueue()).isTrue();
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'max_workers':'many'} | max_workers cannot be",
        "{'budget':{'dayly':5}} | budget.dayly is no setting",
      })
  void a_slip_elsewhere_is_named_and_stops_no_landing(String text, String said) {
    assertThat(slips(text.replace('\'', '"')))
        .singleElement()
        .satisfies(slip -> {
          assertThat(slip.shown()).startsWith("f: " + said);
          assertThat(slip.isOfQueue()).isFalse();
        });
  }

  @Test
  void what_holds_what_is_not_ours_and_what_means_nothing_here_are_no_slips() {
    var text =
        """
        {"type": "rig-settings", "version": 1, "theme": null, "max_workers": 3,
         "namepool": {"style": "x"}, "role_agents": {"polecat": "claude"},
         "roles": {"crew": {"agent": "claude"}},
         "merge_queue": {"test_command": "", "enabled": true, "poll_interval": "30s",
                         "auto_push": true, "merge_strategy": "direct",
                         "gate_timeout": "90s", "retry_flaky_tests": "2"}}
        """;
    assertThat(slips(text)).isEmpty();
  }
}
