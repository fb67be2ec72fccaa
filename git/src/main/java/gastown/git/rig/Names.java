package gastown.git.rig;

import gastown.beads.Problem;
import java.util.regex.Pattern;

/// Names are checked before they become words of a call: an empty commit would turn a push into a
/// deletion, a branch that begins with a dash into an option.
final class Names {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern UNFIT =
      Pattern.compile("[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|@\\{|//");
  private static final String OURS = "refs/gastown/";

  private Names() {}

  static String commit(String name) {
    if (!COMMIT.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a commit: " + name);
    }
    return name;
  }

  static boolean isFit(String branch) {
    return !branch.isEmpty()
        && !branch.startsWith("-")
        && !branch.startsWith("/")
        && !branch.endsWith("/")
        && !branch.endsWith(".")
        && !branch.endsWith(".lock")
        && !branch.contains("/.")
        && !branch.startsWith(".")
        && !branch.equals("@")
        && !UNFIT.matcher(branch).find();
  }

  /// The branch as a full ref.
  static String head(String branch) {
    if (!isFit(branch)) {
      throw Problem.of(
              "bad-branch",
              "a branch cannot be named " + branch,
              "choose a name of letters, digits, dashes and slashes")
          .refusal();
    }
    return "refs/heads/" + branch;
  }

  static String ours(String ref) {
    if (!ref.startsWith(OURS) || !isFit(ref)) {
      throw new IllegalArgumentException("not a ref of the town's: " + ref);
    }
    return ref;
  }
}
