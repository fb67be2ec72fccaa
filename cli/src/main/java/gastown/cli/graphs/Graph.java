package gastown.cli.graphs;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.work.Cycles;
import gastown.beads.work.Vocabulary;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands that draw how issues hang together.
final class Graph {
  private static final List<String> FORMS = List.of("--compact", "--box", "--dot", "--html");

  private Graph() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "graph" ->
          Simple.reads(
              Spec.of(path, "[issue-id]", "Draw how issues wait for each other")
                  .group(Group.DEPENDENCIES)
                  .example("bd graph ex-4k2 --box")
                  .example("bd graph --all --html > issues.html")
                  .sw("--all", "all issues that are not closed")
                  .sw("--compact", "one line each, as a tree")
                  .sw("--box", "boxes, a layer side by side")
                  .sw("--dot", "in the language of Graphviz")
                  .sw("--html", "a page for a browser, in one file"),
              Graph::draw);
      case "graph check" ->
          Simple.reads(
              Spec.of(path, "", "Find circles of issues that wait for each other")
                  .group(Group.DEPENDENCIES),
              Graph::check);
      default -> null;
    };
  }

  private static Reply draw(Call call) {
    var args = call.args();
    var forms = FORMS.stream().filter(args::is).toList();
    if (forms.size() > 1) {
      throw Problem.of(
              "one-form",
              "only one of --compact, --box, --dot and --html can be given",
              "bd graph <id> " + forms.getFirst())
          .refusal();
    }
    if (args.is("--all") == (args.positional(0) != null)) {
      throw Problem.of(
              "graph-of-what",
              args.is("--all")
                  ? "give an issue ID or --all, not both"
                  : "issue ID is required (or --all)",
              "bd graph <id>",
              "bd graph --all")
          .refusal();
    }
    var networks =
        args.is("--all")
            ? Network.all(call.rows())
            : List.of(
                Network.around(call.rows(), call.finder().require(args.positionals().getFirst())));
    if (args.is("--dot")) {
      return Reply.raw(GraphFile.dot(networks));
    }
    if (args.is("--html")) {
      return Reply.raw(GraphFile.html(networks));
    }
    return Reply.of(
        page -> text(call, networks, page),
        () ->
            args.is("--all")
                ? new Json.Arr(networks.stream().map(Network::json).toList())
                : networks.getFirst().json());
  }

  private static void text(Call call, List<Network> networks, Page page) {
    if (networks.isEmpty()) {
      page.line("No open issues found");
    }
    var drawing = new GraphDrawing(new Lines(Vocabulary.of(call.config())));
    for (var network : networks) {
      if (call.args().is("--compact")) {
        drawing.compact(network, page);
      } else if (call.args().is("--box")) {
        drawing.boxes(network, page);
      } else {
        drawing.layers(network, page);
      }
    }
  }

  private static Reply check(Call call) {
    var cycles = Cycles.all(call.rows());
    return Reply.of(
            page -> {
              page.line(
                  cycles.isEmpty()
                      ? "✓ Dependency graph is clean"
                      : "Found " + cycles.size() + " dependency cycle(s):");
              cycles.forEach(
                  ring -> page.line("  " + String.join(" → ", ring) + " → " + ring.getFirst()));
            },
            () ->
                Json.object()
                    .put("clean", cycles.isEmpty())
                    .put("cycles", new Json.Arr(cycles.stream().<Json>map(Json::texts).toList()))
                    .put("summary", Json.object().put("cycle_count", cycles.size()).build())
                    .build())
        .withExit(cycles.isEmpty() ? 0 : 1);
  }
}
