package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was given up and is handed out again troubles nobody any more.
class SlungAgainTest {
  @TempDir Path folder;
  private TownOnDisk town;
  private String bead = "";

  @BeforeEach
  void given_up() {
    town = new TownOnDisk(folder);
    town.agents("exec sleep 600");
    bead = town.bead("Say more");
    town.ok("sling", bead, "web");
    town.turn();
    town.environment.put("GT_ROLE", "web/polecats/Toast");
    var tree = town.worktree("Toast");
    town.run("gt", tree, "done", "--status", "ESCALATED", "--reason", "what is more?");
    town.environment.remove("GT_ROLE");
    town.turn();
    town.wait(Duration.ofMinutes(20));
    town.turn();
    assertThat(town.ok("escalate", "list")).contains(bead);
  }

  @AfterEach
  void end() {
    town.close();
  }

  @Test
  void it_stands_while_the_bead_is_in_line_and_is_settled_when_a_worker_has_it() {
    town.ok("config", "set", "max_polecats", "1");
    town.ok("sling", town.bead("Something else"), "web");
    assertThat(town.ok("sling", bead, "web", "--force")).contains("waits");
    assertThat(town.ok("escalate", "list")).contains(bead);
    town.ok("config", "set", "max_polecats", "2");
    town.turn();
    assertThat(town.ok("escalate", "list")).doesNotContain(bead);
  }

  @Test
  void it_is_settled_when_one_of_the_crew_takes_the_bead() {
    town.ok("crew", "add", "max", "--rig", "web");
    town.ok("sling", bead, "web/crew/max", "--force");
    assertThat(town.ok("escalate", "list")).doesNotContain(bead);
  }
}
