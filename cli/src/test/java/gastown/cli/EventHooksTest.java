package gastown.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.ports.Programs;
import org.junit.jupiter.api.Test;

class EventHooksTest {
  private final TestHouse house =
      TestHouse.ready().answering(_ -> new Programs.Outcome(0, "", "", false));

  private void hook(String name) {
    var file = TestHouse.PLACE.resolve(".beads/hooks").resolve(name);
    house.disk().write(file, "#!/bin/sh\n");
    house.disk().setExecutable(file, true);
  }

  @Test
  void each_event_calls_its_own_program_with_the_issue() {
    hook("on_create");
    hook("on_close");
    var id = house.issue("Watched");
    house.ok("update", id, "--priority", "0");
    house.ok("close", id);
    var calls = house.programCalls();
    assertThat(calls).hasSize(2);
    assertThat(calls.get(0).words()).endsWith(id, "create");
    assertThat(calls.get(1).words()).endsWith(id, "close");
    assertThat(calls.get(1).input()).contains("\"status\":\"closed\"");
  }

  @Test
  void in_the_sandbox_nobody_is_told() {
    hook("on_create");
    house.ok("create", "Quiet", "--sandbox");
    assertThat(house.programCalls()).isEmpty();
  }
}
