package gastown.cli.offices;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Moment;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.town.address.Address;

/// `gt mayor …`. The Mayor is the one office that is a session; nothing of the town needs it.
final class MayorWords {
  private static final Address MAYOR = new Address.Mayor();

  private MayorWords() {}

  static Command command(String verb) {
    var spec = Spec.town("mayor " + verb, "", summary(verb)).group(Group.SERVICES);
    return switch (verb) {
      case "status" ->
          Simple.byItself(
              spec.sw("--running", "say nothing; exit code 1 when no session runs"),
              MayorWords::status);
      case "stop" -> Simple.byItself(spec, MayorWords::stop);
      case "attach" ->
          Simple.byItself(
              agent(spec).alias("mayor at"), call -> Attending.of(call, MAYOR).attach());
      case "restart" -> Simple.byItself(agent(spec), call -> Attending.of(call, MAYOR).restart());
      default ->
          Simple.byItself(
              agent(spec).alias("mayor spawn"), call -> Attending.of(call, MAYOR).start());
    };
  }

  private static Spec.Builder agent(Spec.Builder spec) {
    return spec.text("--agent", "the agent to start, in place of the town's own")
        .example("gt mayor attach --agent mine");
  }

  private static String summary(String verb) {
    return switch (verb) {
      case "status" -> "Show whether the Mayor's session runs";
      case "stop" -> "End the Mayor's session";
      case "attach" -> "Go to the Mayor's session; it begins when there is none";
      case "restart" -> "Begin the Mayor's session anew";
      default -> "Begin the Mayor's session in the background";
    };
  }

  private static Reply status(Call call) {
    var session = Attending.of(call, MAYOR).running();
    int exit = session == null ? 1 : 0;
    if (call.args().is("--running")) {
      return Reply.raw("").withExit(exit);
    }
    return Reply.of(
        page -> {
          if (session == null) {
            page.line("No session of the Mayor runs. The town needs none.");
            page.line("  gt mayor attach");
            return;
          }
          page.line("The Mayor's session runs: " + session.id());
          page.line(
              "  Agent: " + session.work().runtime() + ", since " + Moment.shown(session.since()));
          page.line("  gt mayor attach");
        },
        () ->
            Json.object()
                .put("office", "mayor")
                .put("running", session != null)
                .putText("session", session == null ? "" : session.id())
                .putText("agent", session == null ? "" : session.work().runtime())
                .build());
  }

  private static Reply stop(Call call) {
    boolean wasThere = Attending.of(call, MAYOR).stop("stopped by hand");
    return Reply.done(
        page ->
            page.line(
                wasThere ? "✓ The Mayor's session is ended." : "No session of the Mayor runs."),
        () -> Json.object().put("office", "mayor").put("ended", wasThere).build());
  }
}
