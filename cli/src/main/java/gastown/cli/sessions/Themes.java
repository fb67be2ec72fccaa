package gastown.cli.sessions;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.rigs.Here;
import gastown.cli.settings.Colours;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.porters.Signs;
import gastown.town.settings.Theme;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `gt theme`: the colours by which a rig's sessions are told from another's.
final class Themes {
  private Themes() {}

  static Command named(String path) {
    return path.equals("theme apply")
        ? Simple.byItself(
            Spec.town(path, "", "Put the status lines of all sessions up anew")
                .group(Group.WORKSPACE)
                .noOp("--all", "-a"),
            Themes::apply)
        : Simple.byItself(
            Spec.town(path, "[name]", "Show or set the colours of a rig's status lines")
                .group(Group.WORKSPACE)
                .detail(
                    "Without --rig it is the rig you are in, else the town. Sessions that run take"
                        + " the new colours at once.")
                .example("gt theme plum --rig web")
                .sw("-l", "--list", "show the themes there are")
                .text("--rig", "of this rig"),
            Themes::theme);
  }

  private static @Nullable String rig(Call call) {
    var typed = call.args().text("--rig");
    return typed == null ? Here.rig(call) : Desk.of(call).rig(typed).name();
  }

  private static Reply theme(Call call) {
    if (call.args().is("--list")) {
      return list();
    }
    var rig = rig(call);
    var word = call.args().positional(0);
    if (word != null) {
      Colours.set(call, rig, word);
      putUp(call);
    }
    var theme = Desk.of(call).ground().theme(rig == null ? "" : rig);
    var source = Colours.source(call, rig);
    return Reply.of(
        page ->
            page.line(
                (word == null ? "" : "✓ ")
                    + (rig == null ? "the town" : rig)
                    + ": "
                    + theme.name()
                    + " ("
                    + source
                    + ")"),
        () ->
            Json.object()
                .putText("rig", rig)
                .put("theme", theme.name())
                .put("background", theme.ground())
                .put("foreground", theme.ink())
                .put("source", source)
                .build());
  }

  private static Reply list() {
    var all = new ArrayList<Theme>(Theme.ALL);
    all.add(Theme.NONE);
    return Reply.of(
        page ->
            all.forEach(theme ->
                page.line(
                    theme.name()
                        + " ".repeat(10 - theme.name().length())
                        + (theme.equals(Theme.NONE)
                            ? "as your terminal is"
                            : theme.ink() + " on " + theme.ground()))),
        () -> new Json.Arr(all.stream().map(Themes::json).toList()));
  }

  private static Json json(Theme theme) {
    return Json.object()
        .put("theme", theme.name())
        .put("background", theme.ground())
        .put("foreground", theme.ink())
        .build();
  }

  private static Reply apply(Call call) {
    int count = putUp(call);
    return Reply.done(
        page ->
            page.line(
                count == 0
                    ? "No session runs."
                    : "✓ "
                        + count
                        + (count == 1 ? " status line is" : " status lines are")
                        + " up"),
        () -> Json.object().put("sessions", count).build());
  }

  private static int putUp(Call call) {
    List<String> shown =
        Desk.of(call).withTown(town -> new Signs(town, Running.outpost(call)).show());
    return shown.size();
  }
}
