package gastown.cli.exchange;

import gastown.beads.BeadId;
import gastown.beads.ports.Disk;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known about the file beside the store since it was last written or read: how it looked, where the journal
/// stood, how long writing took, and whether something has been waiting to be written since.
record MirrorState(Look look, long seq, boolean waits, long tookMillis, long atMillis) {
  static final String NAME = "export-state.json";

  /// A pause at least this many times as long as the last export took.
  private static final long PAUSES = 20;

  /// Size and time of change: another look means that somebody else wrote the file.
  record Look(long size, long modified) {
    static Look at(Disk disk, Path file) {
      var time = disk.modified(file).orElse(Instant.EPOCH);
      return new Look(
          disk.exists(file) ? disk.size(file) : -1,
          time.getEpochSecond() * 1_000_000_000L + time.getNano());
    }

    boolean isThere() {
      return size >= 0;
    }
  }

  /// Null when nothing is known. Read by hand, for it is read by every command.
  static @Nullable MirrorState read(Disk disk, Path folder) {
    var text = disk.read(folder.resolve(NAME)).orElse("");
    long size = member(text, "size");
    long seq = member(text, "seq");
    if (seq < 0) {
      return null;
    }
    return new MirrorState(
        new Look(size, member(text, "modified")),
        seq,
        member(text, "waits") > 0,
        member(text, "took_ms"),
        member(text, "at_ms"));
  }

  private static long member(String text, String name) {
    int at = text.indexOf("\"" + name + "\":");
    if (at < 0) {
      return -1;
    }
    int from = at + name.length() + 3;
    int to = from;
    while (to < text.length() && Character.isDigit(text.charAt(to))) {
      to++;
    }
    return to - from > 15 ? Long.parseLong(text, from, to, 10) : BeadId.number(text.substring(from, to));
  }

  void write(Disk disk, Path folder) {
    disk.write(
        folder.resolve(NAME),
        "{\"size\":%d,\"modified\":%d,\"seq\":%d,\"waits\":%d,\"took_ms\":%d,\"at_ms\":%d}\n"
            .formatted(look.size(), look.modified(), seq, waits ? 1 : 0, tookMillis, atMillis));
  }

  boolean isDue(Instant now) {
    long since = now.toEpochMilli() - atMillis;
    return since < 0 || since >= PAUSES * Math.max(0, tookMillis);
  }

  MirrorState waiting() {
    return new MirrorState(look, seq, true, tookMillis, atMillis);
  }
}
