package gastown.cli.agents;

/// What agents read in files of their own.
final class AgentTexts {
  private AgentTexts() {}

  static String section(boolean isStealth) {
    var text =
        """
        ## Issue tracking with bd

        Work in this repository is tracked with `bd`, not in Markdown lists. `bd prime` tells the whole story.

        - `bd ready` shows what can be worked on; `bd show <id>` the details.
        - `bd update <id> --claim` before you begin; `bd close <id> --reason "…"` when it is done.
        - `bd create "Title" --deps discovered-from:<id>` for what you find on the way.
        - `bd remember "…"` keeps what every later session must know.
        - Add `--json` to any command for output to be read by a program. Never call `bd edit`.
        """;
    return isStealth
        ? text
        : text
            + "- `bd sync` before you end a session, so that nothing stays on this machine"
            + " alone.\n";
  }
}
