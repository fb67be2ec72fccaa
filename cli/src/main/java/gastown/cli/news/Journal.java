package gastown.cli.news;

import gastown.beads.json.Json;
import gastown.beads.query.Durations;
import gastown.beads.store.Rows;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Moment;
import gastown.cli.reply.Reply;
import gastown.cli.words.Args;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/// `gt log`, `gt feed` and `gt trail`.
record Journal(Spec spec) implements Command {
  private static final int PAGE = 500;

  static Command named(String path) {
    var words =
        switch (path) {
          case "feed" -> Spec.town(path, "", "Show what happens in the town");
          case "trail" -> Spec.town(path, "", "Show what agents did last");
          default -> Spec.town(path, "", "Show what happened in the town");
        };
    return new Journal(
        words
            .group(Group.DIAGNOSTICS)
            .number("-n", "--limit", path.equals("trail") ? "20" : "100", "how many")
            .also("--tail")
            .text("--since", "only what is younger: 2h")
            .text("--type", "only events of this type: sling, done, merged, mail, session_start, …")
            .text("--agent", "only what this one did")
            .text("--rig", "only what is of this rig")
            .sw("-f", "--follow", "go on with what happens from now on; Ctrl-C ends it")
            .noOp("--no-follow", "--window", "-w", "--acp", "--all")
            .text("--mol", "molecules come with a later version: gt log --type sling")
            .refused()
            .sw("-p", "--problems", "what is wrong: gt status, gt escalate list")
            .refused()
            .build());
  }

  @Override
  public Access access() {
    return Access.READS;
  }

  /// Nobody looks at one state of the store for as long as a person looks at the news.
  @Override
  public Access access(Args args) {
    return args.is("--follow") ? Access.BY_ITSELF : Access.READS;
  }

  @Override
  public Reply run(Call call) {
    return call.args().is("--follow") ? followed(call) : shown(call);
  }

  private static Reply followed(Call call) {
    var wanted = wanted(call);
    var limit = limit(call);
    var newest = new long[1];
    var before =
        call.look(rows -> {
          newest[0] = rows.head().seq();
          return last(rows, since(call), limit, wanted);
        });
    return new Following(call, wanted).after(before, newest[0]);
  }

  private static int limit(Call call) {
    return Math.clamp(call.args().number("--limit"), 0, 100_000);
  }

  private static Reply shown(Call call) {
    var limit = limit(call);
    var news = last(call.rows(), since(call), limit, wanted(call));
    return Reply.of(
        page -> {
          if (news.isEmpty()) {
            page.line("Nothing happened.");
          }
          for (var one : news) {
            page.line(line(one));
          }
        },
        () -> new Json.Arr(news.stream().map(Journal::json).toList()));
  }

  static String line(Happening one) {
    var entry = one.entry();
    return Moment.shown(entry.at())
        + "  "
        + one.type()
        + "  "
        + one.subject()
        + "  "
        + entry.by().actor();
  }

  private static Instant since(Call call) {
    var typed = call.args().text("--since");
    return typed == null ? Instant.MIN : call.now().minus(Durations.require("--since", typed));
  }

  private static Predicate<Happening> wanted(Call call) {
    Predicate<Happening> wanted = _ -> true;
    var type = call.args().text("--type");
    if (type != null) {
      wanted = wanted.and(one -> one.type().equals(type));
    }
    var agent = call.args().text("--agent");
    if (agent != null) {
      wanted = wanted.and(one -> one.entry().by().actor().contains(agent));
    }
    var name = call.args().text("--rig");
    if (name != null) {
      var rig = Desk.of(call).rig(name);
      wanted = wanted.and(one -> one.isOf(rig.name(), rig.prefix()));
    }
    return wanted;
  }

  /// The newest that are wanted, oldest first; the journal is read from its end, page by page.
  private static List<Happening> last(
      Rows rows, Instant since, int limit, Predicate<Happening> wanted) {
    var found = new ArrayList<Happening>();
    long end = rows.head().seq();
    boolean isLate = true;
    while (end > 0 && found.size() < limit && isLate) {
      long begin = Math.max(0, end - PAGE);
      var page = rows.entriesAfter(begin, (int) (end - begin));
      if (page.isEmpty()) {
        // the past before is folded
        break;
      }
      for (var entry : page.reversed()) {
        isLate = !entry.at().isBefore(since);
        var one = Happening.of(entry);
        if (isLate && one != null && found.size() < limit && wanted.test(one)) {
          found.add(one);
        }
      }
      end = begin;
    }
    Collections.reverse(found);
    return found;
  }

  static Json json(Happening one) {
    var entry = one.entry();
    return Json.object()
        .put("ts", entry.at().toString())
        .put("source", "gt")
        .put("type", one.type())
        .put("actor", entry.by().actor())
        .put("payload", Json.object().put("subject", one.subject()).put("seq", entry.seq()).build())
        .put("visibility", "both")
        .build();
  }
}
