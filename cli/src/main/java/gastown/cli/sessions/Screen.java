package gastown.cli.sessions;

import gastown.beads.BeadId;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.cli.work.Visit;

/// What is on a session's screen, and typing into it.
final class Screen {
  private Screen() {}

  static Command capture() {
    return Simple.reads(
        Spec.town("session capture", "<rig/name> [count]", "Show the last lines of a session")
            .alias("peek")
            .alias("capture")
            .group(Group.TEAM)
            .number("-n", "--lines", "100", "how many"),
        Screen::capture);
  }

  private static Reply capture(Call call) {
    var desk = Desk.of(call);
    var session = Running.require(call, desk);
    var typed = call.args().positional(1);
    long lines = typed == null ? call.args().number("--lines") : BeadId.number(typed);
    if (lines < 1 || lines > 100_000) {
      throw Problem.of("bad-count", "how many lines?", "gt peek " + session.agent() + " 100")
          .refusal();
    }
    var text = Running.outpost(call).capture(Running.place(desk, session), (int) lines);
    return Reply.of(
        page -> text.lines().forEach(page::line),
        () ->
            Json.object()
                .put("session", session.id())
                .put("agent", session.agent())
                .put("running", session.isLive())
                .put("output", text)
                .build());
  }

  static Command attach() {
    return Simple.byItself(
        Spec.town("session at", "<rig/name>", "Bring your terminal to a session")
            .alias("session attach")
            .alias("polecat attach")
            .alias("polecat at")
            .group(Group.TEAM),
        Screen::attach);
  }

  private static Reply attach(Call call) {
    return Visit.to(call, call.look(_ -> Running.requireLive(call, Desk.of(call))));
  }

  static Command inject() {
    return Simple.byItself(
        Spec.town("session inject", "<rig/name> [message]", "Type into a session's terminal now")
            .alias("inject")
            .group(Group.TEAM)
            .text("-m", "--message", "what to type")
            .text("-f", "--file", "type what is in this file; - reads standard input"),
        Screen::inject);
  }

  private static Reply inject(Call call) {
    var typed = call.args().positional(1);
    var file = call.args().text("--file");
    var text =
        file != null
            ? call.textOf(file).strip()
            : call.args().text("--message", typed == null ? "" : typed);
    if (text.isBlank()) {
      throw Problem.of("no-words", "type what?", "gt inject <rig/name> \"…\"").refusal();
    }
    var desk = Desk.of(call);
    var session = call.look(_ -> Running.requireLive(call, desk));
    if (!Running.outpost(call).type(Running.place(desk, session), text)) {
      throw Problem.of(
              "no-terminal",
              "nothing can be typed into " + session.id(),
              "gt nudge " + session.agent() + " \"…\"   (read at the next turn)")
          .refusal();
    }
    return Reply.done(
        page -> page.line("✓ typed into " + session.id()),
        () -> Json.object().put("session", session.id()).put("typed", true).build());
  }
}
