package gastown.engine;

import gastown.beads.ports.Dice;
import gastown.beads.store.BeadStore;
import gastown.beads.store.Draft;
import gastown.beads.store.Stroke;
import gastown.town.book.Book;
import gastown.town.book.Reading;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.function.Function;

/// A town for those who serve it: its store, its ground, its clock.
public record Town(BeadStore store, Ground ground, InstantSource clock, Dice dice) {

  public <T> T look(Function<Reading, T> work) {
    return store.read(rows -> work.apply(new Reading(rows)));
  }

  /// One stroke of the town's own: all of it happens, or nothing.
  public <T> T change(String kind, String actor, Function<Office, T> work) {
    var result = new ArrayList<T>();
    store.write(
        "",
        tables -> {
          result.clear();
          var draft = new Draft(tables, Stroke.of(clock.instant(), actor, kind));
          result.add(work.apply(new Office(new Book(draft), ground, dice)));
          draft.finish();
          return new BeadStore.Answer(0, "", "");
        });
    return result.getFirst();
  }
}
