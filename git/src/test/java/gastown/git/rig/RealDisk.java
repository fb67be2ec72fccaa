package gastown.git.rig;

import gastown.beads.ports.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What the git of a rig asks of the disk, answered by real files.
final class RealDisk {
  private RealDisk() {}

  static Disk make() {
    return (Disk)
        Proxy.newProxyInstance(
            Disk.class.getClassLoader(),
            new Class<?>[] {Disk.class},
            (_, method, arguments) -> {
              try {
                return answer(method.getName(), arguments);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private static Object answer(String method, Object[] arguments) throws IOException {
    var path = (Path) arguments[0];
    return switch (method) {
      case "real" -> real(path);
      case "exists" -> Files.exists(path);
      case "isDirectory" -> Files.isDirectory(path);
      case "read" -> read(path);
      case "list" -> list(path);
      case "size" -> Files.exists(path) ? Files.size(path) : 0L;
      case "delete" -> Files.deleteIfExists(path);
      case "modified" -> modified(path);
      case "write" -> write(path, (String) arguments[1]);
      case "append" ->
          Files.writeString(
              parented(path),
              (String) arguments[1],
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
      case "makeFolder" -> Files.createDirectories(path);
      case "move" -> Files.move(path, (Path) arguments[1], StandardCopyOption.ATOMIC_MOVE);
      default -> throw new IllegalStateException("not asked by git: " + method);
    };
  }

  private static Path parented(Path path) throws IOException {
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    return path;
  }

  private static Path write(Path path, String text) throws IOException {
    return Files.writeString(parented(path), text);
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  private static Optional<String> read(Path path) throws IOException {
    try {
      return Optional.of(Files.readString(path));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> modified(Path path) throws IOException {
    return Files.exists(path)
        ? Optional.of(Files.getLastModifiedTime(path).toInstant())
        : Optional.empty();
  }

  private static List<String> list(Path path) throws IOException {
    try (Stream<Path> all = Files.list(path)) {
      return all.map(each -> String.valueOf(each.getFileName())).sorted().toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
  }
}
