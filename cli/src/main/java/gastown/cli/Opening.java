package gastown.cli;

import gastown.beads.Problem;

/// What happens before a store is opened: a workspace must be there, and its database or something
/// to make it from.
final class Opening {
  private Opening() {}

  static void prepare(Call call) {
    var workspace = call.workspace();
    if (!call.disk().isDirectory(workspace.folder())) {
      throw Problem.of(
              "no-workspace",
              "no active beads workspace found: " + workspace.folder() + " is not a folder",
              "bd init")
          .refusal();
    }
    var warning = "Warning: " + workspace.warning();
    if (workspace.astray() != null && !call.remarks().contains(warning)) {
      call.remark(warning);
    }
    gastown.cli.exchange.Arrival.prepare(call);
  }
}
