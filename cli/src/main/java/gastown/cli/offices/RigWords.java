package gastown.cli.offices;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.life.Stopping;
import gastown.town.layout.JsonFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `gt rig park|unpark|dock|undock|boot|start|stop|shutdown|restart`: whether a rig is given work.
/// The word is in the rig's settings, where everybody can read it.
final class RigWords {
  private static final String KEY = "status";
  private static final Duration GRACE = Duration.ofSeconds(5);

  private RigWords() {}

  static @Nullable Command named(String verb) {
    return switch (verb) {
      case "park" ->
          word(
              verb,
              "Hand out no work in a rig; who works there goes on",
              call -> set(call, "parked"));
      case "dock" ->
          word(
              verb, "Hand out no work in a rig, until it is undocked", call -> set(call, "docked"));
      case "unpark", "undock", "start", "boot" ->
          word(verb, "Hand out work in a rig again", call -> set(call, ""));
      case "stop", "shutdown" ->
          word(
              verb,
              "Park a rig and end its sessions; what they made is kept",
              call -> end(call, "parked"));
      case "restart", "reboot" ->
          word(
              verb,
              "End the sessions of a rig; each goes on in a fresh one",
              call -> end(call, ""));
      default -> null;
    };
  }

  private static Command word(String verb, String summary, Function<Call, Reply> body) {
    return Simple.byItself(
        Spec.town("rig " + verb, "<rig...>", summary)
            .group(Group.WORKSPACE)
            .example("gt rig " + verb + " web")
            .noOp("--nuclear", "--force", "-f"),
        body);
  }

  private static List<String> rigs(Call call) {
    var desk = Desk.of(call);
    var names = new ArrayList<String>();
    call.args().positionals().forEach(name -> names.add(desk.rig(name).name()));
    return names;
  }

  private static void write(Call call, String rig, String status) {
    var file = new JsonFile(call.disk(), call.town().rig(rig).settings());
    var settings = file.readOrEmpty();
    var present = settings.text(KEY);
    if (!status.equals(present == null ? "" : present)) {
      file.write(status.isEmpty() ? settings.without(KEY) : settings.with(KEY, Json.of(status)));
    }
  }

  private static Reply set(Call call, String status) {
    var rigs = rigs(call);
    rigs.forEach(rig -> write(call, rig, status));
    return reply(rigs, status, 0);
  }

  private static Reply end(Call call, String status) {
    var rigs = rigs(call);
    rigs.forEach(rig -> write(call, rig, status));
    var desk = Desk.of(call);
    int ended =
        desk.withTown(town ->
            new Stopping(
                    town,
                    call.house().outpost(call.town().root()),
                    call.house().runtimes(call.town().root()))
                .end(
                    session -> rigs.stream().anyMatch(rig -> session.agent().startsWith(rig + "/")),
                    GRACE,
                    "a person ended it"));
    if (ended > 0) {
      call.hasWritten();
    }
    return reply(rigs, status, ended);
  }

  private static Reply reply(List<String> rigs, String status, int ended) {
    var what = status.isEmpty() ? "gets work" : "is " + status + " and gets no work";
    return Reply.done(
        page -> {
          rigs.forEach(rig -> page.line("✓ " + rig + " " + what));
          if (ended > 0) {
            page.line("  " + ended + " sessions ended; what they made is kept");
          }
        },
        () ->
            Json.object()
                .put("rigs", Json.texts(rigs))
                .put("status", status.isEmpty() ? "active" : status)
                .put("sessions_ended", ended)
                .build());
  }
}
