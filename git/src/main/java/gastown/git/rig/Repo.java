package gastown.git.rig;

import gastown.beads.Problem;
import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.beads.ports.Programs.Call;
import gastown.beads.ports.Programs.Outcome;
import gastown.git.GitCalls;
import gastown.git.GitProgram;
import gastown.town.signals.Secrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The git program on one repository of ours. Every call names the repository and the worktree it
/// is meant for, so that git never goes looking: in a worktree that lost its `.git` it would find
/// the repository of a folder above.
record Repo(Programs programs, Disk disk, Path folder, Path gitDir) {
  /// What could change a commit, a merge or a checkout, beside what is pinned for every call.
  private static final List<String> PINNED =
      List.of(
          "core.autocrlf=false",
          "core.safecrlf=false",
          "core.filesRefLockTimeout=2000",
          "core.packedRefsTimeout=2000",
          "i18n.commitEncoding=UTF-8",
          "merge.renames=true",
          "merge.directoryRenames=conflict",
          "checkout.defaultRemote=origin",
          "advice.detachedHead=false");

  static Repo at(Programs programs, Disk disk, Path folder) {
    var inside = folder.resolve(".git");
    return new Repo(programs, disk, folder, disk.real(disk.exists(inside) ? inside : folder));
  }

  /// A call on the canonical clone and its own checkout.
  Call call(String... words) {
    return on(folder, gitDir, List.of(), words);
  }

  Call in(Worktree worktree, String... words) {
    return on(worktree.folder(), worktree.admin(), List.of(), words);
  }

  Call on(Path tree, Path admin, List<String> settings, String... words) {
    var all = new ArrayList<String>();
    for (var setting : PINNED) {
      all.add("-c");
      all.add(setting);
    }
    for (var setting : settings) {
      all.add("-c");
      all.add(setting);
    }
    all.addAll(List.of(words));
    var call = GitCalls.call(tree, all.toArray(String[]::new));
    var more = new HashMap<String, String>();
    more.put("GIT_DIR", admin.toString());
    if (!tree.equals(admin)) {
      more.put("GIT_WORK_TREE", tree.toString());
    }
    return with(call, more);
  }

  static Call with(Call call, Map<String, String> more) {
    var all = new HashMap<>(call.environment());
    all.putAll(more);
    return call.withEnvironment(all);
  }

  /// Who makes a commit, and when (`date` in git's raw form, or null for now).
  static Map<String, String> by(String name, String email, @Nullable String date) {
    var all = new HashMap<String, String>();
    for (var role : List.of("AUTHOR", "COMMITTER")) {
      all.put("GIT_" + role + "_NAME", name.isBlank() ? "nobody" : name);
      all.put("GIT_" + role + "_EMAIL", email.isBlank() ? "nobody@localhost" : email);
      if (date != null) {
        all.put("GIT_" + role + "_DATE", date);
      }
    }
    return all;
  }

  Outcome run(Call call) {
    var git = new GitProgram(programs, call.directory());
    var outcome = git.run(call);
    if (!outcome.isOk() && Leftovers.isMet(outcome.err())) {
      if (leftovers().remove(outcome.err())) {
        return git.run(call);
      }
      throw new Problem(
              "git-busy",
              "another git is at work in " + call.directory(),
              GitProgram.said(call, outcome),
              List.of("try again in a moment"))
          .refusal();
    }
    return outcome;
  }

  private Leftovers leftovers() {
    return new Leftovers(this);
  }

  /// Removes those of these locks that nobody holds any more.
  void unlock(List<Path> locks) {
    locks.stream().filter(disk::exists).forEach(leftovers()::remove);
  }

  String answer(Call call) {
    var outcome = run(call);
    if (!outcome.isOk()) {
      throw failed(call, outcome);
    }
    return outcome.out().strip();
  }

  String answer(String... words) {
    return answer(call(words));
  }

  static Problem.Refusal failed(Call call, Outcome outcome) {
    var words = call.words();
    return new Problem(
            "git-failed",
            "git " + words.get(GitCalls.commandAt(words)) + " failed in " + call.directory(),
            Secrets.withoutLogin(GitProgram.said(call, outcome)),
            List.of("git -C " + call.directory() + " status", "gt doctor"))
        .refusal();
  }

  /// A program that is not git, and has no business failing.
  void tool(String... words) {
    tool(programs, folder, words);
  }

  static void tool(Programs programs, Path where, String... words) {
    var outcome = programs.run(Call.of(where, words).withLimit(Snapshots.LIMIT));
    if (!outcome.isOk()) {
      throw new Problem(
              "tool-failed",
              words[0] + " failed in " + where,
              outcome.err().strip(),
              List.of("look at the folder it names, then gt doctor"))
          .refusal();
    }
  }

  void clear(Path path) {
    clear(programs, disk, path);
  }

  /// Takes away what git knows of a worktree. It goes aside in one step and is deleted there: half
  /// of it would be in the way of every git here.
  void drop(Path admin) {
    var aside = aside(admin);
    clear(aside);
    if (disk.exists(admin)) {
      disk.makeFolder(Objects.requireNonNull(aside.getParent()), false);
      disk.move(admin, aside);
      clear(aside);
    }
  }

  /// Where what was known of a worktree of this name is deleted.
  Path aside(Path worktree) {
    return gitDir.resolve("gastown/going").resolve(worktree.getFileName());
  }

  /// Deletes a folder with all that is in it. What others may not write to is made writable first;
  /// links are not followed.
  static void clear(Programs programs, Disk disk, Path path) {
    if (!disk.exists(path)) {
      return;
    }
    var parent = Objects.requireNonNull(path.getParent());
    var removing = Call.of(parent, "rm", "-rf", "--", path.toString()).withLimit(Snapshots.LIMIT);
    if (!programs.run(removing).isOk()) {
      tool(programs, parent, "chmod", "-R", "u+rwX", "--", path.toString());
      tool(programs, parent, "rm", "-rf", "--", path.toString());
    }
  }

  @Nullable String commitOf(String name) {
    if (name.isEmpty()) {
      return null;
    }
    var call = call("rev-parse", "--quiet", "--verify", "--end-of-options", name + "^{commit}");
    var outcome = run(call);
    return outcome.isOk() ? outcome.out().strip() : null;
  }

  boolean isAncestor(String older, String newer) {
    var call = call("merge-base", "--is-ancestor", Names.commit(older), Names.commit(newer));
    var outcome = run(call);
    if (outcome.exit() > 1 || outcome.timedOut()) {
      throw failed(call, outcome);
    }
    return outcome.isOk();
  }
}
