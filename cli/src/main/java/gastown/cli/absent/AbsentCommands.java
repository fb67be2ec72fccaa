package gastown.cli.absent;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Flag;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Words people know from elsewhere. Each says in one answer why it is not here and what is.
public final class AbsentCommands {
  public static final List<String> PATHS = paths();

  private AbsentCommands() {}

  private static List<String> paths() {
    var all = new ArrayList<String>();
    all.addAll(Later.TABLE.paths());
    all.addAll(Otherwise.TABLE.paths());
    all.addAll(Needless.TABLE.paths());
    return List.copyOf(all);
  }

  public static @Nullable Command named(String path) {
    if (Later.TABLE.has(path)) {
      return refusing(path, Later.TABLE, " is not there yet");
    }
    if (Otherwise.TABLE.has(path)) {
      return refusing(path, Otherwise.TABLE, " is done another way here");
    }
    return Needless.TABLE.has(path) ? needless(path) : null;
  }

  private static Command refusing(String path, Table table, String what) {
    return Simple.needsNothing(
        words(path, table, Flag.Standing.REFUSED),
        _ -> {
          throw new Problem(
                  "not-there", "gt " + path + what, table.because(path), table.remedies(path))
              .refusal();
        });
  }

  private static Command needless(String path) {
    return Simple.needsNothing(
        words(path, Needless.TABLE, Flag.Standing.NO_OP), call -> nothing(call, path));
  }

  private static Reply nothing(Call call, String path) {
    var because = Needless.TABLE.because(path);
    return Reply.of(
        page -> {
          page.line("gt " + call.args().spec().path() + ": nothing to do; " + because + ".");
          Needless.TABLE.remedies(path).forEach(line -> page.line("  " + line));
        },
        () -> Json.object().put("changed", false).put("reason", because).build());
  }

  private static Spec.Builder words(String path, Table table, Flag.Standing standing) {
    var because = table.because(path);
    return Spec.town(
            path,
            "[words...]",
            (standing == Flag.Standing.NO_OP ? "Nothing to do: " : "Not there: ") + because)
        .standing(standing)
        .hiddenCommand()
        .anything();
  }
}
