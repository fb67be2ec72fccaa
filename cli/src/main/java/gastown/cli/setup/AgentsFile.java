package gastown.cli.setup;

import gastown.cli.Call;
import java.nio.file.Path;
import java.util.List;

/// The section of AGENTS.md that tells coding agents about `bd`. Only what stands between its
/// markers is ours.
public record AgentsFile(Call call, Path root) {
  public static final String BEGIN = "<!-- BEGIN BEADS INTEGRATION -->";
  public static final String END = "<!-- END BEADS INTEGRATION -->";

  private static final String SECTION =
      """
      ## Issue tracking with bd

      Work in this repository is tracked with `bd`, not in Markdown lists.

      - `bd ready` shows what can be worked on; `bd show <id>` the details.
      - `bd update <id> --claim` before you begin; `bd close <id> --reason "…"` when it is done.
      - `bd create "Title" --deps discovered-from:<id>` for what you find on the way.
      - `bd sync` before you end a session, so that nothing stays on this machine alone.
      - Add `--json` to any command for output to be read by a program.
      """;

  /// Adds or renews the section; a file without it keeps every other line.
  public void install(List<String> done) {
    var name = call.args().text("--agents-file", "AGENTS.md");
    var template = call.args().text("--agents-template");
    var body = template == null ? SECTION : call.textOf(template);
    var file = root.resolve(name);
    var old = call.disk().read(file).orElse("");
    var fresh = with(old, BEGIN + "\n" + body.strip() + "\n" + END + "\n");
    if (!fresh.equals(old)) {
      call.disk().write(file, fresh);
      done.add("Told agents about bd in " + name);
    }
  }

  public static String with(String text, String section) {
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin >= 0 && end > begin) {
      var rest = text.substring(end + END.length());
      return text.substring(0, begin)
          + section
          + (rest.startsWith("\n") ? rest.substring(1) : rest);
    }
    return text.isEmpty() ? section : text + (text.endsWith("\n") ? "\n" : "\n\n") + section;
  }

  public static String without(String text) {
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      return text;
    }
    var rest = text.substring(end + END.length());
    var before = text.substring(0, begin);
    return (before.endsWith("\n\n") ? before.substring(0, before.length() - 1) : before)
        + (rest.startsWith("\n") ? rest.substring(1) : rest);
  }
}
