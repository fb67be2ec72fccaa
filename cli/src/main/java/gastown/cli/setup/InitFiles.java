package gastown.cli.setup;

import gastown.beads.workspace.ConfigFile;
import gastown.beads.workspace.Discovery;
import gastown.beads.workspace.Workspace;
import gastown.cli.Call;
import gastown.cli.exchange.HookFiles;
import java.util.ArrayList;
import java.util.List;

/// The files `bd init` writes beside the database, and the ones of others it adds a line to.
record InitFiles(Call call, Workspace workspace) {
  private static final String IGNORE =
      """
      # what belongs to this machine; issues.jsonl and config.yaml are shared
      beads.db*
      *.db
      *.db-wal
      *.db-shm
      last-touched
      export-state.json
      config.local.yaml
      .local_version
      .sync.lock
      *.lock
      backup/
      redirect
      !*.jsonl
      interactions.jsonl
      """;

  private static final String README =
      """
      # Issues of this project

      `bd` keeps its issues here: `issues.jsonl` is what clones share, `beads.db` is this machine's copy.

          bd ready             what can be worked on
          bd create "Title"    a new issue
          bd close <id>        done
      """;

  private static final String CONFIG =
      """
      # Settings of this workspace, shared by every clone. `bd config list` shows what is in force.
      """;

  void write(String prefix) {
    var disk = call.disk();
    disk.makeFolder(workspace.folder(), true);
    var config = disk.read(workspace.configFile()).orElse(CONFIG);
    var with = ConfigFile.with(config, "issue-prefix", prefix);
    if (call.args().is("--team")) {
      with = ConfigFile.with(with, "sync-branch", "beads-sync");
    }
    if (call.args().is("--stealth")) {
      with = ConfigFile.with(with, "no-git-ops", "true");
    }
    disk.write(workspace.configFile(), with);
    writeIfMissing(".gitignore", IGNORE);
    writeIfMissing("README.md", README);
    writeIfMissing("interactions.jsonl", "");
    writeIfMissing(
        "metadata.json",
        "{\n"
            + "  \"backend\": \"sqlite\",\n"
            + "  \"database\": \"beads.db\",\n"
            + "  \"jsonl_export\": \"issues.jsonl\"\n"
            + "}\n");
  }

  /// Says that a database was made here; only once it was, so that nobody takes it for lost
  /// meanwhile.
  void mark() {
    call.disk().write(workspace.file(".local_version"), call.house().build().version() + "\n");
  }

  private void writeIfMissing(String name, String text) {
    if (!call.disk().exists(workspace.file(name))) {
      call.disk().write(workspace.file(name), text);
    }
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
