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
                    "A session whose program keeps no record is taken to have cost what others do;"
                        + " how much of a sum is such an estimate stands beside it. Causes: landed,"
                        + " rework, conflict, red, abandoned, supervision (the mayor, crew,"
                        + " advisors), under_way.")
                .example("gt costs --by bead")
                .text("--by", "cause (as usual), bead, agent, role, model, rig or runtime")
                .sw("--by-role", "the same as --by role")
                .sw("--by-rig", "the same as --by rig")
                .sw("--today", "only what was spent today")
                .sw("--week", "only what was spent in the last seven days")
                .noOp("-v", "--verbose"),
            CostCommands::run)
        : null;
  }

  /// What is shown of one heading.
  private record Line(Spent.Amount amount, int sessions, int unknown, Spent.Amount estimate) {
    static final Line NONE = new Line(Spent.Amount.NOTHING, 0, 0, Spent.Amount.NOTHING);

    Line with(Spent.Amount more) {
      return more.isKnown()
          ? new Line(amount.plus(more), sessions + 1, unknown, estimate)
          : new Line(amount.plus(more), sessions + 1, unknown + 1, estimate.plus(more));
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
      for (var part : parts(reading, item, by).entrySet()) {
        var before = lines.getOrDefault(part.getKey(), Line.NONE);
        lines.put(part.getKey(), before.with(part.getValue()));
      }
      whole = whole.with(item.spent().amount());
    }
    return reply(lines, whole, by);
  }

  private static final List<String> HEADINGS =
      List.of("cause", "bead", "agent", "role", "model", "rig", "runtime");

  private static Instant since(Call call) {
    if (call.args().is("--today")) {
      return call.now().atZone(call.zone()).toLocalDate().atStartOfDay(call.zone()).toInstant();
    }
    return call.args().is("--week") ? call.now().minus(Duration.ofDays(7)) : Instant.MIN;
  }

  /// What a session spent, by heading. Only its models are several.
  private static Map<String, Spent.Amount> parts(Reading reading, Item item, String by) {
    var amount = item.spent().amount();
    return by.equals("model") ? amount.byModel() : Map.of(heading(reading, item, by), amount);
  }

  private static String heading(Reading reading, Item item, String by) {
    var session = reading.find(Kinds.SESSION, item.spent().session());
    return switch (by) {
      case "cause" -> item.cause().name().toLowerCase(Locale.ROOT);
      case "bead" -> item.spent().bead().isEmpty() ? "no bead" : item.spent().bead();
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
    var unknown =
        line.unknown() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                ", %d without a record: $%.4f is an estimate",
                line.unknown(),
                line.estimate().microUsd() / 1e6);
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
        .put("estimated_micro_usd", line.estimate().microUsd())
        .put("estimated_tokens", line.estimate().input() + line.estimate().output())
        .build();
  }
}
