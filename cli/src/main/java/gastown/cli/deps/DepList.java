package gastown.cli.deps;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.jsonl.BeadJson;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;

/// `bd dep list`.
final class DepList implements Command {
  private static final Spec SPEC =
      Spec.of("dep list", "[issue-id...]", "List what issues depend on, or what depends on them")
          .group(Group.DEPENDENCIES)
          .example("bd dep list ex-4k2 --direction up")
          .text("--direction", "down", "down: what it depends on; up: what depends on it")
          .text("-t", "--type", "only this type")
          .build();

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
    var direction = call.args().text("--direction", "down");
    if (!direction.equals("down") && !direction.equals("up")) {
      throw Problem.of(
              "bad-direction",
              "invalid --direction \"" + direction + "\"",
              "--direction down",
              "--direction up")
          .refusal();
    }
    boolean isDown = direction.equals("down");
    var beads =
        call.idsOrLast(call.args().positionals()).stream()
            .map(word -> call.finder().require(word))
            .toList();
    var edges = new ArrayList<Dependency>();
    for (var bead : beads) {
      edges.addAll(edges(call, bead.id(), isDown));
    }
    boolean isRaw = beads.size() > 1 && isDown;
    return Reply.of(
        page ->
            beads.forEach(bead -> text(call, bead, edges(call, bead.id(), isDown), isDown, page)),
        () -> isRaw ? BeadJson.dependencies(edges) : json(call, edges, isDown));
  }

  private static List<Dependency> edges(Call call, String id, boolean isDown) {
    var all = isDown ? call.rows().dependencies(List.of(id)) : call.rows().dependents(List.of(id));
    var type = call.args().text("--type");
    return all.getOrDefault(id, List.of()).stream()
        .filter(edge -> type == null || edge.type().equals(type))
        .toList();
  }

  private static String end(Dependency edge, boolean isDown) {
    return isDown ? edge.to() : edge.from();
  }

  private static Json json(Call call, List<Dependency> edges, boolean isDown) {
    var beads = call.rows().beads(edges.stream().map(edge -> end(edge, isDown)).toList());
    var items = new ArrayList<Json>();
    for (var edge : edges) {
      var bead = beads.get(end(edge, isDown));
      var shown =
          bead == null ? Json.object().put("id", end(edge, isDown)).build() : BeadJson.of(bead);
      items.add(shown.with("dependency_type", Json.of(edge.type())));
    }
    return new Json.Arr(items);
  }

  private static void text(
      Call call, Bead bead, List<Dependency> edges, boolean isDown, Page page) {
    if (edges.isEmpty()) {
      page.line(bead.id() + (isDown ? " depends on nothing" : " has nothing depending on it"));
      return;
    }
    page.line(
        isDown ? "📋 " + bead.id() + " depends on:" : "📋 What depends on " + bead.id() + ":");
    var beads = call.rows().beads(edges.stream().map(edge -> end(edge, isDown)).toList());
    for (var edge : edges) {
      var other = beads.get(end(edge, isDown));
      page.line(
          other == null
              ? "  " + end(edge, isDown) + " via " + edge.type()
              : "  "
                  + other.id()
                  + ": "
                  + Lines.oneLine(other.title())
                  + " [P"
                  + other.priority()
                  + "] ("
                  + other.status()
                  + ") via "
                  + edge.type());
    }
  }
}
