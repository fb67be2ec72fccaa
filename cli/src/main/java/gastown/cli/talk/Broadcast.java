package gastown.cli.talk;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.mail.Nudges;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.talk.Nudge;
import java.util.ArrayList;
import java.util.LinkedHashSet;

/// `gt broadcast`.
final class Broadcast {
  private Broadcast() {}

  static Command command() {
    return Simple.writes(
        Spec.town("broadcast", "<message>", "Tell everybody at work something")
            .group(Group.COMMUNICATION)
            .text("--rig", "only those of this rig")
            .sw("--all", "mayor, witnesses and refineries, too, where they have a session")
            .sw("--dry-run", "say who would be told"),
        Broadcast::run);
  }

  private static Reply run(Call call) {
    var desk = Desk.of(call);
    var self = desk.self();
    var rig = call.args().text("--rig");
    if (rig != null) {
      desk.rig(rig);
    }
    var told = new ArrayList<Address>();
    for (var who : atWork(desk)) {
      boolean isMeant = rig == null || rig.equals(who.rig());
      if (isMeant
          && !who.equals(self)
          && (call.args().is("--all") || isWorker(who))
          && Nudges.isHeard(desk.reading(), who.text())) {
        told.add(who);
      }
    }
    if (!call.args().is("--dry-run")) {
      var text = call.args().positionals().getFirst();
      for (var who : told) {
        new Nudges(desk.office())
            .tell(
                Nudge.Words.of(who.text(), self.text(), text),
                NudgeSomebody.live(desk.reading(), who));
      }
    }
    var shown = told.stream().map(Address::shown).toList();
    return Reply.of(
        page ->
            page.line(
                told.isEmpty()
                    ? "Nobody is at work."
                    : (call.args().is("--dry-run") ? "would tell " : "✓ told ")
                        + String.join(", ", shown)),
        () ->
            Json.object()
                .put("dry_run", call.args().is("--dry-run"))
                .put("targets", Json.texts(told.stream().map(Address::text).toList()))
                .build());
  }

  private static boolean isWorker(Address who) {
    return who instanceof Address.Polecat || who instanceof Address.Crew;
  }

  private static LinkedHashSet<Address> atWork(Desk desk) {
    var all = new LinkedHashSet<Address>();
    desk.reading().on(Kinds.WORKER, "busy").forEach(worker -> all.add(worker.who()));
    for (var session : desk.reading().on(Kinds.SESSION, Kinds.LIVE)) {
      var who = Address.read(session.agent());
      if (who != null) {
        all.add(who);
      }
    }
    return all;
  }
}
