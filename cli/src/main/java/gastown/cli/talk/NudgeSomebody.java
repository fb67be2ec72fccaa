package gastown.cli.talk;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.mail.Readers;
import gastown.cli.reply.Reply;
import gastown.cli.rigs.Here;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.mail.Nudges;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import gastown.town.talk.Nudge;
import gastown.town.work.Session;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `gt nudge`.
final class NudgeSomebody {
  private static final List<String> MODES = List.of("wait-idle", "queue", "immediate");
  private static final Duration FRESH = Duration.ofSeconds(60);

  private NudgeSomebody() {}

  static Command command() {
    return Simple.writes(
        Spec.town("nudge", "[target] [message]", "Tell an agent something at its next turn")
            .group(Group.COMMUNICATION)
            .detail(
                "The words wait in a ledger until the agent's next turn: gt mail check --inject, gt"
                    + " hook and gt prime show them. Into a terminal they are typed as soon as the"
                    + " agent is idle. This answers at once. What nobody took in half an hour (two"
                    + " hours when urgent) comes back as a letter.")
            .example("gt nudge web/Toast \"The target moved; look again.\"")
            .example("gt nudge witness \"What is Toast waiting for?\"")
            .example("gt nudge --list   (what has not arrived yet)")
            .sw("--list", "show what is on its way, to one or to all")
            .text("-m", "--message", "the words")
            .sw("--stdin", "read the words from standard input")
            .sw("-f", "--force", "though the agent does not want to be disturbed")
            .sw("--if-fresh", "only when your own session is younger than a minute")
            .text("--mode", "wait-idle", "wait-idle or immediate, both type; queue does not")
            .text("--priority", "normal", "normal or urgent"),
        NudgeSomebody::run);
  }

  private static Reply run(Call call) {
    var desk = Desk.of(call);
    var args = call.args();
    var named = args.positional(0);
    var target = named == null ? null : target(call, desk, named);
    if (args.is("--list")) {
      return NudgeList.of(desk.reading(), target);
    }
    if (target == null) {
      throw Problem.of("nobody-named", "tell whom?", "gt nudge <target> \"…\"", "gt nudge --list")
          .refusal();
    }
    var text = text(call);
    var mode = choice("--mode", args.text("--mode", "wait-idle"), MODES);
    boolean isUrgent =
        choice("--priority", args.text("--priority", "normal"), List.of("normal", "urgent"))
            .equals("urgent");
    if (args.is("--if-fresh") && !isFresh(call, desk.reading())) {
      return skipped(target, "your session is not fresh");
    }
    if (!args.is("--force") && !Nudges.isHeard(desk.reading(), target.text())) {
      return skipped(target, target.shown() + " does not want to be disturbed (--force)");
    }
    var words =
        new Nudge.Words(target.text(), desk.self().text(), text, isUrgent, !mode.equals("queue"));
    var nudge = new Nudges(desk.office()).tell(words, live(desk.reading(), target));
    return Reply.done(
        page -> page.line("✓ queued for " + target.shown() + "  " + nudge.id()),
        () ->
            Json.object()
                .put("target", target.text())
                .put("status", "queued")
                .put("id", nudge.id())
                .put("mode", mode)
                .put("priority", isUrgent ? "urgent" : "normal")
                .put("expires_at", nudge.until().toString())
                .build());
  }

  private static Reply skipped(Address target, String why) {
    return Reply.done(
        page -> page.line("not told: " + why),
        () ->
            Json.object()
                .put("target", target.text())
                .put("status", "skipped")
                .put("reason", why)
                .build());
  }

  private static String text(Call call) {
    var typed = call.args().positional(1);
    var text =
        call.args().is("--stdin")
            ? call.input().strip()
            : call.args().text("--message", typed == null ? "" : typed);
    if (text.isBlank()) {
      throw Problem.of("no-words", "tell what?", "gt nudge <target> \"…\"").refusal();
    }
    return text;
  }

  private static String choice(String flag, String value, List<String> among) {
    if (!among.contains(value)) {
      throw Problem.of(
              "bad-choice",
              flag + " is " + String.join(" or ", among) + ", not " + value,
              flag + " " + among.getFirst())
          .refusal();
    }
    return value;
  }

  private static boolean isFresh(Call call, Reading reading) {
    var id = call.invocation().variable("GT_SESSION");
    var session = id == null ? null : reading.find(Kinds.SESSION, id);
    return session != null && call.now().isBefore(session.since().plus(FRESH));
  }

  /// An address, the witness or refinery of the rig the caller is in, or a session's id.
  private static Address target(Call call, Desk desk, String word) {
    var rig = word.equals("witness") || word.equals("refinery") ? Here.rig(call) : null;
    var session = desk.reading().find(Kinds.SESSION, word);
    var who = session == null ? null : Address.read(session.agent());
    return who == null ? Readers.of(call, desk).one(rig == null ? word : rig + "/" + word) : who;
  }

  static @Nullable Session live(Reading reading, Address who) {
    for (var session : reading.on(Kinds.SESSION, Kinds.LIVE)) {
      if (session.agent().equals(who.text())) {
        return session;
      }
    }
    return null;
  }
}
