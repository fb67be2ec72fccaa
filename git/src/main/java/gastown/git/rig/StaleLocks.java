package gastown.git.rig;

import gastown.beads.ports.Disk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/// Lock files that killed gits left behind in a repository of ours.
///
/// A git that meets a lock names it and gives up (or has waited two seconds for it, where it is a
/// ref's). Only such a lock is looked at. It goes when it lies in this repository and is older than
/// two seconds by the file system's own clock. No git that runs for us holds one that long: refs
/// and configuration are locked for moments, each worktree has an index lock of its own, and nobody
/// works on one worktree twice at a time.
record StaleLocks(Disk disk, Path gitDir) {
  private static final Duration AGE = Duration.ofSeconds(2);
  private static final Pattern NAMED =
      Pattern.compile("Unable to create '(.+?\\.lock)': File exists");
  private static final Pattern SETTINGS =
      Pattern.compile("could not lock config file (.+?): File exists");

  static boolean isMet(String said) {
    return NAMED.matcher(said).find() || SETTINGS.matcher(said).find();
  }

  /// Removes the lock that git met; false when it must stay.
  boolean remove(String said) {
    var named = NAMED.matcher(said);
    if (named.find()) {
      return remove(Path.of(named.group(1)));
    }
    var settings = SETTINGS.matcher(said);
    return settings.find() && remove(gitDir.resolve("config.lock"));
  }

  private boolean remove(Path lock) {
    if (!disk.real(lock.toAbsolutePath().normalize()).startsWith(gitDir)) {
      return false;
    }
    var made = disk.modified(lock);
    if (made.isEmpty()) {
      return true;
    }
    var probe = gitDir.resolve("gastown/now");
    disk.delete(probe);
    disk.append(probe, "");
    var now = disk.modified(probe);
    return now.isPresent()
        && Duration.between(made.get(), now.get()).compareTo(AGE) >= 0
        && disk.delete(lock);
  }
}
