package gastown.engine.work;

import gastown.engine.Office;
import gastown.engine.mail.Nudges;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import gastown.town.book.SignalKinds;
import gastown.town.ports.Runtimes.Ear;
import gastown.town.signals.Condition;
import gastown.town.signals.Condition.State;
import gastown.town.signals.Failure;
import gastown.town.work.Fact;
import gastown.town.work.Session;
import gastown.town.work.Step;
import gastown.town.work.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What sessions are known to be at. A dialog or a failure is told to a person until it is over.
public record Conditions(Office office) {
  /// Why a session is busy that has begun and has taken no prompt.
  public static final String BEGUN = "it begins";

  /// How long a first prompt may be on its way.
  private static final Duration BEGINNING = Duration.ofSeconds(20);

  private static final Set<State> SHOWN = EnumSet.of(State.WAITING, State.FAILED, State.LIMITED);

  public static Condition of(Reading reading, String session, Instant now) {
    var known = reading.find(SignalKinds.CONDITION, session);
    return known == null ? Condition.fresh(session, now) : known;
  }

  /// Its first prompt is on its way and was not taken yet: the program looks idle, and what is
  /// typed now would be lost or go along with that prompt. One that has no prompt coming listens a
  /// while later.
  public static boolean isBeginning(Session session, @Nullable Condition known, Instant now) {
    boolean isBegun = known != null && (known.state() != State.BUSY || !known.why().equals(BEGUN));
    var since = known == null ? session.since() : known.since();
    return !isBegun && now.isBefore(since.plus(BEGINNING));
  }

  /// How a worker stands, with what its session told of itself.
  public static String word(Reading reading, Worker worker) {
    if (worker.state() == Worker.State.WORKING) {
      var known = reading.find(SignalKinds.CONDITION, worker.job().session());
      if (known != null && SHOWN.contains(known.state())) {
        return known.state().name().toLowerCase(Locale.ROOT);
      }
    }
    return worker.state().name().toLowerCase(Locale.ROOT);
  }

  /// Whether [#note] would change anything.
  public static boolean isNews(Reading reading, String session, State state, String why) {
    var known = reading.find(SignalKinds.CONDITION, session);
    return known == null
        || known.state() != State.HANDED_ON && !known.to(state, why, known.since()).isLike(known);
  }

  public void note(String session, Address who, State state, String why) {
    var book = office.book();
    if (!isNews(book, session, state, why)) {
      return;
    }
    book.put(SignalKinds.CONDITION, of(book, session, office.now()).to(state, why, office.now()));
    book.draft().name("condition", session);
    var key = key(session);
    if (state == State.WAITING || state == State.FAILED) {
      var what = state == State.WAITING ? " waits for a person: " : " cannot reach its model: ";
      var help = state == State.WAITING ? "\n\ngt session attach " + who.shown() : "";
      new Alarms(office).raise(new Step.Alarm(key, "high", who.shown() + what + why + help), "");
    } else {
      new Alarms(office).settle(key, "it goes on");
    }
  }

  /// Its program is over, and with it what a person was told of its dialog or failure.
  public void over(Session session, String why) {
    office.book().put(Kinds.SESSION, session.endedBecause(why));
    new Alarms(office).settle(key(session.id()), "its session is over");
  }

  private static String key(String session) {
    return "condition:" + session;
  }

  /// A fresh session is to go on, and none of its conversation.
  public void handedOn(String session, String why) {
    var before = of(office.book(), session, office.now());
    office.book().put(SignalKinds.CONDITION, before.to(State.HANDED_ON, why, office.now()));
  }

  /// Its turn ended because the model did not answer. A limit passes by itself; of all else a
  /// person hears.
  public void failed(String id, Address who, Failure failure) {
    var session = office.book().find(Kinds.SESSION, id);
    if (failure.kind() == Failure.Kind.LIMIT && session != null) {
      note(id, who, State.LIMITED, failure.text());
      new Pauses(office).begin(session, failure);
    } else {
      note(id, who, State.FAILED, failure.text());
    }
  }

  /// What its program says it is at, where no hook told so: a turn that a person broke off, a
  /// dialog that was answered with no, one that nobody announced.
  public void seen(String id, Ear ear) {
    var session = office.book().find(Kinds.SESSION, id);
    var who = session == null ? null : Address.read(session.agent());
    if (session == null || who == null || !session.isLive()) {
      return;
    }
    var known = office.book().find(SignalKinds.CONDITION, id);
    if (ear == Ear.OPEN && isBeginning(session, known, office.now())) {
      return;
    }
    var state = of(office.book(), id, office.now()).state();
    switch (ear) {
      case DIALOG -> note(id, who, State.WAITING, "its program shows a dialog");
      case BUSY -> {
        if (state == State.WAITING) {
          note(id, who, State.BUSY, "");
        }
      }
      case OPEN -> listens(session, who, state);
      case UNKNOWN -> {}
    }
  }

  private void listens(Session session, Address who, State state) {
    if (state == State.BUSY || state == State.WAITING) {
      note(session.id(), who, State.IDLE, "");
    }
    new Happenings(office).tell(who.text(), new Fact.TurnOver(session.id()));
    new Successions(office).hurry(session.id());
    new Nudges(office).listens(session);
  }
}
