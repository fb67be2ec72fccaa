package gastown.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/// Whether a file lies on a disk of this machine. Over a network SQLite's locks and its shared
/// memory do not hold.
final class LocalDisk {
  private static final Set<String> REMOTE =
      Set.of(
          "nfs",
          "nfs3",
          "nfs4",
          "cifs",
          "smb",
          "smb2",
          "smb3",
          "smbfs",
          "9p",
          "afs",
          "afpfs",
          "ncpfs",
          "ceph",
          "glusterfs",
          "lustre",
          "gpfs",
          "webdav",
          "davfs",
          "davfs2",
          "vboxsf",
          "prl_fs",
          "vmhgfs",
          "sshfs");

  private LocalDisk() {}

  /// Refuses a file on a disk of another machine.
  static void require(Path file) {
    var type = type(file);
    if (isRemote(type)) {
      throw Trouble.network(file, "a file system of type " + type + " cannot lock it safely");
    }
  }

  static boolean isRemote(String type) {
    var name = type.toLowerCase(Locale.ROOT);
    return REMOTE.contains(name.startsWith("fuse.") ? name.substring(5) : name);
  }

  private static String type(Path file) {
    var there = file.toAbsolutePath().getParent();
    try {
      return there == null ? "" : Files.getFileStore(there).type();
    } catch (IOException e) {
      // what cannot be asked is not refused: opening it will tell
      return "";
    }
  }
}
