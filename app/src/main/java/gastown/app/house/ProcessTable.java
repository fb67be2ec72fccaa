package gastown.app.house;

import gastown.town.ports.Outpost.ProcessMark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The processes of this machine. On Linux `/proc` tells all; elsewhere the JVM tells number,
/// parent and start.
///
/// The start of a process is said as the session launcher says it: on Linux the clock ticks since
/// boot and the boot's id, elsewhere what `ps -o lstart=` prints. The JVM's own start instant is of
/// no use on Linux, for it moves when the clock is set.
final class ProcessTable {
  private static final Path PROC = Path.of("/proc");
  private static final DateTimeFormatter LSTART =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final String boot = readOrEmpty(PROC.resolve("sys/kernel/random/boot_id")).strip();

  /// A living process. `group` is its process session, 0 where that is not known.
  record Row(ProcessMark mark, long parent, long session) {
    long number() {
      return mark.number();
    }
  }

  boolean isComplete() {
    return !boot.isEmpty();
  }

  @Nullable Row row(long number) {
    if (number <= 0) {
      return null;
    }
    return isComplete() ? fromProc(number) : fromJvm(number);
  }

  List<Row> all() {
    var rows = new ArrayList<Row>();
    if (isComplete()) {
      try (var entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
        for (var entry : entries) {
          add(rows, Long.parseLong(String.valueOf(entry.getFileName())));
        }
      } catch (IOException e) {
        throw new IllegalStateException("/proc cannot be listed", e);
      }
    } else {
      ProcessHandle.allProcesses().forEach(handle -> add(rows, handle.pid()));
    }
    return rows;
  }

  private void add(List<Row> rows, long number) {
    var row = row(number);
    if (row != null) {
      rows.add(row);
    }
  }

  /// `12 (a name) S 1 12 12 …`: state, parent, group and session, as 20th field the number of
  /// threads and as 22nd the start. A process whose first thread is over looks dead and is not.
  private @Nullable Row fromProc(long number) {
    var stat = readOrEmpty(PROC.resolve(number + "/stat"));
    int name = stat.lastIndexOf(") ");
    if (name < 0) {
      return null;
    }
    var fields = stat.substring(name + 2).split(" ", 21);
    if (fields.length < 21 || ("ZXx".contains(fields[0]) && Integer.parseInt(fields[17]) <= 1)) {
      return null;
    }
    var mark = new ProcessMark(number, fields[19] + "@" + boot);
    return new Row(mark, Long.parseLong(fields[1]), Long.parseLong(fields[3]));
  }

  private static @Nullable Row fromJvm(long number) {
    var handle = ProcessHandle.of(number).orElse(null);
    if (handle == null || !handle.isAlive()) {
      return null;
    }
    var start = handle.info().startInstant().orElse(Instant.EPOCH);
    return new Row(
        new ProcessMark(number, LSTART.format(start)),
        handle.parent().map(ProcessHandle::pid).orElse(0L),
        0);
  }

  /// Whether the process began with `sign` (`NAME=value`) in its environment; false where that
  /// cannot be seen.
  boolean bears(long number, String sign) {
    if (!isComplete()) {
      return false;
    }
    var all = "\0" + readOrEmpty(PROC.resolve(number + "/environ"));
    return all.contains("\0" + sign + "\0");
  }

  /// What this variable was when the process began; empty where that cannot be seen.
  String variable(long number, String name) {
    if (!isComplete()) {
      return "";
    }
    var all = "\0" + readOrEmpty(PROC.resolve(number + "/environ"));
    int at = all.indexOf("\0" + name + "=");
    if (at < 0) {
      return "";
    }
    int from = at + name.length() + 2;
    int to = all.indexOf('\0', from);
    var bytes =
        all.substring(from, to < 0 ? all.length() : to).getBytes(StandardCharsets.ISO_8859_1);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// Whether the process has `file` as its output or error output.
  boolean writesTo(long number, Path file) {
    return isComplete() && (isOpen(number, 1, file) || isOpen(number, 2, file));
  }

  private static boolean isOpen(long number, int descriptor, Path file) {
    try {
      return Files.readSymbolicLink(PROC.resolve(number + "/fd/" + descriptor)).equals(file);
    } catch (IOException e) {
      return false;
    }
  }

  /// What another user's process does not show is empty.
  private static String readOrEmpty(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
