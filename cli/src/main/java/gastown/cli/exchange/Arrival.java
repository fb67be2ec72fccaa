package gastown.cli.exchange;

import gastown.beads.Problem;
import gastown.beads.jsonl.Document;
import gastown.beads.ports.Disk;
import gastown.beads.store.Draft;
import gastown.beads.store.Tables;
import gastown.beads.workspace.Discovery;
import gastown.beads.workspace.Workspace;
import gastown.cli.Call;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens before a store is opened. A fresh clone has the shared file and nothing of this
/// machine: it is taken in without a word. A database that was here and is gone is restored from
/// the file, and said so; never is an empty one put in its place.
public final class Arrival {
  /// The file that says that a database was made here; it is never shared.
  public static final String MARKER = ".local_version";

  private static final String LOCK = "arrival.lock";

  private static final List<String> OURS =
      List.of("beads.db*", "*.lock", MirrorState.NAME, MARKER, "last-touched", "config.local.yaml");

  private Arrival() {}

  public static void prepare(Call call) {
    var workspace = call.workspace();
    var disk = call.disk();
    if (!Mirror.isOf(call)) {
      requireNamed(call);
      return;
    }
    if (isThere(call)) {
      new Mirror(call).arrive();
      return;
    }
    if (workspace.isShared() && !workspace.database().startsWith(workspace.folder())) {
      // The town's database is the town's to restore, not one rig's.
      requireNamed(call);
    }
    requireSigns(call, disk.exists(workspace.file(MARKER)) || disk.exists(workspace.jsonl()));
    // one at a time: what another has just restored is not to be taken for what was lost
    disk.locked(
        workspace.file(LOCK),
        () -> {
          if (!isThere(call)) {
            bringBack(call);
          }
          return true;
        });
  }

  private static void bringBack(Call call) {
    var workspace = call.workspace();
    var disk = call.disk();
    boolean wasHere = disk.exists(workspace.file(MARKER));
    boolean hasLines = disk.exists(workspace.jsonl()) || OwnBranch.bring(call);
    if (wasHere && !hasLines) {
      throw lost(workspace);
    }
    if (wasHere) {
      // what a server still has open of a file that was cut to nothing is no database any more
      Aside.remains(call, workspace.database());
    }
    int count = fill(call);
    if (!wasHere) {
      hide(call);
    }
    disk.write(workspace.file(MARKER), call.house().build().version() + "\n");
    if (wasHere) {
      call.remark(
          "Note: the database was gone; "
              + count
              + " issues were restored from "
              + workspace.jsonl()
              + ".\n      Memories, settings and the history were in the database alone;"
              + " bd backup status says whether there is a copy.");
    }
  }

  /// For a database that was here and cannot be restored; nobody begins anew without saying so.
  public static Problem.Refusal lost(Workspace workspace) {
    return new Problem(
            "lost-database",
            "the database is gone: " + workspace.database(),
            "it was here before, and there is no issues.jsonl to restore it from",
            List.of(
                "put " + workspace.database() + " back from a backup",
                "git checkout -- " + workspace.jsonl() + "   (when the file was shared)",
                "bd init --reinit-local   (begins with no issues)"))
        .refusal();
  }

  /// A file that was cut to nothing is a lost database, not one without issues.
  static boolean isThere(Call call) {
    var database = call.workspace().database();
    return call.disk().exists(database) && call.disk().size(database) > 0;
  }

  /// A database that was named is never made by the way: a slip of the pen would look like an empty
  /// tracker.
  private static void requireNamed(Call call) {
    var database = call.workspace().database();
    if (!call.args().is("--sandbox") && !isThere(call)) {
      throw Problem.of(
              "no-database", "there is no database " + database, "ls " + database, "bd where")
          .refusal();
    }
  }

  /// A folder that nothing makes a workspace, as when `BEADS_DIR` names another than was meant.
  private static void requireSigns(Call call, boolean hasSome) {
    var workspace = call.workspace();
    var disk = call.disk();
    if (!hasSome
        && !disk.exists(workspace.configFile())
        && !disk.exists(workspace.file("metadata.json"))) {
      throw new Problem(
              "no-workspace",
              "no active beads workspace found: nothing in " + workspace.folder() + " is of one",
              workspace.warning(),
              List.of("bd init   (makes one)", "bd where   (shows what is looked for)"))
          .refusal();
    }
  }

  /// What was known about the file is about the database that is gone.
  private static int fill(Call call) {
    var workspace = call.workspace();
    call.disk().delete(workspace.file(MirrorState.NAME));
    if (!call.disk().exists(workspace.jsonl())) {
      return 0;
    }
    var mirror = new Mirror(call);
    mirror.check();
    try (var store = call.openStore()) {
      return mirror.takeIn(store).created().size();
    }
  }

  /// What most of the issues in a file are called by; null when there are none, and of a file that
  /// cannot be read.
  public static @Nullable String prefixIn(Disk disk, Path file) {
    try {
      return disk.exists(file)
          ? Document.read(file.toString(), each -> disk.lines(file, each)).prefix()
          : null;
    } catch (Problem.Refusal refusal) {
      // whoever takes the file in tells what is wrong with it
      return null;
    }
  }

  /// A tracker that nothing has given a prefix has the one of the issues that come in.
  static void settlePrefix(Call call, Document document, Tables tables) {
    if (call.workspace().isShared()
        || call.config().get("issue-prefix") != null
        || tables.setting("issue_prefix") != null) {
      return;
    }
    var prefix = document.prefix();
    if (prefix != null) {
      var draft = new Draft(tables, call.stroke("import"));
      draft.set("issue_prefix", prefix);
      draft.finish();
    }
  }

  /// A clone may come from a writer whose `.gitignore` does not know our files; git is to overlook
  /// them all the same.
  private static void hide(Call call) {
    var workspace = call.workspace();
    var disk = call.disk();
    var root = new Discovery(disk).repository(workspace.root());
    boolean isKnown = disk.read(workspace.file(".gitignore")).orElse("").contains("*.lock");
    if (isKnown
        || root == null
        || !disk.isDirectory(root.resolve(".git"))
        || !workspace.folder().startsWith(root)) {
      return;
    }
    var exclude = root.resolve(".git/info/exclude");
    var text = new StringBuilder(disk.read(exclude).orElse(""));
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
    var folder = "/" + root.relativize(workspace.folder()) + "/";
    for (var name : OURS) {
      if (text.indexOf(folder + name + "\n") < 0) {
        text.append(folder).append(name).append('\n');
      }
    }
    disk.write(exclude, text.toString());
  }
}
