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
import gastown.engine.work.Escalations;
import java.util.ArrayList;
import java.util.Locale;

/// `gt escalate "…"`.
final class Escalate {
  private Escalate() {}

  static Command command() {
    return Simple.writes(
        Spec.town("escalate", "[description]", "Tell somebody who can help")
            .alias("escalate create")
            .group(Group.COMMUNICATION)
            .detail(
                "It stays on the list of escalations until somebody closes it. Medium is told to"
                    + " the mayor, high and critical to the overseer, too.")
            .example("gt escalate \"The test database is gone\" -s high -r \"nothing can land\"")
            .text("-s", "--severity", "medium", "low, medium, high or critical")
            .text("-r", "--reason", "what it means")
            .text("--source", "what noticed it")
            .text("--related", "the bead it is about")
            .sw("--stdin", "read the description from standard input")
            .sw("-n", "--dry-run", "say who would be told"),
        Escalate::run);
  }

  private static Reply run(Call call) {
    var desk = Desk.of(call);
    var args = call.args();
    var typed = args.positional(0);
    var text = args.is("--stdin") ? call.input().strip() : typed == null ? "" : typed;
    if (text.isBlank()) {
      throw Problem.of(
              "no-words", "escalate what?", "gt escalate \"…\" -s high", "gt escalate list")
          .refusal();
    }
    var severity = args.text("--severity", "medium").toLowerCase(Locale.ROOT);
    if (!Escalations.SEVERITIES.contains(severity)) {
      throw Problem.of(
              "no-such-severity",
              "a severity is " + String.join(", ", Escalations.SEVERITIES) + ", not " + severity,
              "-s high")
          .refusal();
    }
    if (args.is("--dry-run")) {
      var targets = Escalations.targets(severity);
      return Reply.of(
          page ->
              page.line(
                  "would escalate ("
                      + severity
                      + ") and tell "
                      + (targets.isEmpty() ? "nobody" : String.join(", ", targets))),
          () ->
              Json.object().put("severity", severity).put("targets", Json.texts(targets)).build());
    }
    var related = args.text("--related");
    var source = args.text("--source", "");
    var raised =
        new Escalations(desk.office())
            .raise(
                new Escalations.Trouble(
                    desk.self().text(),
                    text,
                    severity,
                    args.text("--reason", ""),
                    source,
                    related == null ? "" : call.finder().require(related).id()));
    return Reply.done(
        page ->
            page.line(
                "✓ "
                    + raised.id()
                    + " ("
                    + severity
                    + ")"
                    + (raised.targets().isEmpty()
                        ? ""
                        : ", told to " + String.join(", ", raised.targets()))),
        () -> json(raised, severity, source));
  }

  private static Json json(Escalations.Raised raised, String severity, String source) {
    var actions = new ArrayList<String>();
    var delivery = new ArrayList<Json>();
    actions.add("bead");
    for (var target : raised.targets()) {
      actions.add("mail:" + target);
      delivery.add(
          Json.object()
              .put("target", target)
              .put("channel", "mail")
              .put("created", true)
              .put("persisted", true)
              .put("severity", severity)
              .build());
    }
    return Json.object()
        .put("id", raised.id())
        .put("severity", severity)
        .put("actions", Json.texts(actions))
        .put("targets", Json.texts(raised.targets()))
        .put("delivery", new Json.Arr(delivery))
        .put("status", "ok")
        .putText("source", source)
        .build();
  }
}
