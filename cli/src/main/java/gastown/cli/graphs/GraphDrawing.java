package gastown.cli.graphs;

import gastown.beads.Bead;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A network as text.
record GraphDrawing(Lines lines) {
  private static final int BOX = 28;

  private static void head(Network network, Page page) {
    page.line(
        Page.Style.BOLD,
        "📊 Dependency graph for "
            + network.root().id()
            + ": "
            + Lines.oneLine(network.root().title()));
    page.blank();
  }

  /// One line each, layer by layer.
  void layers(Network network, Page page) {
    head(network, page);
    for (int layer = 0; layer < network.layers().layers().size(); layer++) {
      page.line(layerName(network, layer));
      for (var id : network.layers().layers().get(layer)) {
        var waits = network.waitsFor(id);
        lines.inTree(
            "  ", network.bead(id), page, waits.isEmpty() ? "" : " ← " + String.join(", ", waits));
      }
      page.blank();
    }
  }

  private static String layerName(Network network, int layer) {
    boolean isCircle =
        network.layers().layers().get(layer).stream()
            .anyMatch(network.layers().circling()::contains);
    return "LAYER "
        + layer
        + (isCircle ? " (in a circle)" : layer == 0 ? " (waits for nothing)" : "");
  }

  /// A tree: what waits for an issue stands below it.
  void compact(Network network, Page page) {
    head(network, page);
    var below = new HashMap<String, List<String>>();
    var hasAbove = new HashSet<String>();
    for (var edge : network.edges()) {
      below.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge.from());
      hasAbove.add(edge.from());
    }
    var shown = new HashSet<String>();
    for (var id : network.beads().keySet()) {
      if (!hasAbove.contains(id)) {
        branch(network, id, List.of(), below, shown, page);
      }
    }
    for (var id : network.beads().keySet()) {
      if (!shown.contains(id)) {
        branch(network, id, List.of(), below, shown, page);
      }
    }
    page.blank();
  }

  /// `path` says for each level above whether it was the last of its siblings.
  private void branch(
      Network network,
      String id,
      List<Boolean> path,
      Map<String, List<String>> below,
      Set<String> shown,
      Page page) {
    boolean isNew = shown.add(id);
    lines.inTree(indent(path), network.bead(id), page, isNew ? "" : " (above)");
    var next = isNew ? below.getOrDefault(id, List.of()) : List.<String>of();
    for (int i = 0; i < next.size(); i++) {
      var deeper = new ArrayList<>(path);
      deeper.add(i == next.size() - 1);
      branch(network, next.get(i), deeper, below, shown, page);
    }
  }

  private static String indent(List<Boolean> path) {
    var out = new StringBuilder();
    for (int i = 0; i < path.size(); i++) {
      boolean isEnd = i == path.size() - 1;
      out.append(path.get(i) ? (isEnd ? "└── " : "    ") : (isEnd ? "├── " : "│   "));
    }
    return out.toString();
  }

  /// Boxes side by side, as many as a line holds.
  void boxes(Network network, Page page) {
    head(network, page);
    int across = Math.max(1, page.look().columns() / (BOX + 2));
    for (int layer = 0; layer < network.layers().layers().size(); layer++) {
      page.line(layerName(network, layer));
      var ids = network.layers().layers().get(layer);
      for (int from = 0; from < ids.size(); from += across) {
        row(network, ids.subList(from, Math.min(ids.size(), from + across)), page);
      }
      if (layer < network.layers().layers().size() - 1) {
        page.line("    │").line("    ▼");
      }
    }
    page.blank();
    network.edges().stream()
        .filter(Network::isWaiting)
        .forEach(edge -> page.line("  " + edge.from() + " waits for " + edge.to()));
  }

  private void row(Network network, List<String> ids, Page page) {
    page.line(join(ids, _ -> "┌" + "─".repeat(BOX - 2) + "┐"));
    page.line(join(ids, id -> "│ " + fit(name(network.bead(id))) + " │"));
    page.line(join(ids, id -> "│ " + fit(Lines.oneLine(network.bead(id).title())) + " │"));
    page.line(join(ids, _ -> "└" + "─".repeat(BOX - 2) + "┘"));
  }

  private String name(Bead bead) {
    return lines.icon(bead) + " " + bead.id() + " P" + bead.priority();
  }

  private static String join(List<String> ids, java.util.function.UnaryOperator<String> part) {
    return "  " + String.join("  ", ids.stream().map(part).toList());
  }

  private static String fit(String text) {
    int width = BOX - 4;
    return text.length() > width
        ? text.substring(0, width - 1) + "…"
        : text + " ".repeat(width - text.length());
  }
}
