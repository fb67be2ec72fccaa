package gastown.cli.setup;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;

/// `bd config set`.
final class ConfigSet implements Command {
  private static final Spec SPEC =
      Spec.of("config set", "<key> <value>", "Set a setting")
          .group(Group.SETUP)
          .example("bd config set status.custom \"in-review:wip\"")
          .sw("--force-git-tracked", "accepted: what is shared is always in config.yaml")
          .ignored()
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
    var key = call.args().positionals().get(0);
    var value = call.args().positionals().get(1);
    var location = new Setting(call).set(key, value);
    return Reply.done(
        page ->
            page.line(
                "Set "
                    + key
                    + " = "
                    + value
                    + (location.isEmpty() ? "" : " (in " + location + ")")),
        () ->
            Json.object()
                .put("key", key)
                .put("value", value)
                .putText("location", location)
                .build());
  }
}
