package gastown.cli.setup;

import gastown.beads.store.BeadStore.Answer;
import gastown.beads.store.Draft;
import gastown.beads.workspace.ConfigFile;
import gastown.beads.workspace.Workspace;
import gastown.cli.Call;
import java.util.Map;

/// What every tracker begins with: its files and its database. Nothing that is there is
/// overwritten.
public record Foundation(Call call, Workspace workspace) {
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

  /// The files beside the database; `more` are settings of `config.yaml`.
  public void files(String prefix, Map<String, String> more) {
    var disk = call.disk();
    disk.makeFolder(workspace.folder(), true);
    var with =
        ConfigFile.with(disk.read(workspace.configFile()).orElse(CONFIG), "issue-prefix", prefix);
    for (var setting : more.entrySet()) {
      with = ConfigFile.with(with, setting.getKey(), setting.getValue());
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

  /// Makes the database; what `issues.jsonl` holds is taken in by the first command that opens it.
  public void database(String prefix, String role) {
    try (var store = call.house().store(workspace.database())) {
      store.write(
          "",
          tables -> {
            var draft = new Draft(tables, call.stroke("init"));
            draft.set("issue_prefix", prefix);
            if (!role.isEmpty()) {
              draft.set("beads.role", role);
            }
            draft.finish();
            return new Answer(0, "", "");
          });
    }
  }

  /// Says that a database was made here; only once it was, so that nobody takes it for lost
  /// meanwhile.
  public void mark() {
    call.disk().write(workspace.file(".local_version"), call.house().build().version() + "\n");
  }

  private void writeIfMissing(String name, String text) {
    if (!call.disk().exists(workspace.file(name))) {
      call.disk().write(workspace.file(name), text);
    }
  }
}
