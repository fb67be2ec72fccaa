package gastown.engine.loop;

import gastown.engine.Town;
import gastown.town.book.Kinds;
import gastown.town.work.Session;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Waits for the end of every session that lives, whoever began it: the loop itself, a person, or a
/// command that knew of no loop.
final class Watches {
  /// How long a program may take from being noted to being noted as started. Whoever takes longer
  /// is dead, and what it started is looked for.
  private static final Duration STARTING = Duration.ofMinutes(1);

  private final Town town;
  private final Porter porter;
  private final Set<String> watched = new HashSet<>();

  Watches(Town town, Porter porter) {
    this.town = town;
    this.porter = porter;
  }

  /// Begins to wait for those nobody waits for yet.
  void look(Consumer<Report> listener) {
    var live = town.look(reading -> reading.on(Kinds.SESSION, Kinds.LIVE));
    watched.retainAll(ids(live));
    for (var session : live) {
      if (isToBeWatched(session) && watched.add(session.id())) {
        porter.watch(session.id(), listener);
      }
    }
  }

  private static List<String> ids(List<Session> sessions) {
    return sessions.stream().map(Session::id).toList();
  }

  /// Of a program in a person's own terminal whoever sits there tells when it is over.
  private boolean isToBeWatched(Session session) {
    return !session.process().isTerminal()
        && (!session.process().isToCome()
            || !town.clock().instant().isBefore(session.since().plus(STARTING)));
  }
}
