package gastown.beads.ports;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One work tree of a version-controlled repository. Nothing done here runs a person's hooks,
/// signs, prompts or opens an editor, whatever their configuration says, and nothing touches files
/// outside what is named.
///
/// What the caller can act on is an outcome; anything else that goes wrong is a
/// [gastown.beads.Problem.Refusal]. Files are absolute paths inside [#root].
public interface Repository {
  /// The folder the work tree begins at.
  Path root();

  /// The repository's own folder, shared by all its work trees.
  Path storage();

  /// Where hooks are looked up, whatever decides that.
  Path hooks();

  /// The branch that is checked out, or null when it is none.
  @Nullable String branch();

  /// Where `branch` is exchanged with others, or null when there is nowhere.
  @Nullable Remote remote(String branch);

  /// A branch of another repository.
  record Remote(String name, String branch) {}

  /// Which of the files are kept out of version control.
  List<Path> ignored(List<Path> files);

  /// Whether the file is part of the newest commit or about to be.
  boolean isTracked(Path file);

  /// Commits the files as they are on disk, and nothing else that may be waiting. Null when they
  /// are committed already.
  @Nullable String commit(List<Path> files, String message);

  /// Adds the files to what the commit under way will hold.
  void stage(List<Path> files);

  /// The commit a name stands for, or null.
  @Nullable String commitOf(String name);

  /// The text of a file in a commit, or null when it is not in there.
  @Nullable String textOf(String commit, Path file);

  /// The three versions of a file a merge under way could not make one of; null when there are none
  /// of this file.
  @Nullable Versions unmerged(Path file);

  /// Each empty where that side does not have the file.
  record Versions(String base, String ours, String theirs) {}

  /// The files below a folder in which two commits differ.
  List<Path> differing(String commit, String other, Path folder);

  /// The newest common ancestor, or null when there is none.
  @Nullable String ancestor(String commit, String other);

  /// The newest commit of a branch elsewhere, brought here; null when there is no such branch.
  @Nullable String fetch(Remote remote);

  /// Joins `other` to what is checked out, the files in `contents` getting the given text whatever
  /// either side has.
  Joined join(String other, Map<Path, String> contents, String message);

  sealed interface Joined {
    /// The work tree is at this commit now.
    record At(String commit) implements Joined {}

    /// Nothing was done: both sides changed these files, and nobody said what they should become.
    record Conflicting(List<Path> files) implements Joined {}

    /// Nothing was done: these files have changes that are not committed.
    record Obstructed(List<Path> files) implements Joined {}
  }

  /// Sends what is checked out; false when the other side has something newer.
  boolean push(Remote remote);

  /// The work tree of `branch` in `folder`, made when it is missing; a new branch begins at
  /// `start`, or with nothing when that is null.
  Repository workTree(Path folder, String branch, @Nullable String start);

  /// The value of a configuration key, or null.
  @Nullable String setting(String key);

  /// Sets a key of this repository; null removes it.
  void set(String key, @Nullable String value);

  /// Keeps the file out of what counts as changed here, though it is part of the newest commit.
  void overlook(Path file, boolean isOverlooked);
}
