package gastown.cli.transcripts;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A `.town` file: what somebody types and what comes back.
///
/// `$ ` begins a command; `> ` lines behind it are its standard input; the lines after that are
/// what is printed, those on standard error behind `! `, and `? 1` is an exit code other than 0.
/// Besides `bd` and `gt` there are: `cat FILE`, `ls FOLDER`, `cd FOLDER`, `write FILE`, `mkdir
/// FOLDER`, `rm FILE`, `sleep 2d`, `zone Asia/Tokyo`, `editor` (from then on a person at a terminal
/// whose editor writes the input), `set NAME VALUE` (`NAME=value` in front of a command holds for
/// it alone), and `program WORDS…` (from then on a program whose words begin so prints its input;
/// with `program 1 WORDS…` it fails with that code). `| head 3` behind a command shows only the
/// first three lines. `# ` lines are remarks; a `\` stands in front of output that would look like
/// one.
record Transcript(Path file, List<Object> parts) {
  static final Path FOLDER = Path.of("src/test/resources/transcripts");

  static List<Transcript> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".town"))
          .sorted()
          .map(Transcript::read)
          .toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static Transcript read(Path file) {
    try {
      return of(file, Files.readString(file, StandardCharsets.UTF_8));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static Transcript of(Path file, String text) {
    return new Transcript(file, parts(text));
  }

  /// Remarks as text, commands as steps.
  private static List<Object> parts(String text) {
    var parts = new ArrayList<Object>();
    var lines = text.split("\n", -1);
    int i = 0;
    while (i < lines.length) {
      var line = lines[i++];
      if (!line.startsWith("$ ")) {
        if (i < lines.length || !line.isEmpty()) {
          parts.add(line);
        }
        continue;
      }
      var input = new StringBuilder();
      while (i < lines.length && (lines[i].startsWith("> ") || lines[i].equals(">"))) {
        input.append(lines[i].length() > 1 ? lines[i].substring(2) : "").append('\n');
        i++;
      }
      var expected = new StringBuilder();
      while (i < lines.length && !lines[i].startsWith("$ ") && !lines[i].startsWith("# ")) {
        expected.append(lines[i]).append('\n');
        i++;
      }
      parts.add(
          new Step(
              line.substring(2),
              Step.split(line.substring(2)),
              input.toString(),
              trimmed(expected.toString())));
    }
    return parts;
  }

  private static String trimmed(String text) {
    return text.isBlank() ? "" : text.stripTrailing() + "\n";
  }

  List<Step> steps() {
    return parts.stream().filter(Step.class::isInstance).map(Step.class::cast).toList();
  }

  /// The file with what really came out.
  String rewritten() {
    var out = new StringBuilder();
    var stage = new Stage();
    for (var part : parts) {
      if (part instanceof Step step) {
        out.append("$ ").append(step.line()).append('\n');
        step.input()
            .lines()
            .forEach(line -> out.append(line.isEmpty() ? ">" : "> " + line).append('\n'));
        stage.play(step).lines().forEach(line -> out.append(guarded(line)).append('\n'));
        out.append('\n');
      } else if (!part.toString().isEmpty()) {
        out.append(part).append('\n');
      }
    }
    return out.toString();
  }

  /// Output that looks like a command or a remark is kept apart by a backslash.
  private static String guarded(String line) {
    return line.startsWith("# ")
            || line.startsWith("$ ")
            || line.startsWith("> ")
            || line.startsWith("\\")
        ? "\\" + line
        : line;
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
