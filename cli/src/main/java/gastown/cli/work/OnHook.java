package gastown.cli.work;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.work.Closing;
import gastown.cli.Call;
import gastown.cli.town.Self;
import gastown.engine.Office;
import gastown.engine.convoy.Convoys;
import gastown.engine.ground.SettledGround;
import gastown.engine.work.Dispatch;
import gastown.town.address.Address;
import gastown.town.book.Book;
import gastown.town.book.Kinds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/// What the tracker's words for closing mean in a town: a bead on a hook is done when it landed.
public final class OnHook {
  private OnHook() {}

  /// Refuses a worker's session that lost the bead it was started for: what it says of it does not
  /// count any more, be the bead free again or somebody else's.
  public static void fence(Call call, Bead bead) {
    var epoch = call.invocation().variable("GT_EPOCH");
    if (epoch == null
        || !bead.id().equals(call.invocation().variable("GT_BEAD"))
        || call.townIfAny() == null) {
      return;
    }
    var assignment = office(call).book().find(Kinds.ASSIGNMENT, bead.id());
    if (assignment == null) {
      return;
    }
    boolean isIts =
        assignment.isLive()
            && assignment.epoch() == BeadId.number(epoch)
            && assignment.claim().worker().equals(Self.of(call).who().text());
    if (!isIts) {
      throw new Problem(
              "old-epoch",
              "this session may not speak for " + bead.id() + " any more",
              assignment.isLive()
                  ? assignment.claim().worker() + " holds it under epoch " + assignment.epoch()
                  : assignment.why(),
              List.of(
                  "gt salvage list   (what was made here is kept)",
                  "gt hook   (shows what hangs now)"))
          .refusal();
    }
  }

  /// Refuses to close a bead somebody holds; a person with `--force` takes it from the holder.
  public static void release(Call call, Bead bead, boolean isForced) {
    if (bead.status().equals(Status.HOOKED) && call.townIfAny() != null) {
      take(call, bead.id(), isForced, "closed by hand");
    }
  }

  private static boolean take(Call call, String bead, boolean isForced, String why) {
    var office = office(call);
    var assignment = office.book().find(Kinds.ASSIGNMENT, bead);
    if (assignment == null || !assignment.isLive()) {
      return false;
    }
    var who = Self.of(call).who();
    if (!isForced || !(who instanceof Address.Overseer)) {
      throw new Problem(
              "on-a-hook",
              bead + " hangs on the hook of " + assignment.claim().worker(),
              "it closes by itself when its change has landed",
              instead(who, bead))
          .refusal();
    }
    return new Dispatch(office).recall(bead, why);
  }

  private static List<String> instead(Address who, String bead) {
    var unsling = "gt unsling " + bead + "   (takes it off the hook)";
    if (who instanceof Address.Overseer) {
      return List.of(unsling, "bd close " + bead + " --force   (what was made is kept)");
    }
    return who instanceof Address.Polecat
        ? List.of("gt done   (hands your work in)", "gt done --no-code --reason \"…\"")
        : List.of(unsling);
  }

  /// What a deletion takes from hooks and out of convoys.
  public record Uprooted(List<String> taken, List<String> convoys) {}

  /// Beads are about to be deleted: nobody is to go on with one. Who may not take a bead from its
  /// holder is refused.
  public static Uprooted uproot(Call call, Collection<String> ids) {
    var taken = new ArrayList<String>();
    var convoys = new LinkedHashSet<String>();
    if (call.townIfAny() != null) {
      for (var bead : call.rows().beads(ids).values()) {
        fence(call, bead);
        if (take(call, bead.id(), true, "it was deleted")) {
          taken.add(bead.id());
        }
        new Convoys(office(call)).around(bead.id()).forEach(convoy -> convoys.add(convoy.id()));
      }
    }
    return new Uprooted(List.copyOf(taken), List.copyOf(convoys));
  }

  /// They are deleted; a convoy that has nothing else is over.
  public static void deleted(Call call, Uprooted uprooted) {
    for (var id : uprooted.convoys()) {
      var convoys = new Convoys(office(call));
      var convoy = call.rows().bead(id);
      if (convoy != null && !convoy.isSettled() && convoys.members(id).isEmpty()) {
        convoys.close(convoy, "All that was in it was deleted", false);
      }
    }
  }

  /// Closes a bead by the rules of the tracker and of the town.
  public static Closing.Closed close(Call call, Bead bead, Closing.How how) {
    boolean wasOpen = !bead.isClosed();
    if (wasOpen) {
      fence(call, bead);
    }
    release(call, bead, how.isForced());
    var closed = new Closing(call.tracker()).close(bead, how);
    if (wasOpen) {
      closed(call, bead);
    }
    return closed;
  }

  /// What waited for it hears of it, and so do its convoys.
  private static void closed(Call call, Bead bead) {
    if (call.townIfAny() != null) {
      new Convoys(office(call)).afterLanding(bead.id());
    }
  }

  private static Office office(Call call) {
    return new Office(
        new Book(call.draft()), new SettledGround(call.disk(), call.town()), call.house().dice());
  }
}
