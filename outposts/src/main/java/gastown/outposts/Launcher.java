package gastown.outposts;

import gastown.beads.ports.Disk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The program that becomes a session's program, and notes itself before.
public final class Launcher {
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final Path PERL = Path.of("/usr/bin/perl");

  private final Disk disk;
  private final ShippedFile script;

  /// `folder` is where the launcher is kept as a file; only its owner should be able to write
  /// there.
  public Launcher(Disk disk, Path folder) {
    this.disk = disk;
    this.script = new ShippedFile(disk, folder, "launch.sh");
  }

  /// The words that start `program` in a process session of its own.
  public List<String> alone(String kind, String id, Path place, List<String> program) {
    var words = new ArrayList<String>();
    if (disk.isExecutable(SETSID)) {
      words.add(SETSID.toString());
    } else if (disk.isExecutable(PERL)) {
      words.addAll(List.of(PERL.toString(), "-e", "use POSIX; POSIX::setsid(); exec @ARGV"));
    }
    words.addAll(plain(kind, id, place));
    words.addAll(program);
    return words;
  }

  /// The words that start what is in the place's start file.
  public List<String> plain(String kind, String id, Path place) {
    return List.of("/bin/sh", script.path().toString(), kind, id, place.toString());
  }
}
