package gastown.cli.landing;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.rigs.RigStatus;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.Ground;
import gastown.engine.queue.Steering;
import java.util.function.Predicate;

/// `gt refinery process|start|stop|restart`: what a person says to a merge queue.
final class RefineryWords {
  private RefineryWords() {}

  static Command process() {
    return Simple.writes(
        Spec.town(
                "refinery process",
                "[rig]",
                "Plan now: what was red is asked again, a pause that would end by itself is over")
            .group(Group.WORK)
            .example("gt refinery process web"),
        RefineryWords::process);
  }

  private static Reply process(Call call) {
    var desk = Desk.of(call);
    var rig = desk.rig(RigStatus.rigOf(call, call.args().positional(0)));
    boolean hadEffect = new Steering(desk.office(), rig).process();
    boolean isUp = desk.isUp();
    return Reply.done(
        page ->
            page.line(
                isUp
                    ? "✓ the merge queue of " + rig.name() + " plans now"
                    : "✓ noted; the town is down, so nothing lands before gt up"),
        () ->
            Json.object()
                .put("rig", rig.name())
                .put("changed", hadEffect)
                .put("town_is_up", isUp)
                .build());
  }

  static Command start() {
    return Simple.writes(
        Spec.town("refinery start", "[rig]", "Let a merge queue that was stopped land again")
            .alias("refinery spawn")
            .group(Group.SERVICES)
            .noOp("--foreground")
            .noOpText("--agent"),
        call -> each(call, "lands", steering -> steering.start()));
  }

  static Command stop() {
    return Simple.writes(
        Spec.town("refinery stop", "[rig]", "Land nothing more; what waits keeps its place")
            .group(Group.SERVICES)
            .text("-r", "--reason", "why; the pages show it"),
        call -> {
          var why = call.args().text("--reason", "a person stopped it");
          return each(call, "is stopped", steering -> steering.stop(why));
        });
  }

  static Command restart() {
    return Simple.writes(
        Spec.town("refinery restart", "[rig]", "End whatever a merge queue waits for, and go on")
            .group(Group.SERVICES)
            .noOpText("--agent"),
        call ->
            each(
                call,
                "goes on",
                steering -> {
                  boolean hadPause = steering.start();
                  steering.process();
                  return hadPause;
                }));
  }

  private static Reply each(Call call, String what, Predicate<Steering> word) {
    var desk = Desk.of(call);
    var rigs = RefineryPages.rigs(call, desk);
    if (rigs.isEmpty()) {
      throw Problem.of("no-rigs", "this town has no rig yet", "gt rig add <name> <git-url>")
          .refusal();
    }
    var lines = new StringBuilder();
    var json = Json.object();
    for (Ground.Rig rig : rigs) {
      boolean isNew = word.test(new Steering(desk.office(), rig));
      json.put(rig.name(), isNew);
      lines.append(isNew ? "✓ " : "").append("the merge queue of ").append(rig.name());
      lines.append(isNew ? " " : " already ").append(what).append('\n');
    }
    return Reply.done(page -> page.put(lines.toString()), json::build);
  }
}
