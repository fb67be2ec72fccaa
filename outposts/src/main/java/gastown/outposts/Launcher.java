package gastown.outposts;

import gastown.beads.ports.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// The program that becomes a session's program, and notes itself before.
public final class Launcher {
  private static final String RESOURCE = "launch.sh";
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final Path PERL = Path.of("/usr/bin/perl");

  private final Disk disk;
  private final Path folder;
  private final String text = text();

  /// `folder` is where the launcher is kept as a file; only its owner should be able to write
  /// there. Launchers of several versions lie side by side.
  public Launcher(Disk disk, Path folder) {
    this.disk = disk;
    this.folder = folder;
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
    return List.of("/bin/sh", file().toString(), kind, id, place.toString());
  }

  private Path file() {
    var digest = new CRC32();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    var file = folder.resolve("launch-" + Long.toHexString(digest.getValue()));
    if (!disk.exists(file)) {
      disk.makeFolder(folder, true);
      disk.write(file, text);
    }
    return file;
  }

  private static String text() {
    try (var stream = Launcher.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("the launcher is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
