package gastown.cli.setup;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;

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
    var workspace = call.workspace();
    var from = workspace.redirectedFrom();
    var prefix = call.config().prefix();
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
}
