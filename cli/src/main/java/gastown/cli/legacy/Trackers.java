package gastown.cli.legacy;

import gastown.beads.Problem;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Flag;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Other trackers, which are not spoken to.
final class Trackers {
  private static final List<String> NAMES =
      List.of("jira", "linear", "github", "gitlab", "ado", "notion");
  static final List<String> PATHS = paths();

  private Trackers() {}

  private static List<String> below(String name) {
    return switch (name) {
      case "linear" -> List.of("pull", "push", "status", "sync", "teams");
      case "github" -> List.of("pull", "push", "repos", "status", "sync");
      case "gitlab", "ado" -> List.of("projects", "pull", "push", "status", "sync");
      case "notion" -> List.of("connect", "init", "pull", "push", "status", "sync");
      default -> List.of("pull", "push", "status", "sync");
    };
  }

  private static List<String> paths() {
    var all = new ArrayList<String>();
    for (var name : NAMES) {
      all.add(name);
      below(name).forEach(word -> all.add(name + " " + word));
    }
    return List.copyOf(all);
  }

  static @Nullable Command named(String path) {
    if (!PATHS.contains(path)) {
      return null;
    }
    var name = path.substring(0, path.indexOf(' ') < 0 ? path.length() : path.indexOf(' '));
    return Simple.needsNothing(
        Spec.of(path, "[words...]", "Not there: issues are not exchanged with " + title(name))
            .group(Group.OTHER)
            .standing(Flag.Standing.REFUSED)
            .hiddenCommand()
            .anything(),
        call -> refuse(call, title(name)));
  }

  private static Reply refuse(Call call, String title) {
    throw new Problem(
            "no-tracker",
            "bd " + call.args().spec().path() + ": issues are not exchanged with " + title,
            "this tracker shares issues over git only",
            List.of(
                "bd sync",
                "bd import <file.jsonl>",
                "bd update <id> --external-ref <its id there>"))
        .refusal();
  }

  private static String title(String name) {
    return switch (name) {
      case "jira" -> "Jira";
      case "linear" -> "Linear";
      case "github" -> "GitHub";
      case "gitlab" -> "GitLab";
      case "ado" -> "Azure DevOps";
      default -> "Notion";
    };
  }
}
