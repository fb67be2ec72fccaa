package gastown.engine;

import gastown.beads.ports.Dice;
import gastown.beads.work.Config;
import gastown.beads.work.Tracker;
import gastown.town.book.Book;
import gastown.town.book.Kinds;
import gastown.town.work.Order;
import gastown.town.work.Queued;
import java.time.Instant;

/// What a service works with during one stroke.
public record Office(Book book, Ground ground, Dice dice) {
  public Instant now() {
    return book.now();
  }

  /// The tracker of the whole town; new beads get `prefix`.
  public Tracker tracker(String prefix) {
    return new Tracker(
        book.draft(), new Config(key -> key.equals("issue-prefix") ? prefix : null), dice);
  }

  /// Stores an order; it is carried out after the stroke.
  public void order(Order order) {
    order(order, now());
  }

  /// As [#order], not to be begun before `due`.
  public void order(Order order, Instant due) {
    book.put(Kinds.ORDER, new Queued(book.next(), order, now(), due, 0, ""));
  }
}
