package gastown.cli.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.cli.Front;
import gastown.cli.words.Flag;
import gastown.cli.words.Flags;
import gastown.cli.words.Spec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every command and flag of the existing `bd` is known here, and `docs/compatibility.md` says of
/// each what it does, as the code has it. With `-Dcompatibility=write` the table in the document is
/// written anew.
class SurfaceTest {
  private static final Path SURFACE = Path.of("src/test/resources/reference-surface.txt");
  private static final Path DOCUMENT = Path.of("../docs/compatibility.md");
  private static final String BEGIN = "<!-- the table below is written by SurfaceTest -->";

  private record Row(String path, List<String> flags) {}

  private static List<Row> surface() throws Exception {
    var rows = new ArrayList<Row>();
    for (var line : Files.readAllLines(SURFACE)) {
      if (!line.startsWith("#") && !line.isBlank()) {
        var parts = line.split(":", 3);
        rows.add(
            new Row(
                parts[0], parts[2].isBlank() ? List.of() : List.of(parts[2].strip().split(" "))));
      }
    }
    return rows;
  }

  private static Map<String, Spec> specs() {
    return Front.specs().stream().collect(Collectors.toMap(Spec::path, spec -> spec));
  }

  private static @org.jspecify.annotations.Nullable Flag flag(Spec spec, String names) {
    for (var name : names.split("/")) {
      for (var flags : List.of(spec.flags(), Flags.GLOBAL)) {
        for (var flag : flags) {
          if (flag.names().contains(name)) {
            return flag;
          }
        }
      }
    }
    return null;
  }

  @Test
  void every_command_and_flag_of_the_existing_tracker_is_known() throws Exception {
    var specs = specs();
    var missing = new ArrayList<String>();
    for (var row : surface()) {
      var spec = specs.get(row.path());
      if (spec == null) {
        if (!isGroup(row, specs)) {
          missing.add(row.path());
        }
        continue;
      }
      row.flags().stream()
          .filter(names -> flag(spec, names) == null && spec.standing() == Flag.Standing.WORKS)
          .forEach(names -> missing.add(row.path() + " " + names));
    }
    assertThat(missing).isEmpty();
  }

  /// `bd epic` alone explains the commands below it and does nothing else.
  private static boolean isGroup(Row row, Map<String, Spec> specs) {
    return row.flags().isEmpty()
        && specs.keySet().stream().anyMatch(path -> path.startsWith(row.path() + " "));
  }

  @Test
  void the_document_says_of_each_what_the_code_does() throws Exception {
    var text = Files.readString(DOCUMENT, StandardCharsets.UTF_8);
    int at = text.indexOf(BEGIN);
    assertThat(at).as("the document has the mark behind which the table stands").isPositive();
    var fresh = text.substring(0, at) + BEGIN + "\n\n" + table();
    if ("write".equals(System.getProperty("compatibility"))) {
      Files.writeString(DOCUMENT, fresh);
    }
    assertThat(Files.readString(DOCUMENT))
        .as("run the test with -Dcompatibility=write")
        .isEqualTo(fresh);
  }

  private static String table() throws Exception {
    var specs = specs();
    var out =
        new StringBuilder(
            "| command | flags that work | no-op | refused |\n| --- | --- | --- | --- |\n");
    for (var row : surface()) {
      var spec = specs.get(row.path());
      if (spec != null) {
        out.append(line(spec, row.flags()));
      }
    }
    return out.toString();
  }

  private static String line(Spec spec, List<String> flags) {
    var works = new ArrayList<String>();
    var ignored = new ArrayList<String>();
    var refused = new ArrayList<String>();
    for (var names : flags) {
      var flag = flag(spec, names);
      if (flag != null || spec.standing() != Flag.Standing.WORKS) {
        (switch (standing(spec, flag)) {
              case WORKS, HIDDEN -> works;
              case NO_OP -> ignored;
              case REFUSED -> refused;
            })
            .add("`" + names + "`");
      }
    }
    var standing =
        spec.standing() == Flag.Standing.WORKS
            ? ""
            : " *(" + spec.standing().name().toLowerCase(Locale.ROOT).replace('_', '-') + ")*";
    return "| `"
        + spec.path()
        + "`"
        + standing
        + " | "
        + String.join(" ", works)
        + " | "
        + String.join(" ", ignored)
        + " | "
        + String.join(" ", refused)
        + " |\n";
  }

  /// A command that does nothing or refuses takes any words, its flags among them.
  private static Flag.Standing standing(Spec spec, @org.jspecify.annotations.Nullable Flag flag) {
    return flag == null || spec.standing() != Flag.Standing.WORKS
        ? spec.standing()
        : flag.standing();
  }
}
