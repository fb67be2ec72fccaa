package gastown.engine.work;

import gastown.beads.Problem;
import gastown.town.address.Address;
import gastown.town.ports.RigGit;
import gastown.town.work.Assignment;
import java.util.List;

/// Why a worker's last word does not count.
final class Unheard {
  private Unheard() {}

  static Problem nothingHooked(Finishing.Word word) {
    return new Problem(
        "nothing-hooked",
        word.worker().shown() + " has nothing on its hook",
        "what hung there was handed in, taken away or never slung",
        List.of("gt hook", "gt mail inbox"));
  }

  static Problem outdated(Finishing.Word word, Assignment assignment) {
    var holder = Address.read(assignment.claim().worker());
    return new Problem(
        "old-epoch",
        "this session may not speak for " + assignment.bead() + " any more",
        assignment.isLive()
            ? (holder == null ? assignment.claim().worker() : holder.shown())
                + " holds it under epoch "
                + assignment.epoch()
                + ", this session's is "
                + word.epoch()
            : "it is "
                + assignment.phase().name().toLowerCase(java.util.Locale.ROOT)
                + ": "
                + assignment.why(),
        List.of(
            "gt salvage list   (what was made here is kept)", "gt hook   (shows what hangs now)"));
  }

  static Problem over(Finishing.Word word, Assignment assignment) {
    return new Problem(
        "session-over",
        "this session may not speak for " + assignment.bead() + " any more",
        word.hold().session() + " was ended, and the next one goes on with what it made",
        List.of("gt hook   (shows what hangs now)", "gt salvage list   (what was made here)"));
  }

  static Problem dirty(RigGit.Condition condition) {
    var files = new java.util.ArrayList<>(condition.changed());
    files.addAll(condition.untracked());
    var shown = String.join(", ", files.subList(0, Math.min(5, files.size())));
    var more = files.size() > 5 ? " and " + (files.size() - 5) + " more" : "";
    return new Problem(
        "uncommitted",
        "there is work that is not committed",
        condition.isMidOperation() && files.isEmpty()
            ? "a merge or rebase is under way"
            : shown + more,
        List.of("git add -A && git commit -m \"what was done\"", "gt done --save"));
  }
}
