package gastown.cli.sessions;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Visit;
import java.util.List;

/// From one session to another: `gt agents menu` and `gt cycle next|prev`. On keys it is the
/// terminal program's own word, and starts nothing.
final class Switching {
  private Switching() {}

  static Command menu() {
    return Simple.byItself(
        Spec.town("agents menu", "", "Choose a session from a list and go to it")
            .group(Group.TEAM)
            .detail("The same list is on C-b g in every session."),
        Switching::menu);
  }

  private static Reply menu(Call call) {
    var words = Running.outpost(call).chooseWords(Running.environment(call));
    if (words.isEmpty()) {
      throw new Problem(
              "no-menu",
              "there are no sessions to choose from",
              "the list is that of tmux, and no session runs in it",
              List.of("gt agents", "gt mayor attach"))
          .refusal();
    }
    return Visit.inTerminal(call, words);
  }

  static Command step(boolean isForward) {
    var verb = isForward ? "next" : "prev";
    return Simple.byItself(
        Spec.town(
                "cycle " + verb,
                "",
                isForward ? "Go to the next session" : "Go to the session before")
            .alias("crew " + verb)
            .alias("town " + verb)
            .group(Group.TEAM)
            .detail("The same is on C-b " + verb.charAt(0) + " in every session.")
            .noOpText("--session", "--client"),
        call -> step(call, isForward));
  }

  private static Reply step(Call call, boolean isForward) {
    var words = Running.outpost(call).stepWords(isForward, Running.environment(call));
    if (words.isEmpty()) {
      throw Problem.of(
              "not-in-a-session",
              "you are in none of the town's sessions",
              "gt agents menu",
              "gt agents")
          .refusal();
    }
    var outcome =
        call.programs()
            .run(
                gastown.beads.ports.Programs.Call.of(
                    call.directory(), words.toArray(String[]::new)));
    var reply = Reply.of(_ -> {}, () -> Json.object().put("moved", outcome.isOk()).build());
    return outcome.isOk()
        ? reply
        : reply.withExit(outcome.exit()).withRemark(outcome.err().strip());
  }
}
