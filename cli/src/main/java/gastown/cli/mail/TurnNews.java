package gastown.cli.mail;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import gastown.cli.work.Desk;
import gastown.engine.mail.Handling;
import gastown.engine.mail.Mailbox;
import gastown.engine.mail.Message;
import gastown.engine.mail.Nudges;
import gastown.town.address.Address;
import gastown.town.book.Reading;
import gastown.town.talk.Nudge;
import java.util.ArrayList;
import java.util.List;

/// What waits for an agent when it has its turn. It is shown, and noted as offered to its session;
/// the next session is offered anew what nobody acknowledged.
public record TurnNews(
    Address who, String session, List<Message> letters, List<Nudge> nudges, boolean isToBeNoted) {

  /// Letters and nudges.
  public static TurnNews of(Call call, Reading reading, Address who) {
    var session = session(call);
    var letters = new ArrayList<Message>();
    boolean isNew = false;
    for (var message : new Mailbox(reading.rows(), call.now()).unread(who.text())) {
      boolean isFresh = message.isPending() || !message.offeredIn().equals(session);
      // what is urgent is said at each turn until it was read
      if (isFresh || message.isUrgent() || session.isEmpty()) {
        letters.add(message);
      }
      isNew |= isFresh;
    }
    var nudges = Nudges.waiting(reading, who.text(), session, call.now());
    return new TurnNews(who, session, letters, nudges, isNew || Nudges.isAny(reading, who.text()));
  }

  /// Nudges alone, for an agent that asks for its hook.
  public static TurnNews nudges(Call call, Reading reading, Address who) {
    var session = session(call);
    if (!Nudges.isAny(reading, who.text())) {
      return new TurnNews(who, session, List.of(), List.of(), false);
    }
    return new TurnNews(
        who, session, List.of(), Nudges.waiting(reading, who.text(), session, call.now()), true);
  }

  private static String session(Call call) {
    var session = call.invocation().variable("GT_SESSION");
    return session == null ? "" : session;
  }

  public boolean isEmpty() {
    return letters.isEmpty() && nudges.isEmpty();
  }

  /// Notes that it was shown. The call is none that is under way.
  public void note(Call call) {
    if (!isToBeNoted) {
      return;
    }
    call.change(
        "offered",
        _ -> {
          var office = Desk.of(call).office();
          if (!letters.isEmpty()) {
            new Handling(office).offered(letters, session);
          }
          new Nudges(office).turn(who.text(), session, nudges.stream().map(Nudge::id).toList());
          return true;
        });
  }

  /// One block for an agent's context; empty when nothing waits.
  public String block() {
    return isEmpty()
        ? ""
        : "<system-reminder>\n" + String.join("\n", everything()) + "\n</system-reminder>\n";
  }

  /// The same on a page.
  public void show(Page page) {
    if (!isEmpty()) {
      page.blank();
      everything().forEach(page::line);
    }
  }

  /// Of letters id, sender and subject, never the text.
  private List<String> everything() {
    var lines = new ArrayList<String>();
    if (!letters.isEmpty()) {
      lines.add(heading());
      for (var letter : letters) {
        lines.add(
            "- "
                + letter.id()
                + (letter.isUrgent() ? " [urgent]" : "")
                + " from "
                + safe(letter.from())
                + ": "
                + safe(Lines.oneLine(letter.subject())));
      }
      lines.add("To read one: gt mail read <id>");
    }
    lines.addAll(lines());
    return lines;
  }

  private String heading() {
    boolean isOne = letters.size() == 1;
    var many = isOne ? "1 letter waits" : letters.size() + " letters wait";
    var them = isOne ? "it" : "them";
    int most = letters.stream().mapToInt(letter -> letter.bead().priority()).min().orElse(2);
    return switch (most) {
      case 0 -> many + " for you. Read what is urgent before anything else.";
      case 1 -> many + " for you. Read " + them + " before you stop.";
      default -> many + " for you. Read " + them + " when what you are at is done.";
    };
  }

  /// The nudges as lines.
  public List<String> lines() {
    var lines = new ArrayList<String>();
    for (var nudge : nudges) {
      lines.add(
          (nudge.words().isUrgent() ? "[urgent] " : "")
              + "From "
              + nudge.words().from()
              + ": "
              + safe(nudge.words().text()));
    }
    return lines;
  }

  public Json json() {
    var items = new ArrayList<Json>();
    for (var nudge : nudges) {
      items.add(
          Json.object()
              .put("id", nudge.id())
              .put("sender", nudge.words().from())
              .put("message", nudge.words().text())
              .put("priority", nudge.words().isUrgent() ? "urgent" : "normal")
              .put("timestamp", nudge.at().toString())
              .put("expires_at", nudge.until().toString())
              .build());
    }
    return new Json.Arr(items);
  }

  /// Text of others cannot end the block it stands in, nor move a cursor.
  private static String safe(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (c == '<') {
            out.append('‹');
          } else if (c == '>') {
            out.append('›');
          } else if (c == '\n' || c == '\t' || !Character.isISOControl(c)) {
            out.appendCodePoint(c == '\t' ? ' ' : c);
          }
        });
    return out.toString();
  }
}
