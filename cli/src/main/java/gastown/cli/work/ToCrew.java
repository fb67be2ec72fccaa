package gastown.cli.work;

import gastown.beads.Bead;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.reply.Reply;
import gastown.town.address.Address;
import java.util.ArrayList;
import java.util.List;

/// `gt sling --crew`: a bead on the hook of a crew member. Nobody is started for it and nothing
/// watches over it; the person closes it.
record ToCrew(Call call, Desk desk) {
  Reply reply(List<String> words, Address.Crew who) {
    var hung = new ArrayList<Bead>();
    for (var word : words) {
      var found = desk.find(word);
      var bead = found == null ? Sling.made(call, desk, desk.office(), word, who.rig()) : found;
      var hanging = new Hanging(desk.office(), who);
      hanging.require(bead, call.args().is("--steal"), call.args().is("--force"));
      hanging.hang(bead);
      hung.add(bead);
    }
    var hangs = call.args().is("--dry-run") ? " would hang on " : " hangs on ";
    call.draft().name("sling", hung.getFirst().id());
    return Reply.done(
        page -> hung.forEach(bead -> page.line("✓ " + bead.id() + hangs + who.shown() + "'s hook")),
        () ->
            Json.object()
                .put("target", who.text())
                .put("slung", Json.texts(hung.stream().map(Bead::id).toList()))
                .build());
  }
}
