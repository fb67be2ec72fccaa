package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.app.house.LocalDisk;
import gastown.engine.ground.WatchedGround;
import gastown.town.layout.Town;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedGroundTest {

  @Test
  void a_gate_that_was_just_changed_is_the_gate(@TempDir Path folder) {
    try (var town = new TownOnDisk(folder)) {
      town.ok("rig", "settings", "set", "web", "merge_queue.test_command", "true");
      var now = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
      var ground = new WatchedGround(new LocalDisk(), new Town(town.root), now);
      assertThat(ground.gates("web")).extracting(gate -> gate.command()).contains("true");
      town.ok("rig", "settings", "set", "web", "merge_queue.test_command", "false");
      assertThat(ground.gates("web"))
          .extracting(gate -> gate.command())
          .contains("false")
          .doesNotContain("true");
    }
  }
}
