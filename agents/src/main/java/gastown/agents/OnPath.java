package gastown.agents;

import gastown.beads.Problem;
import gastown.beads.ports.Disk;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a program is where a person's PATH leads.
public final class OnPath {
  private OnPath() {}

  /// A problem when the agent's program is not there.
  public static @Nullable Problem missing(
      Disk disk, String agent, String program, String path, List<String> remedies) {
    return isThere(disk, program, path)
        ? null
        : new Problem(
            "agent-missing",
            "the agent " + agent + " cannot be started: there is no program " + program,
            program.contains("/")
                ? "no file that can be run has this name"
                : "it is on none of the folders of PATH",
            remedies);
  }

  private static boolean isThere(Disk disk, String program, String path) {
    if (program.contains("/")) {
      return program.startsWith("/") && disk.isExecutable(Path.of(program));
    }
    for (var each : path.split(":", -1)) {
      if (each.startsWith("/") && disk.isExecutable(Path.of(each).resolve(program))) {
        return true;
      }
    }
    return false;
  }
}
