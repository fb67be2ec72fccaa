package gastown.git;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.ports.Programs;
import gastown.beads.ports.Programs.Call;
import gastown.beads.ports.Programs.Outcome;
import gastown.beads.ports.Repository.Remote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls of git, as text.
class GitCallsTest {
  private static final Path HERE = Path.of("/project/tree");

  private final List<Call> calls = new ArrayList<>();
  private final Programs programs =
      call -> {
        calls.add(call);
        return new Outcome(
            call.words().contains("core.sshCommand") ? 1 : 0,
            "0123456789012345678901234567890123456789\n",
            "",
            false);
      };

  private String last() {
    var words = calls.getLast().words();
    return String.join(" ", words.subList(GitCalls.commandAt(words), words.size()));
  }

  private Exchange exchange(Map<String, String> variables) {
    return new Exchange(new GitProgram(programs, HERE), variables::get);
  }

  @Test
  void every_call_sets_a_persons_configuration_aside() {
    var words = String.join(" ", GitCalls.call(HERE, "status").words());
    assertThat(words)
        .isEqualTo(
            "git -c core.hooksPath=/dev/null -c core.fsmonitor=false -c core.quotePath=false -c"
                + " commit.gpgSign=false -c push.gpgSign=false -c push.followTags=false -c"
                + " push.recurseSubmodules=no -c fetch.recurseSubmodules=no -c fetch.prune=false -c"
                + " submodule.recurse=false -c merge.autoStash=false -c"
                + " merge.verifySignatures=false -c merge.beads.driver=true -c init.templateDir= -c"
                + " gc.auto=0 -c maintenance.auto=false -c safe.directory=* status");
  }

  @Test
  void no_call_can_prompt_or_open_an_editor_or_speak_another_language() {
    assertThat(GitCalls.environment())
        .containsEntry("GIT_TERMINAL_PROMPT", "0")
        .containsEntry("SSH_ASKPASS_REQUIRE", "never")
        .containsEntry("GIT_EDITOR", "true")
        .containsEntry("LC_ALL", "C.UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_PREFIX",
        "GIT_OBJECT_DIRECTORY"
      })
  void what_a_hook_inherits_does_not_lead_astray(String variable) {
    assertThat(GitCalls.environment()).containsEntry(variable, "");
  }

  @Test
  void a_fetch_names_both_ends() {
    exchange(Map.of()).fetch(new Remote("origin", "main"));
    assertThat(calls.get(1).words().getLast())
        .isEqualTo("+refs/heads/main:refs/remotes/origin/main");
    assertThat(calls.get(1).environment()).containsEntry("GIT_SSH_COMMAND", "ssh -o BatchMode=yes");
    assertThat(last()).isEqualTo("rev-parse --verify refs/remotes/origin/main^{commit}");
  }

  @Test
  void a_push_sends_what_is_checked_out_to_one_branch() {
    exchange(Map.of()).push(new Remote("up", "issues"));
    assertThat(last()).isEqualTo("push --porcelain --no-verify -- up HEAD:refs/heads/issues");
  }

  @Test
  void the_persons_own_way_of_using_ssh_is_kept() {
    exchange(Map.of("GIT_SSH_COMMAND", "ssh -i key")).push(new Remote("o", "m"));
    assertThat(calls.getLast().environment())
        .containsEntry("GIT_SSH_COMMAND", "ssh -i key -o BatchMode=yes");
    exchange(Map.of("GIT_SSH_COMMAND", "plink")).push(new Remote("o", "m"));
    assertThat(calls.getLast().environment()).containsEntry("GIT_SSH_COMMAND", "plink");
    exchange(Map.of("GIT_SSH", "/my/ssh")).push(new Remote("o", "m"));
    assertThat(calls.getLast().environment()).doesNotContainKey("GIT_SSH_COMMAND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!\tHEAD:refs/heads/main\t[rejected] (fetch first)",
        " ! [remote rejected] HEAD -> main (cannot lock ref 'refs/heads/main': is at 1 but expected"
            + " 2)",
        "remote rejected (incorrect old value provided)",
        "! [rejected] main -> main (non-fast-forward)"
      })
  void somebody_who_was_faster_is_no_failure(String said) {
    assertThat(Exchange.isOvertaken(said)).isTrue();
  }

  @Test
  void a_refused_push_is_a_failure() {
    assertThat(Exchange.isOvertaken("! [remote rejected] HEAD -> main (pre-receive hook declined)"))
        .isFalse();
  }
}
