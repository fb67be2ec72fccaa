package gastown.cli.offices;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.List;

/// `gt mayor …`. The Mayor is the one office that is a session; nothing of the town needs it.
final class MayorWords {
  private MayorWords() {}

  static Command command(String verb) {
    var spec = Spec.town("mayor " + verb, "", summary(verb)).group(Group.SERVICES);
    return switch (verb) {
      case "status" ->
          Simple.needsNothing(
              spec.sw("--running", "say nothing; exit code 1 when no session runs"),
              call -> status(call.args().is("--running")));
      case "stop" -> Simple.needsNothing(spec, _ -> none(0));
      case "attach" ->
          Simple.needsNothing(
              spec.alias("mayor at").noOpText("--agent"), _ -> Offices.refuse(later()));
      default -> Simple.needsNothing(spec.noOpText("--agent"), _ -> Offices.refuse(later()));
    };
  }

  private static String summary(String verb) {
    return switch (verb) {
      case "status" -> "Show whether the Mayor's session runs";
      case "stop" -> "End the Mayor's session";
      case "attach" -> "Speak with the Mayor";
      case "restart" -> "Begin the Mayor's session anew";
      default -> "Begin the Mayor's session";
    };
  }

  private static Reply status(boolean isSilent) {
    return isSilent ? Reply.raw("").withExit(1) : none(0);
  }

  private static Reply none(int exit) {
    return Reply.of(
            page -> page.line("No session of the Mayor runs. The town needs none."),
            () -> Json.object().put("office", "mayor").put("running", false).build())
        .withExit(exit);
  }

  private static Problem later() {
    return new Problem(
        "no-mayor",
        "the Mayor has no session yet",
        "what the Mayor does can be typed: nothing of the town waits for it",
        List.of(
            "bd create \"What is to be done\"   (in a rig)", "gt sling <bead> <rig>", "gt status"));
  }
}
