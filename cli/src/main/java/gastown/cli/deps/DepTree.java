package gastown.cli.deps;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.jsonl.BeadJson;
import gastown.beads.work.Vocabulary;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `bd dep tree`.
final class DepTree implements Command {
  private static final Spec SPEC =
      Spec.of("dep tree", "[issue-id]", "Show what an issue waits for, as a tree")
          .group(Group.DEPENDENCIES)
          .example("bd dep tree ex-4k2 --direction both")
          .text("--direction", "down", "down: what it depends on; up: what depends on it; both")
          .sw("--reverse", "the same as --direction up")
          .number("-d", "--max-depth", "50", "at most so deep")
          .text("--status", "only issues of this status below the root")
          .text("--format", "mermaid")
          .sw("--show-all-paths", "show an issue under each that leads to it")
          .build();

  private record Node(
      Bead bead, int depth, String parent, String edge, boolean isCut, String branch) {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.READS;
  }

  @Override
  public Reply run(Call call) {
    var root = call.finder().require(call.idsOrLast(call.args().positionals()).getFirst());
    var direction = call.args().is("--reverse") ? "up" : call.args().text("--direction", "down");
    if (!Set.of("down", "up", "both").contains(direction)) {
      throw Problem.of(
              "bad-direction",
              "invalid --direction \"" + direction + "\"",
              "--direction down|up|both")
          .refusal();
    }
    var nodes = new ArrayList<Node>();
    nodes.add(new Node(root, 0, "", "", false, ""));
    for (var way : direction.equals("both") ? List.of("up", "down") : List.of(direction)) {
      new Walk(call, nodes, way.equals("down"), isFollowed(call, root, direction, way))
          .below(root, 1, "");
    }
    if ("mermaid".equals(call.args().text("--format"))) {
      return Reply.raw(mermaid(nodes, direction));
    }
    return Reply.of(page -> text(call, root, nodes, page), () -> json(nodes));
  }

  /// Whether another walk from the same root comes below this one.
  private static boolean isFollowed(Call call, Bead root, String direction, String way) {
    return direction.equals("both")
        && way.equals("up")
        && !call.rows().dependencies(List.of(root.id())).isEmpty();
  }

  /// One walk in one direction.
  private static final class Walk {
    private final Call call;
    private final List<Node> nodes;
    private final boolean isDown;
    private final boolean isFollowed;
    private final Set<String> seen = new HashSet<>();
    private final long deepest;

    Walk(Call call, List<Node> nodes, boolean isDown, boolean isFollowed) {
      this.call = call;
      this.nodes = nodes;
      this.isDown = isDown;
      this.isFollowed = isFollowed;
      this.deepest = Math.max(1, call.args().number("--max-depth"));
    }

    void below(Bead bead, int depth, String indent) {
      seen.add(bead.id());
      var next = next(bead.id());
      for (int i = 0; i < next.size(); i++) {
        var edge = next.get(i);
        var id = isDown ? edge.to() : edge.from();
        var other = call.rows().bead(id);
        if (other == null) {
          continue;
        }
        boolean isLast = i == next.size() - 1 && !(isFollowed && depth == 1);
        boolean isRepeated =
            seen.contains(id) && !call.args().is("--show-all-paths") || id.equals(bead.id());
        boolean isCut = depth >= deepest;
        nodes.add(
            new Node(
                other,
                depth,
                bead.id(),
                edge.type(),
                isCut || isRepeated,
                indent + (isLast ? "└── " : "├── ")));
        if (!isRepeated && !isCut) {
          below(other, depth + 1, indent + (isLast ? "    " : "│   "));
        }
      }
    }

    private List<Dependency> next(String id) {
      var all =
          isDown ? call.rows().dependencies(List.of(id)) : call.rows().dependents(List.of(id));
      var status = call.args().text("--status");
      return all.getOrDefault(id, List.of()).stream()
          .filter(edge -> DependencyType.AFFECTING_READINESS.contains(edge.type()))
          .filter(edge -> {
            var other = call.rows().bead(isDown ? edge.to() : edge.from());
            return status == null || other != null && other.status().equals(status);
          })
          .toList();
    }
  }

  private static void text(Call call, Bead root, List<Node> nodes, Page page) {
    var lines = new Lines(Vocabulary.of(call.config()));
    page.line("🌲 Dependency tree for " + root.id() + ":").blank();
    for (var node : nodes) {
      var bead = node.bead();
      var mark =
          bead.isSettled() ? "" : call.rows().isBlocked(bead.id()) ? " [BLOCKED]" : " [READY]";
      lines.inTree(node.branch(), bead, page, mark + (node.isCut() ? " …" : ""));
    }
  }

  private static Json json(List<Node> nodes) {
    var items = new ArrayList<Json>();
    for (var node : nodes) {
      var item =
          BeadJson.of(node.bead())
              .with("depth", Json.of(node.depth()))
              .with("parent_id", Json.of(node.parent()));
      if (!node.edge().isEmpty()) {
        item = item.with("edge_from_parent", Json.of(node.edge()));
      }
      items.add(item.with("truncated", Json.of(node.isCut())));
    }
    return new Json.Arr(items);
  }

  private static String mermaid(List<Node> nodes, String direction) {
    var out = new StringBuilder("flowchart TD\n");
    var seen = new HashSet<String>();
    for (var node : nodes) {
      if (seen.add(node.bead().id())) {
        out.append("  ")
            .append(key(node.bead().id()))
            .append("[\"")
            .append(node.bead().id())
            .append(": ")
            .append(node.bead().title().replace("\"", "#quot;"))
            .append("\"]\n");
      }
    }
    for (var node : nodes) {
      if (!node.parent().isEmpty()) {
        boolean isDown = direction.equals("down");
        var from = isDown ? node.parent() : node.bead().id();
        var to = isDown ? node.bead().id() : node.parent();
        out.append("  ")
            .append(key(from))
            .append(" -->|")
            .append(node.edge())
            .append("| ")
            .append(key(to))
            .append('\n');
      }
    }
    return out.toString();
  }

  private static String key(String id) {
    return id.replace('-', '_').replace('.', '_');
  }
}
