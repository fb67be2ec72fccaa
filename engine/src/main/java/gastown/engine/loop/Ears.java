package gastown.engine.loop;

import gastown.engine.Town;
import gastown.engine.mail.Nudges;
import gastown.engine.work.Conditions;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import gastown.town.book.SignalKinds;
import gastown.town.ports.Runtimes.Ear;
import gastown.town.signals.Condition;
import gastown.town.signals.Condition.State;
import gastown.town.work.Session;
import gastown.town.work.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Looks now and then at what programs say they are at, for what no hook tells: a turn that a
/// person broke off, a dialog that was answered with no or that nobody announced, and the moment in
/// which somebody listens to whom something is to be typed. Whoever is waited for is looked at each
/// time, whoever works less often, whoever rests seldom. Where no session runs nobody looks.
final class Ears {
  static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int AT_WORK = 2;
  private static final int AT_REST = 10;

  /// A hook may be under way that tells the same.
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private final Town town;
  private final Porter porter;
  private final Consumer<Report> listener;
  private final Map<String, Ear> before = new HashMap<>();
  private long round;

  Ears(Town town, Porter porter, Consumer<Report> listener) {
    this.town = town;
    this.porter = porter;
    this.listener = listener;
  }

  /// `isWaitedFor` when words wait to be typed, `isMissed` when some were typed and have not been
  /// seen to arrive.
  private record Looked(
      Session session,
      @Nullable Condition condition,
      boolean isLeaving,
      boolean isWaitedFor,
      boolean isMissed) {
    State state() {
      return condition == null ? State.BUSY : condition.state();
    }

    boolean isAtWork() {
      return state() == State.BUSY || state() == State.WAITING;
    }

    boolean isToBeTypedTo() {
      return !isAtWork() && (isWaitedFor || isMissed);
    }

    boolean isDue(long round) {
      return isLeaving || isWaitedFor || isMissed || round % (isAtWork() ? AT_WORK : AT_REST) == 0;
    }
  }

  /// One look; false when there is nobody to look at.
  boolean look() {
    round++;
    var live = town.look(Ears::live);
    before.keySet().retainAll(live.stream().map(each -> each.session().id()).toList());
    for (var each : live) {
      if (each.isDue(round)) {
        var ear = porter.ear(each.session(), each.isToBeTypedTo());
        boolean isSame = ear == before.put(each.session().id(), ear);
        if (isNews(each, ear, isSame, town.clock().instant())) {
          listener.accept(new Report.Seen(each.session().id(), ear));
        }
      }
    }
    return !live.isEmpty();
  }

  private static List<Looked> live(Reading reading) {
    var all = new ArrayList<Looked>();
    for (var session : reading.on(Kinds.SESSION, Kinds.LIVE)) {
      var worker = reading.find(Kinds.WORKER, session.agent());
      var condition = reading.find(SignalKinds.CONDITION, session.id());
      boolean isLeaving =
          worker == null
              ? condition != null && condition.state() == State.HANDED_ON
              : worker.state() == Worker.State.LEAVING
                  && worker.job().session().equals(session.id());
      boolean isWaitedFor =
          Nudges.typeable(reading, session).stream()
              .anyMatch(nudge -> !Nudges.isOrdered(reading, nudge));
      boolean isMissed =
          Nudges.typed(reading, session.agent(), session.id()).stream()
              .anyMatch(nudge -> !Nudges.isOrdered(reading, nudge));
      all.add(new Looked(session, condition, isLeaving, isWaitedFor, isMissed));
    }
    return all;
  }

  private static boolean isNews(Looked looked, Ear ear, boolean isSame, Instant now) {
    var condition = looked.condition();
    var state = looked.state();
    boolean isSettled =
        isSame
            && (condition == null
                || Duration.between(condition.since(), now).compareTo(SETTLED) > 0);
    return switch (ear) {
      case DIALOG -> isSettled && state != State.WAITING && state != State.HANDED_ON;
      case BUSY -> isSettled && state == State.WAITING;
      case OPEN ->
          !Conditions.isBeginning(looked.session(), condition, now)
              && isNewsThatItListens(looked, isSettled);
      case UNKNOWN -> false;
    };
  }

  private static boolean isNewsThatItListens(Looked looked, boolean isSettled) {
    return looked.isLeaving()
        || !looked.isAtWork() && looked.isWaitedFor()
        || isSettled && (looked.isAtWork() || looked.isMissed());
  }
}
