package gastown.cli.cards;

import gastown.beads.Bead;
import gastown.cli.reply.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Issues below their parents.
public final class Tree {
  private final Lines lines;
  private final Map<String, List<Bead>> children = new HashMap<>();
  private final List<Bead> roots = new ArrayList<>();
  private final Set<String> shown = new HashSet<>();

  /// A card stands below its parent when that is among the cards, and at the top otherwise.
  public Tree(Lines lines, List<Card> cards) {
    this.lines = lines;
    var ids = new HashSet<String>();
    cards.forEach(card -> ids.add(card.id()));
    for (var card : cards) {
      var parent = card.parent();
      if (parent != null && ids.contains(parent)) {
        children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(card.bead());
      } else {
        roots.add(card.bead());
      }
    }
  }

  public void show(Page page) {
    for (var root : roots) {
      lines.inTree("", root, page);
      shown.add(root.id());
      below(root.id(), "", page);
    }
  }

  private void below(String parent, String indent, Page page) {
    var list = children.getOrDefault(parent, List.of());
    for (int i = 0; i < list.size(); i++) {
      var bead = list.get(i);
      if (!shown.add(bead.id())) {
        continue;
      }
      boolean isLast = i == list.size() - 1;
      lines.inTree(indent + (isLast ? "└── " : "├── "), bead, page);
      below(bead.id(), indent + (isLast ? "    " : "│   "), page);
    }
  }
}
