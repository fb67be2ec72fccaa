package gastown.cli.views;

import gastown.beads.Bead;
import gastown.beads.json.Json;
import gastown.beads.store.Past;
import gastown.beads.work.Vocabulary;
import gastown.cli.Call;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Reply;
import java.util.ArrayList;
import java.util.List;

/// `bd show --as-of`: issues as they were.
record ShowPast(Call call) {
  Reply reply(List<Bead> beads, String when) {
    var moment = PastMoment.read(call, when);
    try (var past = Past.of(call.rows(), moment)) {
      return past.read(rows -> {
        var found = new ArrayList<Bead>();
        var failures = new ArrayList<String>();
        for (var bead : beads) {
          var then = rows.bead(bead.id());
          if (then == null || then.isTombstone()) {
            failures.add("Error fetching " + bead.id() + ": it did not exist then");
          } else {
            found.add(then);
          }
        }
        call.reading(rows);
        var lines = new Lines(Vocabulary.of(call.config()));
        var page = new gastown.cli.reply.Page(gastown.cli.reply.Page.Look.PIPE);
        for (var bead : found) {
          if (call.args().is("--short")) {
            lines.inTree("", bead, page);
          } else {
            new Details(call, lines, bead).show(page);
          }
        }
        var items = new ArrayList<Json>();
        found.forEach(bead ->
            items.add(new DetailsJson(rows, call.args().is("--include-comments")).of(bead)));
        return Reply.of(out -> out.put(page.toString()), () -> new Json.Arr(items))
            .withRemarks(Reply.shortened(failures))
            .withExit(found.isEmpty() ? 1 : 0);
      });
    }
  }
}
