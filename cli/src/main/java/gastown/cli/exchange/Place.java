package gastown.cli.exchange;

import gastown.beads.ports.Repository;
import gastown.beads.ports.Repository.Remote;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where issues are committed: in the work tree they belong to, or in a hidden one with a branch of
/// its own.
interface Place {
  Repository repository();

  /// The `issues.jsonl` that is committed.
  Path file();

  /// Everything that is committed with it; each is there.
  List<Path> files();

  @Nullable Remote remote();

  /// Brings the newly written file to where it is committed.
  void fill();

  /// What is committed and was never brought into the store.
  Unlaid unlaid();

  /// The newest commit and the store have the same issues now.
  void laid();

  /// After the work tree was moved on: what it holds is in the store.
  void joined();

  /// From which commit, null for nothing, to which; null when there is nothing.
  record Unlaid(@Nullable String from, @Nullable String to) {
    static final Unlaid NOTHING = new Unlaid(null, null);
  }
}
