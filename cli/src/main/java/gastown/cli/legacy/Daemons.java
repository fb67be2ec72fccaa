package gastown.cli.legacy;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Flag;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The daemon of earlier versions. Nobody has to start or stop anything; scripts that do are left
/// in peace.
final class Daemons {
  static final List<String> PATHS = List.of("daemon", "daemons");

  private Daemons() {}

  static @Nullable Command named(String path) {
    return PATHS.contains(path)
        ? Simple.needsNothing(
            Spec.of(path, "[words...]", "Accepted; there is no daemon to look after")
                .group(Group.OTHER)
                .standing(Flag.Standing.NO_OP)
                .hiddenCommand()
                .anything(),
            Daemons::explain)
        : null;
  }

  private static Reply explain(Call call) {
    var mode = call.house().mode();
    return Reply.done(
        page ->
            page.line(
                "bd has no daemon to look after: a server starts by itself and ends when nobody"
                    + " uses it."),
        () ->
            Json.object()
                .put("status", "not_needed")
                .put("running", false)
                .put("mode", mode)
                .build());
  }
}
