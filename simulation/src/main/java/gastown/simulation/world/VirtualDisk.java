package gastown.simulation.world;

import gastown.beads.ports.Disk;
import gastown.simulation.git.Probe;
import gastown.simulation.git.VirtualFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Files in memory. There are no links and no empty folders, and nothing was ever modified.
record VirtualDisk(VirtualFiles files, Probe probe) implements Disk {
  @Override
  public Optional<String> read(Path file) {
    return Optional.ofNullable(files.read(file));
  }

  @Override
  public void lines(Path file, Consumer<String> each) {
    read(file).ifPresent(text -> text.lines().forEach(each));
  }

  @Override
  public void write(Path file, String text) {
    probe.at("write-file");
    files.write(file, text);
    probe.at("file-written");
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
    return files.read(path) != null || files.isFolder(path);
  }

  @Override
  public boolean isDirectory(Path path) {
    return files.isFolder(path);
  }

  @Override
  public boolean isWritable(Path path) {
    return true;
  }

  @Override
  public List<String> list(Path folder) {
    return files.names(folder);
  }

  @Override
  public void makeFolder(Path folder, boolean isPrivate) {
    // a folder is there as long as a file is in it
  }

  @Override
  public void setExecutable(Path file, boolean executable) {
    // nothing is executed
  }

  @Override
  public boolean isExecutable(Path file) {
    return false;
  }

  @Override
  public boolean delete(Path path) {
    return files.delete(path);
  }

  @Override
  public void link(Path link, String target) {
    throw new UnsupportedOperationException("there are no links in a bottle");
  }

  @Override
  public boolean isLink(Path path) {
    return false;
  }

  @Override
  public void deleteAll(Path path) {
    files.deleteAll(path);
  }

  @Override
  public void move(Path from, Path to) {
    files.move(from, to);
  }

  @Override
  public Optional<Instant> modified(Path file) {
    return Optional.empty();
  }

  @Override
  public long size(Path file) {
    return read(file).map(String::length).orElse(0);
  }

  @Override
  public long sizeOfAll(Path folder) {
    long size = 0;
    for (var text : files.textsBelow(folder)) {
      size += text.length();
    }
    return size;
  }

  @Override
  public <T> T locked(Path lock, Supplier<T> work) {
    return work.get();
  }

  @Override
  public Path real(Path path) {
    return path;
  }
}
