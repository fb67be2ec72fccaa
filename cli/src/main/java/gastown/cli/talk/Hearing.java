package gastown.cli.talk;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.mail.Nudges;
import gastown.town.talk.Quiet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `gt dnd` and `gt notify`: how much the caller wants to hear.
final class Hearing {
  private Hearing() {}

  static Command named(String path) {
    return path.equals("dnd")
        ? Simple.writes(
            Spec.town("dnd", "[on|off|status]", "Ask not to be nudged; alone it turns about")
                .group(Group.COMMUNICATION),
            Hearing::dnd)
        : Simple.writes(
            Spec.town("notify", "[verbose|normal|muted]", "Set how much you want to hear")
                .group(Group.COMMUNICATION),
            Hearing::level);
  }

  private static Reply dnd(Call call) {
    var desk = Desk.of(call);
    boolean isMuted = !Nudges.isHeard(desk.reading(), desk.self().text());
    var word = call.args().positional(0);
    return switch (word == null ? isMuted ? "off" : "on" : word) {
      case "on" -> set(desk, Quiet.Level.MUTED);
      case "off" -> set(desk, Quiet.Level.NORMAL);
      case "status" -> set(desk, null);
      default ->
          throw Problem.of("bad-choice", "gt dnd is on, off or status", "gt dnd status").refusal();
    };
  }

  private static Reply level(Call call) {
    var word = call.args().positional(0);
    return switch (word == null ? "" : word) {
      case "" -> set(Desk.of(call), null);
      case "verbose" -> set(Desk.of(call), Quiet.Level.VERBOSE);
      case "normal" -> set(Desk.of(call), Quiet.Level.NORMAL);
      case "muted" -> set(Desk.of(call), Quiet.Level.MUTED);
      default ->
          throw Problem.of(
                  "bad-choice", "gt notify is verbose, normal or muted", "gt notify normal")
              .refusal();
    };
  }

  private static Reply set(Desk desk, Quiet.@Nullable Level wanted) {
    var self = desk.self();
    if (wanted != null) {
      new Nudges(desk.office()).level(self.text(), wanted);
    }
    var level = wanted == null ? Nudges.level(desk.reading(), self.text()) : wanted;
    var word = level.name().toLowerCase(Locale.ROOT);
    return Reply.of(
        page ->
            page.line(
                self.shown()
                    + (level == Quiet.Level.MUTED ? " is not to be disturbed" : " hears nudges")
                    + " ("
                    + word
                    + ")"),
        () ->
            Json.object()
                .put("agent", self.text())
                .put("level", word)
                .put("dnd", level == Quiet.Level.MUTED)
                .build());
  }
}
