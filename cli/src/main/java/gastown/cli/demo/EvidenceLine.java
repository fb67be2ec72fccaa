package gastown.cli.demo;

import gastown.beads.json.Json;
import gastown.town.book.EvidenceKind;
import gastown.town.book.Reading;
import java.util.List;

/// The evidence of one change, in a few lines.
final class EvidenceLine {
  private EvidenceLine() {}

  static List<String> of(Reading reading, String bead) {
    for (var bundle : reading.on(EvidenceKind.EVIDENCE, bead)) {
      if (bundle.body().get("facts") instanceof Json.Obj facts) {
        var title = reading.rows().bead(bead);
        return List.of(
            "\"" + (title == null ? bead : title.title()) + "\", epoch " + value(facts, "epoch"),
            "gate "
                + value(facts, "gate_command")
                + " ended with "
                + value(facts, "gate_exit")
                + " on the tree that landed",
            "base, head, tree, diff and the gate's log are named by their hashes");
      }
    }
    return List.of();
  }

  private static String value(Json.Obj facts, String key) {
    return facts.get(key) instanceof Json.Num(var digits)
        ? digits
        : facts.get(key) instanceof Json.Str(var text) ? text : "";
  }
}
