package gastown.beads.ports;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The only door to files outside a store. Every path handed in is absolute. Text is UTF-8.
///
/// What goes wrong (no permission, no space) is a [gastown.beads.Problem.Refusal] that names the
/// file and the remedy. A read of what is not there is empty, never a problem.
public interface Disk {
  Optional<String> read(Path file);

  /// Calls `each` with every line of the file, without holding the file in memory.
  void lines(Path file, Consumer<String> each);

  /// The end of the file, about so many bytes of it at most; it may begin in the middle of a line.
  default String tail(Path file, int bytes) {
    var text = read(file).orElse("");
    return text.substring(Math.max(0, text.length() - bytes));
  }

  /// Replaces the file as a whole: a reader sees the old text or the new, also after a crash.
  /// Missing folders are made.
  void write(Path file, String text);

  /// As [#write] for what may be lost when the machine goes down: it is not waited for.
  default void jot(Path file, String text) {
    write(file, text);
  }

  /// As [#write], from parts; nothing is kept in memory.
  void writeAll(Path file, Stream<String> parts);

  void append(Path file, String text);

  boolean exists(Path path);

  boolean isDirectory(Path path);

  boolean isWritable(Path path);

  /// The names in a folder, sorted; empty when there is no such folder.
  List<String> list(Path folder);

  /// Makes the folder and its parents; a new folder is readable by its owner alone when
  /// `isPrivate`.
  void makeFolder(Path folder, boolean isPrivate);

  void setExecutable(Path file, boolean executable);

  boolean isExecutable(Path file);

  /// Removes a file or an empty folder; false when it was not there.
  boolean delete(Path path);

  /// Makes `link` a symbolic link that says `target`; one that is there and says so is left alone.
  void link(Path link, String target);

  /// Whether the path itself is a symbolic link.
  boolean isLink(Path path);

  /// Removes a folder with all that is in it, or a file; a link is removed and not followed.
  void deleteAll(Path path);

  /// Renames a file or folder in one step, within one file system.
  void move(Path from, Path to);

  Optional<Instant> modified(Path file);

  long size(Path file);

  /// The bytes of all files below a folder, links not followed.
  long sizeOfAll(Path folder);

  /// How many bytes can still be written to the file system of a path; below zero where nobody can
  /// tell.
  default long freeBytes(Path path) {
    return -1;
  }

  /// Does `work` while nobody else, in this process or another, does work under the same lock file;
  /// waits for whoever does. A process that dies lets go.
  <T> T locked(Path lock, Supplier<T> work);

  /// The path with symbolic links resolved; the path itself where that is impossible.
  Path real(Path path);
}
