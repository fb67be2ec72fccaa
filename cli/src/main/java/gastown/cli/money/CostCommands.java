package gastown.cli.money;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.money.Costs;
import gastown.engine.money.Costs.Item;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import gastown.town.work.Spent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `gt costs`: what sessions spent, as their programs' own records say.
public final class CostCommands {
  public static final List<String> PATHS = List.of("costs");

  private CostCommands() {}

  public static @Nullable Command named(String path) {
    return path.equals("costs")
        ? Simple.reads(
            Spec.town(path, "", "Show what work cost, and what for")
                .group(Group.DIAGNOSTICS)
                .detail(
                    "The sums are those of sessions that ended; what a program keeps no record of"
                        + " is counted apart. Causes: landed, rework, conflict, red, abandoned,"
                        + " under_way.")
                .example("gt costs --by bead")
                .text("--by", "cause (as usual), bead, agent, role, rig or runtime")
                .sw("--by-role", "the same as --by role")
                .sw("--by-rig", "the same as --by rig")
                .sw("--today", "only what was spent today")
                .sw("--week", "only what was spent in the last seven days")
                .noOp("-v", "--verbose"),
            CostCommands::run)
        : null;
  }

  /// What is shown of one heading.
  private record Line(Spent.Amount amount, int sessions, int unknown) {
    static final Line NONE = new Line(Spent.Amount.NOTHING, 0, 0);

    Line with(Spent.Amount more) {
      return new Line(amount.plus(more), sessions + 1, unknown + (more.isKnown() ? 0 : 1));
    }
  }

  private static Reply run(Call call) {
    var reading = Desk.of(call).reading();
    var args = call.args();
    var usual = args.is("--by-role") ? "role" : args.is("--by-rig") ? "rig" : "cause";
    var by = args.text("--by", usual);
    var since = since(call);
    if (!HEADINGS.contains(by)) {
      throw new Problem(
              "bad-heading",
              "costs are not kept by " + by,
              "there are " + String.join(", ", HEADINGS),
              List.of("gt costs --by bead"))
          .refusal();
    }
    var lines = new TreeMap<String, Line>();
    var whole = Line.NONE;
    for (var item : new Costs(reading).items()) {
      if (item.spent().at().isBefore(since)) {
        continue;
      }
      lines.merge(
          heading(reading, item, by),
          Line.NONE.with(item.spent().amount()),
          (one, _) -> one.with(item.spent().amount()));
      whole = whole.with(item.spent().amount());
    }
    return reply(lines, whole, by);
  }

  private static final List<String> HEADINGS =
      List.of("cause", "bead", "agent", "role", "rig", "runtime");

  private static Instant since(Call call) {
    if (call.args().is("--today")) {
      return call.now().atZone(call.zone()).toLocalDate().atStartOfDay(call.zone()).toInstant();
    }
    return call.args().is("--week") ? call.now().minus(Duration.ofDays(7)) : Instant.MIN;
  }

  private static String heading(Reading reading, Item item, String by) {
    var session = reading.find(Kinds.SESSION, item.spent().session());
    return switch (by) {
      case "cause" -> item.cause().name().toLowerCase(Locale.ROOT);
      case "bead" -> item.spent().bead();
      case "agent" -> item.spent().agent();
      case "role" -> {
        var who = Address.read(item.spent().agent());
        yield who == null ? "unknown" : who.role();
      }
      case "rig" -> {
        var agent = item.spent().agent();
        yield agent.contains("/") ? agent.substring(0, agent.indexOf('/')) : "town";
      }
      default -> session == null ? "unknown" : session.work().runtime();
    };
  }

  private static Reply reply(Map<String, Line> lines, Line whole, String by) {
    return Reply.of(
        page -> {
          if (lines.isEmpty()) {
            page.line("Nothing was spent yet.");
            return;
          }
          lines.forEach((heading, line) -> page.line(text(heading, line)));
          page.line(text("in all", whole));
        },
        () -> {
          var items = Json.object();
          lines.forEach((heading, line) -> items.put(heading, json(line)));
          return Json.object()
              .put("by", by)
              .put("costs", items.build())
              .put("total", json(whole))
              .build();
        });
  }

  private static String text(String heading, Line line) {
    var amount = line.amount();
    var unknown = line.unknown() == 0 ? "" : ", " + line.unknown() + " without a record";
    return String.format(
        Locale.ROOT,
        "%-24s $%.4f   %d in, %d out   %d sessions%s",
        heading,
        amount.microUsd() / 1e6,
        amount.input(),
        amount.output(),
        line.sessions(),
        unknown);
  }

  private static Json.Obj json(Line line) {
    return Json.object()
        .put("micro_usd", line.amount().microUsd())
        .put("input_tokens", line.amount().input())
        .put("output_tokens", line.amount().output())
        .put("sessions", line.sessions())
        .put("unknown", line.unknown())
        .build();
  }
}
