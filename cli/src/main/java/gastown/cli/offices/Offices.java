package gastown.cli.offices;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.rigs.Here;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.Ground;
import gastown.town.address.Address;
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
            .detail(
                "It is code in the town's loop: gt up starts it, and nothing waits for a session."
                    + " attach opens one with an agent that advises about it.");
    return switch (verb) {
      case "status" -> Simple.reads(spec, call -> status(call, office));
      case "attach" ->
          Simple.byItself(
              agent(spec.alias(office + " at")),
              call -> Attending.of(call, who(call, office)).attach());
      case "start" ->
          Simple.byItself(
              agent(spec.alias(office + " spawn")).noOp("--foreground").noOpText("--env"),
              call -> start(call, office));
      case "restart" ->
          Simple.byItself(
              agent(spec).noOpText("--env"),
              call -> {
                var advisor = Attending.of(call, who(call, office));
                if (call.args().given("--agent")) {
                  return advisor.restart();
                }
                advisor.stop("restarted by hand");
                return start(call, office);
              });
      default -> Simple.byItself(spec, call -> stop(call, office));
    };
  }

  private static Spec.Builder agent(Spec.Builder spec) {
    return spec.text("--agent", "the agent that advises, in place of the town's own");
  }

  /// Whose session it is; the rig is the one named, else the caller's, else the only one.
  static Address who(Call call, String office) {
    return switch (office) {
      case "deacon" -> new Address.Deacon();
      case "boot" -> new Address.Boot();
      case "witness" -> new Address.Witness(rig(call));
      default -> new Address.Refinery(rig(call));
    };
  }

  private static String rig(Call call) {
    var desk = Desk.of(call);
    var typed = call.args().positional(0);
    if (typed != null) {
      return desk.rig(typed).name();
    }
    var here = Here.rig(call);
    var names = desk.ground().rigs().stream().map(Ground.Rig::name).toList();
    if (here == null && names.size() != 1) {
      throw new Problem(
              "which-rig",
              "which rig?",
              names.isEmpty() ? "this town has none yet" : "there are " + String.join(", ", names),
              List.of("gt " + call.args().spec().path() + " <rig>", "gt rig list"))
          .refusal();
    }
    return here == null ? names.getFirst() : here;
  }

  private static Reply stop(Call call, String office) {
    if (!Attending.of(call, who(call, office)).stop("stopped by hand")) {
      throw isCode(office).refusal();
    }
    return Reply.done(
        page -> page.line("✓ The advisor's session is ended; the " + office + " goes on."),
        () -> Json.object().put("office", office).put("ended", true).build());
  }

  private static String summary(String office, String verb) {
    return switch (verb) {
      case "status" -> "Show how the " + office + " does";
      case "attach" -> "Go to the session of an advisor for the " + office;
      case "start" -> "See that the " + office + " is at work";
      case "restart" -> "See that the " + office + " is at work";
      default -> "Say how the " + office + " is stopped";
    };
  }

  /// The office itself is at work with the town; an agent that is named advises about it.
  private static Reply start(Call call, String office) {
    if (call.args().given("--agent")) {
      return Attending.of(call, who(call, office)).start();
    }
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
