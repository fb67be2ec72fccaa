package gastown.git;

import gastown.beads.ports.Programs;

/// The git program.
public final class GitProgram {
  private final Programs programs;

  public GitProgram(Programs programs) {
    this.programs = programs;
  }

  Programs programs() {
    return programs;
  }
}
