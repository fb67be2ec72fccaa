package gastown.cli.exchange;

import gastown.beads.BeadId;
import gastown.beads.ports.Disk;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known about the file beside the store since it was last written or read: how it looked,
/// where the journal stood, how long writing took, and whether something has been waiting to be
/// written since. `mark` stands for what is in it.
record MirrorState(Look look, long mark, long seq, boolean waits, Last last) {
  static final String NAME = "export-state.json";

  /// A pause at least this many times as long as the last export took.
  private static final long PAUSES = 20;

  /// The last export: how long it took and when it was over.
  record Last(long tookMillis, long atMillis) {
    static final Last NONE = new Last(0, 0);
  }

  /// Size and time of change: another look means that somebody else wrote the file.
  record Look(long size, long modified) {
    /// As `equals`, which a record only makes when it is first asked, at some cost to every start.
    boolean isSame(Look other) {
      return size == other.size && modified == other.modified;
    }

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
        member(text, "mark"),
        seq,
        member(text, "waits") > 0,
        new Last(member(text, "took_ms"), member(text, "at_ms")));
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
    return to - from > 15
        ? Long.parseLong(text, from, to, 10)
        : BeadId.number(text.substring(from, to));
  }

  void write(Disk disk, Path folder) {
    disk.write(
        folder.resolve(NAME),
        "{\"size\":%d,\"modified\":%d,\"mark\":%d,\"seq\":%d,\"waits\":%d,\"took_ms\":%d,\"at_ms\":%d}\n"
            .formatted(
                look.size(),
                look.modified(),
                mark,
                seq,
                waits ? 1 : 0,
                last.tookMillis(),
                last.atMillis()));
  }

  boolean isDue(Instant now) {
    long since = now.toEpochMilli() - last.atMillis();
    return since < 0 || since >= PAUSES * Math.max(0, last.tookMillis());
  }

  /// How long it still takes until it is due.
  Duration pause(Instant now) {
    long since = now.toEpochMilli() - last.atMillis();
    return Duration.ofMillis(Math.max(1, PAUSES * last.tookMillis() - since));
  }

  /// The same file, written anew without a change.
  MirrorState at(Look other) {
    return new MirrorState(other, mark, seq, waits, last);
  }

  MirrorState waiting() {
    return new MirrorState(look, mark, seq, true, last);
  }
}
