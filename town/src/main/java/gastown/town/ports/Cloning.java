package gastown.town.ports;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Making and opening clones.
public interface Cloning {
  /// Clones `url` (a local path, `file:`, `ssh:`, `https:` or `host:path`) into `folder`, sharing
  /// objects with `reference` when that is given and can be used. Killed half-way it leaves a
  /// folder the next call replaces; a finished clone of the same url is left as it is.
  Cloned clone(Source source, Path folder, @Nullable Path reference, Consumer<String> progress);

  /// `filter` is git's partial-clone filter or empty; `branch` the branch wanted, or empty for the
  /// remote's own default.
  record Source(String url, String branch, String filter) {}

  sealed interface Cloned {
    /// `branch` is what is checked out; the features tell what a person should hear about.
    record Done(String branch, String head, boolean hasSubmodules, boolean usesLargeFiles)
        implements Cloned {}

    record Empty() implements Cloned {}

    record NoSuchBranch(String branch) implements Cloned {}

    record Failed(String why) implements Cloned {}
  }

  /// The git of the rig whose canonical clone is at `folder`.
  RigGit at(Path folder);
}
