package gastown.cli.work;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.reply.Page;
import gastown.engine.Office;
import gastown.engine.mail.Handling;
import gastown.engine.mail.Mail;
import gastown.engine.mail.Mailbox;
import gastown.engine.work.Successions;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.work.Session;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A letter for whoever goes on and, in the same stroke, the wish for a fresh session in place of
/// the one that runs: without the letter nothing is restarted.
public record HandingOver(Call call, Desk desk) {
  public static final String KIND = "handoff";

  public record Words(String subject, String text, String why) {
    public static Words of(Call call, String text, String why) {
      return new Words("🤝 HANDOFF: " + call.args().text("--subject", "go on"), text, why);
    }
  }

  /// `session` goes on in a fresh one unless `obstacle` says why it does not.
  public record Outcome(String mail, Address who, String session, String obstacle) {
    public boolean isRestarted() {
      return obstacle.isEmpty();
    }

    public void show(Page page, boolean isUp) {
      page.line(
          isRestarted()
              ? "✓ handed off: " + mail
              : "✓ kept: " + mail + "; nothing is restarted: " + obstacle);
      if (isRestarted()) {
        page.line(
            isUp
                ? "  a fresh session takes the place of " + session + " when its turn is over"
                : "  the town is down: a fresh session takes the place of "
                    + session
                    + " after gt up");
      }
    }

    public Json json() {
      return Json.object()
          .put("mail", mail)
          .put("agent", who.text())
          .putText("session", session)
          .put("restarts", isRestarted())
          .putText("because", obstacle)
          .build();
    }
  }

  /// For somebody who is no worker. With `isLetterAlone` nobody is restarted.
  public Outcome of(Address who, Words words, boolean isLetterAlone) {
    return of(who, words, isLetterAlone, _ -> {});
  }

  /// As above, with what else is done in the same stroke, and first.
  Outcome of(Address who, Words words, boolean isLetterAlone, Consumer<Office> before) {
    var self = desk.self();
    call.hasWritten();
    return desk.withTown(town ->
        town.change(
            KIND,
            self.text(),
            office -> {
              before.accept(office);
              var session = session(office, who);
              var obstacle =
                  isLetterAlone ? "the letter alone was asked for" : obstacle(who, session);
              var mail = write(office, who, words);
              if (session != null && obstacle.isEmpty()) {
                new Successions(office).begin(session, who, words.why());
              }
              return new Outcome(mail, who, session == null ? "" : session.id(), obstacle);
            }));
  }

  /// One's own is the one that speaks.
  private @Nullable Session session(Office office, Address who) {
    if (!who.equals(desk.self())) {
      return Successions.live(office.book(), who);
    }
    var id = call.invocation().variable("GT_SESSION");
    var own = id == null ? null : office.book().find(Kinds.SESSION, id);
    return own != null && own.isLive() && own.agent().equals(who.text()) ? own : null;
  }

  private String obstacle(Address who, @Nullable Session session) {
    if (session == null) {
      return who.equals(desk.self())
          ? "you speak from no session of the town"
          : who.shown() + " has no session";
    }
    return session.process().isTerminal()
        ? session.id() + " has a person's own terminal, and goes on when it is begun there again"
        : "";
  }

  /// Keeps the letter; one that was not read yet makes room. Who writes to itself need not be told
  /// of it.
  String write(Office office, Address to, Words words) {
    var from = desk.self();
    var letter =
        new Mail.Letter(
            from.text(),
            to.text(),
            words.subject(),
            words.text(),
            new Mail.How(KIND, 1, "", "", false));
    var id = new Mail(office).send(letter, new Mail.Extras(false, List.of(), KIND, null));
    var session = call.invocation().variable("GT_SESSION");
    var message = new Mailbox(office.book().rows(), office.now()).find(id);
    if (from.equals(to) && session != null && message != null) {
      new Handling(office).offered(List.of(message), session);
    }
    return id;
  }
}
