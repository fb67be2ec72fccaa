package gastown.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.cli.TestHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every refusal of the town has a page, and every page is about something there is.
class ExplainTest {
  /// A code where it is written: the first word of a problem, or of a method that makes one.
  private static final Pattern CODE =
      Pattern.compile(
          "(?:new Problem\\(|Problem\\.of\\(|[pP]roblem\\()\\s*"
              + "(?:is[A-Za-z]+ \\? \"([a-z0-9-]+)\" : )?\"([a-z0-9-]+)\"");

  private static final List<String> MODULES =
      List.of("beads", "store", "town", "engine", "git", "agents", "outposts", "cli", "app");

  private static TreeSet<String> codes() throws IOException {
    var codes = new TreeSet<String>();
    for (var module : MODULES) {
      try (var files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          var matcher = CODE.matcher(Files.readString(file));
          while (matcher.find()) {
            codes.add(matcher.group(2));
            if (matcher.group(1) != null) {
              codes.add(matcher.group(1));
            }
          }
        }
      }
    }
    return codes;
  }

  @Test
  void every_refusal_has_a_page_and_every_page_a_refusal() throws Exception {
    var codes = codes();
    assertThat(codes).hasSizeGreaterThan(250);
    var pages = new TreeSet<>(Explain.pages().keySet());
    pages.removeIf(head -> Character.isDigit(head.charAt(0)));
    // the beginning of codes that end in a word of the call
    for (var begin : codes.stream().filter(code -> code.endsWith("-")).toList()) {
      codes.remove(begin);
      var of = pages.stream().filter(page -> page.startsWith(begin)).toList();
      assertThat(of).as(begin).isNotEmpty();
      codes.addAll(of);
    }
    assertThat(pages).as("give each new code a line in ProblemPages").containsAll(codes);
    // those handed on in a variable
    pages.removeAll(
        List.of(
            "store-busy",
            "store-read-only",
            "store-not-openable",
            "open-children",
            "gate-not-satisfied"));
    assertThat(codes).as("take out the lines of codes that are gone").containsAll(pages);
  }

  @Test
  void every_rule_has_a_page() {
    var house = new TestHouse();
    for (int rule = 1; rule <= 9; rule++) {
      assertThat(house.gt("explain", "3." + rule).out()).startsWith("3." + rule + " ");
    }
    assertThat(house.gt("explain", "salvage").out()).startsWith("3.3 Salvage");
  }

  @Test
  void what_nobody_wrote_about_is_said_so() {
    var house = new TestHouse();
    assertThat(house.gt("explain", "old-epoch").out()).contains("newer number");
    assertThat(house.gt("explain").out()).contains("old-epoch\n", "3.5 Merge queue\n");
    assertThat(house.gt("explain", "nonsense").err()).contains("no page about nonsense");
  }
}
