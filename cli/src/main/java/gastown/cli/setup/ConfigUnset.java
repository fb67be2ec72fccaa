package gastown.cli.setup;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;

/// `bd config unset`.
final class ConfigUnset implements Command {
  private static final Spec SPEC =
      Spec.of("config unset", "<key>", "Remove a setting")
          .group(Group.SETUP)
          .example("bd config unset sync-branch")
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
    var key = call.args().positionals().getFirst();
    new Setting(call).set(key, null);
    return Reply.done(
        page -> page.line("Unset " + key), () -> Json.object().put("key", key).build());
  }
}
