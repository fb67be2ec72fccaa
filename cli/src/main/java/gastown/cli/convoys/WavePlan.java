package gastown.cli.convoys;

import gastown.beads.Bead;
import gastown.beads.DependencyType;
import gastown.beads.json.Json;
import gastown.beads.store.Rows;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The order in which the open members of a convoy become ready, as it looks now: nobody keeps it,
/// since waves emerge from what waits for what. `gated` wait for something outside.
record WavePlan(List<List<String>> waves, List<String> gated, Map<String, Bead> beads) {

  static WavePlan of(Rows rows, Collection<String> members) {
    var beads = new HashMap<String, Bead>();
    rows.beads(members)
        .forEach((id, bead) -> {
          if (!bead.isSettled()) {
            beads.put(id, bead);
          }
        });
    var waits = waits(rows, beads.keySet());
    var gated = new TreeSet<String>();
    var left = new TreeSet<>(beads.keySet());
    var done = new HashSet<String>();
    var waves = new ArrayList<List<String>>();
    while (!left.isEmpty()) {
      var wave = new ArrayList<String>();
      for (var id : left) {
        if (done.containsAll(waits.getOrDefault(id, Set.of()))) {
          wave.add(id);
        }
      }
      if (wave.isEmpty()) {
        gated.addAll(left);
        break;
      }
      left.removeAll(wave);
      done.addAll(wave);
      waves.add(List.copyOf(wave));
    }
    return new WavePlan(waves, List.copyOf(gated), beads);
  }

  /// What each waits for; what is outside is never done here.
  private static Map<String, Set<String>> waits(Rows rows, Set<String> members) {
    var waits = new HashMap<String, Set<String>>();
    for (var edges : rows.dependencies(members).values()) {
      for (var edge : edges) {
        boolean isBlocking =
            DependencyType.AFFECTING_READINESS.contains(edge.type())
                && !edge.type().equals(DependencyType.PARENT_CHILD);
        var on = isBlocking ? rows.bead(edge.to()) : null;
        if (on != null && !on.isSettled()) {
          waits.computeIfAbsent(edge.from(), _ -> new HashSet<>()).add(edge.to());
        }
      }
    }
    return waits;
  }

  void show(Page page) {
    int number = 0;
    for (var wave : waves) {
      page.line("  Wave " + ++number);
      wave.forEach(id -> line(page, id));
    }
    if (!gated.isEmpty()) {
      page.line("  Waiting for something outside");
      gated.forEach(id -> line(page, id));
    }
  }

  private void line(Page page, String id) {
    var bead = beads.get(id);
    page.line("    " + id + (bead == null ? "" : " " + Lines.oneLine(bead.title())));
  }

  Json json() {
    var items = new ArrayList<Json>();
    for (var wave : waves) {
      items.add(
          Json.object().put("number", items.size() + 1L).put("tasks", Json.texts(wave)).build());
    }
    return new Json.Arr(items);
  }
}
