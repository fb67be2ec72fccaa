package gastown.engine.work;

import gastown.town.book.LifeKinds;
import gastown.town.book.Reading;
import gastown.town.work.Freeze;
import gastown.town.work.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a person stopped everything.
public record Holds(List<Freeze> freezes) {
  public Holds {
    freezes = List.copyOf(freezes);
  }

  public static Holds of(Reading reading) {
    return new Holds(reading.all(LifeKinds.FREEZE));
  }

  /// What stops this rig, or null.
  public @Nullable Freeze over(String rig) {
    for (var freeze : freezes) {
      if (freeze.isOfTown() || freeze.where().equals(rig)) {
        return freeze;
      }
    }
    return null;
  }

  public boolean isFrozen(@Nullable String rig) {
    return over(rig == null ? "" : rig) != null;
  }

  /// Whether an order waits until the freeze is over. What saves work and ends sessions does not.
  public boolean holdsBack(Order order) {
    if (freezes.isEmpty()) {
      return false;
    }
    var about = order.about();
    var rig = about.substring(0, Math.max(0, about.indexOf('/')));
    return isFrozen(rig)
        && switch (order.kind()) {
          case "end-session", "save-work", "clear-worktree" -> false;
          default -> true;
        };
  }
}
