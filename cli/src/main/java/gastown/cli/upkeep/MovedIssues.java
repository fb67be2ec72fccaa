package gastown.cli.upkeep;

import gastown.beads.FullBead;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.jsonl.Document;
import gastown.beads.jsonl.Export;
import gastown.beads.jsonl.FullBeads;
import gastown.beads.jsonl.Planning;
import gastown.beads.jsonl.Writing;
import gastown.beads.store.BeadStore.Answer;
import gastown.beads.store.Draft;
import gastown.beads.work.Deleting;
import gastown.beads.work.Tracker;
import gastown.beads.workspace.Workspace;
import gastown.cli.Call;
import gastown.cli.reply.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// Moves issues from one workspace to another: they are written there first and deleted here when
/// that is done, so that a move that is cut off leaves them in both.
record MovedIssues(Call call) {

  Reply reply() {
    var args = call.args();
    var to = args.text("--to");
    if (to == null) {
      throw Problem.of("move-where", "say where the issues go", "--to <path>").refusal();
    }
    var from = Migrations.workspace(call, args.text("--from", "."));
    var target = Migrations.workspace(call, to);
    if (from.database().equals(target.database())) {
      throw Problem.of(
              "same-workspace",
              "both are the same workspace: " + from.folder(),
              "--to <other path>")
          .refusal();
    }
    boolean isReal = args.is("--yes") && !args.is("--dry-run");
    var found = found(from);
    var ids = found.stream().map(FullBead::id).toList();
    if (args.is("--strict")) {
      refuseLoose(found);
    }
    if (isReal && !ids.isEmpty()) {
      write(target, found);
      delete(from, ids);
    }
    return Reply.done(
        page -> {
          page.line(
              (isReal ? "✓ Moved " : "Would move ") + ids.size() + " issues to " + target.root());
          ids.forEach(id -> page.line("  " + id));
          if (!isReal) {
            page.line("Add --yes to do it.");
          }
        },
        () ->
            Json.object()
                .put("moved", Json.texts(ids))
                .put("count", ids.size())
                .put("from", from.root().toString())
                .put("to", target.root().toString())
                .put("dry_run", !isReal)
                .build());
  }

  private List<FullBead> found(Workspace from) {
    try (var store = call.house().store(from.database())) {
      return store.read(rows -> FullBeads.read(rows, Migrations.chosen(call, rows)));
    }
  }

  private static void refuseLoose(List<FullBead> beads) {
    var ids = new HashSet<String>();
    beads.forEach(bead -> ids.add(bead.id()));
    var loose = new ArrayList<String>();
    for (var bead : beads) {
      bead.dependencies().stream()
          .filter(edge -> !ids.contains(edge.to()))
          .forEach(edge -> loose.add(edge.from() + " → " + edge.to()));
    }
    if (!loose.isEmpty()) {
      throw Problem.of(
              "loose-dependencies",
              "dependencies would lead out of the new workspace: " + String.join(", ", loose),
              "--include upstream")
          .refusal();
    }
  }

  private void write(Workspace target, List<FullBead> beads) {
    var text = beads.stream().map(Export::line).collect(Collectors.joining());
    var document = Document.of("what is moved", text);
    try (var store = call.house().store(target.database())) {
      store.write(
          "",
          tables -> {
            Writing.write(
                Planning.adding(tables, document, false), tables, call.stroke("migrate issues"));
            return new Answer(0, "", "");
          });
    }
  }

  private void delete(Workspace from, List<String> ids) {
    try (var store = call.house().store(from.database())) {
      store.write(
          "",
          tables -> {
            var draft = new Draft(tables, call.stroke("migrate issues"));
            new Deleting(new Tracker(draft, call.config(), call.house().dice()))
                .delete(ids, new Deleting.Way(true, false, false, "moved"));
            draft.finish();
            return new Answer(0, "", "");
          });
    }
  }
}
