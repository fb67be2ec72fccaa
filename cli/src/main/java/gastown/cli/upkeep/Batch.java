package gastown.cli.upkeep;

import gastown.beads.Bead;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.work.Changing;
import gastown.beads.work.Closing;
import gastown.beads.work.Creating;
import gastown.beads.work.Linking;
import gastown.beads.work.NewIssue;
import gastown.beads.work.Validation;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Args;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.OnHook;
import java.util.ArrayList;
import java.util.List;

/// `bd batch`: many changes, all of them or none.
final class Batch implements Command {
  private static final Spec SPEC =
      Spec.of("batch", "", "Carry out many changes in one transaction")
          .group(Group.DATA)
          .detail(
              """
              One change a line:
                close <id> [reason...]
                update <id> key=value...      (status, priority, title, assignee)
                create <type> <priority> <title...>
                dep add|remove <id> <id> [type]
              Words in double quotes are one word; # begins a comment. When one line fails nothing is changed.\
              """)
          .example("printf 'close ex-1 done\\ncreate bug 1 Crash\\n' | bd batch")
          .text("-f", "--file", "-", "read from this file; - is standard input")
          .text("-m", "--message", "what the journal calls it")
          .sw("--dry-run", "only check the lines")
          .build();

  /// One line that says something.
  private record Line(int number, List<String> words) {}

  /// What a line did, and to what.
  private record Result(int line, String op, String target) {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.WRITES;
  }

  @Override
  public Access access(Args args) {
    return args.is("--dry-run") ? Access.READS : Access.WRITES;
  }

  @Override
  public Reply run(Call call) {
    var lines = lines(call.textOf(call.args().text("--file", "-")));
    var results = new ArrayList<Result>();
    boolean isTrial = call.args().is("--dry-run");
    for (var line : lines) {
      try {
        checkForm(line);
        results.add(isTrial ? new Result(line.number(), op(line), "") : carryOut(call, line));
      } catch (Problem.Refusal refusal) {
        var problem = refusal.problem();
        throw new Problem(
                problem.code(),
                "line " + line.number() + ": " + problem.what(),
                "nothing was changed",
                problem.remedies())
            .refusal();
      }
    }
    if (!isTrial) {
      call.draft().name("batch", call.args().text("--message", ""));
    }
    return Reply.done(
        page ->
            page.line(
                (isTrial ? "✓ Would carry out " : "✓ Carried out ")
                    + results.size()
                    + " operations"),
        () ->
            Json.object()
                .put("operations", results.size())
                .put("status", isTrial ? "dry_run" : "ok")
                .put("results", json(results))
                .build());
  }

  private static Json json(List<Result> results) {
    var items = new ArrayList<Json>();
    for (var result : results) {
      items.add(
          Json.object()
              .put("line", result.line())
              .put("op", result.op())
              .putText("target", result.target())
              .build());
    }
    return new Json.Arr(items);
  }

  private static List<Line> lines(String text) {
    var lines = new ArrayList<Line>();
    var all = text.split("\n", -1);
    for (int i = 0; i < all.length; i++) {
      var words = words(all[i]);
      if (!words.isEmpty()) {
        lines.add(new Line(i + 1, words));
      }
    }
    return lines;
  }

  private static List<String> words(String line) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean isQuoted = false;
    boolean isOpen = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && isQuoted && i + 1 < line.length()) {
        word.append(line.charAt(++i));
      } else if (c == '"') {
        isQuoted = !isQuoted;
        isOpen = true;
      } else if (isQuoted || !Character.isWhitespace(c)) {
        if (c == '#' && !isOpen && !isQuoted) {
          break;
        }
        word.append(c);
        isOpen = true;
      } else if (isOpen) {
        words.add(word.toString());
        word.setLength(0);
        isOpen = false;
      }
    }
    if (isOpen) {
      words.add(word.toString());
    }
    return words;
  }

  private static String op(Line line) {
    var first = line.words().getFirst();
    return first.equals("dep") && line.words().size() > 1 ? "dep." + line.words().get(1) : first;
  }

  private static void checkForm(Line line) {
    int least =
        switch (op(line)) {
          case "close" -> 2;
          case "update" -> 3;
          case "create", "dep.add", "dep.remove" -> 4;
          default -> Integer.MAX_VALUE;
        };
    if (line.words().size() < least) {
      throw Problem.of(
              "bad-batch-line",
              "cannot understand \"" + String.join(" ", line.words()) + "\"",
              "bd batch --help")
          .refusal();
    }
  }

  private static Result carryOut(Call call, Line line) {
    var words = line.words();
    var op = op(line);
    var target =
        switch (op) {
          case "close" -> close(call, words);
          case "update" -> update(call, words);
          case "create" -> create(call, words);
          default -> dependency(call, words);
        };
    return new Result(line.number(), op, target);
  }

  private static String close(Call call, List<String> words) {
    var bead = call.finder().require(words.get(1));
    var reason = words.size() > 2 ? String.join(" ", words.subList(2, words.size())) : "Closed";
    return OnHook.close(call, bead, new Closing.How(reason, "", false)).bead().id();
  }

  private static String update(Call call, List<String> words) {
    var bead = call.finder().require(words.get(1));
    Bead after = bead;
    for (var word : words.subList(2, words.size())) {
      int equals = word.indexOf('=');
      var key = equals < 0 ? word : word.substring(0, equals);
      var value = equals < 0 ? "" : word.substring(equals + 1);
      after =
          switch (key) {
            case "status" ->
                after.with(Field.STATUS, call.tracker().vocabulary().requireStatus(value));
            case "priority" -> after.with(Field.PRIORITY, (long) Validation.priority(value));
            case "title" -> after.with(Field.TITLE, value);
            case "assignee" -> after.with(Field.ASSIGNEE, value);
            default ->
                throw Problem.of(
                        "bad-batch-key",
                        "cannot update \""
                            + key
                            + "\" (expected status, priority, title, assignee)",
                        "bd batch --help")
                    .refusal();
          };
    }
    boolean closes = after.isClosed() && !bead.isClosed();
    var changed = closes ? after.with(Field.STATUS, bead.status()) : after;
    var saved = new Changing(call.tracker()).save(bead, changed);
    return closes
        ? OnHook.close(call, saved, new Closing.How("Closed", "", false)).bead().id()
        : saved.id();
  }

  private static String create(Call call, List<String> words) {
    var bead =
        Bead.of("-")
            .with(Field.ID, null)
            .with(Field.TYPE, call.tracker().vocabulary().requireType(words.get(1)))
            .with(Field.PRIORITY, (long) Validation.priority(words.get(2)))
            .with(Field.OWNER, call.owner())
            .with(Field.TITLE, String.join(" ", words.subList(3, words.size())));
    return new Creating(call.tracker()).create(NewIssue.of(bead)).bead().id();
  }

  private static String dependency(Call call, List<String> words) {
    var from = call.finder().require(words.get(2)).id();
    var to = call.finder().require(words.get(3)).id();
    if (words.get(1).equals("remove")) {
      call.draft().unlink(from, to);
    } else {
      var type = words.size() > 4 ? words.get(4) : DependencyType.BLOCKS;
      new Linking(call.tracker()).add(from, to, type, "{}");
    }
    return from;
  }
}
