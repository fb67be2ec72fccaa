package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gate that was mistyped in a file edited by hand is no gate, and nothing lands without it.
class WrongSettingsTest {
  private static final String MISTYPED = "{\"merge_queue\": {\"test_command\": [\"false\"]}}";

  @TempDir Path folder;
  private TownOnDisk town;
  private String before = "";

  @BeforeEach
  void handed_in() {
    town = new TownOnDisk(folder);
    town.agents("exec sleep 600");
    town.ok("sling", town.bead("Say more"), "web");
    town.turn();
    before = town.main();
    town.write(town.root.resolve("web/settings/config.json"), MISTYPED);
  }

  @AfterEach
  void end() {
    town.close();
  }

  private void done() {
    var tree = town.worktree("Toast");
    town.write(tree.resolve("greeting.txt"), "hello there\n");
    town.git(tree, "add", "-A");
    town.git(tree, "commit", "-q", "-m", "Say hello there");
    town.environment.put("GT_ROLE", "web/polecats/Toast");
    assertThat(town.run("gt", tree, "done").out()).contains("handed in");
    town.environment.remove("GT_ROLE");
    town.turn();
  }

  @Test
  void landing_waits_with_the_file_and_the_key_until_it_is_put_right() {
    done();
    assertThat(town.main()).isEqualTo(before);
    assertThat(town.ok("escalate", "list"))
        .contains("Landing on web waits", "web/settings/config.json", "merge_queue.test_command");
    var doctor = town.gt("doctor");
    assertThat(doctor.exit()).isEqualTo(1);
    assertThat(doctor.out()).contains("settings/config.json: merge_queue.test_command cannot be");
    town.write(
        town.root.resolve("web/settings/config.json"),
        "{\"merge_queue\": {\"test_command\": \"true\"}}");
    town.wait(Duration.ofSeconds(2));
    town.turn();
    assertThat(town.main()).isNotEqualTo(before);
    assertThat(town.ok("escalate", "list")).doesNotContain("Landing on web waits");
  }

  @Test
  void it_does_not_land_directly_either_and_a_list_of_settings_tells_of_it() {
    done();
    town.wait(Duration.ofMinutes(20));
    town.turn();
    var direct = town.gt("land", "--direct", "web/Toast");
    assertThat(direct.exit()).isEqualTo(1);
    assertThat(direct.err()).contains("merge_queue.test_command cannot be");
    assertThat(town.main()).isEqualTo(before);
    assertThat(town.gt("rig", "settings", "show", "web").err())
        .contains("passed over", "merge_queue.test_command cannot be");
  }
}
