package gastown.app.house;

import gastown.app.caller.Utf8;
import gastown.beads.Problem;
import gastown.beads.ports.Disk;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files of this machine.
public final class LocalDisk implements Disk {
  private static final int BUFFER = 1 << 16;

  private final FileLocks locks = new FileLocks();

  @Override
  public Optional<String> read(Path file) {
    try {
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (isBelowAFile(file)) {
        return Optional.empty();
      }
      throw refusal("read", file, e);
    }
  }

  @Override
  public void lines(Path file, Consumer<String> each) {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()),
            BUFFER)) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        each.accept(line);
      }
    } catch (NoSuchFileException e) {
      // No file, no lines.
    } catch (CharacterCodingException e) {
      throw Utf8.refusal(file.toString());
    } catch (IOException e) {
      throw refusal("read", file, e);
    }
  }

  @Override
  public String tail(Path file, int bytes) {
    return FileEnd.of(file, bytes);
  }

  @Override
  public void write(Path file, String text) {
    replace(file, true, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void jot(Path file, String text) {
    replace(file, false, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void writeAll(Path file, Stream<String> parts) {
    replace(
        file,
        true,
        out -> {
          for (var each = parts.iterator(); each.hasNext(); ) {
            out.write(each.next().getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  @Override
  public void append(Path file, String text) {
    makeParent(file);
    try {
      Files.write(
          file,
          text.getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw refusal("write", file, e);
    }
  }

  @Override
  public boolean exists(Path path) {
    return Files.exists(path);
  }

  @Override
  public boolean isDirectory(Path path) {
    return Files.isDirectory(path);
  }

  @Override
  public void move(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw refusal("move", from, e);
    }
  }

  @Override
  public void link(Path link, String target) {
    makeParent(link);
    try {
      if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).toString().equals(target)) {
        return;
      }
      Files.createSymbolicLink(link, Path.of(target));
    } catch (IOException e) {
      throw refusal("make the link", link, e);
    }
  }

  @Override
  public boolean isLink(Path path) {
    return Files.isSymbolicLink(path);
  }

  @Override
  public void deleteAll(Path path) {
    try {
      Trees.delete(path);
    } catch (IOException e) {
      throw refusal("remove", path, e);
    }
  }

  @Override
  public long freeBytes(Path path) {
    return path.toFile().getUsableSpace();
  }

  @Override
  public long sizeOfAll(Path folder) {
    try {
      return Trees.size(folder);
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public boolean isWritable(Path path) {
    return Files.isWritable(path);
  }

  @Override
  public List<String> list(Path folder) {
    var names = new ArrayList<String>();
    try (var entries = Files.newDirectoryStream(folder)) {
      for (var entry : entries) {
        names.add(String.valueOf(entry.getFileName()));
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw refusal("list", folder, e);
    }
    names.sort(null);
    return names;
  }

  @Override
  public void makeFolder(Path folder, boolean isPrivate) {
    try {
      if (isPrivate && !Files.exists(folder)) {
        makeParent(folder);
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw refusal("make the folder", folder, e);
    }
  }

  @Override
  public void setExecutable(Path file, boolean executable) {
    try {
      var permissions = Files.getPosixFilePermissions(file);
      var all =
          Set.of(
              PosixFilePermission.OWNER_EXECUTE,
              PosixFilePermission.GROUP_EXECUTE,
              PosixFilePermission.OTHERS_EXECUTE);
      if (executable) {
        permissions.addAll(all);
      } else {
        permissions.removeAll(all);
      }
      Files.setPosixFilePermissions(file, permissions);
    } catch (IOException e) {
      throw refusal("change the permissions of", file, e);
    }
  }

  @Override
  public boolean isExecutable(Path file) {
    return Files.isExecutable(file);
  }

  @Override
  public boolean delete(Path path) {
    try {
      return Files.deleteIfExists(path);
    } catch (IOException e) {
      throw refusal("remove", path, e);
    }
  }

  @Override
  public Optional<Instant> modified(Path file) {
    try {
      return Optional.of(Files.getLastModifiedTime(file).toInstant());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public <T> T locked(Path lock, Supplier<T> work) {
    makeParent(lock);
    try {
      return locks.locked(lock, work);
    } catch (IOException e) {
      throw refusal("lock", lock, e);
    }
  }

  @Override
  public Path real(Path path) {
    return realPath(path);
  }

  static Path realPath(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  @FunctionalInterface
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /// Writes beside the file, forces it to the disk if it is to last, then puts it in the file's
  /// place. A file that is a link stays one: what it points to is replaced.
  private void replace(Path named, boolean isToLast, Writing writing) {
    var file = real(named);
    makeParent(file);
    var beside =
        file.resolveSibling(
            "."
                + file.getFileName()
                + "."
                + ProcessHandle.current().pid()
                + "-"
                + Long.toHexString(ThreadLocalRandom.current().nextLong())
                + ".tmp");
    try {
      try (var stream = new FileOutputStream(beside.toFile());
          var out = new BufferedOutputStream(stream, BUFFER)) {
        writing.to(out);
        out.flush();
        if (isToLast) {
          stream.getFD().sync();
        }
      }
      keepPermissions(file, beside);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      if (isToLast) {
        force(file.getParent());
      }
    } catch (IOException e) {
      throw refusal("write", file, e);
    } finally {
      remove(beside);
    }
  }

  private static void keepPermissions(Path old, Path fresh) throws IOException {
    if (Files.exists(old)) {
      Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(old));
    }
  }

  private static void remove(Path beside) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException e) {
      // Left behind; its name says what it is.
    }
  }

  /// Makes the new name as durable as the text. Where folders cannot be forced there is nothing to
  /// be done about it.
  private static void force(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Not every file system can.
    }
  }

  private void makeParent(Path file) {
    var parent = file.getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      makeFolder(parent, false);
    }
  }

  /// `a/b` where `a` is a file: there is no such file, just as when `a` is missing.
  private static boolean isBelowAFile(Path file) {
    var parent = file.getParent();
    return parent != null && !Files.isDirectory(parent);
  }

  static Problem.Refusal refusal(String verb, Path file, IOException problem) {
    var message = String.valueOf(problem.getMessage());
    String because;
    String remedy;
    if (problem instanceof AccessDeniedException || message.contains("Permission denied")) {
      because = "permission denied";
      remedy = "ls -ld " + file + " " + file.getParent();
    } else if (message.contains("No space left")) {
      because = "no space left on the disk";
      remedy = "df -h " + file.getParent();
    } else if (message.contains("Read-only")) {
      because = "the file system is read-only";
      remedy = "use a folder you may write to";
    } else if (problem instanceof FileAlreadyExistsException) {
      because = "a file of that name is in the way";
      remedy = "ls -ld " + file;
    } else if (problem instanceof DirectoryNotEmptyException) {
      because = "the folder is not empty";
      remedy = "ls -la " + file;
    } else {
      because = message;
      remedy = "ls -ld " + file;
    }
    return new Problem("file", "cannot " + verb + " " + file, because, List.of(remedy)).refusal();
  }
}
