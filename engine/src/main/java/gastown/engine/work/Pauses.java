package gastown.engine.work;

import gastown.engine.Ground;
import gastown.engine.Office;
import gastown.engine.mail.Nudges;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.book.LifeKinds;
import gastown.town.book.Reading;
import gastown.town.signals.Condition;
import gastown.town.signals.Failure;
import gastown.town.talk.Nudge;
import gastown.town.work.Fact;
import gastown.town.work.ProviderAccount;
import gastown.town.work.ProviderPause;
import gastown.town.work.Session;
import gastown.town.work.Step;
import gastown.town.work.Worker;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Limits of providers: told once, waited for, and then whoever was stopped by one goes on.
public record Pauses(Office office) {
  /// The pause the account of a runtime is in, or null.
  public static @Nullable ProviderPause of(Reading reading, String runtime, Instant now) {
    var known = reading.find(LifeKinds.PAUSE, account(reading, runtime));
    return known != null && known.isOn(now) ? known : null;
  }

  private static String account(Reading reading, String runtime) {
    var known = reading.find(LifeKinds.ACCOUNT, runtime);
    return known == null ? runtime : known.account();
  }

  /// The runtime works with this account from now on. Sessions that run go on with their own.
  public void knows(String runtime, String account) {
    if (!account.equals(account(office.book(), runtime))) {
      office.book().put(LifeKinds.ACCOUNT, new ProviderAccount(runtime, account));
      office.book().draft().name("account", runtime);
    }
  }

  /// As [#of] for the runtime somebody asked for, which is the rig's when they did not say.
  public static @Nullable ProviderPause of(
      Reading reading, Ground ground, String rig, String wanted, Instant now) {
    return of(reading, wanted.isEmpty() ? ground.runtime(rig) : wanted, now);
  }

  /// As [#of] for the runtime of a worker's job.
  static @Nullable ProviderPause of(Reading reading, Ground ground, Worker worker, Instant now) {
    var assignment = reading.find(Kinds.ASSIGNMENT, worker.job().bead());
    return assignment == null
        ? null
        : of(reading, ground, worker.who().rig(), assignment.claim().runtime(), now);
  }

  /// Those that are on.
  public static List<ProviderPause> on(Reading reading, Instant now) {
    return reading.all(LifeKinds.PAUSE).stream().filter(pause -> pause.isOn(now)).toList();
  }

  /// When the first of them passes; far away when there is none.
  public static Instant due(Reading reading) {
    var due = Instant.MAX;
    for (var pause : reading.all(LifeKinds.PAUSE)) {
      due = !pause.isOver() && pause.until().isBefore(due) ? pause.until() : due;
    }
    return due;
  }

  /// A turn of this session ended at a limit.
  public void begin(Session session, Failure failure) {
    var book = office.book();
    var work = session.work();
    var account = work.account().isEmpty() ? work.runtime() : work.account();
    var limit = new ProviderPause.Limit(failure.text(), failure.reset());
    var known = book.find(LifeKinds.PAUSE, account);
    var pause = ProviderPause.after(known, account, session.id(), limit, office.now());
    book.put(LifeKinds.PAUSE, pause);
    book.draft().name("provider-pause", account);
    new Alarms(office)
        .raise(
            new Step.Alarm(
                key(account),
                "low",
                "Whoever works with "
                    + pause.shown()
                    + " waits until "
                    + pause.until()
                    + " and goes on by itself: "
                    + failure.text()),
            "");
  }

  private static String key(String account) {
    return "limit:" + account;
  }

  /// Those that have passed: whoever was stopped is told to go on.
  public void endPassed() {
    for (var pause : office.book().all(LifeKinds.PAUSE)) {
      if (pause.isToEnd(office.now())) {
        office.book().put(LifeKinds.PAUSE, pause.ended());
        office.book().draft().name("provider-resumed", pause.account());
        new Alarms(office).settle(key(pause.account()), "the limit is over");
        pause.sessions().forEach(this::goOn);
      }
    }
  }

  private void goOn(String id) {
    var session = office.book().find(Kinds.SESSION, id);
    var who = session == null ? null : Address.read(session.agent());
    if (session == null || who == null || !session.isLive()) {
      return;
    }
    new Conditions(office).note(id, who, Condition.State.IDLE, "");
    new Happenings(office).tell(session.agent(), new Fact.SignOfLife(id));
    var words = "The limit that stopped you is over. Go on where you stopped.";
    new Nudges(office).tell(Nudge.Words.of(session.agent(), "deacon", words), session);
  }
}
