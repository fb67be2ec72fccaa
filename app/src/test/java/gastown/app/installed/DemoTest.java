package gastown.app.installed;

import static gastown.app.installed.LivingTown.number;
import static gastown.app.installed.LivingTown.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gastown.beads.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// `gt demo` tells a story. What it tells is found again here in the repository and the database,
/// without a word of the program that told it.
@Tag("installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DemoTest {
  private static final Pattern KEPT = Pattern.compile("The town is kept in (.*)/town; its HOME");

  private Path place;
  private Installed program;
  private Installed.Done told;
  private LivingTown town;

  @BeforeAll
  void assemble(@TempDir Path folder) throws Exception {
    assumeTrue(
        !System.getProperty("test.campaign", "").equals("none"),
        "--quick leaves installed programs out");
    place = folder.toRealPath();
    program = Installed.in(place);
    assumeTrue(
        program.hasNativeClient(),
        "there is no C compiler here, so no native client and no server");
    var temporary = place.resolve("kept");
    told = demo(temporary, "--keep");
    assertThat(told.exit()).as(told.out() + told.err()).isZero();
    var match = KEPT.matcher(told.out());
    assertThat(match.find()).as(told.out()).isTrue();
    var kept = Path.of(match.group(1));
    assertThat(kept).exists().startsWith(temporary);
    town = LivingTown.at(program.withHome(kept.resolve("home")), kept);
  }

  @AfterAll
  void end() throws Exception {
    if (town != null) {
      town.close();
    }
  }

  private Installed.Done demo(Path temporary, String... flags) throws Exception {
    var words = new ArrayList<String>(List.of("gt", "demo", "--seed", "3"));
    words.addAll(List.of(flags));
    Files.createDirectories(temporary);
    return Installed.finish(
        program.command(
            place, Map.of("TMPDIR", temporary.toString()), words.toArray(String[]::new)),
        "");
  }

  @Test
  void what_the_demo_tells_is_found_again_with_git_and_sql() throws Exception {
    assertThat(told.out()).contains("Landed 10 of 10");
    var beads = landings(town);
    theLieIsInTheJournal(town);
    theKilledProcessIsGone(town);
    everySalvageHoldsItsBytes(town, beads);
  }

  /// Ten merges on the first parents of main, each green, each with the epoch its bead had.
  private static Map<String, Json.Obj> landings(LivingTown town) throws Exception {
    var merges = town.merges();
    assertThat(merges).hasSize(10);
    assertThat(town.git(town.upstream(), "rev-list", "--first-parent", "--count", "main").strip())
        .isEqualTo("11");
    var assignments = town.documents("assignment");
    assertThat(assignments).hasSize(10);
    var landed = new HashSet<String>();
    var room = town.place().resolve("looked-at");
    town.git(town.place(), "clone", "--quiet", town.upstream().toString(), room.toString());
    for (var merge : merges) {
      var bead = trailer(town, merge, "Bead");
      landed.add(bead);
      var assignment = java.util.Objects.requireNonNull(assignments.get(bead), bead);
      assertThat(assignment).as(bead).isNotNull();
      assertThat(trailer(town, merge, "Gastown-Epoch"))
          .as(bead)
          .isEqualTo(Long.toString(number(assignment, "epoch")));
      assertThat(trailer(town, merge, "Gastown-Worker")).isEqualTo(text(assignment, "worker"));
      assertThat(text(assignment, "phase")).isEqualTo("landed");
      assertThat(town.status(bead)).isEqualTo("closed");
      town.git(room, "checkout", "--quiet", "--detach", merge);
      var gate = Installed.finish(new ProcessBuilder("./check").directory(room.toFile()), "");
      assertThat(gate.exit()).as("the gate at " + bead + ": " + gate.out()).isZero();
    }
    assertThat(landed).hasSize(10);
    return assignments;
  }

  private static String trailer(LivingTown town, String commit, String key) throws Exception {
    return town.git(
            town.upstream(), "log", "-1", "--format=%(trailers:key=" + key + ",valueonly)", commit)
        .strip();
  }

  private static void theLieIsInTheJournal(LivingTown town) throws Exception {
    var refused = town.sql("SELECT subject, actor FROM journal WHERE kind = 'done-refused'");
    assertThat(refused).isNotEmpty();
    for (var row : refused) {
      var bead = text(row.getFirst());
      assertThat(scripted(town, bead)).contains("temper liar");
      var sessions =
          town.documents("session").values().stream()
              .filter(session -> text(session, "bead").equals(bead))
              .toList();
      assertThat(sessions.size()).as("the liar was woken again").isGreaterThan(1);
    }
  }

  private static String scripted(LivingTown town, String bead) {
    return text(
        town.sql("SELECT description FROM beads WHERE id = '" + bead + "'").getFirst().getFirst());
  }

  private static void theKilledProcessIsGone(LivingTown town) {
    var killed = new ArrayList<String>();
    for (var session : town.documents("session").entrySet()) {
      var body = session.getValue();
      assertThat(text(body, "ended")).as(session.getKey()).isNotEmpty();
      assertThat(number(body, "pid")).as(session.getKey()).isPositive();
      var environment = LivingTown.procText(Path.of("/proc/" + number(body, "pid") + "/environ"));
      assertThat(environment).doesNotContain("GT_SESSION=" + session.getKey());
      boolean isQuitter = scripted(town, text(body, "bead")).contains("temper quitter");
      if (isQuitter && number(body, "wakes") == 0 && number(body, "epoch") == 1) {
        killed.add(session.getKey());
      }
    }
    assertThat(killed).hasSize(1);
  }

  /// Each ref is there, is the commit the database names, and holds what was written.
  private static void everySalvageHoldsItsBytes(LivingTown town, Map<String, Json.Obj> beads)
      throws Exception {
    var refs = new HashMap<String, String>();
    for (var line :
        town.git(town.canonical(), "for-each-ref", "--format=%(refname) %(objectname)")
            .lines()
            .toList()) {
      refs.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
    }
    var saved = new TreeMap<String, String>();
    for (var one : town.documents("salvage").entrySet()) {
      assertThat(refs).containsEntry(one.getKey(), text(one.getValue(), "commit"));
      var bead = text(one.getValue(), "bead");
      assertThat(beads).containsKey(bead);
      saved.put(bead, one.getKey());
    }
    int quitters = 0;
    for (var bead : beads.keySet()) {
      var script = scripted(town, bead);
      if (script.contains("temper quitter")) {
        quitters++;
        var write =
            script.lines().filter(line -> line.startsWith("write ")).findFirst().orElseThrow();
        var words = write.split(" ", 3);
        assertThat(saved).containsKey(bead);
        assertThat(town.git(town.canonical(), "show", saved.get(bead) + ":" + words[1]))
            .isEqualTo(words[2] + "\n");
      }
    }
    assertThat(quitters).isEqualTo(1);
    town.git(town.canonical(), "fsck", "--no-dangling", "--connectivity-only");
  }

  @Test
  void the_same_seed_tells_the_same_story_and_leaves_nothing_behind() throws Exception {
    program.stop();
    var home = tree(program.home());
    var temporary = place.resolve("temporary");
    var again = demo(temporary);
    assertThat(again.exit()).as(again.out() + again.err()).isZero();
    assertThat(again.err()).isEmpty();
    assertThat(lines(again.out())).isEqualTo(lines(told.out()));
    assertThat(temporary).isEmptyDirectory();
    // the installation's own server; one that is only beginning cannot be asked to leave yet
    for (int i = 0; i < 10 && !LivingTown.processes(program.home()).isEmpty(); i++) {
      program.stop();
    }
    assertThat(LivingTown.processes(temporary)).isEmpty();
    assertThat(LivingTown.processes(program.home())).isEmpty();
    assertThat(tree(program.home())).isEqualTo(home);
  }

  private static List<String> lines(String told) {
    return told.lines()
        .filter(line -> !line.startsWith("The town is kept") && !line.startsWith("To end it"))
        .filter(line -> !line.isBlank())
        .map(line -> line.replaceAll("[0-9]+\\.[0-9]+ s", "N s"))
        .sorted()
        .toList();
  }

  /// What is in a home, but for what the server of the installation itself keeps there.
  private static TreeSet<String> tree(Path home) throws IOException {
    var found = new TreeSet<String>();
    try (var files = Files.walk(home)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> home.relativize(file).toString())
          .filter(name -> !name.startsWith(".local/state/gastown/run/"))
          .forEach(found::add);
    }
    return found;
  }
}
