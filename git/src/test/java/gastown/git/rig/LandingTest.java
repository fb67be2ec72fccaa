package gastown.git.rig;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.git.GitCalls;
import gastown.town.ports.GitScene;
import gastown.town.ports.LandingContract;
import gastown.town.ports.RigGit.Pushed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingTest extends LandingContract {
  @TempDir Path place;

  @Override
  protected GitScene scene() {
    return new RealScene(place);
  }

  /// The calls of the last operation, without what is pinned.
  private List<String> calls() {
    return ((RealScene) scene)
        .calls.stream()
            .map(
                call -> call.words().subList(GitCalls.commandAt(call.words()), call.words().size()))
            .map(words -> String.join(" ", words))
            .toList();
  }

  @Test
  void a_push_names_both_ends_and_what_it_expects() {
    var mine = committed("mine.txt", "mine\n");
    ((RealScene) scene).calls.clear();
    rig.push(mine, "main", first);
    assertThat(calls())
        .contains(
            "merge-base --is-ancestor " + first + " " + mine,
            "push --porcelain --no-verify --force-with-lease=refs/heads/main:"
                + first
                + " -- origin "
                + mine
                + ":refs/heads/main");
    assertThat(calls()).noneMatch(call -> call.contains("--force ") || call.contains(" +"));
  }

  @Test
  void a_refusal_is_in_the_words_of_the_remote() {
    var mine = committed("mine.txt", "mine\n");
    scene.close(url);
    assertThat(rig.push(mine, "main", first))
        .isEqualTo(new Pushed.Refused("closed\npre-receive hook declined"));
  }

  @Test
  void a_trial_merge_touches_no_file() {
    var mine = committed("mine.txt", "mine\n");
    var theirs = theirs("theirs.txt", "theirs\n");
    ((RealScene) scene).calls.clear();
    joined(theirs, mine);
    assertThat(calls())
        .extracting(call -> call.substring(0, call.indexOf(' ')))
        .containsExactly("rev-list", "merge-tree", "commit-tree");
  }

  @Test
  void calls_to_the_remote_cannot_ask_anything() {
    var mine = committed("mine.txt", "mine\n");
    ((RealScene) scene).calls.clear();
    rig.push(mine, "main", first);
    rig.fetch("main");
    var far =
        ((RealScene) scene)
            .calls.stream()
                .filter(call -> call.words().contains("push") || call.words().contains("fetch"))
                .toList();
    assertThat(far).hasSize(2);
    assertThat(far)
        .allSatisfy(call ->
            assertThat(call.environment())
                .containsEntry("GIT_TERMINAL_PROMPT", "0")
                .containsEntry("GIT_SSH_COMMAND", "ssh -o BatchMode=yes"));
  }
}
