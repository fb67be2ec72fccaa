package gastown.cli.agents;

import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import org.jspecify.annotations.Nullable;

/// Short texts for people who begin.
final class Guides {
  private static final String ONBOARD =
      """
      Tell the agents of this repository about bd

      1. Put this into AGENTS.md (or let `bd setup codex`, `bd setup claude`, … do it):

         ## Issue tracking with bd
         Work in this repository is tracked with `bd`. Run `bd prime` for how; `bd ready` for what.

      2. Let the session begin with it: `bd setup claude` adds a hook that runs `bd prime`.
         `bd setup --list` names the other agent programs.

      3. Check: `bd setup claude --check` and `bd prime`.
      """;

  private static final String QUICKSTART =
      """
      bd in five minutes

      Begin
        bd init --prefix ex              tracks issues here; ids will be ex-a1b, ex-9zz, …

      Work
        bd create "Add parser" -p 1      a new issue (0 is most urgent, 4 least)
        bd ready                         what can be worked on now
        bd update ex-a1b --claim         it is yours
        bd close ex-a1b --reason "done"

      What waits for what
        bd dep add ex-a1b ex-9zz         ex-a1b waits for ex-9zz
        bd blocked                       what waits, and for what
        bd create "Lexer" --parent ex-a1b

      Look around
        bd list, bd show ex-a1b, bd search lexer, bd query "status=open AND priority<=1", bd stats

      Share it
        bd sync                          exchanges issues over git
        bd setup claude                  tells a coding agent about bd

      Go wrong without worry
        bd undo                          takes back the last change
        bd doctor                        checks the workspace, --fix repairs it
      """;

  private Guides() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "onboard" ->
          Simple.needsNothing(
              Spec.of(path, "", "Show how to tell agents about bd").group(Group.AGENTS),
              _ -> Reply.raw(ONBOARD));
      case "quickstart" ->
          Simple.needsNothing(
              Spec.of(path, "", "A short tour of the commands").group(Group.AGENTS),
              _ -> Reply.raw(QUICKSTART));
      default -> null;
    };
  }
}
