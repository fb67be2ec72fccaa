package gastown.town.signals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What of git's own words an agent may not say, standing somewhere.
record GitWords(Guard.Ground ground, Standing here) {
  private static final Set<String> READS =
      Set.of("log", "show", "diff", "status", "rev-parse", "cat-file", "ls-files", "blame", "grep");

  /// Those that may take away what nobody has committed.
  private static final Set<String> HARD =
      Set.of("clean", "reset", "checkout", "restore", "switch", "stash", "rm", "mv");

  @Nullable String refuses(List<String> words) {
    var folder = here.copy();
    int i = 0;
    while (i < words.size() && words.get(i).startsWith("-")) {
      boolean hasWord = Set.of("-C", "-c", "--git-dir", "--work-tree").contains(words.get(i));
      if (hasWord && i + 1 < words.size() && !words.get(i).equals("-c")) {
        folder.enter(words.get(i + 1));
      }
      i += hasWord ? 2 : 1;
    }
    return i >= words.size()
        ? null
        : refuses(words.get(i), words.subList(i + 1, words.size()), folder.here());
  }

  private @Nullable String refuses(String verb, List<String> rest, @Nullable Path folder) {
    if (verb.indexOf('$') >= 0) {
      return "No git " + verb + ": what that does" + Guard.SAY;
    }
    if (folder == null && HARD.contains(verb)) {
      return "No git " + verb + " there: which folder that is" + Guard.SAY;
    }
    if (folder != null && !READS.contains(verb) && ground.isOthers(folder)) {
      return "No git " + verb + " in " + folder + ": another agent works there.";
    }
    return switch (verb) {
      case "push" -> push(rest);
      case "worktree" ->
          rest.isEmpty() || rest.getFirst().equals("list")
              ? null
              : "No git worktree " + rest.getFirst() + ": worktrees are the town's to make.";
      case "branch", "update-ref", "symbolic-ref" -> branch(verb, rest);
      default -> null;
    };
  }

  private @Nullable String branch(String verb, List<String> rest) {
    boolean isChange =
        !verb.equals("branch")
            || rest.stream().anyMatch(word -> Set.of("-f", "-D", "-d", "-M", "-m").contains(word));
    for (var word : rest) {
      if (isChange && isProtected(word)) {
        return "No git " + verb + " of " + word + ": changes land there by gt done alone.";
      }
    }
    return null;
  }

  private @Nullable String push(List<String> rest) {
    var targets = new ArrayList<String>();
    for (var written : rest) {
      var known = here.expanded(written);
      var word = known == null ? written : known;
      boolean isForce =
          word.startsWith("--force")
              || word.equals("--mirror")
              || word.equals("--delete")
              || word.equals("--all")
              || word.equals("--prune")
              || word.startsWith("+")
              || word.startsWith(":")
              || word.matches("-[a-z]*[fd][a-z]*");
      if (isForce) {
        return "No git push " + word + ": what was pushed stays. Hand your work in by gt done.";
      }
      if (known == null && !word.startsWith("--push-option=")) {
        return "No git push " + Guard.shown(word) + ": where that goes" + Guard.SAY;
      }
      if (!word.startsWith("-")) {
        targets.add(word);
      }
    }
    for (var word : targets.subList(Math.min(1, targets.size()), targets.size())) {
      var to = word.substring(word.lastIndexOf(':') + 1);
      if (isProtected(to)) {
        return "No git push to " + to + ": changes land there by gt done alone.";
      }
    }
    return null;
  }

  private boolean isProtected(String ref) {
    var name = ref.replaceFirst("^refs/heads/", "");
    return name.equals("main") || name.equals("master") || ground.targets().contains(name);
  }
}
