package gastown.git;

import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.beads.ports.Repositories;
import gastown.beads.ports.Repository;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Work trees of git. `variable` reads the caller's environment.
public record GitRepositories(
    Programs programs, Disk disk, UnaryOperator<@Nullable String> variable)
    implements Repositories {

  @Override
  public @Nullable Repository around(Path folder) {
    var git = new GitProgram(programs, disk.real(folder));
    var outcome =
        git.ask("rev-parse", "--path-format=absolute", "--show-toplevel", "--git-common-dir");
    var lines = outcome.out().lines().toList();
    if (!outcome.isOk() || lines.size() < 2) {
      return null;
    }
    return new GitRepository(
        git.in(Path.of(lines.getFirst())), Path.of(lines.getLast()), disk, variable);
  }
}
