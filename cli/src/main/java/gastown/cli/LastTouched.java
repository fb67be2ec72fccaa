package gastown.cli;

import gastown.beads.ports.Disk;
import gastown.beads.workspace.Workspace;

/// The issue somebody last worked on here, for commands typed without an id.
final class LastTouched {
  private LastTouched() {}

  static String read(Disk disk, Workspace workspace) {
    return disk.read(workspace.lastTouched()).orElse("").strip();
  }

  static void write(Disk disk, Workspace workspace, String id) {
    if (!read(disk, workspace).equals(id) && disk.isWritable(workspace.folder())) {
      disk.jot(workspace.lastTouched(), id + "\n");
    }
  }
}
