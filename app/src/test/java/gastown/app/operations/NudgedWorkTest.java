package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Words to a worker are for the job it is at. An agent that asks for its hook once and says once
/// that it is done has taken them.
class NudgedWorkTest {
  private static final String WORDS = "only for the first";

  @TempDir Path folder;
  private TownOnDisk town;

  @BeforeEach
  void found() {
    town = new TownOnDisk(folder);
    town.agents("exec sleep 600");
  }

  @AfterEach
  void end() {
    town.close();
  }

  private String slung(String title) {
    var bead = town.bead(title);
    town.ok("sling", bead, "web/Toast");
    town.turn();
    return bead;
  }

  private void nudge() {
    town.ok("nudge", "web/Toast", WORDS, "--mode", "queue");
  }

  private TownOnDisk.Answer says(String bead, String... words) {
    return town.says("web/polecats/Toast", bead, "gt", town.worktree("Toast"), words);
  }

  private void change(String file) {
    var tree = town.worktree("Toast");
    town.write(tree.resolve(file), "hello there\n");
    town.git(tree, "add", "-A");
    town.git(tree, "commit", "-q", "-m", "Say more");
  }

  private void restUntilFree() {
    town.turn();
    town.wait(Duration.ofMinutes(20));
    town.turn();
    assertThat(town.ok("polecats")).doesNotContain("working");
  }

  @Test
  void what_was_heard_before_the_work_was_handed_in_is_told_to_nobody_again() {
    var first = slung("first");
    nudge();
    var hook = says(first, "hook");
    assertThat(hook.out()).isEqualTo(first + " first\n");
    assertThat(hook.err()).contains("From overseer: " + WORDS);
    change("first.txt");
    assertThat(says(first, "done").out()).contains("handed in");
    assertThat(town.ok("nudge", "--list")).doesNotContain(WORDS);
    restUntilFree();
    assertThat(says(slung("second"), "hook").err()).doesNotContain(WORDS);
    assertThat(town.ok("mail", "inbox")).doesNotContain("Not delivered");
  }

  @Test
  void what_a_worker_did_not_hear_before_its_job_was_over_goes_back_to_whoever_said_it() {
    var first = slung("first");
    nudge();
    assertThat(says(first, "hook").err()).contains(WORDS);
    town.ok("kill", "web/Toast");
    restUntilFree();
    assertThat(says(slung("second"), "hook").err()).doesNotContain(WORDS);
    assertThat(town.ok("mail", "inbox"))
        .contains("Not delivered to web/Toast: what it was about is over");
  }
}
