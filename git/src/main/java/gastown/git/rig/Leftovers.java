package gastown.git.rig;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What killed gits left behind in a repository of ours and no other git gets past: lock files, and
/// worktrees of which not even the beginning was made: all that reads the heads of all worktrees
/// fails at them.
///
/// A git that meets one names it and gives up (or has waited two seconds for it, where it is a lock
/// of a ref). Only such a one is looked at, and those that would hold up whoever is about to work
/// in a worktree. It goes when it lies in this repository and is older than two seconds by the file
/// system's own clock. No git that runs for us needs that long: refs and configuration are locked
/// for moments, a worktree's first files are written in one go, each worktree has an index lock of
/// its own, and nobody works on one worktree twice at a time.
record Leftovers(Repo repo) {
  private static final Duration AGE = Duration.ofSeconds(2);
  private static final Pattern NAMED =
      Pattern.compile("Unable to create '(.+?\\.lock)': File exists");
  private static final Pattern SETTINGS =
      Pattern.compile("could not lock config file (.+?): File exists");
  private static final Pattern BEGUN =
      Pattern.compile(
          "(?:failed to read|bad object) ((?:.+?/)?worktrees/[^/\\n]+)/(?:commondir|HEAD)");

  static boolean isMet(String said) {
    return NAMED.matcher(said).find()
        || SETTINGS.matcher(said).find()
        || BEGUN.matcher(said).find();
  }

  /// Removes what git met, unless it is gone or finished meanwhile; false when it must stay.
  boolean remove(String said) {
    var begun = BEGUN.matcher(said);
    if (begun.find()) {
      return removeBegun(repo.gitDir().resolve(begun.group(1)));
    }
    var named = NAMED.matcher(said);
    if (named.find()) {
      return remove(Path.of(named.group(1)));
    }
    var settings = SETTINGS.matcher(said);
    return settings.find() && remove(repo.gitDir().resolve("config.lock"));
  }

  /// Removes a lock when it is old; false when it must stay.
  boolean remove(Path lock) {
    return isOurs(lock) && (!repo.disk().exists(lock) || isOld(lock) && repo.disk().delete(lock));
  }

  private boolean removeBegun(Path admin) {
    if (!isOurs(admin)) {
      return false;
    }
    if (!new Worktree(admin, admin).isBegun(repo.disk())) {
      return true;
    }
    if (!isOld(admin.resolve("locked"))) {
      return false;
    }
    var folder = folderOf(admin);
    if (folder != null && repo.disk().list(folder).equals(List.of(".git"))) {
      repo.clear(folder);
    }
    repo.drop(admin);
    return true;
  }

  private @Nullable Path folderOf(Path admin) {
    var link = repo.disk().read(admin.resolve("gitdir")).orElse("").strip();
    return link.isEmpty() ? null : Path.of(link).getParent();
  }

  private boolean isOurs(Path path) {
    var whole = path.toAbsolutePath().normalize();
    return repo.disk().real(Objects.requireNonNull(whole.getParent())).startsWith(repo.gitDir());
  }

  private boolean isOld(Path file) {
    var made = repo.disk().modified(file);
    var probe = repo.gitDir().resolve("gastown/now");
    repo.disk().delete(probe);
    repo.disk().append(probe, "");
    var now = repo.disk().modified(probe);
    return made.isEmpty()
        || now.isPresent() && Duration.between(made.get(), now.get()).compareTo(AGE) >= 0;
  }
}
