package gastown.cli;

import gastown.beads.Problem;
import gastown.beads.ports.Disk;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Files in memory, for tests.
public final class MemoryDisk implements Disk {
  private final TreeMap<Path, String> files = new TreeMap<>();
  private final TreeMap<Path, Instant> times = new TreeMap<>();
  private final TreeSet<Path> folders = new TreeSet<>();
  private final Set<Path> executables = new HashSet<>();
  private final Set<Path> locked = new HashSet<>();
  private final TreeMap<Path, Path> links = new TreeMap<>();
  private final InstantSource clock;
  private Runnable before = () -> {};

  public MemoryDisk(InstantSource clock) {
    this.clock = clock;
    folders.add(Path.of("/"));
  }

  /// From now on nothing at or below `path` can be written.
  public void protect(Path path) {
    locked.add(path);
  }

  @Override
  public Optional<String> read(Path file) {
    return Optional.ofNullable(files.get(real(file)));
  }

  @Override
  public void lines(Path file, Consumer<String> each) {
    read(file).orElse("").lines().forEach(each);
  }

  @Override
  public void write(Path named, String text) {
    var file = real(named);
    if (!isWritable(file)) {
      throw Problem.of("not-writable", "cannot write " + file, "ls -ld " + file).refusal();
    }
    var folder = file.getParent();
    if (folder != null) {
      makeFolder(folder, false);
    }
    files.put(file, text);
    times.put(file, clock.instant());
  }

  @Override
  public void writeAll(Path file, Stream<String> parts) {
    write(file, parts.collect(Collectors.joining()));
  }

  @Override
  public void append(Path file, String text) {
    write(file, read(file).orElse("") + text);
  }

  @Override
  public boolean exists(Path path) {
    return files.containsKey(real(path)) || isDirectory(path);
  }

  @Override
  public boolean isDirectory(Path path) {
    return folders.contains(real(path));
  }

  @Override
  public boolean isWritable(Path path) {
    return locked.stream().noneMatch(path::startsWith);
  }

  @Override
  public List<String> list(Path named) {
    var folder = real(named);
    var names = new TreeSet<String>();
    for (var all : List.of(files.keySet(), folders, links.keySet())) {
      for (var path : all) {
        if (folder.equals(path.getParent())) {
          names.add(String.valueOf(path.getFileName()));
        }
      }
    }
    return new ArrayList<>(names);
  }

  @Override
  public void makeFolder(Path folder, boolean isPrivate) {
    for (Path one = real(folder); one != null; one = one.getParent()) {
      folders.add(one);
    }
  }

  @Override
  public void setExecutable(Path file, boolean executable) {
    if (executable) {
      executables.add(file);
    } else {
      executables.remove(file);
    }
  }

  @Override
  public boolean isExecutable(Path file) {
    return executables.contains(file);
  }

  @Override
  public boolean delete(Path named) {
    if (links.remove(named) != null) {
      return true;
    }
    var path = real(named);
    times.remove(path);
    return files.remove(path) != null || folders.remove(path);
  }

  @Override
  public void move(Path from, Path to) {
    if (isDirectory(from)) {
      makeFolder(to, false);
      list(from).forEach(name -> move(from.resolve(name), to.resolve(name)));
      folders.remove(from);
      return;
    }
    write(to, read(from).orElseThrow());
    delete(from);
  }

  @Override
  public Optional<Instant> modified(Path file) {
    return Optional.ofNullable(times.get(real(file)));
  }

  @Override
  public long size(Path file) {
    return read(file).orElse("").length();
  }

  @Override
  public <T> T locked(Path lock, Supplier<T> work) {
    var first = before;
    before = () -> {};
    first.run();
    return work.get();
  }

  /// Whoever asks for the next lock waits until this is done.
  public void firstAtLock(Runnable work) {
    before = work;
  }

  @Override
  public Path real(Path path) {
    for (Path at = path; at != null; at = at.getParent()) {
      var target = links.get(at);
      if (target != null) {
        return real(at.resolveSibling(target).resolve(at.relativize(path)).normalize());
      }
    }
    return path;
  }

  @Override
  public void link(Path link, String target) {
    var folder = link.getParent();
    if (folder != null) {
      makeFolder(folder, false);
    }
    links.put(link, Path.of(target));
  }

  @Override
  public boolean isLink(Path path) {
    return links.containsKey(path);
  }

  @Override
  public void deleteAll(Path path) {
    links.keySet().removeIf(each -> each.startsWith(path));
    times.keySet().removeIf(each -> each.startsWith(path));
    files.keySet().removeIf(each -> each.startsWith(path));
    folders.removeIf(each -> each.startsWith(path));
  }

  @Override
  public long sizeOfAll(Path folder) {
    return files.entrySet().stream()
        .filter(each -> each.getKey().startsWith(real(folder)))
        .mapToLong(each -> each.getValue().length())
        .sum();
  }
}
