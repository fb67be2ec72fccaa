package gastown.cli.agents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one agent program is told about bd: the files it reads, below the project or below the
/// person's home.
record Recipe(String name, String title, List<Part> project, List<Part> home) {
  /// One file of an agent program, and what of it is ours.
  sealed interface Part {
    String file();

    /// A section between markers in a text that belongs to the person.
    record Section(String file) implements Part {}

    /// A file that is ours as a whole.
    record Whole(String file, String head) implements Part {}

    /// Entries under `hooks` in JSON settings: each event runs one command.
    record Hooks(String file, String matcher, List<Event> events) implements Part {}

    /// A list entry in YAML settings that names a file of ours.
    record Listed(String file, String key, String entry) implements Part {}
  }

  /// What an agent program calls a moment, and the command it is to run then.
  record Event(String name, String command) {}

  private static final String MDC =
      "---\ndescription: Issue tracking with bd\nalwaysApply: true\n---\n\n";

  private static final List<Event> CLAUDE =
      List.of(new Event("SessionStart", "bd prime"), new Event("PreCompact", "bd prime"));

  private static final List<Event> GEMINI =
      List.of(
          new Event("SessionStart", "bd prime --hook-json"),
          new Event("PreCompress", "bd prime --hook-json"));

  private static final List<Event> CODEX =
      List.of(new Event("SessionStart", "bd codex-hook SessionStart"));

  private static Recipe sections(String name, String title, String file, List<Part> home) {
    return new Recipe(name, title, List.of(new Part.Section(file)), home);
  }

  private static Recipe whole(String name, String title, String file, String head) {
    return new Recipe(name, title, List.of(new Part.Whole(file, head)), List.of());
  }

  static final List<Recipe> ALL =
      List.of(
          new Recipe(
              "claude",
              "Claude Code: session hooks in its settings",
              List.of(new Part.Hooks(".claude/settings.json", "", CLAUDE)),
              List.of(new Part.Hooks(".claude/settings.json", "", CLAUDE))),
          new Recipe(
              "codex",
              "Codex CLI: AGENTS.md and a session hook",
              List.of(
                  new Part.Section("AGENTS.md"),
                  new Part.Hooks(".codex/hooks.json", "startup|resume", CODEX)),
              List.of(
                  new Part.Section(".codex/AGENTS.md"),
                  new Part.Hooks(".codex/hooks.json", "startup|resume", CODEX))),
          whole("cursor", "Cursor: a rule that always applies", ".cursor/rules/beads.mdc", MDC),
          new Recipe(
              "gemini",
              "Gemini CLI: session hooks in its settings",
              List.of(new Part.Hooks(".gemini/settings.json", "", GEMINI)),
              List.of(new Part.Hooks(".gemini/settings.json", "", GEMINI))),
          new Recipe(
              "aider",
              "Aider: a file it always reads",
              List.of(
                  new Part.Whole(".aider/BEADS.md", ""),
                  new Part.Listed(".aider.conf.yml", "read", ".aider/BEADS.md")),
              List.of()),
          sections(
              "factory",
              "Factory Droid: AGENTS.md",
              "AGENTS.md",
              List.of(new Part.Section(".factory/AGENTS.md"))),
          sections(
              "opencode",
              "opencode: AGENTS.md",
              "AGENTS.md",
              List.of(new Part.Section(".config/opencode/AGENTS.md"))),
          sections(
              "mux", "Mux: AGENTS.md", "AGENTS.md", List.of(new Part.Section(".mux/AGENTS.md"))),
          sections("junie", "Junie: its guidelines", ".junie/guidelines.md", List.of()),
          sections(
              "copilot",
              "GitHub Copilot: its instructions",
              ".github/copilot-instructions.md",
              List.of()),
          sections(
              "amp",
              "Amp: AGENTS.md",
              "AGENTS.md",
              List.of(new Part.Section(".config/amp/AGENTS.md"))),
          whole("windsurf", "Windsurf: a rule", ".windsurf/rules/beads.md", ""),
          whole("cody", "Cody: a rule", ".cody/rules/beads.md", ""),
          whole("kilocode", "Kilo Code: a rule", ".kilocode/rules/beads.md", ""));

  static @Nullable Recipe named(String name) {
    for (var recipe : ALL) {
      if (recipe.name().equals(name)) {
        return recipe;
      }
    }
    return null;
  }
}
