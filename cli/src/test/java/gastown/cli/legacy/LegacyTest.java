package gastown.cli.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.Json;
import gastown.cli.TestHouse;
import org.junit.jupiter.api.Test;

/// Commands of earlier programs: they work, do nothing in a friendly way, or refuse once.
class LegacyTest {
  private final TestHouse house = TestHouse.ready();

  @Test
  void an_agent_says_what_it_does_and_shows_it() {
    var said = house.bd("agent", "state", "ex-mayor", "working", "--json").object();
    assertThat(said.members().keySet())
        .containsExactlyInAnyOrder("agent", "agent_state", "last_activity", "schema_version");
    var first = said.text("last_activity");
    house.ok("agent", "heartbeat", "ex-mayor");
    var shown = house.bd("agent", "show", "ex-mayor", "--json").object();
    assertThat(shown.text("agent_state")).isEqualTo("working");
    assertThat(shown.text("last_activity")).isNotEqualTo(first).isNotNull();
    assertThat(house.bd("agent", "state", "ex-mayor", "asleep").err()).contains("invalid state");
  }

  @Test
  void a_slot_holds_one_issue() {
    var work = house.issue("Work");
    var more = house.issue("More");
    house.ok("slot", "set", "ex-mayor", "hook", work);
    assertThat(house.bd("slot", "set", "ex-mayor", "hook", more).err())
        .contains("already holds " + work);
    var slots = house.bd("slot", "show", "ex-mayor", "--json").object().get("slots");
    assertThat(slots).isEqualTo(Json.object().put("hook", work).put("role", Json.none()).build());
    house.ok("slot", "clear", "ex-mayor", "hook");
    house.ok("slot", "set", "ex-mayor", "hook", more);
    assertThat(house.bd("agent", "show", "ex-mayor", "--json").object().text("hook_bead"))
        .isEqualTo(more);
  }

  @Test
  void what_scripts_call_as_a_matter_of_course_succeeds() {
    assertThat(house.ok("daemon", "--start", "--interval", "5s")).contains("no daemon");
    assertThat(house.ok("daemons", "killall")).contains("no daemon");
    assertThat(house.ok("dolt", "start", "--port", "3307")).contains("Nothing to do");
    assertThat(house.ok("vc", "status")).contains("Nothing to do");
    assertThat(house.ok("thanks")).startsWith("Thanks");
  }

  @Test
  void what_is_not_there_says_what_is() {
    assertThat(house.bd("dolt", "push", "--force").err()).contains("bd sync");
    assertThat(house.bd("jira", "sync", "--pull", "--state", "open").err())
        .contains("Jira", "Hint: bd sync");
    for (var words :
        new String[][] {
          {"cook", "x.toml", "--dry-run"}, {"mol", "wisp", "list"}, {"formula", "list"}
        }) {
      var answer = house.bd(words);
      assertThat(answer.exit()).isEqualTo(1);
      assertThat(answer.err()).contains("is not there yet");
      assertThat(answer.err().lines().count()).isLessThan(20);
    }
    assertThat(house.bd("mol", "--json").object().text("code")).isEqualTo("not-yet");
  }

  @Test
  void codex_gets_what_it_asks_for() {
    assertThat(house.ok("codex-hook", "SessionStart"))
        .contains("\"hookEventName\":\"SessionStart\"");
    assertThat(new TestHouse().ok("codex-hook", "SessionStart")).isEmpty();
  }
}
