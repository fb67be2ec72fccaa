package gastown.cli.workers;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.town.ports.RigGit;
import gastown.town.work.Worker;
import org.jspecify.annotations.Nullable;

/// `gt polecat git-state|check-recovery`: what is in a worker's worktree that nobody else has.
final class GitState {
  private GitState() {}

  private record Seen(Worker worker, RigGit.@Nullable Condition condition) {
    boolean isClean() {
      return condition == null || condition.isClean();
    }
  }

  static Command show() {
    return Simple.reads(
        Spec.town("polecat git-state", "<rig/name>", "Show what git says of a worker's worktree")
            .group(Group.TEAM),
        call -> shown(seen(call)));
  }

  static Command verdict() {
    return Simple.reads(
        Spec.town(
                "polecat check-recovery",
                "<rig/name>",
                "Say whether anything in a worker's worktree is not committed")
            .group(Group.TEAM)
            .detail("Ending a worker keeps such work in any case: gt salvage list."),
        call -> judged(seen(call)));
  }

  private static Seen seen(Call call) {
    var desk = Desk.of(call);
    var worker = Roster.require(desk, call.args().positionals().getFirst());
    var rig = desk.rig(worker.who().rig());
    var folder = rig.worktree(worker.who().name());
    return new Seen(
        worker,
        call.disk().isDirectory(folder)
            ? call.house().cloning(call.invocation()).at(rig.canonical()).condition(folder)
            : null);
  }

  private static Reply shown(Seen seen) {
    var condition = seen.condition();
    return Reply.of(
        page -> {
          if (condition == null) {
            page.line(seen.worker().who().shown() + " has no worktree");
            return;
          }
          page.line(condition.branch() + " at " + condition.head());
          page.line(condition.isClean() ? "  nothing uncommitted" : "  uncommitted:");
          condition.changed().forEach(file -> page.line("    " + file));
          condition.untracked().forEach(file -> page.line("    " + file + "   (new)"));
        },
        () -> json(seen).build());
  }

  private static Reply judged(Seen seen) {
    var verdict = seen.isClean() ? "SAFE_TO_NUKE" : "NEEDS_RECOVERY";
    return Reply.of(
        page -> {
          page.line(verdict);
          if (!seen.isClean()) {
            page.line("  It holds work that is not committed. Ending the worker keeps it:");
            page.line("  gt kill " + seen.worker().who().shown());
          }
        },
        () -> json(seen).put("verdict", verdict).build());
  }

  private static Json.Builder json(Seen seen) {
    var json =
        Json.object()
            .put("agent", seen.worker().who().text())
            .put("clean", seen.isClean())
            .put("worktree", seen.condition() != null);
    var condition = seen.condition();
    return condition == null
        ? json
        : json.put("branch", condition.branch())
            .put("head", condition.head())
            .put("uncommitted_files", Json.texts(condition.changed()))
            .put("untracked_files", Json.texts(condition.untracked()));
  }
}
