package gastown.cli.exchange;

import gastown.beads.ports.Repository;
import gastown.beads.ports.Repository.Remote;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where issues are committed: in the work tree they belong to, or in a hidden one with a branch of its own.
interface Place {
  Repository repository();

  /// The `issues.jsonl` that is committed.
  Path file();

  /// Everything that is committed with it; each is there.
  List<Path> files();

  @Nullable Remote remote();

  /// Brings the newly written file to where it is committed.
  void fill();

  /// After the work tree was moved on: what it holds is known.
  void taken();
}
