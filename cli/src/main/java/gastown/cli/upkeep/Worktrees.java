package gastown.cli.upkeep;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.ports.Programs;
import gastown.beads.workspace.Discovery;
import gastown.beads.workspace.Workspace;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Git work trees that share one workspace: a tree that has a `.beads` of its own gets a redirect
/// to the main one's.
final class Worktrees {
  static final List<String> PATHS =
      List.of("worktree create", "worktree list", "worktree info", "worktree remove");

  private Worktrees() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "worktree create" ->
          Simple.needsNothing(
              spec(path, "<name>", "Make a work tree that shares the issues")
                  .example("bd worktree create ../feature --branch feature")
                  .text("--branch", "its branch; the name's last part unless given"),
              Worktrees::create);
      case "worktree list" ->
          Simple.needsNothing(spec(path, "", "List the work trees"), Worktrees::list);
      case "worktree info" ->
          Simple.needsNothing(spec(path, "", "Show what this work tree is"), Worktrees::info);
      case "worktree remove" ->
          Simple.needsNothing(
              spec(path, "<name>", "Remove a work tree")
                  .sw("--force", "although something in it is not committed"),
              Worktrees::remove);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.of(path, usage, summary).group(Group.WORKFLOW);
  }

  /// One work tree as git tells of it; the branch is empty when none is checked out.
  private record Tree(Path path, String branch) {
    String name() {
      return String.valueOf(path.getFileName());
    }
  }

  private static String git(Call call, String... words) {
    var all = new ArrayList<>(List.of("git"));
    all.addAll(List.of(words));
    var outcome =
        call.programs().run(Programs.Call.of(call.directory(), all.toArray(String[]::new)));
    if (!outcome.isOk()) {
      var why = outcome.err().strip();
      throw new Problem(
              "git-failed",
              "git " + words[0] + " " + words[1] + " failed",
              why,
              List.of("git worktree list"))
          .refusal();
    }
    return outcome.out();
  }

  /// The main work tree first, as git lists them.
  private static List<Tree> trees(Call call) {
    var trees = new ArrayList<Tree>();
    Path path = null;
    var branch = "";
    for (var line : (git(call, "worktree", "list", "--porcelain") + "\n\n").split("\n", -1)) {
      if (line.startsWith("worktree ")) {
        path = Path.of(line.substring("worktree ".length()));
      } else if (line.startsWith("branch refs/heads/")) {
        branch = line.substring("branch refs/heads/".length());
      } else if (line.isEmpty() && path != null) {
        trees.add(new Tree(path, branch));
        path = null;
        branch = "";
      }
    }
    return trees;
  }

  private static String state(Call call, Tree tree, boolean isMain) {
    var folder = tree.path().resolve(Workspace.FOLDER);
    if (call.disk().exists(folder.resolve("redirect"))) {
      return "redirect";
    }
    return isMain || !call.disk().isDirectory(folder) ? "shared" : "local";
  }

  private static void refuseWhenReadonly(Call call) {
    if (call.args().is("--readonly")) {
      throw Problem.of(
              "readonly",
              "operation '" + call.args().spec().path() + "' is not allowed in read-only mode",
              "leave --readonly out")
          .refusal();
    }
  }

  private static Reply create(Call call) {
    refuseWhenReadonly(call);
    var workspace = call.workspace();
    var name = call.args().positionals().getFirst();
    var path = call.path(name);
    var branch = call.args().text("--branch", String.valueOf(path.getFileName()));
    if (name.startsWith("-") || branch.startsWith("-") || call.disk().exists(path)) {
      throw Problem.of(
              "bad-worktree",
              path + " is there already, or is no name for a work tree",
              "bd worktree list")
          .refusal();
    }
    boolean isKnown =
        call.programs()
            .run(
                Programs.Call.of(
                    call.directory(),
                    "git",
                    "show-ref",
                    "--verify",
                    "--quiet",
                    "refs/heads/" + branch))
            .isOk();
    if (isKnown) {
      git(call, "worktree", "add", path.toString(), branch);
    } else {
      git(call, "worktree", "add", "-b", branch, path.toString());
    }
    var own = path.resolve(Workspace.FOLDER);
    boolean isRedirected = call.disk().isDirectory(own);
    if (isRedirected) {
      var target = call.disk().real(path).relativize(call.disk().real(workspace.folder()));
      call.disk().write(own.resolve("redirect"), target + "\n");
    }
    return Reply.done(
        page -> {
          page.line("✓ Created worktree: " + path);
          page.line("  Branch: " + branch);
          page.line("  Issues: " + workspace.folder());
        },
        () ->
            Json.object()
                .put("path", path.toString())
                .put("branch", branch)
                .put("redirect_to", workspace.folder().toString())
                .put("redirected", isRedirected)
                .build());
  }

  private static Reply list(Call call) {
    var trees = trees(call);
    return Reply.of(
        page -> {
          for (int i = 0; i < trees.size(); i++) {
            var tree = trees.get(i);
            page.line(
                tree.name()
                    + "  "
                    + tree.path()
                    + "  ["
                    + tree.branch()
                    + "]  "
                    + state(call, tree, i == 0));
          }
        },
        () -> {
          var items = new ArrayList<Json>();
          for (int i = 0; i < trees.size(); i++) {
            var tree = trees.get(i);
            items.add(
                Json.object()
                    .put("name", tree.name())
                    .put("path", tree.path().toString())
                    .put("branch", tree.branch())
                    .put("is_main", i == 0)
                    .put("beads_state", state(call, tree, i == 0))
                    .build());
          }
          return new Json.Arr(items);
        });
  }

  private static Reply info(Call call) {
    var trees = trees(call);
    var root = new Discovery(call.disk()).repository(call.directory());
    var here = root == null ? call.directory() : call.disk().real(root);
    Tree found = null;
    for (var tree : trees) {
      found = call.disk().real(tree.path()).equals(here) ? tree : found;
    }
    boolean isLinked = found != null && !found.equals(trees.getFirst());
    var branch = found == null ? "" : found.branch();
    var main = trees.getFirst().path();
    var workspace = call.workspaceIfAny();
    var folder = workspace == null ? "" : workspace.folder().toString();
    return Reply.of(
        page -> {
          page.line(
              isLinked ? "Worktree: " + here : "Not in a worktree (this is the main repository)");
          page.line("  Branch: " + branch);
          page.line("  Main repository: " + main);
          page.line("  Issues: " + (folder.isEmpty() ? "(none)" : folder));
        },
        () ->
            Json.object()
                .put("is_worktree", isLinked)
                .put("path", here.toString())
                .put("branch", branch)
                .put("main_repo", main.toString())
                .put("beads_path", folder)
                .build());
  }

  private static Reply remove(Call call) {
    refuseWhenReadonly(call);
    var name = call.args().positionals().getFirst();
    var trees = trees(call);
    Tree found = null;
    for (var tree : trees.subList(Math.min(1, trees.size()), trees.size())) {
      boolean isMeant = tree.name().equals(name) || tree.path().equals(call.path(name));
      found = isMeant ? tree : found;
    }
    if (found == null) {
      throw Problem.of("not-found", "worktree " + name + " not found", "bd worktree list")
          .refusal();
    }
    var path = found.path().toString();
    var redirect = found.path().resolve(Workspace.FOLDER).resolve("redirect");
    var text = call.disk().read(redirect).orElse("");
    // ours, and in the way of git's own check for what is not committed
    call.disk().delete(redirect);
    try {
      if (call.args().is("--force")) {
        git(call, "worktree", "remove", "--force", path);
      } else {
        git(call, "worktree", "remove", path);
      }
    } catch (Problem.Refusal refusal) {
      if (!text.isEmpty()) {
        call.disk().write(redirect, text);
      }
      throw refusal;
    }
    return Reply.done(
        page -> page.line("✓ Removed worktree: " + path),
        () -> Json.object().put("removed", path).build());
  }
}
