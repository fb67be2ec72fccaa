package gastown.engine.work;

import gastown.engine.Office;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import gastown.town.book.SignalKinds;
import gastown.town.signals.Condition;
import gastown.town.work.Order;
import gastown.town.work.Queued;
import gastown.town.work.Session;
import org.jspecify.annotations.Nullable;

/// Whoever is no worker goes on in a fresh session, too. Two orders do it, and each is in the store
/// before it is begun: one ends the old session when its turn is over, at the latest after the time
/// a finished worker has, and what it reports orders the new one.
public record Successions(Office office) {

  /// The session of somebody that lives, or null.
  public static @Nullable Session live(Reading reading, Address who) {
    for (var session : reading.on(Kinds.SESSION, Kinds.LIVE)) {
      if (session.agent().equals(who.text())) {
        return session;
      }
    }
    return null;
  }

  /// Who goes on after a session is over.
  public sealed interface After {
    /// One that lives, though its program may have to begin yet.
    record Fresh(Session session) implements After {}

    /// Nobody yet, but it is ordered.
    record Soon() implements After {}

    record Nobody() implements After {}
  }

  public static After after(Reading reading, Session old) {
    var who = Address.read(old.agent());
    var live = who == null ? null : live(reading, who);
    if (live != null && !live.id().equals(old.id())) {
      return new After.Fresh(live);
    }
    boolean isOrdered =
        reading.all(Kinds.ORDER).stream().anyMatch(each -> isSuccession(each.order(), old.agent()));
    return isHandedOn(reading, old.id()) && (isOrdered || who instanceof Address.Polecat)
        ? new After.Soon()
        : new After.Nobody();
  }

  private static boolean isSuccession(Order order, String agent) {
    return order.about().equals(agent)
        && (order instanceof Order.EndSession || order instanceof Order.StartOffice);
  }

  private static boolean isHandedOn(Reading reading, String session) {
    var condition = reading.find(SignalKinds.CONDITION, session);
    return condition != null && condition.state() == Condition.State.HANDED_ON;
  }

  /// What the next session of somebody who is no worker is called.
  public static String nextId(Reading reading, Address who) {
    long number = 1;
    for (var session : reading.all(Kinds.SESSION)) {
      number += session.agent().equals(who.text()) ? 1 : 0;
    }
    return who.text().replace('/', '.') + "." + number;
  }

  /// The old session hands on; said twice it is done once.
  public void begin(Session old, Address who, String why) {
    if (ending(old.id()) != null) {
      return;
    }
    var rig = who.rig() == null ? "" : who.rig();
    var terms = office.ground().terms(rig);
    new Conditions(office).handedOn(old.id(), why);
    office.order(
        new Order.EndSession(
            who.text(), old.id(), terms.grace(), "a fresh session goes on: " + why),
        office.now().plus(terms.linger()));
  }

  /// Its turn or its program is over: nothing need wait any longer.
  public void hurry(String session) {
    var order = ending(session);
    if (order != null && office.now().isBefore(order.due())) {
      office.book().put(Kinds.ORDER, order.hurried(office.now()));
      office.book().draft().name("session-over", order.order().about());
    }
  }

  /// The old session is gone. A person may have begun another meanwhile.
  public void ended(Order.EndSession order) {
    var book = office.book();
    var who = Address.read(order.worker());
    var old = book.find(Kinds.SESSION, order.session());
    if (who != null
        && old != null
        && isHandedOn(book, order.session())
        && !(who instanceof Address.Polecat)
        && live(book, who) == null) {
      office.order(
          new Order.StartOffice(
              who.text(), nextId(book, who), order.session(), old.work().runtime()));
    }
  }

  /// A person ended somebody's session: nobody goes on. What ends a worker's is not ours. Says
  /// whether somebody would have.
  public boolean forget(String agent) {
    if (Address.read(agent) instanceof Address.Polecat) {
      return false;
    }
    boolean wasToCome = false;
    for (var queued : office.book().all(Kinds.ORDER)) {
      if (isSuccession(queued.order(), agent)) {
        office.book().drop(Kinds.ORDER, queued.id());
        wasToCome = true;
      }
    }
    return wasToCome;
  }

  private @Nullable Queued ending(String session) {
    for (var queued : office.book().on(Kinds.ORDER, "end-session")) {
      if (queued.order() instanceof Order.EndSession end && end.session().equals(session)) {
        return queued;
      }
    }
    return null;
  }
}
