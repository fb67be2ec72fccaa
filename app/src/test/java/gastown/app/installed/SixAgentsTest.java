package gastown.app.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Six of the real Claude Code at work at once: which processes there are, and how long its hooks
/// take. The figures are printed, and stand in `docs/agents.md`.
@Tag("installed")
final class SixAgentsTest {
  private static final int AGENTS = 6;

  @Test
  void besides_them_there_is_the_server_and_what_holds_their_terminals(@TempDir Path folder)
      throws Exception {
    assumeTrue(
        System.getProperty("test.campaign", "").equals("full"),
        "figures are taken with -Dtest.campaign=full");
    try (var claude = ClaudeTown.found(folder)) {
      var town = claude.town();
      var log = claude.place().resolve("calls.log");
      var watch = Files.createDirectories(claude.place().resolve("watch")).resolve("gt");
      Files.writeString(watch, watch(town.program().folder().resolve("bin/gt"), log));
      assertThat(watch.toFile().setExecutable(true)).isTrue();
      claude.lookFirstIn(watch.resolveSibling(""));
      claude.script(
          """
          {"prompt":"hangs on your hook","find":{"what":"hook holds \\\\S+ (\\\\w+)"},"steps":[
            {"tool":"Bash","input":{"command":"ls"}},
            {"tool":"Bash","input":{"command":"ls notes"}},
            {"tool":"Bash","input":{"command":"git log --oneline"}},
            {"tool":"Bash","input":{"command":"echo x > notes/${what}"}},
            {"gate":"counted","tool":"Bash","input":{"command":"git status"}},
            %s,%s]}
          """
              .formatted(ClaudeTown.COMMIT, ClaudeTown.DONE));
      var beads = new ArrayList<String>();
      for (int i = 0; i < AGENTS; i++) {
        beads.add(town.bead("Note" + i, ""));
        claude.ok("gt", "sling", beads.getLast(), "hello", "--agent", "claude");
      }
      claude.await("all to think", () -> thinking(claude) == AGENTS);
      var counted = new TreeMap<String, Integer>();
      LivingTown.processes(claude.place())
          .values()
          .forEach(words -> counted.merge(kind(words), 1, Integer::sum));
      System.out.println(AGENTS + " agents at work: " + counted);
      claude.model().open("counted");
      for (var bead : beads) {
        claude.awaitClosed(bead);
      }
      town.awaitRest();
      hooks(log).forEach((call, times) -> System.out.println(line(call, times)));
      assertThat(counted.get("claude")).isEqualTo(AGENTS);
      assertThat(counted.get("server")).isEqualTo(1);
    }
  }

  private static long thinking(ClaudeTown claude) {
    return claude.turns("hangs on").stream()
        .filter(each -> each.replies() == 4)
        .map(each -> each.session())
        .distinct()
        .count();
  }

  private static String kind(String words) {
    var first = words.split(" ", 2)[0];
    if (words.contains("gastown.app.Main")) {
      return "server";
    }
    return first.substring(first.lastIndexOf('/') + 1);
  }

  /// Calls the town's `gt` and notes how long it took, in nanoseconds.
  private static String watch(Path gt, Path log) {
    return """
    #!/bin/sh
    from=$(date +%%s%%N)
    '%s' "$@"
    code=$?
    to=$(date +%%s%%N)
    echo "gt $1 $2 $((to - from))" >>'%s'
    exit $code
    """
        .formatted(gt, log);
  }

  /// The times of each call a hook makes, in milliseconds.
  private static Map<String, List<Long>> hooks(Path log) throws IOException {
    var times = new TreeMap<String, List<Long>>();
    for (var line : Files.readAllLines(log)) {
      int space = line.lastIndexOf(' ');
      var call = line.substring(0, space);
      if (call.startsWith("gt signal") || call.startsWith("gt tap")) {
        long millis = Long.parseLong(line.substring(space + 1)) / 1_000_000;
        times.computeIfAbsent(call, _ -> new ArrayList<>()).add(millis);
      }
    }
    return times;
  }

  private static String line(String call, List<Long> times) {
    var sorted = times.stream().sorted().toList();
    return "%-26s %3d calls, median %d ms, worst %d ms"
        .formatted(call, sorted.size(), sorted.get(sorted.size() / 2), sorted.getLast());
  }
}
