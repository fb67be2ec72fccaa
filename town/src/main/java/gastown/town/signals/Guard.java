package gastown.town.signals;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;
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

  private static final int DEPTH_MOST = 8;
  private static final Set<String> BEFORE =
      Set.of("if", "elif", "while", "until", "then", "do", "else", "!");
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "zsh", "dash", "ksh", "su", "script");
  private static final Set<String> JOINS = Set.of("eval", "watch");
  private static final Set<String> DELETES = Set.of("rm", "rmdir", "unlink", "shred", "mv");
  private static final Set<String> READS =
      Set.of(
          "ls", "cat", "head", "tail", "grep", "rg", "less", "wc", "diff", "stat", "file", "cd",
          "echo", "printf", "test", "[", "gt", "bd");
  private static final Set<String> GIT_READS =
      Set.of("log", "show", "diff", "status", "rev-parse", "cat-file", "ls-files", "blame", "grep");
  private static final Set<String> HARD =
      Set.of(
          "rm", "rmdir", "unlink", "shred", "mv", "git", "find", "sh", "bash", "eval", "xargs",
          "dd");

  /// Those that change what they name, and those that change only what they name last.
  private static final Set<String> CHANGES =
      Set.of("tee", "touch", "truncate", "mkdir", "chmod", "chown", "dd", "patch");

  private static final Set<String> COPIES = Set.of("cp", "install", "ln", "rsync");
  private static final Set<String> SCRATCH = Set.of("/tmp", "/var/tmp", "/private/tmp");

  /// Why it may not be done, or null.
  public @Nullable String refuses(Deed deed) {
    return switch (deed) {
      case Deed.Runs(var line, var folder) -> runs(line, folder, 0);
      case Deed.Writes(var file) -> writes(file);
      case Deed.Other(var name) ->
          name.isBlank() ? "It cannot be seen what is to be done, so it is not done." : null;
    };
  }

  private @Nullable String writes(Path file) {
    return isForeign(file)
        ? "No writing to " + file + ": it is not yours. Your folder is " + ground.own()
        : null;
  }

  private @Nullable String runs(String line, Path folder, int depth) {
    var here = folder;
    for (var command : ShellLine.commands(line)) {
      for (var output : command.outputs()) {
        var path = path(output, here);
        var why = path == null ? null : writes(path);
        if (why != null) {
          return why;
        }
      }
      var words = bare(command.words());
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

  static boolean isAssignment(String word) {
    return word.matches("(?s)[A-Za-z_]\\w*=.*");
  }

  /// Without variables set in front, and words that only lead to another.
  private static List<String> bare(List<String> command) {
    var words = new ArrayList<>(command);
    while (!words.isEmpty()
        && (BEFORE.contains(words.getFirst()) || isAssignment(words.getFirst()))) {
      words.removeFirst();
    }
    return words;
  }

  private @Nullable String refuses(List<String> words, Path here, int depth) {
    var program = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
    var rest = words.subList(1, words.size());
    if (depth > DEPTH_MOST) {
      return "No command within so many others: say it plainly.";
    }
    if (JOINS.contains(program)) {
      return runs(String.join(" ", rest), here, depth + 1);
    }
    if (SHELLS.contains(program)) {
      return first(
          rest.stream()
              .filter(word -> word.strip().matches("(?s).*\\s.*"))
              .map(word -> runs(word, here, depth + 1)));
    }
    if (program.equals("xargs") && rest.stream().anyMatch(Guard::namesDeletion)) {
      return "No deletion of what cannot be seen beforehand: name the files to rm.";
    }
    if (Wrapped.is(program)) {
      return first(
          Wrapped.starts(program, words, here, HARD).stream()
              .map(start -> new Wrapped.Start(bare(start.words()), start.folder()))
              .filter(start -> !start.words().isEmpty())
              .map(start -> refuses(start.words(), start.folder(), depth + 1)));
    }
    return program.equals("git") ? git(rest, here) : plain(program, words, here, depth);
  }

  private static @Nullable String first(Stream<@Nullable String> reasons) {
    return reasons.filter(why -> why != null).findFirst().orElse(null);
  }

  private static boolean namesDeletion(String word) {
    return Stream.of(word.split("[\\s;&|]+")).anyMatch(DELETES::contains);
  }

  private @Nullable String plain(String program, List<String> words, Path here, int depth) {
    var rest = words.subList(1, words.size());
    if (DELETES.contains(program)) {
      return deletes(rest, here, false);
    }
    if (program.equals("find")) {
      var why = find(rest, here, depth);
      if (why != null) {
        return why;
      }
    }
    if (READS.contains(program)) {
      return null;
    }
    var why = changes(program, rest, here);
    return why == null ? meddles(words, here) : why;
  }

  private @Nullable String find(List<String> rest, Path here, int depth) {
    boolean isDeletion = rest.contains("-delete");
    for (int i = 0; i < rest.size() - 1; i++) {
      if (Set.of("-exec", "-execdir", "-ok", "-okdir").contains(rest.get(i))) {
        var words =
            rest.subList(i + 1, rest.size()).stream()
                .takeWhile(word -> !word.equals(";") && !word.equals("+"))
                .toList();
        isDeletion |= words.stream().anyMatch(Guard::namesDeletion);
        var why = words.isEmpty() ? null : refuses(words, here, depth + 1);
        if (why != null) {
          return why;
        }
      }
    }
    var roots = rest.stream().takeWhile(word -> !word.startsWith("-")).toList();
    return isDeletion ? deletes(roots.isEmpty() ? List.of(".") : roots, here, true) : null;
  }

  /// What is named to a program that changes it.
  private @Nullable String changes(String program, List<String> rest, Path here) {
    boolean isInPlace =
        Set.of("sed", "perl").contains(program)
            && rest.stream().anyMatch(word -> word.matches("-[a-zA-Z]*i.*|--in-place.*"));
    var named =
        CHANGES.contains(program) || isInPlace
            ? rest
            : COPIES.contains(program) && !rest.isEmpty()
                ? List.of(rest.getLast())
                : List.<String>of();
    for (var word : named) {
      boolean isRead = word.startsWith("-") || program.equals("dd") && !word.startsWith("of=");
      var path = isRead ? null : path(value(word), here);
      var why = path == null ? null : writes(path);
      if (why != null) {
        return why;
      }
    }
    return null;
  }

  /// Of `of=file` the file.
  private static String value(String word) {
    int at = word.indexOf('=');
    return word.matches("-*\\w[\\w-]*=.*") ? word.substring(at + 1) : word;
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
      var path = word.indexOf('/') < 0 ? null : path(value(word), here);
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
    text =
        text.replaceFirst(
            "^\\$(GT_ROOT\\b|\\{GT_ROOT\\})", Matcher.quoteReplacement("" + ground.town()));
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

  /// Of the town, and not the agent's own: others', or what the town itself keeps.
  private boolean isForeign(Path path) {
    return path.startsWith(ground.town()) && !path.startsWith(ground.own());
  }
}
