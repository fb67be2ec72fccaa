package gastown.cli.setup;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;

/// `bd config get`.
final class ConfigGet implements Command {
  private static final Spec SPEC =
      Spec.of("config get", "<key>", "Show the value in force of a setting")
          .group(Group.SETUP)
          .example("bd config get issue_prefix")
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.READS;
  }

  @Override
  public Reply run(Call call) {
    var key = call.args().positionals().getFirst();
    var value = call.config().get(key);
    var shown = value == null && key.equals("issue_prefix") ? call.config().prefix() : value;
    return Reply.of(
        page -> page.line(shown == null ? key + " (not set)" : shown),
        () -> Json.object().put("key", key).put("value", shown == null ? "" : shown).build());
  }
}
