package gastown.cli.exchange;

import gastown.beads.BeadId;
import gastown.beads.ports.Disk;
import gastown.beads.store.Entry;
import gastown.beads.store.Rows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known about the file beside the store since it was last written or read: how it looked,
/// where the journal stood, how long writing took, and whether something has been waiting to be
/// written since. `mark` stands for what is in it, `head` for the journal it was made from.
record MirrorState(Look look, long mark, Entry.Head head, boolean waits, Last last) {
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
        new Entry.Head(seq, hash(text)),
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

  /// Empty in what an earlier version wrote.
  private static String hash(String text) {
    var name = "\"hash\":\"";
    int from = text.indexOf(name) + name.length();
    int to = from < name.length() ? -1 : text.indexOf('"', from);
    return to < 0 ? "" : text.substring(from, to);
  }

  /// Whether this store's journal holds the entry that the file was made at. Another one, begun
  /// anew or brought back from earlier, may have an entry of the same number and not know what is
  /// in the file.
  boolean isOf(Rows rows) {
    var now = rows.head();
    if (head.hash().isEmpty()) {
      return head.seq() <= now.seq();
    }
    if (head.seq() >= now.seq()) {
      return isAt(now);
    }
    var next = rows.entriesAfter(head.seq(), 1);
    return !next.isEmpty() && next.getFirst().chain().previous().equals(head.hash());
  }

  /// By its parts: the first `equals` of a record costs a short command more than all its work.
  boolean isAt(Entry.Head other) {
    return head.seq() == other.seq() && head.hash().equals(other.hash());
  }

  void write(Disk disk, Path folder) {
    disk.write(
        folder.resolve(NAME),
        "{\"size\":%d,\"modified\":%d,\"mark\":%d,\"seq\":%d,\"hash\":\"%s\",\"waits\":%d,\"took_ms\":%d,\"at_ms\":%d}\n"
            .formatted(
                look.size(),
                look.modified(),
                mark,
                head.seq(),
                head.hash(),
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
    return new MirrorState(other, mark, head, waits, last);
  }

  MirrorState waiting() {
    return new MirrorState(look, mark, head, true, last);
  }
}
