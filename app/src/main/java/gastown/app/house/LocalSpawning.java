package gastown.app.house;

import gastown.town.ports.Outpost.ProcessMark;
import gastown.town.ports.Spawning;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Programs of this machine that outlive us.
public final class LocalSpawning implements Spawning {
  private static final Duration HANDSHAKE = Duration.ofSeconds(10);
  private static final int SAID_BYTES = 1 << 14;

  private final ProcessTable table = new ProcessTable();
  private final DeathWatch watch = new DeathWatch(this::isAlive);

  @Override
  public Spawned spawn(Birth birth) {
    var builder =
        new ProcessBuilder(birth.words())
            .directory(birth.folder().toFile())
            .redirectErrorStream(true)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().clear();
    builder.environment().putAll(birth.environment());
    Process process;
    try {
      process = builder.start();
    } catch (IOException | IllegalArgumentException e) {
      return new Spawned.Failed(
          Files.isDirectory(birth.folder())
              ? birth.words().getFirst() + ": cannot be started: " + e.getMessage()
              : birth.folder() + ": no such folder");
    }
    return new Spawned.Begun(listen(process));
  }

  private static String listen(Process process) {
    var bytes = new ByteArrayOutputStream();
    var listener = Thread.startVirtualThread(() -> copy(process.getInputStream(), bytes));
    try {
      listener.join(HANDSHAKE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void copy(InputStream stream, ByteArrayOutputStream bytes) {
    var part = new byte[4096];
    try (stream) {
      for (int n = stream.read(part); n >= 0; n = stream.read(part)) {
        if (bytes.size() < SAID_BYTES) {
          bytes.write(part, 0, n);
        }
      }
    } catch (IOException e) {
      // What came so far is what there is.
    }
  }

  @Override
  public @Nullable ProcessMark markOf(long number) {
    var row = table.row(number);
    return row == null ? null : row.mark();
  }

  @Override
  public List<ProcessMark> family(Kin kin) {
    var rows = new HashMap<Long, ProcessTable.Row>();
    table.all().forEach(row -> rows.put(row.number(), row));
    var leader = rows.get(kin.leader().number());
    boolean isLed = leader != null && leader.mark().equals(kin.leader());
    var output = LocalDisk.realPath(kin.output());
    var ours = ourselves(rows);
    var found = new HashSet<Long>();
    for (var row : rows.values()) {
      boolean isOfSession = isLed && row.session() == kin.leader().number();
      if (!ours.contains(row.number())
          && (row.mark().equals(kin.leader())
              || isOfSession
              || table.bears(row.number(), kin.sign())
              || table.writesTo(row.number(), output))) {
        found.add(row.number());
      }
    }
    var family = new ArrayList<ProcessMark>();
    for (var row : rows.values()) {
      if (descends(row, rows, found, ours)) {
        family.add(row.mark());
      }
    }
    return family;
  }

  /// This process and all above it. A town's server may have been started by a session's command;
  /// what it started in turn is no child of that session.
  private static HashSet<Long> ourselves(Map<Long, ProcessTable.Row> rows) {
    var ours = new HashSet<Long>();
    long number = ProcessHandle.current().pid();
    for (var row = rows.get(number); row != null && ours.add(number); row = rows.get(number)) {
      number = row.parent();
    }
    return ours;
  }

  private static boolean descends(
      ProcessTable.Row row,
      Map<Long, ProcessTable.Row> rows,
      HashSet<Long> found,
      HashSet<Long> ours) {
    var seen = new HashSet<Long>();
    for (var at = row; at != null && !ours.contains(at.number()); at = rows.get(at.parent())) {
      if (found.contains(at.number())) {
        return true;
      }
      if (!seen.add(at.number())) {
        return false;
      }
    }
    return false;
  }

  @Override
  public boolean signal(ProcessMark process, Signal signal) {
    var handle = ProcessHandle.of(process.number()).orElse(null);
    // The handle was taken before the mark is compared, and proves its own start once more.
    if (handle == null || !isAlive(process)) {
      return false;
    }
    return switch (signal) {
      case TERM -> handle.destroy();
      case KILL -> handle.destroyForcibly();
      case STOP -> kill("STOP", process.number());
      case CONTINUE -> kill("CONT", process.number());
    };
  }

  /// Signals the runtime has no word for go through the shell's own.
  private static boolean kill(String name, long number) {
    try {
      return new ProcessBuilder("sh", "-c", "kill -s \"$1\" \"$2\"", "sh", name, "" + number)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public boolean awaitEnd(Collection<ProcessMark> processes, Duration limit) {
    return await(() -> processes.stream().noneMatch(this::isAlive), limit);
  }

  @Override
  public boolean awaitAny(List<Path> files, Duration limit) {
    return await(() -> files.stream().anyMatch(Files::exists), limit);
  }

  @FunctionalInterface
  private interface Fact {
    boolean holds();
  }

  /// Looks every few milliseconds, for the short whiles in which something is about to happen.
  private static boolean await(Fact fact, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    long pause = 1;
    while (!fact.holds()) {
      if (System.nanoTime() >= end) {
        return false;
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return fact.holds();
      }
      pause = Math.min(20, pause + 2);
    }
    return true;
  }

  @Override
  public void whenOver(ProcessMark process, Runnable then) {
    watch.add(process, then);
  }

  @Override
  public String tail(Path file, int bytes) {
    return FileEnd.of(file, bytes);
  }

  @Override
  public void shorten(Path file, long limit) {
    if (!Files.exists(file)) {
      return;
    }
    try (var whole = new RandomAccessFile(file.toFile(), "rw")) {
      long length = whole.length();
      if (length <= limit) {
        return;
      }
      var kept = FileEnd.read(whole.getChannel(), length - limit / 4, Math.toIntExact(limit / 4));
      whole.setLength(0);
      try (var end = FileChannel.open(file, StandardOpenOption.APPEND)) {
        while (kept.hasRemaining()) {
          end.write(kept);
        }
      }
    } catch (IOException e) {
      throw LocalDisk.refusal("shorten", file, e);
    }
  }
}
