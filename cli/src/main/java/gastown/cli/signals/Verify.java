package gastown.cli.signals;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.Trials;
import gastown.cli.reply.Reply;
import gastown.cli.settings.AgentSettings;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;

/// `gt agent verify`: whether an installed agent behaves as the town relies on.
final class Verify {
  private Verify() {}

  static Command command() {
    return Simple.needsNothing(
        Spec.town("agent verify", "<name>", "Try whether an agent behaves as the town relies on")
            .group(Group.CONFIGURATION)
            .detail(
                "The installed program is started in a home of its own, with a model on this"
                    + " machine that follows a script; it takes up to a minute and costs nothing."
                    + " 0 if every row that could be tried holds, else 1.")
            .example("gt agent verify claude"),
        Verify::run);
  }

  private static Reply run(Call call) {
    var name = String.valueOf(call.args().positional(0));
    var town = call.townIfAny();
    AgentSettings.require(call, name);
    var rows =
        call.house()
            .trials()
            .verify(
                town == null ? null : town.root(),
                name,
                call.invocation()::variable,
                call::progress);
    boolean isAll = rows.stream().allMatch(row -> row.holds() || !row.isRequired());
    return Reply.of(
            page -> {
              for (var row : rows) {
                page.line(mark(row) + row.name() + "   " + row.evidence());
              }
            },
            () -> {
              var items = new ArrayList<Json>();
              for (var row : rows) {
                items.add(
                    Json.object()
                        .put("name", row.name())
                        .put("required", row.isRequired())
                        .put("holds", row.holds())
                        .put("evidence", row.evidence())
                        .build());
              }
              return new Json.Arr(items);
            })
        .withExit(isAll ? 0 : 1);
  }

  private static String mark(Trials.Row row) {
    return row.holds() ? "✓ " : row.isRequired() ? "✗ " : "- ";
  }
}
