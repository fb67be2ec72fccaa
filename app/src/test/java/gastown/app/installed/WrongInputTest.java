package gastown.app.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is typed wrongly: one clear error of at most twenty lines, exit 1, nothing on standard
/// output and nothing changed; with a server and without.
@Tag("installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WrongInputTest {
  private static final Map<String, String> ALONE = Map.of("GT_SERVER", "off");

  private static final String LINES =
      """
      show nope
      show ex-abc
      show ||
      close ex-abc
      close ex-zzzz
      update ex-zzzz --title x
      update ex-abc1 --title ||
      update ex-abc1 --status zzz
      update ex-abc1 --type zzz
      update ex-abc1 --priority high
      update ex-abc1 --parent ex-abc1
      reopen ex-zzzz
      delete ex-zzzz --force
      create
      create ||
      create |  |
      create X --type zzz
      create X --type |\u001b[31m|
      create X --priority high
      create X --priority -1
      create X --priority 7
      create X --parent ex-zzzz
      create X --deps blocks:ex-zzzz
      create X --deps frobs:ex-abc1
      create X --due blorp
      create X --estimate -5
      create X --estimate abc
      create X --metadata {bad
      create X --id other-1
      create X --id ex-abc1
      create X --labels ,
      create X --body-file folder
      create X --body-file missing
      create --file folder
      create X --titel y
      comment ex-abc1
      comment ex-abc1 ||
      comment ex-abc1 |  |
      label add ex-abc1 ||
      dep add ex-abc1 ex-abc2
      dep add ex-abc1 ex-abc1
      dep add ex-abc1 ex-zzzz
      frobnicate
      shwo
      fr\u001bob
      list --frob
      list -Z
      list --limit
      list --limit -3
      list --limit abc
      list --status zzz
      list --sort zzz
      list --created-after blorp
      ready -n -1
      query status=
      search ||
      import folder
      import missing.jsonl
      import text
      export -o folder
      -C missing list
      -C text list
      --db folder list
      --db text list
      --db one list
      --db missing.db list
      --readonly create X
      """;

  private Path place;
  private Path workspace;
  private Installed bd;
  private String before;

  @BeforeAll
  void assemble(@TempDir Path folder) throws Exception {
    place = folder;
    assumeTrue(
        !System.getProperty("test.campaign", "").equals("none"),
        "--quick leaves installed programs out");
    bd = Installed.plain(place);
    workspace = Files.createDirectories(place.resolve("workspace"));
    assertThat(bd.run(workspace, "bd", "init", "--prefix", "ex", "--quiet").exit()).isZero();
    Files.writeString(
        workspace.resolve("good.jsonl"),
        """
        {"id":"ex-abc1","title":"First"}
        {"id":"ex-abc2","title":"Second","dependencies":[{"depends_on_id":"ex-abc1","type":"blocks"}]}
        """);
    assertThat(bd.run(workspace, "bd", "import", "good.jsonl").exit()).isZero();
    Files.createDirectories(workspace.resolve("folder"));
    Files.writeString(workspace.resolve("text"), "a text");
    Files.writeString(workspace.resolve("one"), "x");
    before = exported();
  }

  @AfterAll
  void stop() throws Exception {
    if (bd != null) {
      bd.stop();
    }
  }

  private String exported() throws Exception {
    return bd.run(workspace, "bd", "export").out();
  }

  private void refused(Map<String, String> environment, String... words) throws Exception {
    var line = Stream.concat(Stream.of("bd"), Stream.of(words)).toArray(String[]::new);
    var done = Installed.finish(bd.command(workspace, environment, line), "");
    assertThat(done.exit()).as(done.toString()).isEqualTo(1);
    assertThat(done.out()).isEmpty();
    assertThat(done.err()).isNotBlank().doesNotContain("Exception", "\tat ", "StreamRead");
    assertThat(done.err().lines()).hasSizeLessThanOrEqualTo(20);
    assertThat(done.err().chars().filter(letter -> letter < ' ' && letter != '\n')).isEmpty();
    assertThat(exported()).isEqualTo(before);
  }

  static Stream<List<String>> lines() {
    var blank = Stream.of("create |\n\t|", "create " + "x".repeat(10_000));
    return Stream.concat(LINES.lines(), blank).map(WrongInputTest::words);
  }

  /// Words are parted by blanks; what is between bars is one word.
  private static List<String> words(String line) {
    int bar = line.indexOf('|');
    if (bar < 0) {
      return List.of(line.split(" "));
    }
    var head = Stream.of(line.substring(0, bar).strip().split(" "));
    return Stream.concat(head, Stream.of(line.substring(bar + 1, line.length() - 1))).toList();
  }

  @ParameterizedTest
  @MethodSource("lines")
  void a_wrong_line_changes_nothing(List<String> words) throws Exception {
    refused(Map.of(), words.toArray(String[]::new));
    assertThat(workspace.resolve("missing.db")).doesNotExist();
    assertThat(workspace.resolve("text")).hasContent("a text");
    assertThat(workspace.resolve("one")).hasContent("x");
  }

  static Stream<byte[]> files() {
    var good = "{\"id\":\"ex-n1\",\"title\":\"new\"}\n";
    var latin =
        (good + "{\"id\":\"ex-n2\",\"title\":\"\u00e9\"}\n").getBytes(StandardCharsets.ISO_8859_1);
    var texts =
        Stream.of(
            good + "{bad\n" + good,
            good + "[1,2]\n",
            good + "{\"id\":\"ex-n2\",\"title\":\"x\"\n",
            good + "{\"id\":\"ex-n2\",\"title\":\"x\"} more\n",
            good + "{\"id\":\"ex-n2\",\"title\":5}\n",
            good + "{\"id\":\"ex-n2\",\"title\":\"  \"}\n",
            good + "{\"id\":\"ex-n2\"}\n",
            good + "{\"title\":\"no id\"}\n",
            good + "{\"id\":\"ex n2\",\"title\":\"x\"}\n",
            good + "{\"id\":\"../../n2\",\"title\":\"x\"}\n",
            good + "{\"id\":\"ex-\\u001bn2\",\"title\":\"x\"}\n",
            good + "{\"id\":\"ex-n2\",\"title\":\"x\",\"priority\":\"high\"}\n",
            good + "{\"id\":\"ex-n2\",\"title\":\"x\",\"priority\":9}\n",
            good + "{\"id\":\"ex-n2\",\"title\":\"x\",\"created_at\":\"yesterday\"}\n",
            good + "{\"id\":\"ex-n2\",\"title\":\"x\",\"labels\":\"a\"}\n",
            good + "{\"id\":\"ex-n2\",\"title\":\"x\",\"dependencies\":[{}]}\n",
            good + "{\"id\":\"ex-n2\",\"title\":\"" + "x".repeat(600) + "\"}\n",
            good + "<<<<<<< ours\n",
            good + "\u0000\u0001\u0002\n",
            good + "[".repeat(100_000) + "\n");
    return Stream.concat(
        texts.map(text -> text.getBytes(StandardCharsets.UTF_8)), Stream.of(latin));
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_file_with_a_bad_line_changes_nothing(byte[] bytes) throws Exception {
    Files.write(workspace.resolve("bad.jsonl"), bytes);
    refused(Map.of(), "import", "bad.jsonl");
    var piped = bd.command(workspace, Map.of(), "bd", "import", "-");
    piped.redirectInput(workspace.resolve("bad.jsonl").toFile());
    var done = Installed.finish(piped, "");
    assertThat(done.exit()).as(done.toString()).isEqualTo(1);
    assertThat(exported()).isEqualTo(before);
  }

  @Test
  void without_a_server_it_is_the_same() throws Exception {
    refused(ALONE, "show", "nope");
    refused(ALONE, "create", "X", "--priority", "high");
    refused(ALONE, "dep", "add", "ex-abc1", "ex-abc2");
    refused(ALONE, "-C", "missing", "list");
    refused(ALONE, "--db", "one", "list");
    refused(ALONE, "--db", "missing.db", "list");
    refused(
        Map.of("GT_SERVER", "off", "BEADS_DIR", workspace.resolve("folder").toString()), "list");
    Files.writeString(
        workspace.resolve("bad.jsonl"), "{\"id\":\"ex-n1\",\"title\":\"new\"}\n{bad\n");
    refused(ALONE, "import", "bad.jsonl");
    assertThat(workspace.resolve("folder")).isEmptyDirectory();
  }

  @Test
  void outside_a_workspace_it_says_how_to_make_one() throws Exception {
    for (var environment : List.of(Map.<String, String>of(), ALONE)) {
      var done = Installed.finish(bd.command(place, environment, "bd", "create", "X"), "");
      assertThat(done.exit()).isEqualTo(1);
      assertThat(done.err()).contains("no active beads workspace found", "bd init");
    }
  }

  @Test
  void texts_are_kept_as_given_and_reach_no_terminal_as_commands() throws Exception {
    var other = Files.createDirectories(place.resolve("other"));
    assertThat(bd.run(other, "bd", "init", "--prefix", "ot", "--quiet").exit()).isZero();
    var title = "a\u001b[31m\u0007\u007f\u009b\ttab\nline\r \ud83d\ude00 \u00e9";
    var id = bd.run(other, "bd", "create", title, "--silent").out().strip();
    bd.run(other, "bd", "comment", id, title);
    for (var word : List.of("show", "comments", "history")) {
      assertThat(bd.run(other, "bd", word, id).out())
          .contains("a\\x1b[31m\\x07\\x7f\\x9b")
          .contains("\ud83d\ude00 \u00e9")
          .doesNotContain("\u001b", "\u0007", "\u007f", "\u009b", "\r");
    }
    var json = bd.run(other, "bd", "show", id, "--json").out();
    assertThat(json)
        .contains("\"a\\u001b[31m\\u0007\\u007f\\u009b\\ttab\\nline\\r \ud83d\ude00 \u00e9\"");
    assertThat(json.chars().filter(letter -> letter < ' ' && letter != '\n')).isEmpty();
  }

  @Test
  void lines_may_end_as_elsewhere_and_be_long() throws Exception {
    var other = Files.createDirectories(place.resolve("long"));
    assertThat(bd.run(other, "bd", "init", "--prefix", "lo", "--quiet").exit()).isZero();
    var text = "y".repeat(8_000_000);
    var lines =
        "\ufeff{\"id\":\"lo-1\",\"title\":\"one\"}\r\n\r\n"
            + "{\"id\":\"lo-2\",\"title\":\"two\",\"description\":\""
            + text
            + "\"}\r\n";
    var done = Installed.finish(bd.command(other, Map.of(), "bd", "import", "-"), lines);
    assertThat(done.err()).startsWith("Imported 2 issues");
    assertThat(bd.run(other, "bd", "show", "lo-2", "--json").out()).contains(text);
  }
}
