package gastown.app.installed;

import static gastown.app.installed.LivingTown.number;
import static gastown.app.installed.LivingTown.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many real processes at once: every bead lands exactly once, and every token told of is counted
/// exactly once.
@Tag("installed")
final class ThirtyTest {
  @Test
  void thirty_processes_finish_their_beads_with_exact_accounting(@TempDir Path folder)
      throws Exception {
    var campaign = System.getProperty("test.campaign", "short");
    assumeTrue(!campaign.equals("none"), "--quick leaves installed programs out");
    boolean isFull = campaign.equals("full");
    int count = isFull ? 100 : 12;
    int workers = isFull ? 30 : 6;
    var place = folder.toRealPath();
    try (var town =
        LivingTown.found(
            Installed.plain(place), place, "\"max_workers\":" + workers + ",\"linger\":\"60s\"")) {
      town.settle("\"max_polecats\":30");
      var beads = new ArrayList<String>();
      for (int i = 0; i < count; i++) {
        beads.add(
            town.bead(
                "Note " + i,
                "spend 1000 100 "
                    + (4000 + i)
                    + "\nwrite notes/n"
                    + i
                    + ".txt note "
                    + i
                    + "\ncommit Note "
                    + i
                    + "\ndone\n"));
      }
      long began = System.nanoTime();
      var words = new ArrayList<String>(List.of("gt", "sling"));
      words.addAll(beads);
      words.add("hello");
      town.ok(words.toArray(String[]::new));
      town.awaitClosed(beads);
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      town.awaitRest();
      System.out.printf(
          "%d beads by at most %d processes at once: %.1f s, %d ms a bead%n",
          count, workers, millis / 1000.0, millis / count);
      account(town, beads, workers);
    }
  }

  private static void account(LivingTown town, List<String> beads, int workers) throws Exception {
    var answer = JsonReader.read(town.ok("gt", "mq", "list", "--status", "landed", "--json"));
    var landed = new ArrayList<String>();
    for (var item : ((Json.Arr) answer).items()) {
      var one = (Json.Obj) item;
      landed.add(text(one, "issue"));
      assertThat(text(one, "merge_commit")).hasSize(40);
      assertThat(number(one, "epoch")).isEqualTo(1);
    }
    assertThat(landed).containsExactlyInAnyOrderElementsOf(beads);
    assertThat(town.ok("gt", "mq", "list", "--json").strip()).isEqualTo("[]");
    assertThat(town.merges()).hasSize(beads.size());
    var spent = new ArrayList<String>();
    for (var one : town.documents("spent").values()) {
      spent.add(text(one, "bead") + " " + number(one, "micro_usd"));
    }
    var wanted = new ArrayList<String>();
    for (int i = 0; i < beads.size(); i++) {
      wanted.add(beads.get(i) + " " + (4000 + i));
    }
    assertThat(spent)
        .as("what was spent; the sessions: %s", town.documents("session"))
        .containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(town.documents("session")).hasSize(beads.size());
    assertThat(town.documents("worker")).hasSizeLessThanOrEqualTo(workers);
    for (int i = 0; i < beads.size(); i++) {
      assertThat(town.git(town.upstream(), "show", "main:notes/n" + i + ".txt"))
          .isEqualTo("note " + i + "\n");
    }
  }
}
