package gastown.git.rig;

import gastown.beads.ports.Programs.Call;
import gastown.beads.ports.Programs.Outcome;
import gastown.git.GitProgram;
import gastown.git.Unprompted;
import gastown.town.ports.RigGit.Fetched;
import gastown.town.ports.RigGit.Pushed;
import gastown.town.signals.Secrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What goes between the canonical clone and the repository it came from.
record Landing(Repo repo, Worktrees worktrees, UnaryOperator<@Nullable String> variable) {
  private static final Duration LIMIT = Duration.ofMinutes(15);

  /// What git says when the other side cannot be spoken to, as opposed to what goes wrong here.
  private static final List<String> UNREACHABLE =
      List.of(
          "Could not read from remote repository",
          "does not appear to be a git repository",
          "unable to access",
          "unable to connect",
          "unable to look up",
          "Could not resolve",
          "could not read Username",
          "could not read Password",
          "terminal prompts disabled",
          "Authentication failed",
          "Host key verification failed",
          "hung up",
          "early EOF",
          "RPC failed",
          "Connection",
          "Operation timed out",
          "remote error",
          "repository not found",
          "requested URL returned error");

  Fetched fetch(String branch) {
    var head = Names.head(branch);
    var here = "refs/remotes/origin/" + branch;
    var call =
        asking(
            "fetch",
            "--quiet",
            "--no-tags",
            "--no-write-fetch-head",
            "--",
            "origin",
            "+" + head + ":" + here);
    var outcome = repo.run(call);
    if (outcome.isOk()) {
      return new Fetched.At(repo.answer("rev-parse", "--verify", here + "^{commit}"));
    }
    if (outcome.err().contains("couldn't find remote ref")) {
      return new Fetched.Missing();
    }
    if (isUnreachable(outcome)) {
      return new Fetched.Unreachable(said(call, outcome));
    }
    throw Repo.failed(call, outcome);
  }

  Pushed push(String commit, String branch, String expected) {
    var head = Names.head(branch);
    if (!expected.isEmpty() && !isForward(commit, expected)) {
      return new Pushed.Refused(commit + " does not follow " + expected);
    }
    var call =
        asking(
            "push",
            "--porcelain",
            "--no-verify",
            "--force-with-lease=" + head + ":" + expected,
            "--",
            "origin",
            Names.commit(commit) + ":" + head);
    var outcome = repo.run(call);
    if (outcome.isOk()) {
      landed(commit, branch);
      return new Pushed.Done();
    }
    var line = outcome.out().lines().filter(each -> each.startsWith("!\t")).findFirst();
    if (line.isPresent()) {
      return isOvertaken(line.get() + outcome.err())
          ? overtaken(commit, branch)
          : new Pushed.Refused(reason(line.get(), said(call, outcome)));
    }
    if (isUnreachable(outcome)) {
      return new Pushed.Unreachable(said(call, outcome));
    }
    throw Repo.failed(call, outcome);
  }

  /// A branch expected where the canonical clone never saw it is nowhere near `commit`.
  private boolean isForward(String commit, String expected) {
    return repo.run(
            repo.call("merge-base", "--is-ancestor", Names.commit(expected), Names.commit(commit)))
        .isOk();
  }

  /// The words of the remote, and the reason git gives for the branch; without git's own lines
  /// about them.
  private static String reason(String line, String said) {
    var words =
        said.lines()
            .filter(each -> each.startsWith("remote:"))
            .map(each -> each.substring("remote:".length()).strip())
            .filter(each -> !each.isEmpty())
            .collect(Collectors.toCollection(ArrayList::new));
    var given = line.substring(line.lastIndexOf('\t') + 1);
    words.add(given.replaceFirst("^\\[[^]]*\\] \\(?", "").replaceFirst("\\)$", ""));
    return Secrets.withoutLogin(String.join("\n", words));
  }

  private static boolean isOvertaken(String said) {
    return said.contains("[rejected]")
        || said.contains("cannot lock ref")
        || said.contains("failed to update ref")
        || said.contains("incorrect old value provided");
  }

  /// It may have landed before, and others on top of it.
  private Pushed overtaken(String commit, String branch) {
    return switch (fetch(branch)) {
      case Fetched.At(var there) when repo.isAncestor(commit, there) -> {
        landed(there, branch);
        yield new Pushed.Done();
      }
      case Fetched.At _, Fetched.Missing _ -> new Pushed.Overtaken();
      case Fetched.Unreachable(var why) -> new Pushed.Unreachable(why);
    };
  }

  /// Moves what the canonical clone knows of the branch forward. A checkout with changes of its own
  /// is left where it is, and its branch with it.
  private void landed(String commit, String branch) {
    repo.answer("update-ref", "refs/remotes/origin/" + branch, commit);
    var head = Names.head(branch);
    if (!worktrees.isCheckedOut(branch)) {
      var here = repo.commitOf(head);
      if (here == null) {
        repo.answer("update-ref", head, commit, "");
      } else if (repo.isAncestor(here, commit)) {
        repo.answer("update-ref", head, commit, here);
      }
      return;
    }
    if (branch.equals(worktrees.own().branch(repo.disk()))
        && repo.answer("status", "--porcelain", "--untracked-files=no").isEmpty()) {
      // Files in the way, or commits of its own: it stays.
      var _ = repo.run(repo.call("merge", "--quiet", "--ff-only", "--no-verify", commit));
    }
  }

  private Call asking(String... words) {
    var git = new GitProgram(repo.programs(), repo.folder());
    return new Unprompted(git, variable).on(repo.call(words)).withLimit(LIMIT);
  }

  private static boolean isUnreachable(Outcome outcome) {
    return outcome.timedOut() || UNREACHABLE.stream().anyMatch(outcome.err()::contains);
  }

  private static String said(Call call, Outcome outcome) {
    return Secrets.withoutLogin(GitProgram.said(call, outcome));
  }
}
