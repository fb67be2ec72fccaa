package gastown.cli.setup;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;

/// `bd version`.
final class Version implements Command {
  private static final Spec SPEC =
      Spec.of("version", "", "Show the version")
          .group(Group.SETUP)
          .noOp("--short", "--verbose", "-v")
          .build();

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
    var build = call.house().build();
    var program = call.invocation().program();
    return Reply.of(
        page -> page.line(program + " version " + build.version() + " (" + build.id() + ")"),
        () -> Json.object().put("version", build.version()).put("build", build.id()).build());
  }
}
