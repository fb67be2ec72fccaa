package gastown.engine.mail;

import gastown.engine.Office;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
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

/// The ledger of nudges: words that wait until whom they are for has seen them. None leaves it
/// unseen without its sender being told.
public record Nudges(Office office) {
  private static final Duration USUAL = Duration.ofMinutes(30);
  private static final Duration URGENT = Duration.ofHours(2);
  private static final int MOST = 50;

  /// Keeps the words until they were seen; when too many wait, the oldest are given up.
  public Nudge queue(Nudge.Words words) {
    var book = office.book();
    var waiting = book.on(TalkKinds.NUDGE, words.to());
    for (int i = 0; i <= waiting.size() - MOST; i++) {
      giveUp(waiting.get(i), "too many others waited");
    }
    var until = office.now().plus(words.isUrgent() ? URGENT : USUAL);
    var nudge = new Nudge(book.next(), words, office.now(), until, Nudge.State.QUEUED, "");
    book.put(TalkKinds.NUDGE, nudge);
    book.draft().name("nudge", words.to());
    return nudge;
  }

  /// As [#queue]; into a session it is typed, too, where that is possible.
  public Nudge tell(Nudge.Words words, @Nullable Session session) {
    return session != null && words.isTyped() && !session.process().isTerminal()
        ? type(words, session.id())
        : queue(words);
  }

  /// As [#queue], and typed into this session as soon as it listens.
  public Nudge type(Nudge.Words words, String session) {
    var nudge = queue(words);
    order(nudge, session);
    return nudge;
  }

  private void order(Nudge nudge, String session) {
    office.order(new Order.Nudge(nudge.words().to(), session, nudge.id(), nudge.line()));
  }

  /// The words that wait for a session and may be typed into it: none where a person sits at its
  /// terminal.
  public static List<Nudge> typeable(Reading reading, Session session) {
    var typeable = new ArrayList<Nudge>();
    if (session.process().isTerminal()) {
      return typeable;
    }
    for (var nudge : reading.on(TalkKinds.NUDGE, session.agent())) {
      boolean isWaiting =
          nudge.state() == Nudge.State.QUEUED || !nudge.session().equals(session.id());
      if (isWaiting && nudge.words().isTyped()) {
        typeable.add(nudge);
      }
    }
    return typeable;
  }

  /// Whether somebody is on the way to type them already.
  public static boolean isOrdered(Reading reading, Nudge nudge) {
    for (var queued : reading.on(Kinds.ORDER, "nudge")) {
      if (queued.order() instanceof Order.Nudge order && order.nudge().equals(nudge.id())) {
        return true;
      }
    }
    return false;
  }

  /// The session listens now: what waits is typed, and what was typed and did not arrive is looked
  /// after.
  public void listens(Session session) {
    var book = office.book();
    var all = new ArrayList<>(typed(book, session.agent(), session.id()));
    all.addAll(typeable(book, session));
    for (var nudge : all) {
      if (!isOrdered(office.book(), nudge)) {
        order(nudge, session.id());
      }
    }
  }

  /// Somebody listens. From here on the words are told by keys alone, so that no hook tells them a
  /// second time; null when they were told meanwhile, or the session is over: then they are for the
  /// next one, which may have seen them already.
  public @Nullable Nudge claim(Order.Nudge order) {
    var nudge = office.book().find(TalkKinds.NUDGE, order.nudge());
    if (nudge == null || nudge.isOver(office.now()) || nudge.wasSeenBy(order.session())) {
      return null;
    }
    var session = office.book().find(Kinds.SESSION, order.session());
    if (session == null || !session.isLive()) {
      return null;
    }
    var typed = nudge.typedInto(order.session());
    office.book().put(TalkKinds.NUDGE, typed);
    office.book().draft().name("nudge-typed", order.worker());
    return typed;
  }

  /// The keys were not pressed after all.
  public void unclaim(Order.Nudge order) {
    var nudge = office.book().find(TalkKinds.NUDGE, order.nudge());
    if (nudge != null && nudge.isTypedInto(order.session())) {
      office.book().put(TalkKinds.NUDGE, nudge.queuedAgain());
    }
  }

  /// The keys were pressed in a program that says nothing of what it takes: its next turn has to
  /// do.
  public void offer(Order.Nudge order) {
    var nudge = office.book().find(TalkKinds.NUDGE, order.nudge());
    if (nudge != null) {
      office.book().put(TalkKinds.NUDGE, nudge.offeredTo(order.session()));
    }
  }

  /// What was typed into a session and has not been seen to arrive.
  public static List<Nudge> typed(Reading reading, String who, String session) {
    return reading.on(TalkKinds.NUDGE, who).stream()
        .filter(nudge -> nudge.isTypedInto(session))
        .toList();
  }

  public void arrived(Order.Nudge order) {
    var nudge = office.book().find(TalkKinds.NUDGE, order.nudge());
    if (nudge != null) {
      acknowledge(List.of(nudge));
    }
  }

  /// The session's program shows that it took them.
  public void acknowledge(List<Nudge> nudges) {
    for (var nudge : nudges) {
      if (office.book().drop(TalkKinds.NUDGE, nudge.id())) {
        office.book().draft().name("nudge-acknowledged", nudge.words().to());
      }
    }
  }

  /// What a session is to be shown now, urgent words first.
  public static List<Nudge> waiting(Reading reading, String who, String session, Instant now) {
    var waiting = new ArrayList<Nudge>();
    for (var nudge : reading.on(TalkKinds.NUDGE, who)) {
      if (!nudge.isOver(now) && !nudge.wasSeenBy(session) && !nudge.isTypedInto(session)) {
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
  /// shown now (`shown`) is offered.
  public void turn(String who, String session, List<String> shown) {
    var book = office.book();
    for (var nudge : book.on(TalkKinds.NUDGE, who)) {
      if (shown.contains(nudge.id())) {
        book.put(TalkKinds.NUDGE, nudge.offeredTo(session));
      } else if (nudge.wasSeenBy(session)) {
        acknowledge(List.of(nudge));
      }
    }
    book.draft().name(shown.isEmpty() ? "nudge-acknowledged" : "nudge-offered", who);
  }

  /// The session says its last word: it has taken what it was offered.
  public void spoke(String who, String session) {
    for (var nudge : office.book().on(TalkKinds.NUDGE, who)) {
      if (nudge.wasSeenBy(session)) {
        office.book().drop(TalkKinds.NUDGE, nudge.id());
      }
    }
  }

  /// A worker's job is over. What was meant for it is not told to whoever has the name next.
  public void over(String who) {
    for (var nudge : office.book().on(TalkKinds.NUDGE, who)) {
      giveUp(nudge, "what it was about is over");
    }
  }

  /// When the first of them is too old; far away when none waits.
  public static Instant due(Reading reading) {
    var due = Instant.MAX;
    for (var nudge : reading.all(TalkKinds.NUDGE)) {
      due = nudge.until().isBefore(due) ? nudge.until() : due;
    }
    return due;
  }

  /// Gives up what is too old.
  public void giveUpOld() {
    for (var nudge : office.book().all(TalkKinds.NUDGE)) {
      if (nudge.isOver(office.now())) {
        giveUp(nudge, why(nudge));
      }
    }
  }

  private static String why(Nudge nudge) {
    return switch (nudge.state()) {
      case QUEUED -> "it had no turn in time";
      case TYPED -> "it was typed, and nothing shows that it was taken";
      case OFFERED -> "it was shown to a session that had no turn after it";
    };
  }

  /// Whoever can read a letter is told that nobody saw the words.
  private void giveUp(Nudge nudge, String why) {
    var words = nudge.words();
    office.book().drop(TalkKinds.NUDGE, nudge.id());
    office.book().draft().name("nudge-undelivered", words.to());
    var sender = Address.read(words.from());
    var to = Address.read(words.to());
    if (sender != null && readsLetters(sender)) {
      var shown = to == null ? words.to() : to.shown();
      new Mail(office)
          .send(
              Mail.Letter.of(
                  "deacon",
                  words.from(),
                  "Not delivered to " + shown + ": " + why,
                  words.text() + "\n\ngt peek " + shown + "\ngt nudge " + shown + " \"…\""));
    }
  }

  private static boolean readsLetters(Address who) {
    return switch (who) {
      case Address.Overseer _, Address.Mayor _, Address.Crew _, Address.Polecat _ -> true;
      case Address.Witness _, Address.Refinery _, Address.Deacon _, Address.Boot _, Address.Dog _ ->
          false;
    };
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
