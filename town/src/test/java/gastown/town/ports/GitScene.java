package gastown.town.ports;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The world a contract of git plays in.
public interface GitScene {
  Cloning cloning();

  /// An empty folder of the test's own, as an absolute path.
  Path root();

  /// Makes a repository far away whose branch `main` has one commit with these files, and answers
  /// its url.
  String remote(Map<String, String> files);

  /// Makes a repository without a commit.
  String emptyRemote();

  /// Somebody else's commit on a branch of that repository, which begins at `main` when it is new;
  /// an empty text removes the file.
  String commitAt(String url, String branch, Map<String, String> files);

  @Nullable String headAt(String url, String branch);

  /// From now on the repository cannot be reached.
  void cutOff(String url);

  /// From now on the repository takes no push.
  void close(String url);

  void write(Path file, String text);

  /// The text of a file, or null.
  @Nullable String read(Path file);

  void delete(Path file);

  /// The text of a file in a commit of a clone, or null.
  @Nullable String textIn(Path clone, String commit, String path);
}
