package gastown.cli;

import gastown.beads.Problem;
import java.util.List;
import java.util.Set;

/// What a worker's session does not say: a worker does its bead. What decides whether its change
/// may land, who else works and whether the town is up is for people and the mayor.
final class Trust {
  static final Set<String> NOT_A_WORKERS =
      Set.of(
          "assign",
          "config agent remove",
          "config agent set",
          "config default-agent",
          "config set",
          "config unset",
          "convoy land",
          "crew add",
          "crew remove",
          "down",
          "estop",
          "kill",
          "land",
          "merge-queue reject",
          "merge-queue retry",
          "refinery process",
          "refinery restart",
          "refinery start",
          "refinery stop",
          "rig add",
          "rig remove",
          "rig settings set",
          "rig settings unset",
          "session restart",
          "session stop",
          "shutdown",
          "start",
          "stop",
          "thaw",
          "undo",
          "up");

  private Trust() {}

  static boolean isWorker(Invocation invocation) {
    var worker = invocation.variable("GT_POLECAT");
    return worker != null && !worker.isEmpty();
  }

  /// Refuses the command called `path` where a worker's session says it.
  static void require(String path) {
    if (NOT_A_WORKERS.contains(path)) {
      throw new Problem(
              "not-for-workers",
              "gt " + path + " is no word of a worker",
              "what lands, who works and what holds for all is decided by people and the mayor",
              List.of(
                  "gt done   (hands your work in; the gate decides)",
                  "gt escalate \"…\"   (asks a person)",
                  "gt mail send mayor -s \"…\" -m \"…\""))
          .refusal();
    }
  }
}
