package gastown.cli.setup;

import gastown.beads.Problem;
import gastown.beads.query.Query;
import gastown.beads.workspace.Workspace;
import gastown.cli.Call;
import gastown.cli.exchange.Arrival;
import gastown.cli.exchange.Aside;
import java.util.List;

/// The database side of `bd init`: nothing that is there is ever overwritten.
record InitData(Call call, Workspace workspace) {

  /// Refuses over data unless asked to begin anew; then the old database is moved aside and its new
  /// name returned.
  String checkOld() {
    var disk = call.disk();
    boolean isWanted = call.args().is("--reinit-local") || call.args().is("--force");
    if (!disk.exists(workspace.database())) {
      if (!isWanted
          && disk.exists(workspace.file(Arrival.MARKER))
          && !disk.exists(workspace.jsonl())) {
        throw Arrival.lost(workspace);
      }
      return "";
    }
    if (!isWanted) {
      throw new Problem(
              "already-initialized",
              "this workspace is already initialized: " + workspace.database(),
              "",
              List.of(
                  "bd list   (shows what is there)",
                  "bd init --reinit-local   (keeps the old database beside the new one)"))
          .refusal();
    }
    try (var old = call.house().store(workspace.database())) {
      old.read(rows -> rows.head());
    }
    return Aside.database(call, workspace).toString();
  }

  /// Takes in what `issues.jsonl` holds and says how many issues there are then. A file that cannot
  /// be read stays as it is and is told by every command.
  long takeIn() {
    var fresh = call.afresh();
    var found = fresh.workspaceIfAny();
    if (found == null || !found.folder().equals(workspace.folder())) {
      return 0;
    }
    Arrival.prepare(fresh);
    fresh.remarks().forEach(call::remark);
    try (var store = call.house().store(workspace.database())) {
      return store.read(rows -> rows.count(Query.ALL));
    }
  }
}
