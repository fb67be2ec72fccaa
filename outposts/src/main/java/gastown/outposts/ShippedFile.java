package gastown.outposts;

import gastown.beads.ports.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;

/// A file of this module that other programs read. It is put into a folder when it is first needed;
/// several versions lie side by side, for one that is in use is never changed.
public final class ShippedFile {
  private final Disk disk;
  private final Path file;
  private final String text;

  public ShippedFile(Disk disk, Path folder, String name) {
    this(disk, folder, name, "");
  }

  /// With lines of this machine at its end.
  public ShippedFile(Disk disk, Path folder, String name, String more) {
    this.disk = disk;
    this.text = text(name) + more;
    var digest = new CRC32();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    this.file = folder.resolve(name + "-" + Long.toHexString(digest.getValue()));
  }

  public Path path() {
    if (!disk.exists(file)) {
      var folder = file.getParent();
      if (folder != null) {
        disk.makeFolder(folder, true);
      }
      disk.write(file, text);
    }
    return file;
  }

  private static String text(String name) {
    try (var stream = ShippedFile.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("a file of the program is missing: " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
