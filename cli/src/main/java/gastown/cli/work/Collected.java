package gastown.cli.work;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Status;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.work.ReadyWork;
import gastown.cli.Call;
import gastown.engine.mail.Mailbox;
import gastown.engine.mail.Message;
import gastown.town.address.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How things stand for somebody, as `gt handoff --collect` puts it into the letter.
record Collected(List<Bead> hook, List<Message> letters, List<Bead> begun, List<Bead> ready) {
  private static final int MOST = 10;

  static Collected of(Call call, Desk desk, Address who) {
    var rows = desk.reading().rows();
    var hooked = Hook.of(desk, who);
    var usual = new ReadyWork.Wish(false, false, false, Set.of());
    return new Collected(
        hooked == null ? List.of() : List.of(hooked),
        new Mailbox(rows, call.now()).unread(who.text()),
        rows.find(Query.where(Criterion.is(Field.STATUS, Status.IN_PROGRESS)).limitedTo(MOST)),
        rows.find(ReadyWork.query(call.now(), usual, List.of()).limitedTo(MOST)));
  }

  String text() {
    var lines = new ArrayList<String>();
    beads(lines, "On the hook", hook);
    if (!letters.isEmpty()) {
      lines.add("Letters not read:");
      letters.stream()
          .limit(MOST)
          .forEach(
              each -> lines.add("- " + each.id() + " from " + each.from() + ": " + each.subject()));
    }
    beads(lines, "Begun", begun);
    beads(lines, "Ready", ready);
    return String.join("\n", lines);
  }

  private static void beads(List<String> lines, String heading, List<Bead> beads) {
    if (!beads.isEmpty()) {
      lines.add(heading + ":");
      beads.forEach(bead -> lines.add("- " + bead.id() + " " + bead.title()));
    }
  }
}
