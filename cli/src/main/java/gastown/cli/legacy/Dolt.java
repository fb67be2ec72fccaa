package gastown.cli.legacy;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Flag;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Words of a store this tracker does not have. What scripts call as a matter of course succeeds
/// and says that there was nothing to do; what asks for something real is refused with the command
/// that does it here.
final class Dolt {
  static final List<String> PATHS =
      List.of(
          "dolt",
          "dolt clean-databases",
          "dolt commit",
          "dolt killall",
          "dolt pull",
          "dolt push",
          "dolt remote",
          "dolt remote add",
          "dolt remote list",
          "dolt remote remove",
          "dolt set",
          "dolt show",
          "dolt start",
          "dolt status",
          "dolt stop",
          "dolt test",
          "vc",
          "vc commit",
          "vc merge",
          "vc status",
          "branch",
          "flatten",
          "federation");

  private static final Set<String> NOTHING_TO_DO =
      Set.of(
          "dolt clean-databases",
          "dolt commit",
          "dolt killall",
          "dolt start",
          "dolt status",
          "dolt stop",
          "dolt test",
          "dolt show",
          "dolt remote list",
          "vc commit",
          "vc status",
          "flatten");

  private Dolt() {}

  static @Nullable Command named(String path) {
    if (!PATHS.contains(path)) {
      return null;
    }
    boolean isFree = NOTHING_TO_DO.contains(path);
    var spec =
        Spec.of(
                path,
                "[words...]",
                isFree
                    ? "Accepted; there is no such server here"
                    : "Not there: " + instead(path).getFirst())
            .group(Group.OTHER)
            .standing(isFree ? Flag.Standing.NO_OP : Flag.Standing.REFUSED)
            .hiddenCommand()
            .anything();
    return Simple.needsNothing(spec, isFree ? Dolt::nothing : Dolt::refuse);
  }

  private static Reply nothing(Call call) {
    var path = call.args().spec().path();
    return Reply.done(
        page ->
            page.line(
                "Nothing to do: every change is committed to .beads/beads.db when it is made."),
        () ->
            Json.object()
                .put("status", "ok")
                .put("command", path)
                .put("backend", "sqlite")
                .build());
  }

  private static Reply refuse(Call call) {
    var path = call.args().spec().path();
    throw new Problem(
            "not-here",
            "bd " + path + " does nothing here",
            "issues are kept in one SQLite file and exchanged over git",
            instead(path))
        .refusal();
  }

  private static List<String> instead(String path) {
    return switch (path) {
      case "dolt pull", "dolt push" -> List.of("bd sync   (exchanges issues over git)");
      case "dolt remote", "dolt remote add", "dolt remote remove" ->
          List.of("git remote   (bd sync uses the repository's own)");
      case "dolt set" -> List.of("bd config set <key> <value>");
      case "vc merge", "branch" -> List.of("bd sync", "bd at <time> list   (looks at the past)");
      case "federation" -> List.of("bd sync", "bd repo add <path>");
      default -> List.of("bd sync", "bd history <id>");
    };
  }
}
