package gastown.cli.upkeep;

import gastown.beads.Bead;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;

/// `bd ship`: says that a capability others wait for is delivered.
final class Ship {
  private Ship() {}

  static Command command() {
    return Simple.writes(
        Spec.of("ship", "<capability>", "Tell other projects that a capability is delivered")
            .group(Group.WORKFLOW)
            .detail(
                """
                The closed issue labelled export:<capability> gets the label provides:<capability>. Issues of other
                projects that depend on external:<this project>:<capability> are then no longer blocked.\
                """)
            .example("bd ship login-api")
            .sw("-f", "--force", "although the issue is not closed")
            .sw("--dry-run", "only say what would be done"),
        Ship::ship);
  }

  private static Reply ship(Call call) {
    var capability = call.args().positionals().getFirst().strip();
    if (capability.isEmpty() || capability.contains(":")) {
      throw Problem.of(
              "bad-capability", "invalid capability \"" + capability + "\"", "bd ship login-api")
          .refusal();
    }
    var found = call.rows().find(Query.where(new Criterion.HasLabel("export:" + capability)));
    if (found.isEmpty()) {
      throw Problem.of(
              "not-exported",
              "no issue found with label export:" + capability,
              "bd label add <id> export:" + capability)
          .refusal();
    }
    var bead = found.stream().filter(Bead::isClosed).findFirst().orElse(found.getFirst());
    if (!bead.isClosed() && !call.args().is("--force")) {
      throw Problem.of(
              "not-closed",
              bead.id() + " is not closed (it is " + bead.status() + ")",
              "bd close " + bead.id(),
              "--force to ship all the same")
          .refusal();
    }
    var label = "provides:" + capability;
    boolean isThere = call.draft().labels(bead.id()).contains(label);
    boolean isTrial = call.args().is("--dry-run");
    if (!isTrial && call.draft().label(bead.id(), label)) {
      call.draft().name("ship", bead.id());
    }
    var status = isThere ? "already_shipped" : isTrial ? "dry_run" : "shipped";
    var verb =
        isThere ? "was shipped already: " : isTrial ? "would be shipped by " : "is shipped by ";
    return Reply.done(
        page -> page.line("✓ " + capability + " " + verb + bead.id() + " — " + bead.title()),
        () ->
            Json.object()
                .put("status", status)
                .put("capability", capability)
                .put("issue_id", bead.id())
                .put("label", label)
                .build());
  }
}
