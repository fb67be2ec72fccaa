package gastown.cli.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.cli.Front;
import gastown.cli.words.Flag;
import gastown.cli.words.Flags;
import gastown.cli.words.Spec;
import gastown.cli.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A flag that is said to work changes something: some transcript shows a call that comes out
/// otherwise without it. `flags-shown-elsewhere.txt` names the few that a transcript cannot show,
/// each with the test that does.
class FlagsTest {
  private static final Path ELSEWHERE = Path.of("src/test/resources/flags-shown-elsewhere.txt");
  private static final Path ELSEWHERE_IN_TOWN =
      Path.of("src/test/resources/town-flags-shown-elsewhere.txt");

  static Set<String> working() {
    return working(Front.specs());
  }

  /// What is taken over from `bd` is shown there.
  private static Set<String> workingInTown() {
    var all = working(Front.townSpecs());
    all.removeAll(working());
    return all;
  }

  private static Set<String> working(List<Spec> specs) {
    var all = new TreeSet<String>();
    for (var spec : specs) {
      if (spec.standing() == Flag.Standing.WORKS) {
        for (var flag : spec.flags()) {
          if (flag.standing() == Flag.Standing.WORKS || flag.standing() == Flag.Standing.HIDDEN) {
            all.add(spec.path() + " " + flag.name());
          }
        }
      }
    }
    return all;
  }

  @Test
  void every_flag_of_the_town_that_works_is_shown_to_change_a_result() throws Exception {
    areShown(workingInTown(), ELSEWHERE_IN_TOWN);
  }

  private static void areShown(Set<String> flags, Path elsewhere) throws IOException {
    var missing = new TreeSet<>(flags);
    for (var transcript : Transcript.all()) {
      missing.removeAll(shownIn(transcript, missing));
    }
    for (var line : Files.readAllLines(elsewhere)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        var name = line.substring(0, line.indexOf(':')).strip();
        assertThat(missing)
            .as("%s is listed as shown elsewhere but need not be", name)
            .contains(name);
        missing.remove(name);
        assertThat(isThere(line.substring(line.lastIndexOf('(') + 1, line.lastIndexOf(')'))))
            .as("the test is there: %s", line)
            .isTrue();
      }
    }
    assertThat(missing).as("flags that no transcript shows changing a result").isEmpty();
  }

  @Test
  void every_flag_of_the_town_that_works_is_read_by_some_code() throws Exception {
    var code = new StringBuilder();
    for (var folder : List.of("src/main/java", "../app/src/main/java")) {
      try (var files = Files.walk(Path.of(folder))) {
        for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          code.append(Files.readString(file));
        }
      }
    }
    var read = new HashSet<String>();
    var reading =
        java.util.regex.Pattern.compile(
            "(?:args(?:\\(\\))?\\s*\\.(?:is|isSet|given|text|number|list)\\(\\s*"
                + "|(?:named|number)\\((?:args|call), )\"(--[a-z-]+)\"");
    var matcher = reading.matcher(code);
    while (matcher.find()) {
      read.add(matcher.group(1));
    }
    var unread = new TreeSet<String>();
    for (var name : workingInTown()) {
      if (!read.contains(name.substring(name.lastIndexOf(' ') + 1))) {
        unread.add(name);
      }
    }
    assertThat(unread).as("flags of gt no code asks for").isEmpty();
  }

  @Test
  void every_flag_that_works_is_shown_to_change_a_result() throws Exception {
    areShown(working(), ELSEWHERE);
  }

  /// Whether a test `Class` or `Class.method` stands in this module or in app.
  private static boolean isThere(String test) throws IOException {
    var names = test.split("\\.");
    for (var folder : List.of("src/test/java", "../app/src/test/java")) {
      try (var files = Files.walk(Path.of(folder))) {
        var file = files.filter(path -> path.endsWith(names[0] + ".java")).findFirst();
        if (file.isPresent()) {
          return names.length == 1 || Files.readString(file.get()).contains(" " + names[1] + "(");
        }
      }
    }
    return false;
  }

  static Set<String> shownIn(Transcript transcript, Set<String> wanted) {
    var shown = new HashSet<String>();
    var steps = transcript.steps();
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      var spec = step.isCall() ? spec(step) : null;
      if (spec == null) {
        continue;
      }
      for (var flag : spec.flags()) {
        var name = spec.path() + " " + flag.name();
        var without =
            wanted.contains(name) && !shown.contains(name) ? without(step.arguments(), flag) : null;
        if (without != null && changes(steps.subList(0, i), step, step.with(without))) {
          shown.add(name);
        }
      }
    }
    return shown;
  }

  private static boolean changes(List<Step> before, Step with, Step without) {
    return !outcome(before, with).equals(outcome(before, without));
  }

  private static String outcome(List<Step> before, Step step) {
    var stage = new Stage();
    before.forEach(stage::play);
    return stage.play(step) + stage.traces();
  }

  private static @org.jspecify.annotations.Nullable Spec spec(Step step) {
    var specs = step.verb().equals("gt") ? Front.townSpecs() : Front.specs();
    var split =
        Words.split(step.arguments(), Flags.of(step.verb()), path -> named(specs, path) != null);
    return split.path().isEmpty() ? null : named(specs, split.path());
  }

  private static @org.jspecify.annotations.Nullable Spec named(List<Spec> specs, String path) {
    for (var spec : specs) {
      if (spec.path().equals(path) || spec.aliases().contains(path)) {
        return spec;
      }
    }
    return null;
  }

  /// The words with every use of the flag taken out, or null when it is not among them.
  private static @org.jspecify.annotations.Nullable List<String> without(
      List<String> words, Flag flag) {
    var rest = new ArrayList<String>();
    boolean isFound = false;
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      int equals = word.indexOf('=');
      var name = equals > 0 && word.startsWith("-") ? word.substring(0, equals) : word;
      if (flag.names().contains(name)) {
        isFound = true;
        boolean takesNext =
            equals < 0 && flag.kind() != Flag.Kind.SWITCH && flag.kind() != Flag.Kind.MAYBE;
        i += takesNext ? 1 : 0;
      } else {
        rest.add(word);
      }
    }
    return isFound ? rest : null;
  }
}
