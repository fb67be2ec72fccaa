package gastown.cli.setup;

import gastown.beads.workspace.Discovery;
import gastown.beads.workspace.Workspace;
import gastown.cli.Call;
import gastown.cli.exchange.HookFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The files `bd init` writes beside the database, and the ones of others it adds a line to.
record InitFiles(Call call, Workspace workspace) {
  void write(String prefix) {
    var more = new LinkedHashMap<String, String>();
    if (call.args().is("--team")) {
      more.put("sync-branch", "beads-sync");
    }
    if (call.args().is("--stealth")) {
      more.put("no-git-ops", "true");
    }
    new Foundation(call, workspace).files(prefix, more);
  }

  /// Ties the workspace into its repository as far as asked; returns what was done, one line each.
  List<String> integrate() {
    var done = new ArrayList<String>();
    var args = call.args();
    var repository = new Discovery(call.disk()).repository(workspace.root());
    boolean isHidden = args.is("--stealth") || args.is("--setup-exclude");
    if (repository != null && isHidden && call.disk().isDirectory(repository.resolve(".git"))) {
      addLine(repository.resolve(".git/info/exclude"), ".beads/");
      done.add("Kept out of git by .git/info/exclude");
    }
    if (!args.is("--skip-hooks") && !isHidden && repository != null) {
      installHooks(done);
    }
    if (!args.is("--skip-agents") && !isHidden && repository != null) {
      new AgentsFile(call, repository).install(done);
    }
    return done;
  }

  private void installHooks(List<String> done) {
    var folder = call.disk().real(workspace.folder());
    var tree = call.house().repositories(call.invocation()).around(folder);
    if (tree != null && folder.startsWith(tree.root())) {
      done.addAll(new HookFiles(call, tree).settle(folder));
    }
  }

  private void addLine(java.nio.file.Path file, String line) {
    var text = call.disk().read(file).orElse("");
    if (!List.of(text.split("\n", -1)).contains(line)) {
      call.disk()
          .write(file, text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + line + "\n");
    }
  }
}
