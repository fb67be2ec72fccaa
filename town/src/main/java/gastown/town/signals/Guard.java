package gastown.town.signals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an agent may not do, whatever it was told: push to a protected branch, force a push, delete
/// outside of its own folder, write where other agents work. It looks at what is about to be done
/// and is no wall: what it cannot make out but deletes or pushes is refused, the rest passes.
public record Guard(Ground ground) {
  /// `own` is the folder of the agent; `variables` are those of its surroundings that are the same
  /// in every line; `targets` are the branches changes land on.
  public record Ground(Path town, Path own, Map<String, String> variables, Set<String> targets) {
    public Ground {
      variables = Map.copyOf(variables);
      targets = Set.copyOf(targets);
    }

    /// Where some other agent, or the rig's own clone, is at home.
    boolean isOthers(Path path) {
      if (path.startsWith(own) || !path.startsWith(town)) {
        return false;
      }
      var within = town.relativize(path);
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
    boolean isForeign(Path path) {
      return path.startsWith(town) && (!path.startsWith(own) || isKept(path));
    }

    /// What the town keeps where an office of it is at home.
    private boolean isKept(Path path) {
      var parent = path.getParent();
      return (town.resolve("mayor").equals(parent) || town.resolve("deacon").equals(parent))
          && path.getFileName().toString().matches(".*(\\.json|[*?\\[].*)");
    }

    /// Whether all within may be the agent's to delete.
    boolean isOwn(Path path) {
      return path.startsWith(own) && !isKept(path);
    }
  }

  private static final int DEPTH_MOST = 8;
  static final Set<String> BEFORE =
      Set.of("{", "if", "elif", "while", "until", "then", "do", "else", "!");
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "zsh", "dash", "ksh", "su", "script");
  private static final Set<String> JOINS = Set.of("eval", "watch");
  private static final Set<String> DELETES = Set.of("rm", "rmdir", "unlink", "shred", "mv");
  private static final Set<String> READS =
      Set.of(
          "ls", "cat", "head", "tail", "grep", "rg", "less", "wc", "diff", "stat", "file", "cd",
          "echo", "printf", "test", "[", "gt", "bd");
  private static final Set<String> HARD =
      Set.of(
          "rm", "rmdir", "unlink", "shred", "mv", "git", "find", "sh", "bash", "eval", "xargs",
          "dd");

  private static final Set<String> SCRATCH =
      Set.of("/tmp", "/var/tmp", "/private/tmp", "/var/folders", "/private/var/folders");
  private static final Set<String> ENTERS = Set.of("cd", "pushd", "popd");

  /// What can be written in place of what cannot be seen.
  static final String SAY =
      " cannot be seen beforehand. Write it out; ~, $HOME, $PWD, $TMPDIR and $GT_… are known.";

  /// Why it may not be done, or null.
  public @Nullable String refuses(Deed deed) {
    return switch (deed) {
      case Deed.Runs(var line, var folder) -> runs(line, Standing.in(ground, folder), 0);
      case Deed.Writes(var file) -> writes(file);
      case Deed.Other(var name) ->
          name.isBlank() ? "It cannot be seen what is to be done, so it is not done." : null;
    };
  }

  private @Nullable String writes(Path file) {
    return ground.isForeign(file)
        ? "No writing to " + file + ": it is not yours. Your folder is " + ground.own()
        : null;
  }

  /// What changes nothing that is there may be where that cannot be seen.
  private @Nullable String writes(String word, Standing here, boolean isHarmless) {
    for (var path : here.paths(word)) {
      var why =
          path != null
              ? writes(path)
              : isHarmless ? null : "No writing to " + shown(word) + ": where that is" + SAY;
      if (why != null) {
        return why;
      }
    }
    return null;
  }

  private @Nullable String runs(String line, Standing here, int depth) {
    return depth > DEPTH_MOST
        ? "No command within so many others: say it plainly."
        : runs(ShellLine.parts(shown(line)), here, depth);
  }

  private @Nullable String runs(List<ShellLine.Part> parts, Standing here, int depth) {
    var piped = List.<String>of();
    for (var part : parts) {
      switch (part) {
        case ShellLine.Sub(var inner) -> {
          var why = runs(inner, here.copy(), depth + 1);
          if (why != null) {
            return why;
          }
        }
        case ShellLine.Simple command -> {
          var texts = command.texts().isEmpty() ? piped : command.texts();
          var why = simple(command, texts, here, depth);
          if (why != null) {
            return why;
          }
          here.note(command);
          enter(bare(command.words()), here);
          piped = command.end() == '|' ? texts : List.of();
        }
      }
    }
    return null;
  }

  private @Nullable String simple(
      ShellLine.Simple command, List<String> texts, Standing here, int depth) {
    var why = first(command.outputs().stream().map(output -> writes(output, here, false)));
    var words = bare(command.words());
    if (why != null || words.isEmpty()) {
      return why;
    }
    boolean isTold = words.stream().anyMatch(word -> SHELLS.contains(name(word)));
    why = isTold ? first(texts.stream().map(text -> runs(text, here.copy(), depth + 1))) : null;
    return why == null ? refuses(words, here, depth) : why;
  }

  private static void enter(List<String> words, Standing here) {
    if (words.isEmpty() || !ENTERS.contains(words.getFirst())) {
      return;
    }
    var to = words.stream().skip(1).filter(word -> !word.matches("-[LPe@n-]+")).findFirst();
    if (to.isEmpty() && words.getFirst().equals("cd")) {
      here.enter("~");
    } else if (to.isEmpty() || to.get().matches("[-+]\\d*")) {
      here.lose();
    } else {
      here.enter(to.get());
    }
  }

  static String shown(String word) {
    return word.replace(ShellLine.DOLLAR, '$');
  }

  private static String name(String word) {
    return word.substring(word.lastIndexOf('/') + 1);
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

  private @Nullable String refuses(List<String> words, Standing here, int depth) {
    var written = here.expanded(words.getFirst());
    var program = name(written == null ? words.getFirst() : written);
    var rest = words.subList(1, words.size());
    if (program.indexOf('$') >= 0 || program.endsWith(")")) {
      return "No running of " + shown(words.getFirst()) + ": which program that is" + SAY;
    }
    if (JOINS.contains(program)) {
      return runs(String.join(" ", rest), here, depth + 1);
    }
    if (SHELLS.contains(program)) {
      return first(
          rest.stream()
              .filter(word -> word.strip().matches("(?s).*\\s.*"))
              .map(word -> runs(word, here.copy(), depth + 1)));
    }
    if (program.equals("xargs") && rest.stream().anyMatch(Guard::namesDeletion)) {
      return "No deletion of what cannot be seen beforehand: name the files to rm.";
    }
    if (Wrapped.is(program)) {
      return depth > DEPTH_MOST
          ? "No command within so many others: say it plainly."
          : first(
              Wrapped.starts(program, words, here, HARD).stream()
                  .map(start -> new Wrapped.Start(bare(start.words()), start.folder()))
                  .filter(start -> !start.words().isEmpty())
                  .map(start -> refuses(start.words(), start.folder(), depth + 1)));
    }
    return program.equals("git")
        ? new GitWords(ground, here).refuses(rest)
        : plain(program, words, here, depth);
  }

  private static @Nullable String first(Stream<@Nullable String> reasons) {
    return reasons.filter(why -> why != null).findFirst().orElse(null);
  }

  private static boolean namesDeletion(String word) {
    return Stream.of(word.split("[\\s;&|]+")).anyMatch(DELETES::contains);
  }

  private @Nullable String plain(String program, List<String> words, Standing here, int depth) {
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

  private @Nullable String find(List<String> rest, Standing here, int depth) {
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
  private @Nullable String changes(String program, List<String> rest, Standing here) {
    boolean isHarmless = Changed.isHarmless(program);
    return first(Changed.by(program, rest).stream().map(word -> writes(word, here, isHarmless)));
  }

  private @Nullable String deletes(List<String> words, Standing here, boolean isWithin) {
    for (var word : words) {
      for (var path : word.startsWith("-") ? List.<Path>of() : here.paths(word)) {
        if (path == null) {
          return "No deletion of " + shown(word) + ": where that is" + SAY;
        }
        boolean isOwn =
            ground.isOwn(isWithin ? path.resolve("*") : path)
                && (isWithin || !path.equals(ground.own()));
        boolean isScratch =
            SCRATCH.stream().anyMatch(each -> path.startsWith(each) && !path.equals(Path.of(each)))
                && !path.startsWith(ground.town());
        if (!isOwn && !isScratch) {
          return "No deletion outside of your own folder, " + ground.own() + ": " + path;
        }
      }
    }
    return null;
  }

  private @Nullable String meddles(List<String> words, Standing here) {
    for (var word : words) {
      var path = word.indexOf('/') < 0 ? null : here.path(Changed.value(word));
      if (path != null && ground.isOthers(path)) {
        return "No meddling with " + path + ": another agent works there.";
      }
    }
    var folder = here.here();
    return folder != null && ground.isOthers(folder)
        ? "No work in " + folder + ": another agent works there."
        : null;
  }
}
