package gastown.cli.deps;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;

/// `bd dep add`.
final class DepAdd implements Command {
  private static final Spec SPEC =
      Spec.of("dep add", "[issue-id] [depends-on-id]", "Let one issue wait for another")
          .group(Group.DEPENDENCIES)
          .example("bd dep add ex-4k2 ex-77a")
          .example("bd dep add ex-4k2 --blocked-by ex-77a --type related")
          .text(
              "-t",
              "--type",
              "blocks",
              "blocks, conditional-blocks, waits-for, parent-child, related, discovered-from, … or"
                  + " an own word")
          .text("--blocked-by", "what it waits for, in place of the second id")
          .text("--depends-on", "the same as --blocked-by")
          .text("--file", "read lines {\"from\":…,\"to\":…,\"type\":…}; - reads standard input")
          .sw("--no-cycle-check", "do not look for circles")
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.WRITES;
  }

  @Override
  public Reply run(Call call) {
    var args = call.args();
    var file = args.text("--file");
    if (file != null) {
      return many(call, file);
    }
    var words = new ArrayList<>(args.positionals());
    for (var flag : java.util.List.of("--blocked-by", "--depends-on")) {
      if (args.isSet(flag)) {
        words.add(args.text(flag, ""));
      }
    }
    if (words.size() != 2) {
      throw Problem.of(
              "two-ids",
              "two issue IDs are needed: the one that waits and the one it waits for",
              "bd dep add <issue-id> <depends-on-id>")
          .refusal();
    }
    return new Linked(call).add(words.get(0), words.get(1), args.text("--type", "blocks"));
  }

  private static Reply many(Call call, String file) {
    var linked = new Linked(call);
    var items = new ArrayList<Json>();
    int number = 0;
    for (var line : call.textOf(file).split("\n", -1)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      var row = row(file, number, line);
      var from = first(row, "from", "issue_id");
      var to = first(row, "to", "depends_on_id");
      if (from == null || to == null) {
        throw bad(file, number, "it needs \"from\" and \"to\"");
      }
      var given = row.text("type");
      var type = Linked.requireType(given == null ? "blocks" : given);
      var fromId = call.finder().require(from).id();
      var toId = linked.target(to);
      linked.link(fromId, toId, type);
      items.add(
          Json.object()
              .put("issue_id", fromId)
              .put("depends_on_id", toId)
              .put("type", type)
              .build());
    }
    return Reply.done(
        page -> page.line("✓ Added " + items.size() + " dependencies"),
        () ->
            Json.object()
                .put("status", "added")
                .put("count", items.size())
                .put("dependencies", new Json.Arr(items))
                .build());
  }

  private static Json.Obj row(String file, int number, String line) {
    try {
      if (JsonReader.read(line) instanceof Json.Obj object) {
        return object;
      }
      throw bad(file, number, "it is not a JSON object");
    } catch (JsonReader.Malformed e) {
      throw bad(file, number, String.valueOf(e.getMessage()));
    }
  }

  private static Problem.Refusal bad(String file, int number, String why) {
    return Problem.of(
            "bad-line",
            (file.equals("-") ? "standard input" : file) + " line " + number + ": " + why,
            "{\"from\":\"ex-4k2\",\"to\":\"ex-77a\"}")
        .refusal();
  }

  private static @org.jspecify.annotations.Nullable String first(
      Json.Obj row, String one, String other) {
    var value = row.text(one);
    return value == null ? row.text(other) : value;
  }
}
