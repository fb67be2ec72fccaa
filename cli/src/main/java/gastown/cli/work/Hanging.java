package gastown.cli.work;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.engine.Office;
import gastown.engine.work.Dispatch;
import gastown.engine.work.OpenHook;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A bead on the hook of somebody who is no worker.
record Hanging(Office office, Address who) {

  /// Refuses what somebody else has on the hook, what is no work, and a hook that has something.
  void require(Bead bead, boolean isStolen, boolean isForced) {
    if (!isStolen) {
      requireFree(bead);
    }
    var why = Dispatch.notWork(bead);
    boolean isFree =
        bead.status().equals(Status.OPEN) || bead.status().equals(Status.HOOKED) || isForced;
    if (!why.isEmpty() || !isFree) {
      throw Problem.of(
              "not-work",
              "cannot sling " + bead.id() + ": " + (why.isEmpty() ? "it is " + bead.status() : why),
              "bd show " + bead.id())
          .refusal();
    }
    var taken = taken();
    if (taken != null && !isForced) {
      throw new Problem(
              "hook-taken",
              who.shown() + " has something on the hook",
              taken.id() + " " + taken.title(),
              instead(bead, "--force", taken))
          .refusal();
    }
  }

  private @Nullable Bead taken() {
    var query =
        Query.where(
                Criterion.is(Field.STATUS, Status.HOOKED), Criterion.is(Field.ASSIGNEE, who.text()))
            .limitedTo(1);
    var found = office.book().rows().find(query);
    return found.isEmpty() ? null : found.getFirst();
  }

  /// What somebody has on the hook, a worker or one of the crew, is only taken by saying so.
  private void requireFree(Bead bead) {
    var held = office.book().find(Kinds.ASSIGNMENT, bead.id());
    var holder =
        held != null && held.isLive()
            ? held.claim().worker()
            : OpenHook.holder(office.book(), bead);
    if (holder != null) {
      throw new Problem(
              "bead-held",
              "cannot sling " + bead.id(),
              "it hangs on the hook of " + holder,
              holders(holder, bead))
          .refusal();
    }
  }

  private List<String> holders(String holder, Bead bead) {
    var remedies = new ArrayList<>(List.of("gt hook " + holder));
    remedies.addAll(instead(bead, "--steal", bead));
    return remedies;
  }

  /// Only to one of the crew may be slung by force; for others the way is made free.
  private List<String> instead(Bead bead, String flag, Bead inTheWay) {
    return who instanceof Address.Crew
        ? List.of("gt sling " + bead.id() + " " + who.text() + " " + flag)
        : List.of("gt unsling " + inTheWay.id());
  }

  void hang(Bead bead) {
    new Dispatch(office).takeUp(bead.id());
    office
        .book()
        .draft()
        .put(
            bead.with(Field.STATUS, Status.HOOKED)
                .with(Field.ASSIGNEE, who.text())
                .with(Field.UPDATED_AT, office.now()));
  }
}
