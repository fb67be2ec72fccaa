package gastown.town.ports;

import gastown.town.ports.Outpost.ProcessMark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Programs that outlive whoever starts them. Everything about a running process goes by its
/// [ProcessMark]: a process whose number was given away again is never mistaken for the old one.
public interface Spawning {
  /// Starts a program and waits until it has closed its own output and error output, or is over,
  /// ten seconds at the most. The program goes on after that, and after the end of this process.
  Spawned spawn(Birth birth);

  /// `environment` is complete: nothing of this process's own is added. Input is empty.
  record Birth(List<String> words, Path folder, Map<String, String> environment) {
    public Birth {
      words = List.copyOf(words);
      environment = Map.copyOf(environment);
    }
  }

  sealed interface Spawned {
    /// `said` is what it wrote before it closed its output.
    record Begun(String said) implements Spawned {}

    record Failed(String why) implements Spawned {}
  }

  /// The mark of a process that is alive now. One that is over and only waits to be reaped is not.
  @Nullable ProcessMark markOf(long number);

  default boolean isAlive(ProcessMark process) {
    return process.equals(markOf(process.number()));
  }

  /// The living processes proven to belong to a session, this process and those above it left out.
  List<ProcessMark> family(Kin kin);

  /// What proves that a process belongs: it is `leader` or descends from one that belongs; its
  /// environment holds `sign` (`NAME=value`); it is in the leader's process session while the
  /// leader lives, or still writes to `output`. Where the system does not tell of the latter ones,
  /// descent alone counts.
  record Kin(ProcessMark leader, String sign, Path output) {}

  enum Signal {
    TERM,
    KILL,
    /// Stand still, until CONTINUE.
    STOP,
    CONTINUE
  }

  /// False when the process is over.
  boolean signal(ProcessMark process, Signal signal);

  /// Waits until all are over; false when some are not within the limit.
  boolean awaitEnd(Collection<ProcessMark> processes, Duration limit);

  /// Runs `then` once when the process is over, on a thread of its own; nothing is started for it.
  void whenOver(ProcessMark process, Runnable then);

  /// Waits until one of the files is there; false when none is within the limit.
  boolean awaitAny(List<Path> files, Duration limit);

  /// The newest text of a file a program writes to, at most so many bytes; empty without the file.
  String tail(Path file, int bytes);

  /// Shortens a file to its newest quarter when it is longer than `limit`, while a program appends
  /// to it. What is written in the same moment may be lost.
  void shorten(Path file, long limit);
}
