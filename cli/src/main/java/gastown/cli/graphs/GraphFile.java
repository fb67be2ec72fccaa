package gastown.cli.graphs;

import gastown.beads.Bead;
import gastown.cli.cards.Lines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Networks as files other programs show.
final class GraphFile {
  private static final int WIDTH = 220;
  private static final int HEIGHT = 54;
  private static final int GAP = 40;
  private static final String STYLE =
      """
      body { font: 14px sans-serif; margin: 2em; color: #222; background: #fff }
      rect { fill: #f4f6f8; stroke: #789 } .closed rect { fill: #e3f1e3 } .in_progress rect { fill: #fff4d6 }
      .blocked rect { fill: #fde4e4 } text { font: 12px sans-serif } .id { font-weight: bold }
      line { stroke: #567 } .parent-child { stroke-dasharray: 4 3; stroke: #aab }
      """;

  private GraphFile() {}

  /// In the language of Graphviz. An arrow leads from what comes first to what waits for it.
  static String dot(List<Network> networks) {
    var out = new StringBuilder("digraph issues {\n  rankdir=LR;\n  node [shape=box];\n");
    for (var network : networks) {
      for (var bead : network.beads().values()) {
        out.append("  ").append(quoted(bead.id())).append(" [label=");
        out.append(quoted(bead.id() + "\n" + Lines.oneLine(bead.title())));
        out.append(bead.isClosed() ? ", style=filled, fillcolor=lightgrey];\n" : "];\n");
      }
      for (var edge : network.edges()) {
        out.append("  ").append(quoted(edge.to())).append(" -> ").append(quoted(edge.from()));
        out.append(Network.isWaiting(edge) ? ";\n" : " [style=dashed];\n");
      }
    }
    return out.append("}\n").toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /// One page that needs nothing else.
  static String html(List<Network> networks) {
    var out =
        new StringBuilder(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<title>Issues</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n");
    for (var network : networks) {
      out.append("<h2>").append(escaped(network.root().id() + ": " + network.root().title()));
      out.append("</h2>\n");
      picture(network, out);
    }
    return out.append("</body>\n</html>\n").toString();
  }

  private record Place(int x, int y) {}

  private static void picture(Network network, StringBuilder out) {
    var places = new HashMap<String, Place>();
    var layers = network.layers().layers();
    int tallest = 0;
    for (int layer = 0; layer < layers.size(); layer++) {
      var ids = layers.get(layer);
      tallest = Math.max(tallest, ids.size());
      for (int i = 0; i < ids.size(); i++) {
        places.put(ids.get(i), new Place(layer * (WIDTH + GAP * 2), i * (HEIGHT + GAP / 2)));
      }
    }
    out.append("<svg width=\"").append(layers.size() * (WIDTH + GAP * 2)).append("\" height=\"");
    out.append(tallest * (HEIGHT + GAP / 2) + GAP).append("\">\n");
    lines(network, places, out);
    network.beads().values().forEach(bead -> box(bead, place(places, bead.id()), out));
    out.append("</svg>\n");
  }

  private static Place place(Map<String, Place> places, String id) {
    return places.getOrDefault(id, new Place(0, 0));
  }

  private static void lines(Network network, Map<String, Place> places, StringBuilder out) {
    for (var edge : network.edges()) {
      var first = place(places, edge.to());
      var then = place(places, edge.from());
      out.append("<line class=\"")
          .append(escaped(edge.type()))
          .append("\" x1=\"")
          .append(first.x() + WIDTH);
      out.append("\" y1=\"").append(first.y() + HEIGHT / 2).append("\" x2=\"").append(then.x());
      out.append("\" y2=\"").append(then.y() + HEIGHT / 2).append("\"/>\n");
    }
  }

  private static void box(Bead bead, Place at, StringBuilder out) {
    var title = bead.title().length() > 32 ? bead.title().substring(0, 31) + "…" : bead.title();
    out.append("<g class=\"").append(escaped(bead.status())).append("\" transform=\"translate(");
    out.append(at.x())
        .append(' ')
        .append(at.y())
        .append(")\"><title>")
        .append(escaped(bead.title()));
    out.append("</title><rect width=\"").append(WIDTH).append("\" height=\"").append(HEIGHT);
    out.append("\" rx=\"4\"/><text class=\"id\" x=\"8\" y=\"20\">").append(escaped(bead.id()));
    out.append(" P").append(bead.priority()).append("</text><text x=\"8\" y=\"40\">");
    out.append(escaped(title)).append("</text></g>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
