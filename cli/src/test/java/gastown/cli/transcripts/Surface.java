package gastown.cli.transcripts;

import gastown.cli.Front;
import gastown.cli.words.Flag;
import gastown.cli.words.Flags;
import gastown.cli.words.Spec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The words of an existing program beside ours, and the table in `docs/compatibility.md` that says
/// of each what it does here.
record Surface(String program, Path names, String mark) {
  private static final Path DOCUMENT = Path.of("../docs/compatibility.md");

  static final Surface BD =
      new Surface(
          "bd",
          Path.of("src/test/resources/reference-surface.txt"),
          "<!-- the table below is written by SurfaceTest -->");

  static final Surface GT =
      new Surface(
          "gt",
          Path.of("src/test/resources/town-surface.txt"),
          "<!-- the table of gt below is written by SurfaceTest -->");

  private record Row(String path, List<String> flags) {}

  private List<Row> rows() {
    try {
      var rows = new ArrayList<Row>();
      for (var line : Files.readAllLines(names)) {
        if (!line.startsWith("#") && !line.isBlank()) {
          var parts = line.split(":", 3);
          rows.add(
              new Row(
                  parts[0], parts[2].isBlank() ? List.of() : List.of(parts[2].strip().split(" "))));
        }
      }
      return rows;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Map<String, Spec> specs() {
    var specs = new HashMap<String, Spec>();
    for (var spec : program.equals("gt") ? Front.townSpecs() : Front.specs()) {
      specs.put(spec.path(), spec);
      if (program.equals("gt")) {
        spec.aliases().forEach(alias -> specs.putIfAbsent(alias, spec));
      }
    }
    return specs;
  }

  /// What the existing program has and we do not know.
  List<String> missing() {
    var specs = specs();
    var missing = new ArrayList<String>();
    for (var row : rows()) {
      var spec = spec(specs, row.path());
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
    return missing;
  }

  private static @Nullable Spec spec(Map<String, Spec> specs, String path) {
    var spec = specs.get(path);
    return spec == null && path.startsWith("mq ")
        ? specs.get("merge-queue" + path.substring(2))
        : spec;
  }

  private @Nullable Flag flag(Spec spec, String names) {
    for (var name : names.split("/")) {
      for (var flags : List.of(spec.flags(), Flags.of(program))) {
        for (var flag : flags) {
          if (flag.names().contains(name)) {
            return flag;
          }
        }
      }
    }
    return null;
  }

  /// `bd epic` alone explains the commands below it and does nothing else.
  private boolean isGroup(Row row, Map<String, Spec> specs) {
    boolean isSame = row.flags().isEmpty() || program.equals("gt");
    var path = row.path().equals("mq") ? "merge-queue" : row.path();
    return isSame && specs.keySet().stream().anyMatch(other -> other.startsWith(path + " "));
  }

  /// The document as it should be.
  String fresh() throws java.io.IOException {
    var text = document();
    int begin = text.indexOf(mark) + mark.length();
    if (begin < mark.length()) {
      throw new AssertionError("the document has no " + mark);
    }
    int end = text.indexOf("\n## ", begin);
    return text.substring(0, begin) + "\n\n" + table() + (end < 0 ? "" : text.substring(end));
  }

  static String document() throws java.io.IOException {
    return Files.readString(DOCUMENT, StandardCharsets.UTF_8);
  }

  void write() throws java.io.IOException {
    Files.writeString(DOCUMENT, fresh());
  }

  private String table() {
    var specs = specs();
    var out =
        new StringBuilder(
            "| command | flags that work | no-op | refused |\n| --- | --- | --- | --- |\n");
    for (var row : rows()) {
      var spec = spec(specs, row.path());
      if (spec != null) {
        out.append(line(row.path(), spec, row.flags()));
      }
    }
    return out.toString();
  }

  private String line(String path, Spec spec, List<String> flags) {
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
        + path
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
  private static Flag.Standing standing(Spec spec, @Nullable Flag flag) {
    return flag == null || spec.standing() != Flag.Standing.WORKS
        ? spec.standing()
        : flag.standing();
  }
}
