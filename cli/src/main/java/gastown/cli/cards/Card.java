package gastown.cli.cards;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.FullBead;
import gastown.beads.json.Json;
import gastown.beads.jsonl.BeadJson;
import gastown.beads.store.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An issue as a list shows it. `blocks` are the dependencies of others on it.
public record Card(
    Bead bead, List<String> labels, List<Dependency> edges, List<Dependency> blocks, int comments) {

  /// Gathers all cards in a few reads, however many there are.
  public static List<Card> of(Rows rows, List<Bead> beads) {
    var ids = beads.stream().map(Bead::id).toList();
    var labels = rows.labels(ids);
    var edges = rows.dependencies(ids);
    var dependents = rows.dependents(ids);
    var comments = rows.commentCounts(ids);
    var cards = new ArrayList<Card>(beads.size());
    for (var bead : beads) {
      cards.add(card(bead, labels, edges, dependents, comments));
    }
    return cards;
  }

  private static Card card(
      Bead bead,
      Map<String, List<String>> labels,
      Map<String, List<Dependency>> edges,
      Map<String, List<Dependency>> dependents,
      Map<String, Integer> comments) {
    var id = bead.id();
    return new Card(
        bead,
        labels.getOrDefault(id, List.of()),
        edges.getOrDefault(id, List.of()),
        dependents.getOrDefault(id, List.of()),
        comments.getOrDefault(id, 0));
  }

  public static Card of(Rows rows, Bead bead) {
    return of(rows, List.of(bead)).getFirst();
  }

  public String id() {
    return bead.id();
  }

  /// The parent's id, or null.
  public @Nullable String parent() {
    for (var edge : edges) {
      if (edge.type().equals(DependencyType.PARENT_CHILD)) {
        return edge.to();
      }
    }
    return null;
  }

  /// The form of lists: the issue with labels and dependencies, then counts of `blocks` edges.
  public Json.Obj json() {
    var whole = BeadJson.begun(new FullBead(bead, labels, edges, List.of()));
    return counted(whole, count(edges), count(blocks)).build();
  }

  /// The form of changed issues: fields and labels.
  public Json.Obj plainJson() {
    return BeadJson.of(new FullBead(bead, labels, List.of(), List.of()));
  }

  private Json.Builder counted(Json.Builder whole, long dependencies, long dependents) {
    return whole
        .put("dependency_count", dependencies)
        .put("dependent_count", dependents)
        .put("comment_count", comments)
        .putText("parent", parent());
  }

  private static long count(List<Dependency> edges) {
    long count = 0;
    for (var edge : edges) {
      if (edge.type().equals(DependencyType.BLOCKS)) {
        count++;
      }
    }
    return count;
  }

  public static Json.Arr json(List<Card> cards) {
    return new Json.Arr(cards.stream().<Json>map(Card::json).toList());
  }

  public static Json.Arr plainJson(List<Card> cards) {
    return new Json.Arr(cards.stream().<Json>map(Card::plainJson).toList());
  }
}
