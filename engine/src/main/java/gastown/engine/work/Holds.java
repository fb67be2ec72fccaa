package gastown.engine.work;

import gastown.town.book.LifeKinds;
import gastown.town.book.Reading;
import gastown.town.work.Freeze;
import gastown.town.work.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a person stopped everything, and whether there is no room to begin anything.
public record Holds(List<Freeze> freezes, boolean isShort) {
  public Holds {
    freezes = List.copyOf(freezes);
  }

  public static Holds of(Reading reading) {
    return new Holds(
        reading.all(LifeKinds.FREEZE), reading.find(LifeKinds.SHORTAGE, LifeKinds.DISK) != null);
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

  /// Whether an order waits. What saves work and ends sessions does not; without room, what was
  /// called good still lands.
  public boolean holdsBack(Order order) {
    return isShort && isFilling(order) || isFrozen(order);
  }

  /// Whether it writes much.
  private static boolean isFilling(Order order) {
    return switch (order) {
      case Order.Beginning _, Order.BuildCandidate _, Order.RunGate _ -> true;
      case Order.EndSession _,
          Order.SaveWork _,
          Order.ClearWorktree _,
          Order.Nudge _,
          Order.Land _ ->
          false;
    };
  }

  private boolean isFrozen(Order order) {
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
