package gastown.cli.exchange;

import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.List;

/// `bd hooks run`: what the installed hooks call. Outside of a workspace it does nothing.
final class HooksRun implements Command {
  private static final Spec SPEC =
      Spec.of("hooks run", "<hook> [args...]", "Do what a git hook calls for")
          .group(Group.DATA)
          .hiddenCommand()
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
    if (call.workspaceIfAny() != null && !call.config().isOn("no-git-ops")) {
      switch (call.args().positionals().getFirst()) {
        case "pre-commit" -> beforeCommit(call);
        case "post-merge", "post-checkout" -> Arrival.prepare(call);
        case "pre-push" -> flush(call);
        case "prepare-commit-msg" -> sign(call);
        default -> {
          // A hook of a newer version asks for something this one has nothing to do for.
        }
      }
    }
    return Reply.raw("");
  }

  private static void flush(Call call) {
    Arrival.prepare(call);
    try (var store = call.openStore()) {
      new Mirror(call).flush(store).forEach(call::remark);
    }
  }

  /// The commit under way gets the issues as they are now, when it is a commit of the tree they
  /// live in.
  private static void beforeCommit(Call call) {
    flush(call);
    var repository = Sync.repository(call);
    var here = call.house().repositories(call.invocation()).around(call.directory());
    var file = call.disk().real(call.workspace().folder()).resolve("issues.jsonl");
    if (repository == null || here == null || !here.root().equals(repository.root())) {
      return;
    }
    boolean isAdded = call.config().get("export.git-add", "true").equalsIgnoreCase("true");
    if (isAdded && Sync.branch(call).isEmpty() && call.disk().exists(file)) {
      repository.stage(List.of(file));
    }
  }

  /// In an agent's commit, who made it.
  private static void sign(Call call) {
    var role = call.invocation().variable("GT_ROLE");
    var name = call.args().positional(1);
    if (role == null || name == null) {
      return;
    }
    var file = call.path(name);
    var text = call.disk().read(file).orElse("");
    if (text.contains("Executed-By: ")) {
      return;
    }
    var trailers = new StringBuilder("\nExecuted-By: ").append(call.actor()).append('\n');
    var rig = call.invocation().variable("GT_RIG");
    if (rig != null) {
      trailers.append("Rig: ").append(rig).append('\n');
    }
    trailers.append("Role: ").append(role).append('\n');
    call.disk().write(file, text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + trailers);
  }
}
