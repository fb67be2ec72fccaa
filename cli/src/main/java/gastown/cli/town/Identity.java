package gastown.cli.town;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.town.address.Address;

/// `gt whoami`.
final class Identity {
  private Identity() {}

  static Command whoami() {
    return Simple.needsNothing(
        Spec.town("whoami", "", "Show who you are to the town: the address your mail goes to")
            .group(Group.DIAGNOSTICS),
        Identity::show);
  }

  private static Reply show(Call call) {
    var self = Self.of(call);
    var who = self.who();
    return Reply.of(
        page -> {
          page.line(who.text());
          page.line("  known by " + self.from().shown());
          if (who instanceof Address.Overseer && !call.owner().isEmpty()) {
            page.line("  e-mail " + call.owner());
          }
        },
        () ->
            Json.object()
                .put("identity", who.text())
                .put("role", who.role())
                .putText("rig", who.rig())
                .put("name", who.name())
                .put("source", self.from().name().toLowerCase(java.util.Locale.ROOT))
                .build());
  }
}
