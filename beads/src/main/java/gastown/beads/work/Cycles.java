package gastown.beads.work;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.query.Query;
import gastown.beads.store.Rows;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds circles of beads that wait for each other. A circle can come from outside (an import, a
/// merge), though none can be made by hand.
public final class Cycles {
  private final Map<String, List<String>> waits = new HashMap<>();
  private final Map<String, Integer> index = new HashMap<>();
  private final Map<String, Integer> low = new HashMap<>();
  private final ArrayDeque<String> stack = new ArrayDeque<>();
  private final Set<String> onStack = new HashSet<>();
  private final List<List<String>> cycles = new ArrayList<>();

  private Cycles() {}

  /// All circles, each beginning with its smallest id.
  public static List<List<String>> all(Rows rows) {
    var cycles = new Cycles();
    for (var bead : rows.find(Query.ALL)) {
      cycles.waits.put(bead.id(), List.of());
    }
    cycles.load(rows);
    for (var id : cycles.waits.keySet().stream().sorted(BeadId.NATURAL).toList()) {
      if (!cycles.index.containsKey(id)) {
        cycles.visit(id);
      }
    }
    return cycles.cycles;
  }

  private void load(Rows rows) {
    for (var edges : rows.dependencies(List.copyOf(waits.keySet())).entrySet()) {
      var ids = Linking.waitedFor(rows, List.of(edges.getKey()));
      if (!ids.isEmpty()) {
        waits.put(edges.getKey(), ids.stream().filter(waits::containsKey).toList());
      }
    }
  }

  /// Where a visit stands: the bead, and how many of its targets have been looked at.
  private record Frame(String id, int next) {}

  /// Tarjan's algorithm with an explicit stack: chains of dependencies can be long.
  private void visit(String root) {
    var work = new ArrayDeque<Frame>();
    work.push(new Frame(root, 0));
    while (!work.isEmpty()) {
      var frame = work.pop();
      var id = frame.id();
      if (frame.next() == 0) {
        enter(id);
      }
      var targets = waits.getOrDefault(id, List.of());
      if (frame.next() < targets.size()) {
        work.push(new Frame(id, frame.next() + 1));
        var target = targets.get(frame.next());
        if (!index.containsKey(target)) {
          work.push(new Frame(target, 0));
        } else if (onStack.contains(target)) {
          low.merge(id, index.getOrDefault(target, 0), Math::min);
        }
      } else {
        leave(id);
        var below = work.peek();
        if (below != null) {
          low.merge(below.id(), low.getOrDefault(id, 0), Math::min);
        }
      }
    }
  }

  private void enter(String id) {
    index.put(id, index.size());
    low.put(id, index.size() - 1);
    stack.push(id);
    onStack.add(id);
  }

  private void leave(String id) {
    if (!java.util.Objects.equals(low.get(id), index.get(id))) {
      return;
    }
    var ring = new ArrayList<String>();
    String member;
    do {
      member = stack.pop();
      onStack.remove(member);
      ring.add(member);
    } while (!member.equals(id));
    if (ring.size() > 1 || waits.getOrDefault(id, List.of()).contains(id)) {
      ring.sort(BeadId.NATURAL);
      cycles.add(List.copyOf(ring));
    }
  }

  /// The beads of a circle, in its order.
  public static List<Bead> beads(Rows rows, List<String> ids) {
    var known = rows.beads(ids);
    return ids.stream().filter(known::containsKey).map(known::get).toList();
  }
}
