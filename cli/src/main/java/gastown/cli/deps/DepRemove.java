package gastown.cli.deps;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;

/// `bd dep remove`.
final class DepRemove implements Command {
  private static final Spec SPEC =
      Spec.of(
              "dep remove",
              "<issue-id> <depends-on-id>",
              "Let one issue no longer wait for another")
          .alias("dep rm")
          .group(Group.DEPENDENCIES)
          .example("bd dep remove ex-4k2 ex-77a")
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.WRITES;
  }

  @Override
  public Reply run(Call call) {
    var from = call.finder().require(call.args().positionals().get(0)).id();
    var word = call.args().positionals().get(1);
    var to = call.draft().edge(from, word) == null ? new Linked(call).target(word) : word;
    boolean wasThere = call.draft().unlink(from, to);
    call.draft().name("dep remove", from);
    var reply =
        Reply.done(
            page -> page.line("✓ Removed dependency: " + from + " no longer depends on " + to),
            () ->
                Json.object()
                    .put("status", "removed")
                    .put("issue_id", from)
                    .put("depends_on_id", to)
                    .build());
    return wasThere ? reply : reply.withRemark("Warning: " + from + " did not depend on " + to);
  }
}
