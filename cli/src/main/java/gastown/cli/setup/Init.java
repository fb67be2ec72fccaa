package gastown.cli.setup;

import gastown.beads.BeadId;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.workspace.Workspace;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.exchange.Arrival;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.nio.file.Path;
import java.util.Locale;

/// `bd init`.
final class Init implements Command {
  private static final Spec SPEC =
      Spec.of("init", "", "Start tracking issues here")
          .group(Group.SETUP)
          .example("bd init --prefix ex")
          .text(
              "-p",
              "--prefix",
              "what ids begin with; unless given, what the ids in issues.jsonl do, else the name of"
                  + " the directory")
          .sw(
              "--stealth",
              "keep it out of the repository: nothing is committed, nothing is tracked")
          .sw("--skip-hooks", "install no git hooks")
          .sw("--skip-agents", "leave AGENTS.md alone")
          .text("--agents-file", "AGENTS.md", "the file that tells agents about bd")
          .text("--agents-template", "take the section for agents from this file")
          .text("--agents-profile", "minimal or full")
          .ignored()
          .sw("--from-jsonl", "accepted: issues.jsonl that is there is taken in anyway")
          .ignored()
          .sw(
              "--reinit-local",
              "make a new database although there is one; the old one is kept beside it")
          .sw("--force", "the same as --reinit-local")
          .sw("--setup-exclude", "keep .beads out of git by .git/info/exclude")
          .sw("--non-interactive", "ask nothing")
          .ignored()
          .text("--role", "maintainer or contributor")
          .sw("--contributor", "the same as --role contributor")
          .sw("--team", "share issues over the sync branch beads-sync")
          .noOp(
              "--debug",
              "--server",
              "--shared-server",
              "--proxied-server",
              "--proxied-server-external-tls")
          .noOpText("--database", "--destroy-token", "--backend", "--server-host", "--server-port")
          .noOpText("--server-socket", "--server-user", "--proxied-server-config-path")
          .noOpText("--proxied-server-external-host", "--proxied-server-external-keep-alive")
          .noOpText("--proxied-server-external-port", "--proxied-server-external-socket-path")
          .noOpText(
              "--proxied-server-external-tls-cert-path", "--proxied-server-external-tls-key-path")
          .noOpText(
              "--proxied-server-external-user",
              "--proxied-server-log-path",
              "--proxied-server-root-path")
          .sw("--external", "the database is a file of this workspace; nobody else serves it")
          .refused()
          .text("--remote", "issues are shared by git: clone the repository, then bd init")
          .refused()
          .sw("--discard-remote", "nothing a remote holds is thrown away by bd")
          .refused()
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.BY_ITSELF;
  }

  @Override
  public Reply run(Call call) {
    var folder = folder(call);
    var workspace = Workspace.in(folder);
    var kept = new InitData(call, workspace).checkOld();
    var role = role(call);
    var prefix = prefix(call, workspace);
    new InitFiles(call, workspace).write(prefix);
    var foundation = new Foundation(call, workspace);
    foundation.database(prefix, role);
    foundation.mark();
    long imported = new InitData(call, workspace).takeIn();
    var notes = new InitFiles(call, workspace).integrate();
    return Reply.done(
        page -> {
          page.line("✓ bd initialized successfully!");
          page.line("  Prefix: " + prefix + "   (issues will be named " + prefix + "-a1b, …)");
          page.line("  Database: " + workspace.database());
          if (!kept.isEmpty()) {
            page.line("  The old database is kept as " + kept);
          }
          if (imported > 0) {
            page.line("  Imported " + imported + " issues from " + workspace.jsonl());
          }
          notes.forEach(note -> page.line("  " + note));
          page.blank().line("Next: bd create \"What is to be done\"");
        },
        () ->
            Json.object()
                .put("prefix", prefix)
                .put("path", folder.toString())
                .put("database_path", workspace.database().toString())
                .put("imported", imported)
                .build());
  }

  private static Path folder(Call call) {
    var named = call.invocation().variable("BEADS_DIR");
    return named == null ? call.directory().resolve(Workspace.FOLDER) : call.path(named);
  }

  /// The part this person plays in the project; empty when it was not said.
  private static String role(Call call) {
    var role = call.args().is("--contributor") ? "contributor" : call.args().text("--role", "");
    if (!java.util.Set.of("", "maintainer", "contributor").contains(role)) {
      throw Problem.of(
              "bad-role",
              "invalid role \"" + role + "\"",
              "--role maintainer",
              "--role contributor")
          .refusal();
    }
    return role;
  }

  private static String prefix(Call call, Workspace workspace) {
    var typed = call.args().text("--prefix");
    var named = typed == null ? call.config().get("issue-prefix") : typed;
    var known = named == null ? Arrival.prefixIn(call.disk(), workspace.jsonl()) : named;
    var text = known == null ? ofFolder(workspace) : known;
    var prefix = text.endsWith("-") ? text.substring(0, text.length() - 1) : text;
    if (!BeadId.isPrefix(prefix)) {
      throw Problem.of(
              "bad-prefix",
              "invalid prefix \"" + text + "\": letters, digits, _ and - only",
              "bd init --prefix ex")
          .refusal();
    }
    return prefix;
  }

  private static String ofFolder(Workspace workspace) {
    var root = workspace.root().getFileName();
    var name = root == null ? "" : root.toString().toLowerCase(Locale.ROOT);
    var prefix = name.replaceAll("[^a-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
    return prefix.isEmpty() ? "bd" : prefix;
  }
}
