package gastown.app.installed;

import static gastown.app.installed.LivingTown.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Mayor is the real Claude Code, and so are the workers it sends out: what a person asks it
/// for becomes beads, the beads become changes on main, and it hears of it.
@Tag("installed")
final class MayorTest {
  private static final String PLAN =
      """
      {"prompt":"Convoy landed","steps":[
        {"tool":"Bash","input":{"command":"gt mail inbox"}},
        {"text":"Both are on main."}]},
      {"prompt":"Add cats, then dogs","find":{"first":"cats is (he-\\\\S+)","second":"dogs is (he-\\\\S+)"},
       "steps":[
        {"text":"Two beads, the second after the first.","tool":"Bash","input":{"command":
          "cd $GT_ROOT/hello && export BEADS_DIR=$PWD/.beads && echo cats is $(bd create 'Add cats' -d 'notes/cats is there' --silent) && echo dogs is $(bd create 'Add dogs' -d 'notes/dogs is there' --silent)"}},
        {"tool":"Bash","input":{"command":
          "cd $GT_ROOT/hello && BEADS_DIR=$PWD/.beads bd dep add ${second} ${first}"}},
        {"tool":"Bash","input":{"command":"gt convoy create Animals ${first} ${second} --notify"}},
        {"tool":"Bash","input":{"command":"gt sling ${first} hello; gt sling ${second} hello"}},
        {"text":"They are on their way."}]},
      {"prompt":"do the work, then gt done","find":{"what":"hook holds \\\\S+ Add (\\\\w+)"},"steps":[
        {"tool":"Bash","input":{"command":"ls notes; echo x > notes/${what}"}},
        %s,%s]},
      {"prompt":"You plan across rigs","steps":[{"text":"I listen."}]}
      """
          .formatted(ClaudeTown.COMMIT, ClaudeTown.DONE);

  @Test
  void what_it_is_asked_for_is_planned_slung_landed_and_told_back(@TempDir Path folder)
      throws Exception {
    try (var claude = ClaudeTown.found(folder)) {
      var town = claude.town();
      claude.script(PLAN);
      town.ok("gt", "config", "set", "role_agents.mayor", "claude");
      town.ok("gt", "config", "set", "role_agents.polecat", "claude");
      claude.ok("gt", "mayor", "start");
      claude.await(
          "the Mayor to listen",
          () ->
              !claude.turns("You plan across").isEmpty()
                  && condition(town, "mayor.1").equals("idle"));
      town.ok("gt", "nudge", "mayor", "Add cats, then dogs");
      claude.await(
          "the Mayor to read its inbox",
          () -> claude.turns("Convoy landed").stream().anyMatch(each -> each.replies() == 1));
      assertThat(claude.turns("Convoy landed").getLast().everything())
          .as("the Mayor's model sees its inbox")
          .containsSubsequence("gt mail inbox", "Convoy landed: Animals");
      assertThat(town.ok("gt", "mail", "inbox", "mayor")).contains("Convoy landed: Animals");
      assertThat(town.git(town.upstream(), "ls-tree", "--name-only", "main", "notes/"))
          .contains("notes/cats", "notes/dogs");
      assertThat(claude.turns("do the work"))
          .filteredOn(each -> each.everything().contains("notes/dogs is there"))
          .last()
          .satisfies(each ->
              assertThat(each.everything()).as("dogs begin where cats landed").contains("cats\n"));
      assertThat(town.git(town.canonical(), "status", "--porcelain")).isEmpty();
      town.documents("session").values().stream()
          .filter(session -> text(session, "agent").startsWith("hello/"))
          .forEach(session -> assertThat(text(session, "runtime")).isEqualTo("claude"));
      town.ok("gt", "mayor", "stop");
      town.awaitRest();
      assertThat(town.documents("spent"))
          .as("whoever was started from inside an agent keeps a transcript, too")
          .hasSize(3)
          .allSatisfy((_, spent) -> assertThat(text(spent, "known")).isEqualTo("true"));
    }
  }

  private static String condition(LivingTown town, String session) {
    var condition = town.documents("condition").get(session);
    return condition == null ? "" : text(condition, "state");
  }
}
