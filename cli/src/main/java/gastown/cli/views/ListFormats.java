package gastown.cli.views;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.Problem;
import gastown.cli.cards.Card;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A list as input for other programs: edges, a Graphviz graph, or lines of a template.
record ListFormats(List<Card> cards) {
  String in(String format) {
    return switch (format) {
      case "digraph" -> edges();
      case "dot" -> dot();
      default -> template(format);
    };
  }

  private Set<String> ids() {
    var ids = new HashSet<String>();
    cards.forEach(card -> ids.add(card.id()));
    return ids;
  }

  private String edges() {
    var ids = ids();
    var out = new StringBuilder();
    for (var card : cards) {
      for (Dependency edge : card.edges()) {
        if (ids.contains(edge.to())) {
          out.append(edge.from()).append(' ').append(edge.to()).append('\n');
        }
      }
    }
    return out.toString();
  }

  private String dot() {
    var ids = ids();
    var out = new StringBuilder("digraph issues {\n  rankdir=LR;\n  node [shape=box];\n");
    for (var card : cards) {
      out.append("  ")
          .append(quoted(card.id()))
          .append(" [label=")
          .append(quoted(card.id() + "\n" + card.bead().title()))
          .append("];\n");
    }
    for (var card : cards) {
      for (Dependency edge : card.edges()) {
        if (ids.contains(edge.to())) {
          out.append("  ")
              .append(quoted(edge.from()))
              .append(" -> ")
              .append(quoted(edge.to()))
              .append(" [label=")
              .append(quoted(edge.type()))
              .append("];\n");
        }
      }
    }
    return out.append("}\n").toString();
  }

  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  private String template(String format) {
    if (!format.contains("{{")) {
      throw Problem.of(
              "bad-format",
              "unknown --format \"" + format + "\"",
              "--format dot",
              "--format '{{.ID}} {{.Title}}'")
          .refusal();
    }
    var out = new StringBuilder();
    cards.forEach(card -> out.append(filled(format, card.bead())).append('\n'));
    return out.toString();
  }

  private static String filled(String format, Bead bead) {
    return format
        .replace("{{.ID}}", bead.id())
        .replace("{{.Title}}", bead.title())
        .replace("{{.Status}}", bead.status())
        .replace("{{.Priority}}", Integer.toString(bead.priority()))
        .replace("{{.IssueType}}", bead.type())
        .replace("{{.Type}}", bead.type())
        .replace("{{.Assignee}}", bead.assignee())
        .replace("\\n", "\n")
        .replace("\\t", "\t");
  }
}
