package gastown.cli.exchange;

import gastown.beads.IssueType;
import gastown.beads.json.Json;
import gastown.beads.jsonl.Export;
import gastown.beads.jsonl.Scope;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `bd export`.
final class ExportIssues implements Command {
  private static final Spec SPEC =
      Spec.of("export", "", "Write issues as JSON lines")
          .group(Group.DATA)
          .detail(
              "One issue a line, sorted by id. Written into .beads/issues.jsonl it is the file"
                  + " clones share.")
          .example("bd export -o backup.jsonl")
          .text("-o", "--output", "the file to write; standard output unless given")
          .sw("--all", "everything, also what is hidden or passes")
          .sw("--include-infra", "also agents, roles, rigs and messages")
          .sw("--include-memories", "also what was remembered")
          .sw("--scrub", "leave out issues whose title says they were for trying")
          .list("-s", "--status", "only these statuses")
          .hidden()
          .list("-t", "--type", "only these types")
          .hidden()
          .text("-a", "--assignee", "only this assignee")
          .hidden()
          .noOp("--force")
          .noOpText("--export-format")
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.BY_ITSELF;
  }

  @Override
  public Reply run(Call call) {
    Arrival.prepare(call);
    var output = call.args().text("--output");
    try (var store = call.openStore()) {
      if (output != null
          && !output.equals("-")
          && call.path(output).equals(call.workspace().jsonl())) {
        var told = new Mirror(call).flush(store);
        int count = store.read(rows -> Export.of(rows, Scope.MIRROR).size());
        return written(output, count).withRemarks(told);
      }
      return store.read(rows -> {
        var export = Export.of(rows, scope(call), Only.of(call.args()));
        if (output == null || output.equals("-")) {
          return Reply.raw(lines(call, export, rows).collect(Collectors.joining()));
        }
        call.disk().writeAll(call.path(output), lines(call, export, rows));
        return written(output, export.size());
      });
    }
  }

  private static Stream<String> lines(Call call, Export export, gastown.beads.store.Rows rows) {
    boolean hasMemories = call.args().is("--include-memories") || call.args().is("--all");
    return hasMemories
        ? Stream.concat(export.countedLines(), Export.memories(rows))
        : export.countedLines();
  }

  private static Reply written(String output, int count) {
    return Reply.done(
            _ -> {}, () -> Json.object().put("exported", count).put("path", output).build())
        .withRemark("Exported " + count + " issues to " + output);
  }

  private static Scope scope(Call call) {
    var args = call.args();
    if (args.is("--all")) {
      return Scope.EVERYTHING;
    }
    var infra = new HashSet<>(call.config().list("types.infra"));
    var left = infra.isEmpty() ? IssueType.INFRA : infra;
    var scope = Scope.WORK.leavingOut(args.is("--include-infra") ? Set.of() : left);
    return args.is("--scrub") ? scope.scrubbed() : scope;
  }
}
