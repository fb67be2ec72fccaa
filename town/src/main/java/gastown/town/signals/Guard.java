package gastown.town.signals;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an agent may not do, whatever it was told: push to a protected branch, force a push, delete
/// outside of its own folder, write where other agents work. It looks at what is about to be done
/// and is no wall: what it cannot make out but deletes or pushes is refused, the rest passes.
public record Guard(Ground ground) {
  /// `own` is the folder of the agent; `targets` are the branches changes land on.
  public record Ground(Path town, Path own, Path home, Set<String> targets) {
    public Ground {
      targets = Set.copyOf(targets);
    }
  }

  private static final Set<String> BEFORE =
      Set.of("sudo", "env", "command", "nohup", "time", "exec", "nice", "then", "do", "else", "!");
  private static final Set<String> SHELLS = Set.of("sh", "bash", "zsh", "dash", "eval");
  private static final Set<String> DELETES = Set.of("rm", "rmdir", "unlink", "shred", "mv");
  private static final Set<String> READS =
      Set.of(
          "ls", "cat", "head", "tail", "grep", "rg", "less", "wc", "diff", "stat", "file", "cd",
          "echo", "printf", "test", "[", "gt", "bd");
  private static final Set<String> GIT_READS =
      Set.of("log", "show", "diff", "status", "rev-parse", "cat-file", "ls-files", "blame", "grep");
  private static final Set<String> SCRATCH = Set.of("/tmp", "/var/tmp", "/private/tmp");

  /// Why it may not be done, or null.
  public @Nullable String refuses(Deed deed) {
    return switch (deed) {
      case Deed.Runs(var line, var folder) -> runs(line, folder, 0);
      case Deed.Writes(var file) ->
          isOthers(file) || isTowns(file)
              ? "No writing to " + file + ": it is not yours. Your folder is " + ground.own()
              : null;
      case Deed.Other _ -> null;
    };
  }

  private @Nullable String runs(String line, Path folder, int depth) {
    var here = folder;
    for (var command : ShellLine.commands(line)) {
      var words = bare(command);
      if (words.isEmpty()) {
        continue;
      }
      var why = refuses(words, here, depth);
      if (why != null) {
        return why;
      }
      if (words.getFirst().equals("cd") && words.size() > 1) {
        var next = path(words.get(1), here);
        here = next == null ? here : next;
      }
    }
    return null;
  }

  /// Without variables set in front, and programs that only start another.
  private static List<String> bare(List<String> command) {
    var words = new ArrayList<>(command);
    while (!words.isEmpty()
        && (BEFORE.contains(words.getFirst()) || words.getFirst().matches("[A-Za-z_]\\w*=.*"))) {
      words.removeFirst();
    }
    return words;
  }

  private @Nullable String refuses(List<String> words, Path here, int depth) {
    var program = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
    if (SHELLS.contains(program) && depth < 3) {
      for (var word : words.subList(1, words.size())) {
        var why = word.indexOf(' ') > 0 ? runs(word, here, depth + 1) : null;
        if (why != null) {
          return why;
        }
      }
      return null;
    }
    if (program.equals("xargs") && words.stream().anyMatch(DELETES::contains)) {
      return "No deletion of what cannot be seen beforehand: name the files to rm.";
    }
    if (program.equals("git")) {
      return git(words.subList(1, words.size()), here);
    }
    var rest = words.subList(1, words.size());
    if (DELETES.contains(program)) {
      return deletes(rest, here, false);
    }
    if (program.equals("find") && rest.contains("-delete")) {
      return deletes(rest.stream().takeWhile(word -> !word.startsWith("-")).toList(), here, true);
    }
    return READS.contains(program) ? null : meddles(words, here);
  }

  private @Nullable String deletes(List<String> words, Path here, boolean isWithin) {
    for (var word : words) {
      if (word.startsWith("-")) {
        continue;
      }
      var path = path(word, here);
      if (path == null) {
        return "No deletion of " + word + ": where that is cannot be seen. Write the path out.";
      }
      boolean isOwn = path.startsWith(ground.own()) && (isWithin || !path.equals(ground.own()));
      boolean isScratch =
          SCRATCH.stream().anyMatch(each -> path.startsWith(each) && !path.equals(Path.of(each)))
              && !path.startsWith(ground.town());
      if (!isOwn && !isScratch) {
        return "No deletion outside of your own folder, " + ground.own() + ": " + path;
      }
    }
    return null;
  }

  private @Nullable String meddles(List<String> words, Path here) {
    for (var word : words) {
      var path = word.indexOf('/') < 0 ? null : path(word, here);
      if (path != null && isOthers(path)) {
        return "No meddling with " + path + ": another agent works there.";
      }
    }
    return isOthers(here) ? "No work in " + here + ": another agent works there." : null;
  }

  private @Nullable String git(List<String> words, Path here) {
    var folder = here;
    int i = 0;
    while (i < words.size() && words.get(i).startsWith("-")) {
      boolean hasWord = Set.of("-C", "-c", "--git-dir", "--work-tree").contains(words.get(i));
      if (hasWord && i + 1 < words.size() && !words.get(i).equals("-c")) {
        var other = path(words.get(i + 1), here);
        folder = other == null ? folder : other;
      }
      i += hasWord ? 2 : 1;
    }
    if (i >= words.size()) {
      return null;
    }
    var verb = words.get(i);
    var rest = words.subList(i + 1, words.size());
    if (!GIT_READS.contains(verb) && isOthers(folder)) {
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
    for (var word : rest) {
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
      if (!word.startsWith("-")) {
        targets.add(word);
      }
    }
    for (var word : targets.subList(Math.min(1, targets.size()), targets.size())) {
      var to = word.substring(word.lastIndexOf(':') + 1);
      if (isProtected(to) || to.indexOf('$') >= 0) {
        return "No git push to " + to + ": changes land there by gt done alone.";
      }
    }
    return null;
  }

  private boolean isProtected(String ref) {
    var name = ref.replaceFirst("^refs/heads/", "");
    return name.equals("main") || name.equals("master") || ground.targets().contains(name);
  }

  /// Null when it cannot be seen which path a word is.
  private @Nullable Path path(String word, Path here) {
    var text = word;
    if (text.equals("~") || text.startsWith("~/")) {
      text = ground.home() + text.substring(1);
    }
    if (text.indexOf('$') >= 0 || text.startsWith("~")) {
      return null;
    }
    try {
      return here.resolve(text).normalize();
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /// Where some other agent, or the rig's own clone, is at home.
  private boolean isOthers(Path path) {
    if (path.startsWith(ground.own()) || !path.startsWith(ground.town())) {
      return false;
    }
    var within = ground.town().relativize(path);
    if (within.getNameCount() < 3) {
      return false;
    }
    var kind = within.getName(1).toString();
    return kind.equals("polecats")
        || kind.equals("crew")
        || kind.equals("refinery")
        || kind.equals("mayor");
  }

  /// What the town itself keeps.
  private boolean isTowns(Path path) {
    return path.startsWith(ground.town().resolve(".beads"))
        || path.startsWith(ground.town().resolve(".runtime"));
  }
}
