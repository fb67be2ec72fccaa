package gastown.cli.issues;

import gastown.beads.FullBead;
import gastown.beads.jsonl.BeadJson;
import gastown.beads.work.Creating;
import gastown.cli.Call;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page.Style;
import gastown.cli.reply.Reply;
import java.util.List;

/// How a new issue is announced.
final class CreatedReply {
  private CreatedReply() {}

  static Reply of(Call call, Creating.Created created, boolean isSilent) {
    var bead = created.bead();
    if (isSilent) {
      return Reply.of(page -> page.line(bead.id()), () -> json(created));
    }
    return Reply.done(
        page -> {
          page.put(Style.GREEN, "✓").put(" Created issue: ").put(Style.BOLD, bead.id());
          page.line(titled(call, bead.title()));
          page.line("  Priority: P" + bead.priority());
          page.line("  Status: " + bead.status());
        },
        () -> json(created));
  }

  static gastown.beads.json.Json.Obj json(Creating.Created created) {
    return BeadJson.of(new FullBead(created.bead(), created.labels(), List.of(), List.of()));
  }

  /// ` — Title`, cut to what the workspace wants to see of titles.
  static String titled(Call call, String title) {
    int most = call.config().number("output.title-length", 255);
    if (most == 0) {
      return "";
    }
    var line = Lines.oneLine(title);
    return " — " + (line.length() > most ? line.substring(0, most) + "…" : line);
  }
}
