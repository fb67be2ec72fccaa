package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.town.book.Kinds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The ways work takes through a town, as somebody sees them who types: one file for each. Agents
/// are played by the file; git, sessions and the loop are real, and time is what the file says.
///
/// Besides `gt` and `bd` (in the rig) there are: `agents LINE`, the program of every worker;
/// `turn`, the loop until it rests; `wait 5m`; `as NAME gt …`, said by a worker in its worktree;
/// `commit NAME FILE TEXT` and `change NAME FILE TEXT` in there; `main`, the subjects on the target
/// branch; `worktrees` and `branches` of the rig. With `-Dtranscripts=write` the files are written
/// anew.
class FlowsTest {
  private static final Path FOLDER = Path.of("src/test/resources/flows");
  private static final Pattern SHA = Pattern.compile("\\b[0-9a-f]{7,40}\\b");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
  private static final Pattern OWN = Pattern.compile("\\bhq-(cv-)?[0-9a-z]+\\b");

  @TempDir private Path folder;
  private final Map<String, String> names = new LinkedHashMap<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dispatch",
        "cleanup",
        "shutdown",
        "cycling",
        "direct",
        "waves",
        "limit",
        "convoys",
        "nudges"
      })
  void a_flow_comes_out_as_it_is_written(String flow) throws Exception {
    var file = FOLDER.resolve(flow + ".town");
    var text = Files.readString(file);
    var now = new StringBuilder();
    try (var town = new TownOnDisk(folder)) {
      town.agents("exec sleep 600");
      town.gate("true");
      for (var line : text.lines().toList()) {
        if (line.startsWith("# ")) {
          now.append(line).append('\n');
        } else if (line.startsWith("$ ")) {
          now.append(line).append('\n').append(masked(town, play(town, line.substring(2))));
          now.append('\n');
        }
      }
    }
    if ("write".equals(System.getProperty("transcripts"))) {
      Files.writeString(file, now);
    }
    assertThat(now.toString()).isEqualTo(Files.readString(file));
  }

  private String play(TownOnDisk town, String line) {
    var words = split(line);
    var rest = words.subList(1, words.size()).toArray(String[]::new);
    return switch (words.getFirst()) {
      case "gt" -> shown(town.gt(rest));
      case "bd" -> shown(town.run("bd", town.root.resolve("web"), rest));
      case "as" -> as(town, words.get(1), words.subList(2, words.size()));
      case "turn" -> done(town::turn);
      case "wait" ->
          done(() -> town.wait(Duration.parse("PT" + rest[0].toUpperCase(java.util.Locale.ROOT))));
      case "agents" -> done(() -> town.agents(String.join(" ", rest)));
      case "change" ->
          done(() -> town.write(town.worktree(rest[0]).resolve(rest[1]), rest[2] + "\n"));
      case "commit" -> commit(town, rest);
      case "main" ->
          town.git(town.origin, "log", "--first-parent", "--reverse", "--format=%s", "main") + "\n";
      case "branches" ->
          town.git(
                  town.canonical(),
                  "for-each-ref",
                  "--format=%(refname:short)",
                  "refs/heads/polecat")
              + "\n";
      case "worktrees" -> worktrees(town);
      default -> throw new IllegalArgumentException(line);
    };
  }

  private static String worktrees(TownOnDisk town) {
    var names = town.root.resolve("web/polecats").toFile().list();
    return names == null || names.length == 0
        ? "(none)\n"
        : String.join(" ", java.util.Arrays.stream(names).sorted().toList()) + "\n";
  }

  private static String commit(TownOnDisk town, String[] words) {
    var tree = town.worktree(words[0]);
    if (!tree.toFile().isDirectory()) {
      return "(" + words[0] + " has no worktree)\n";
    }
    town.write(tree.resolve(words[1]), words[2] + "\n");
    town.git(tree, "add", "-A");
    town.git(tree, "commit", "-q", "-m", words[2]);
    return "";
  }

  /// Said by a worker in its session.
  private static String as(TownOnDisk town, String name, List<String> words) {
    var address = "web/polecats/" + name;
    var own = new LinkedHashMap<String, String>();
    town.withTown(it -> {
      var worker = it.look(reading -> reading.find(Kinds.WORKER, address));
      if (worker != null) {
        own.put("GT_EPOCH", Long.toString(worker.job().epoch()));
        own.put("GT_BEAD", worker.job().bead());
        own.put("GT_SESSION", worker.job().session());
      }
      return true;
    });
    own.put("GT_ROLE", address);
    own.put("BD_ACTOR", address);
    var before = Map.copyOf(town.environment);
    town.environment.putAll(own);
    try {
      var rest = words.subList(1, words.size()).toArray(String[]::new);
      return shown(town.run(words.getFirst(), town.worktree(name), rest));
    } finally {
      town.environment.clear();
      town.environment.putAll(before);
    }
  }

  private static String done(Runnable work) {
    work.run();
    return "";
  }

  private static String shown(TownOnDisk.Answer answer) {
    var out = new StringBuilder(answer.out());
    answer.err().lines().forEach(line -> out.append("! ").append(line).append('\n'));
    return answer.exit() == 0 ? out.toString() : out + "? " + answer.exit() + "\n";
  }

  /// What is another each time gets a name that stays.
  private String masked(TownOnDisk town, String text) {
    var plain = text.replace(town.root.toString(), "/town");
    plain = TIME.matcher(plain).replaceAll("<time>");
    plain = plain.replaceAll("\\b\\d{4}-\\d\\d-\\d\\d\\b", "<day>");
    plain = SHA.matcher(plain).replaceAll("<sha>");
    plain = plain.replaceAll("\\b\\d\\d:\\d\\d\\b", "<hour>").replaceAll("said-\\d+", "said-<n>");
    return OWN.matcher(plain)
        .replaceAll(match ->
            names.computeIfAbsent(
                match.group(),
                own -> (own.startsWith("hq-cv-") ? "hq-cv-" : "hq-") + (names.size() + 1)));
  }

  private static List<String> split(String line) {
    var words = new ArrayList<String>();
    var matcher = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(line);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return words;
  }
}
