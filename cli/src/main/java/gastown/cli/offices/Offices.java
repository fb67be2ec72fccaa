package gastown.cli.offices;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import gastown.town.work.Worker;
import java.util.List;

/// `gt witness|deacon|boot …`: offices that are part of the town's loop, and so are at work when
/// the town is up.
final class Offices {
  private Offices() {}

  static Command command(String office, String verb) {
    boolean isOfRig = office.equals("witness") || office.equals("refinery");
    var spec =
        Spec.town(office + " " + verb, isOfRig ? "[rig]" : "", summary(office, verb))
            .group(Group.SERVICES)
            .detail("It is code in the town's loop, not a session: gt up starts it.");
    return switch (verb) {
      case "status" -> Simple.reads(spec, call -> status(call, office));
      case "attach" -> Simple.needsNothing(aliased(spec, office), _ -> refuse(noAdvisor(office)));
      case "start" ->
          Simple.needsNothing(
              spec.alias(office + " spawn").noOp("--foreground").noOpText("--agent", "--env"),
              call -> start(call, office));
      case "restart" ->
          Simple.needsNothing(spec.noOpText("--agent", "--env"), call -> start(call, office));
      default -> Simple.needsNothing(spec, _ -> refuse(isCode(office)));
    };
  }

  private static Spec.Builder aliased(Spec.Builder spec, String office) {
    return spec.alias(office + " at").noOpText("--agent");
  }

  private static String summary(String office, String verb) {
    return switch (verb) {
      case "status" -> "Show how the " + office + " does";
      case "attach" -> "Speak with an advisor for the " + office;
      case "start" -> "See that the " + office + " is at work";
      case "restart" -> "See that the " + office + " is at work";
      default -> "Say how the " + office + " is stopped";
    };
  }

  /// What cannot be done, said by the command that is there for it.
  static Reply refuse(Problem problem) {
    if (!problem.code().isEmpty()) {
      throw problem.refusal();
    }
    return Reply.raw("");
  }

  private static Problem noAdvisor(String office) {
    return new Problem(
        "no-advisor",
        "there is no advisor for the " + office + " yet",
        "the " + office + " is code in the town's loop, and nobody to speak with",
        List.of(
            "gt " + office + " status",
            office.equals("refinery") ? "gt mq list" : "gt status",
            "gt sling \"<what to look into>\" <rig>"));
  }

  private static Reply start(Call call, String office) {
    if (!Desk.of(call).isUp()) {
      throw new Problem(
              "town-is-down",
              "the " + office + " is not at work",
              "it is part of the town's loop, and the town is down",
              List.of("gt up"))
          .refusal();
    }
    return Reply.done(
        page -> page.line("The " + office + " is at work: the town is up."),
        () -> Json.object().put("office", office).put("running", true).build());
  }

  private static Problem isCode(String office) {
    return new Problem(
        "office-is-code",
        "the " + office + " cannot be stopped alone",
        "it is part of the town's loop",
        List.of(
            "gt rig park <rig>   (hands out no work there)",
            "gt refinery stop <rig>   (lands nothing there)",
            "gt down   (stops all of it)"));
  }

  private static Reply status(Call call, String office) {
    var desk = Desk.of(call);
    var rig = call.args().positional(0);
    if (rig != null) {
      desk.rig(rig);
    }
    boolean isUp = desk.isUp();
    var pulse = call.house().keeper().pulse(call.town().root());
    var watched = watched(desk.reading(), rig);
    long late = desk.reading().all(Kinds.ORDER).stream().filter(order -> order.tries() > 0).count();
    return Reply.of(
        page -> {
          page.line("The " + office + (isUp ? " is at work." : " rests: the town is down."));
          if (pulse.turns() > 0) {
            page.line("  Turns of the loop: " + pulse.turns() + ", the last " + pulse.shown());
          }
          page.line("  Workers it watches: " + watched.size());
          for (var worker : watched) {
            page.line("    " + worker.who().shown() + "  " + word(worker) + nudges(worker));
          }
          if (late > 0) {
            page.line("  Orders that failed and are tried again: " + late);
          }
        },
        () ->
            Json.object()
                .put("office", office)
                .put("running", isUp)
                .put("turns", pulse.turns())
                .putText("last_turn", pulse.shown())
                .put("workers", watched.size())
                .put("orders_retried", late)
                .build());
  }

  private static String word(Worker worker) {
    return worker.state().name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String nudges(Worker worker) {
    return worker.nudges() == 0 ? "" : ", nudged " + worker.nudges() + " times";
  }

  private static List<Worker> watched(
      Reading reading, @org.jspecify.annotations.Nullable String rig) {
    return reading.on(Kinds.WORKER, "busy").stream()
        .filter(worker -> rig == null || rig.equals(worker.who().rig()))
        .toList();
  }
}
