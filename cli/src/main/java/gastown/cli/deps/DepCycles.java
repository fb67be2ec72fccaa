package gastown.cli.deps;

import gastown.beads.json.Json;
import gastown.beads.work.Cycles;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.cards.Card;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;

/// `bd dep cycles`.
final class DepCycles implements Command {
  private static final Spec SPEC =
      Spec.of("dep cycles", "", "Find issues that wait for each other in a circle")
          .group(Group.DEPENDENCIES)
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
    var cycles = Cycles.all(call.rows());
    return Reply.of(
        page -> {
          if (cycles.isEmpty()) {
            page.line("✓ No dependency cycles detected");
            return;
          }
          page.line("⚠️  Found " + cycles.size() + " dependency cycle(s):").blank();
          for (int i = 0; i < cycles.size(); i++) {
            page.line(
                (i + 1)
                    + ". "
                    + String.join(" → ", cycles.get(i))
                    + " → "
                    + cycles.get(i).getFirst());
            Cycles.beads(call.rows(), cycles.get(i))
                .forEach(bead -> page.line("   " + bead.id() + ": " + Lines.oneLine(bead.title())));
          }
        },
        () -> {
          var rings = new ArrayList<Json>();
          cycles.forEach(ring ->
              rings.add(Card.plainJson(Card.of(call.rows(), Cycles.beads(call.rows(), ring)))));
          return new Json.Arr(rings);
        });
  }
}
