package gastown.cli.setup;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.work.Config;
import gastown.beads.workspace.Workspace;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.List;

/// `bd where`.
final class Where implements Command {
  private static final Spec SPEC =
      Spec.of("where", "", "Show which workspace is in use").group(Group.SETUP).build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.NONE;
  }

  @Override
  public Reply run(Call call) {
    var workspace = call.workspaceIfAny();
    if (workspace == null) {
      throw nowhere(call).refusal();
    }
    if (workspace.astray() != null) {
      call.remark("Warning: " + workspace.warning());
    }
    var from = workspace.redirectedFrom();
    var prefix = prefix(call, workspace);
    return Reply.of(
        page -> {
          page.line(workspace.folder().toString());
          if (from != null) {
            page.line("  redirected from " + from);
          }
          page.line("  prefix: " + prefix);
          page.line("  database: " + workspace.database());
        },
        () ->
            Json.object()
                .put("path", workspace.folder().toString())
                .putText("redirected_from", from == null ? "" : from.toString())
                .put("prefix", prefix)
                .put("database_path", workspace.database().toString())
                .build());
  }

  /// The prefix may be kept in the database alone.
  private static String prefix(Call call, Workspace workspace) {
    var config = call.config();
    if (config.get("issue-prefix") == null && call.disk().exists(workspace.database())) {
      try (var store = call.openStore()) {
        return store.read(rows -> new Config(rows::setting).prefix());
      } catch (Problem.Refusal refusal) {
        // where it is can be said all the same; what is wrong with it other commands tell
        return config.prefix();
      }
    }
    return config.prefix();
  }

  private static Problem nowhere(Call call) {
    return new Problem(
        "no-workspace",
        "no active beads workspace found",
        "there is no "
            + Workspace.FOLDER
            + " in "
            + call.directory()
            + " nor above it in the same repository, and neither BEADS_DIR nor BEADS_DB names one",
        List.of(
            "bd init   (makes one here)",
            "bd -C <folder> where   (looks from another folder)",
            "BEADS_DIR=<folder>/.beads bd where   (names it)"));
  }
}
