package gastown.cli.exchange;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.jsonl.Document;
import gastown.beads.jsonl.Export;
import gastown.beads.merge.Conflict;
import gastown.beads.merge.SetMerge;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// `bd merge`: what git calls for `issues.jsonl` when both sides changed it.
final class MergeFiles implements Command {
  private static final Spec SPEC =
      Spec.of(
              "merge",
              "<out> <base> <left> <right>",
              "Merge three versions of issues.jsonl into one")
          .group(Group.DATA)
          .detail(
              "Every issue is merged field by field. A field both sides changed is settled by a"
                  + " fixed rule and\n"
                  + "named on standard error; the exit code is 1 only when a file cannot be read.")
          .example("git config merge.beads.driver \"bd merge %A %O %A %B\"")
          .noOp("--debug")
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.NONE;
  }

  @Override
  public Reply run(Call call) {
    var words = call.args().positionals();
    var base = document(call, words.get(1));
    var left = document(call, words.get(2));
    var right = document(call, words.get(3));
    var merged = SetMerge.of(base.beads(), left.beads(), right.beads());
    call.disk().writeAll(call.path(words.getFirst()), lines(merged, base, left, right));
    return Reply.done(
            _ -> {},
            () ->
                Json.object()
                    .put("issues", merged.beads().size())
                    .put("conflicts", conflicts(merged))
                    .build())
        .withRemarks(merged.conflicts().stream().map(Conflict::line).toList());
  }

  static Stream<String> lines(SetMerge merged, Document base, Document left, Document right) {
    return Stream.concat(
        merged.beads().values().stream().map(Export::line), memories(base, left, right).stream());
  }

  static Json conflicts(SetMerge merged) {
    return new Json.Arr(merged.conflicts().stream().map(MergeFiles::conflict).toList());
  }

  static Json conflict(Conflict conflict) {
    return Json.object()
        .put("id", conflict.id())
        .put("field", conflict.field())
        .put("kept", conflict.kept())
        .put("lost", conflict.lost())
        .build();
  }

  private static Document document(Call call, String name) {
    Path file = call.path(name);
    if (!call.disk().exists(file)) {
      throw Problem.of("no-such-file", "cannot read " + name + ": no such file", "bd merge --help")
          .refusal();
    }
    return Document.read(name, each -> call.disk().lines(file, each));
  }

  private static java.util.List<String> memories(Document base, Document left, Document right) {
    var keys = new TreeSet<>(left.memories().keySet());
    keys.addAll(right.memories().keySet());
    var result = new TreeMap<String, String>();
    for (var key : keys) {
      var was = base.memories().get(key);
      var mine = left.memories().get(key);
      var other = right.memories().get(key);
      var value = Objects.equals(was, mine) ? other : mine;
      if (value != null) {
        result.put(key, value);
      }
    }
    return result.entrySet().stream()
        .map(entry -> Export.memory(entry.getKey(), entry.getValue()))
        .toList();
  }
}
