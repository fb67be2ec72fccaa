package gastown.cli.work;

import gastown.beads.Bead;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.cli.Call;
import gastown.cli.town.Self;
import gastown.engine.Office;
import gastown.engine.convoy.Convoys;
import gastown.engine.ground.SettledGround;
import gastown.engine.work.Dispatch;
import gastown.town.address.Address;
import gastown.town.book.Book;
import gastown.town.book.Kinds;
import java.util.List;

/// What the tracker's words for closing mean in a town: a bead on a hook is done when it landed.
public final class OnHook {
  private OnHook() {}

  /// Refuses to close a bead somebody holds; a person with `--force` takes it from the holder.
  public static void release(Call call, Bead bead, boolean isForced) {
    if (!bead.status().equals(Status.HOOKED) || call.townIfAny() == null) {
      return;
    }
    var office = office(call);
    var assignment = office.book().find(Kinds.ASSIGNMENT, bead.id());
    if (assignment == null || !assignment.isLive()) {
      return;
    }
    boolean isPerson = Self.of(call).who() instanceof Address.Overseer;
    if (!isForced || !isPerson) {
      throw new Problem(
              "on-a-hook",
              bead.id() + " hangs on the hook of " + assignment.claim().worker(),
              "it closes by itself when its change has landed",
              isPerson
                  ? List.of(
                      "gt unsling " + bead.id() + "   (takes it off the hook)",
                      "bd close " + bead.id() + " --force   (what was made is kept)")
                  : List.of("gt done   (hands your work in)", "gt done --no-code --reason \"…\""))
          .refusal();
    }
    new Dispatch(office).recall(bead.id(), "closed by hand");
  }

  /// What waited for it hears of it, and so do its convoys.
  public static void closed(Call call, Bead bead) {
    if (call.townIfAny() != null) {
      new Convoys(office(call)).afterLanding(bead.id());
    }
  }

  private static Office office(Call call) {
    return new Office(
        new Book(call.draft()), new SettledGround(call.disk(), call.town()), call.house().dice());
  }
}
