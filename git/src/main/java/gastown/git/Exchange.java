package gastown.git;

import gastown.beads.ports.Programs.Call;
import gastown.beads.ports.Repository.Remote;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Fetching from and pushing to another repository.
record Exchange(GitProgram git, UnaryOperator<@Nullable String> variable) {
  @Nullable String fetch(Remote remote) {
    var here = "refs/remotes/" + remote.name() + "/" + remote.branch();
    var call =
        asking(
            "fetch",
            "--quiet",
            "--no-tags",
            "--no-write-fetch-head",
            "--",
            remote.name(),
            "+refs/heads/" + remote.branch() + ":" + here);
    var outcome = git.run(call);
    if (outcome.isOk()) {
      return git.answer("rev-parse", "--verify", here + "^{commit}");
    }
    if (outcome.err().contains("couldn't find remote ref")) {
      return null;
    }
    throw GitProgram.failed(call, outcome);
  }

  boolean push(Remote remote) {
    var call =
        asking(
            "push",
            "--porcelain",
            "--no-verify",
            "--",
            remote.name(),
            "HEAD:refs/heads/" + remote.branch());
    var outcome = git.run(call);
    if (outcome.isOk()) {
      return true;
    }
    if (isOvertaken(outcome.out() + outcome.err())) {
      return false;
    }
    throw GitProgram.failed(call, outcome);
  }

  /// Somebody else was first, before the push or in the middle of it.
  static boolean isOvertaken(String said) {
    return said.contains("[rejected]")
        || said.contains("fetch first")
        || said.contains("non-fast-forward")
        || said.contains("cannot lock ref")
        || said.contains("failed to update ref")
        || said.contains("incorrect old value provided");
  }

  private Call asking(String... words) {
    return new Unprompted(git, variable).on(GitCalls.call(git.folder(), words));
  }
}
