package gastown.cli.agents;

/// The words `bd prime` tells an agent.
final class PrimeText {
  private PrimeText() {}

  private static final String RULES =
      """
      ## Core Rules

      - Track every piece of work as an issue with `bd`; keep no TODO lists in files or in your head.
      - Look before you make: `bd search "words"`. Then create the issue before you write the code.
      - Claim before you begin (`bd update <id> --claim`); a claim that fails means somebody else has it: take another.
      - Found something on the way? `bd create "…" --deps discovered-from:<id>` and go on with what you were doing.
      - Close with what was done: `bd close <id> --reason "…"`. Say what was not done in a new issue.
      - Add `--json` when a program reads the answer. Never call `bd edit`: it opens an editor and waits.
      """;

  private static final String COMMANDS =
      """
      ## Essential Commands

      ### Finding Work
      - `bd ready` — open and waiting for nothing; `bd ready --claim --json` takes the first one
      - `bd list --status in_progress`, `bd show <id>`, `bd search "words"`, `bd query "priority<=1 AND label=api"`

      ### Creating & Updating
      - `bd create "Title" -t bug|feature|task|epic|chore -p 0-4 -d "why and what" --acceptance "how to tell"`
        Priorities are numbers: 0 is critical, 2 is usual, 4 is some day.
      - `bd create "Part" --parent <epic>` makes a child; `--silent` prints only the id
      - `bd update <id> --status … --notes … --append-notes …`, `bd comment <id> "text"`, `bd label add <id> <label>`
      - `bd close <id> [<id>…] --reason "…"`, `bd reopen <id>`, `bd defer <id> --until tomorrow`

      ### Dependencies & Blocking
      - `bd dep add <id> <needs>` — the first waits for the second
      - `bd blocked`, `bd dep tree <id>`, `bd dep cycles`

      ### Project Health
      - `bd stats`, `bd stale`, `bd lint`, `bd doctor`

      ### Lifecycle & Hygiene
      - `bd undo` takes back the last change, `bd history <id>` shows all of them
      - `bd duplicate <id> --of <id>`, `bd supersede <id> --with <id>`, `bd epic close-eligible`
      """;

  private static final String FLOWS =
      """
      ## Common Workflows

      Begin:    `bd ready` → `bd show <id>` → `bd update <id> --claim`
      Split:    `bd create "Whole" -t epic --silent` → `bd create "Part" --parent <epic>` for each → `bd dep add`
      Get stuck: `bd update <id> --append-notes "what was tried"` → `bd create "What is in the way"` → `bd dep add <id> <new>`
      Remember: `bd remember "a fact every session needs"`; `bd memories <word>` finds it
      """;

  static String full(Prime.Ending ending) {
    return "# Issue tracking with bd\n\n"
        + close(ending)
        + "\n"
        + RULES
        + "\n"
        + COMMANDS
        + "\n"
        + FLOWS;
  }

  static String brief(Prime.Ending ending) {
    return """
    # Issue tracking with bd

    Work is tracked in bd: use its tools (`ready`, `show`, `create`, `claim`, `close`, `dep`), not lists in files.
    Claim an issue before you begin, file what you find as new issues, close with a reason.

    """
        + close(ending);
  }

  /// What to do before a session is over.
  private static String close(Prime.Ending ending) {
    var head = "## Session Close Protocol\n\nBefore you say that you are done:\n\n";
    var issues = "1. `bd close <id> --reason \"…\"` what is finished; `bd create` what is left.\n";
    return switch (ending) {
      case QUIET -> head + issues;
      case LOCAL ->
          head + issues + "2. Commit your code. There is no remote: nothing has to be pushed.\n";
      case UNTRACKED ->
          head
              + issues
              + "2. `git fetch` and bring the main branch into this one, which is not pushed by"
              + " itself.\n"
              + "3. `git add` and `git commit` your code, then `bd sync`.\n";
      case NO_PUSH ->
          head
              + issues
              + "2. `git add` and `git commit` your code. Do not push: that is decided"
              + " elsewhere.\n";
      case SHARED ->
          head
              + issues
              + "2. `git add` and `git commit` your code.\n"
              + "3. `bd sync`, then `git pull --rebase` and `git push`.\n"
              + "4. `git status` must say that the branch is up to date. Work that is not pushed is"
              + " not done.\n";
    };
  }
}
