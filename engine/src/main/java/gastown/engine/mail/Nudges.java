package gastown.engine.mail;

import gastown.engine.Office;
import gastown.town.book.Reading;
import gastown.town.book.TalkKinds;
import gastown.town.talk.Nudge;
import gastown.town.talk.Quiet;
import gastown.town.work.Order;
import gastown.town.work.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ledger of nudges: words that wait for the next turn of whom they are for.
public record Nudges(Office office) {
  private static final Duration USUAL = Duration.ofMinutes(30);
  private static final Duration URGENT = Duration.ofHours(2);
  private static final int MOST = 50;

  /// Keeps the words until they were seen; when too many wait, the oldest go.
  public Nudge queue(Nudge.Words words) {
    return queue(office.book().next(), words);
  }

  /// As [#queue]; into a session it is typed, too, where that is possible.
  public Nudge tell(Nudge.Words words, @Nullable Session session) {
    if (session == null) {
      return queue(words);
    }
    // far from the numbers a witness gives
    int number = (int) (office.book().rows().head().seq() % 1_000_000) + 1_000;
    var text = "[from " + words.from() + "] " + words.text();
    var order = new Order.Nudge(words.to(), session.id(), number, text);
    office.order(order);
    return queue(order.id(), words);
  }

  public Nudge queue(String id, Nudge.Words words) {
    var book = office.book();
    var waiting = book.on(TalkKinds.NUDGE, words.to());
    for (int i = 0; i <= waiting.size() - MOST; i++) {
      book.drop(TalkKinds.NUDGE, waiting.get(i).id());
    }
    var until = office.now().plus(words.isUrgent() ? URGENT : USUAL);
    var nudge = new Nudge(id, words, office.now(), until, Nudge.State.QUEUED, "");
    book.put(TalkKinds.NUDGE, nudge);
    book.draft().name("nudge", words.to());
    return nudge;
  }

  /// What a session is to be shown now, urgent words first.
  public static List<Nudge> waiting(Reading reading, String who, String session, Instant now) {
    var waiting = new ArrayList<Nudge>();
    for (var nudge : reading.on(TalkKinds.NUDGE, who)) {
      if (!nudge.isOver(now) && !nudge.wasSeenBy(session)) {
        waiting.add(nudge);
      }
    }
    waiting.sort(Comparator.comparing((Nudge nudge) -> !nudge.words().isUrgent()));
    return waiting;
  }

  /// Whether [#turn] has anything to note.
  public static boolean isAny(Reading reading, String who) {
    return !reading.on(TalkKinds.NUDGE, who).isEmpty();
  }

  /// The session has its turn: what it was offered before is acknowledged and goes; what it is
  /// shown now (`shown`) is offered; what is too old goes.
  public void turn(String who, String session, List<String> shown) {
    var book = office.book();
    for (var nudge : book.on(TalkKinds.NUDGE, who)) {
      if (shown.contains(nudge.id())) {
        book.put(TalkKinds.NUDGE, nudge.offeredTo(session));
      } else if (nudge.wasSeenBy(session) || nudge.isOver(office.now())) {
        book.drop(TalkKinds.NUDGE, nudge.id());
      }
    }
    book.draft().name(shown.isEmpty() ? "nudge-acknowledged" : "nudge-offered", who);
  }

  /// The porter typed it into the session.
  public void typed(String id, String session) {
    var nudge = office.book().find(TalkKinds.NUDGE, id);
    if (nudge != null) {
      office.book().put(TalkKinds.NUDGE, nudge.offeredTo(session));
    }
  }

  public static Quiet.Level level(Reading reading, String who) {
    var quiet = reading.find(TalkKinds.QUIET, who);
    return quiet == null ? Quiet.Level.NORMAL : quiet.level();
  }

  /// Whether somebody wants to be told of things beside letters.
  public static boolean isHeard(Reading reading, String who) {
    return level(reading, who) != Quiet.Level.MUTED;
  }

  public void level(String who, Quiet.Level level) {
    if (level == Quiet.Level.NORMAL) {
      office.book().drop(TalkKinds.QUIET, who);
    } else {
      office.book().put(TalkKinds.QUIET, new Quiet(who, level));
    }
    office.book().draft().name("quiet", who);
  }
}
