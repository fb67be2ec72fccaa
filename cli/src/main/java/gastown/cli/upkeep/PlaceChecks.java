package gastown.cli.upkeep;

import gastown.beads.ports.Repository;
import gastown.beads.workspace.ConfigFile;
import gastown.beads.workspace.Discovery;
import gastown.beads.workspace.Workspace;
import gastown.cli.Call;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be said of a workspace by its files alone.
record PlaceChecks(Call call, Workspace workspace) {
  private static final String CORE = "Core";
  private static final String GIT = "Git";
  private static final List<String> HIDDEN =
      List.of("beads.db*", "last-touched", "export-state.json");

  List<Check> all() {
    var checks = new ArrayList<Check>();
    checks.add(folder());
    if (workspace.astray() != null) {
      checks.add(
          Check.warning("Redirect", CORE, workspace.warning(), "rm " + workspace.file("redirect")));
    }
    checks.add(version());
    checks.add(settings());
    checks.add(server());
    if (!call.config().isOn("no-git-ops")
        && new Discovery(call.disk()).repository(workspace.root()) != null) {
      checks.add(ignored());
      var repository = call.house().repositories(call.invocation()).around(workspace.root());
      checks.add(hooks(repository));
      checks.add(merge(repository));
    }
    return checks;
  }

  private Check folder() {
    var folder = workspace.folder();
    for (var path : List.of(folder, workspace.database())) {
      if (call.disk().exists(path) && !call.disk().isWritable(path)) {
        return Check.error("Permissions", CORE, "cannot write to " + path, "chmod u+w " + path);
      }
    }
    var from = workspace.redirectedFrom();
    return Check.ok(
        "Permissions", CORE, folder + (from == null ? "" : ", redirected from " + from));
  }

  private Check version() {
    var now = call.house().build().version();
    var before = call.disk().read(workspace.file(".local_version")).orElse("").strip();
    return before.isEmpty() || before.equals(now)
        ? Check.ok("CLI Version", CORE, now)
        : Check.warning(
            "CLI Version", CORE, "last used by " + before + ", now " + now, "bd upgrade review");
  }

  private Check settings() {
    var strange = new ArrayList<String>();
    for (var name : List.of("config.yaml", "config.local.yaml")) {
      for (var key : ConfigFile.read(call.disk().read(workspace.file(name)).orElse("")).keySet()) {
        if (!KnownSettings.isKnown(key)) {
          strange.add(name + ": " + key);
        }
      }
    }
    return strange.isEmpty()
        ? Check.ok("Settings", CORE, "all keys are known")
        : Check.warning("Settings", CORE, "unknown keys", "bd config validate")
            .detailed(String.join("\n", strange));
  }

  private Check server() {
    return Check.ok(
        "Server",
        CORE,
        call.house().mode().equals("server") ? "answered by the server" : "answered directly");
  }

  private Check ignored() {
    var text = call.disk().read(workspace.file(".gitignore")).orElse("");
    var exclude = workspace.root().resolve(".git/info/exclude");
    if (call.disk().read(exclude).orElse("").contains(Workspace.FOLDER + "/\n")) {
      return Check.ok("Gitignore", GIT, "the folder is kept out of git");
    }
    var missing = HIDDEN.stream().filter(line -> !text.lines().toList().contains(line)).toList();
    return missing.isEmpty()
        ? Check.ok("Gitignore", GIT, "what belongs to this machine is ignored")
        : Check.warning(
            "Gitignore",
            GIT,
            "not ignored: " + String.join(", ", missing),
            "printf '%s\\n' '"
                + String.join("' '", missing)
                + "' >> '"
                + workspace.file(".gitignore").toString().replace("'", "'\\''")
                + "'");
  }

  private Check merge(@Nullable Repository repository) {
    var file = workspace.jsonl();
    boolean isUnmerged =
        repository != null
            && file.startsWith(repository.root())
            && repository.unmerged(file) != null;
    return isUnmerged
        ? Check.error(
            "Merge", GIT, "a merge of git's stopped at " + file + ", and waits", "bd sync")
        : Check.ok("Merge", GIT, "none waits for issues");
  }

  private Check hooks(@Nullable Repository repository) {
    if (repository == null) {
      return Check.ok("Git Hooks", GIT, "no repository to look at");
    }
    var hook = repository.hooks().resolve("pre-commit");
    boolean isThere = call.disk().read(hook).orElse("").contains("BEGIN BEADS INTEGRATION");
    return isThere
        ? Check.ok("Git Hooks", GIT, "installed")
        : Check.warning("Git Hooks", GIT, "not installed", "bd hooks install");
  }
}
