package gastown.cli.issues;

import gastown.beads.DependencyType;
import gastown.beads.Problem;
import gastown.beads.work.NewIssue;

/// One word of `--deps`: `id`, `type:id`, `external:project:capability`.
final class DepWord {
  private DepWord() {}

  static NewIssue.Link link(String word) {
    int colon = word.indexOf(':');
    if (colon < 0 || word.startsWith("external:")) {
      return new NewIssue.Link(DependencyType.BLOCKS, word, false, "");
    }
    var type = word.substring(0, colon).strip();
    var id = word.substring(colon + 1).strip();
    if (id.isEmpty()) {
      throw bad(word);
    }
    return switch (type) {
      case "depends-on", "blocked-by" -> new NewIssue.Link(DependencyType.BLOCKS, id, false, "");
      // the one kind that is said from the other end: the new issue blocks that one
      case "blocks" -> new NewIssue.Link(DependencyType.BLOCKS, id, true, "");
      default -> {
        if (!DependencyType.KNOWN.contains(type)) {
          throw bad(word);
        }
        yield new NewIssue.Link(type, id, false, "");
      }
    };
  }

  private static Problem.Refusal bad(String word) {
    return Problem.of(
            "invalid-dependency",
            "invalid dependency \"" + word + "\" (expected id or type:id with a known type)",
            "--deps blocks:ex-4k2,discovered-from:ex-77a")
        .refusal();
  }
}
