package gastown.cli.past;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Rfc3339;
import gastown.beads.json.Json;
import gastown.beads.query.Dates;
import gastown.beads.store.Event;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Reply;
import gastown.cli.views.Filters;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// `bd activity`: what happened lately, oldest first.
final class Activity implements Command {
  private static final Spec SPEC =
      Spec.of("activity", "", "Show what happened lately, oldest first")
          .group(Group.VIEWS)
          .example("bd activity --since 2h --type status")
          .number("-n", "--limit", "100", "at most so many; 0 for all")
          .text("--since", "only what happened since then, such as 5m, 2h or yesterday")
          .text("--type", "create, update, status, comment, dependency, label or delete")
          .text("--mol", "only this issue and what is below it")
          .sw("-f", "--follow", "print what there is; run it again for what comes later")
          .build();

  private record Line(Event event, String type, String symbol, String title) {
    String message() {
      var values = event.values();
      return switch (event.kind()) {
        case "created" -> event.bead() + " created · " + values.after();
        case "closed", "status_changed", "reopened", "claimed" ->
            event.bead() + " " + values.after() + titled();
        case "commented" -> event.bead() + " commented · " + History.brief(values.comment());
        case "updated" -> event.bead() + " " + values.field() + " changed" + titled();
        case "label_added", "label_removed" ->
            event.bead()
                + " "
                + event.kind().replace('_', ' ')
                + " · "
                + values.before()
                + values.after();
        case "dependency_added", "dependency_removed" ->
            event.bead() + " " + event.kind().replace('_', ' ') + " · " + values.after();
        default -> event.bead() + " " + event.kind().replace('_', ' ') + titled();
      };
    }

    private String titled() {
      return title.isEmpty() ? "" : " · " + title;
    }

    Json json() {
      boolean isStatus = event.values().field().equals("status");
      return Json.object()
          .put("timestamp", Rfc3339.format(event.at()))
          .put("type", type)
          .put("issue_id", event.bead())
          .put("symbol", symbol)
          .put("message", message())
          .putText("old_status", isStatus ? event.values().before() : "")
          .putText("new_status", isStatus ? event.values().after() : "")
          .putText("actor", event.actor())
          .put("seq", event.seq())
          .build();
    }
  }

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
    int limit = new Filters(call).limit(100);
    var args = call.args();
    boolean isNarrowed = args.isSet("--type") || args.isSet("--mol") || args.isSet("--since");
    var events = call.rows().events(null, isNarrowed ? 0 : limit);
    var lines = lines(call, events, since(call));
    var shown =
        limit == 0 || lines.size() <= limit
            ? lines
            : lines.subList(lines.size() - limit, lines.size());
    var clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(call.zone());
    var reply =
        Reply.of(
            page -> {
              if (shown.isEmpty()) {
                page.line("No recent activity");
              }
              for (var line : shown) {
                page.line(
                    "["
                        + clock.format(line.event().at())
                        + "] "
                        + line.symbol()
                        + " "
                        + Lines.oneLine(line.message()));
              }
            },
            () -> new Json.Arr(shown.stream().map(Line::json).toList()));
    return args.is("--follow")
        ? reply.withRemark("That is all so far; for what comes later run: watch -n 5 bd activity")
        : reply;
  }

  private static Instant since(Call call) {
    var typed = call.args().text("--since");
    if (typed == null) {
      return Instant.MIN;
    }
    var length = gastown.beads.query.Durations.read(typed);
    return length == null
        ? Dates.back(call.now(), call.zone()).require("--since", typed)
        : call.now().minus(length);
  }

  private static List<Line> lines(Call call, List<Event> events, Instant since) {
    var ids = events.stream().map(Event::bead).collect(Collectors.toSet());
    var beads = call.rows().beads(ids);
    var root = call.args().text("--mol");
    var type = call.args().text("--type");
    return events.stream()
        .filter(event -> !event.at().isBefore(since))
        .filter(event -> root == null || isWithin(event.bead(), root))
        .map(event -> line(event, beads))
        .filter(line -> type == null || line.type().equals(type))
        .toList();
  }

  private static boolean isWithin(String id, String root) {
    return id.equals(root) || BeadId.isBelow(id, root);
  }

  private static Line line(Event event, Map<String, Bead> beads) {
    var bead = beads.get(event.bead());
    var title = bead == null ? "" : bead.title();
    return switch (event.kind()) {
      case "created" -> new Line(event, "create", "+", title);
      case "closed" -> new Line(event, "status", "✓", title);
      case "status_changed", "reopened", "claimed" -> new Line(event, "status", "→", title);
      case "commented" -> new Line(event, "comment", "→", title);
      case "deleted" -> new Line(event, "delete", "⊘", title);
      case "dependency_added", "dependency_removed" -> new Line(event, "dependency", "→", title);
      case "label_added", "label_removed" -> new Line(event, "label", "→", title);
      default -> new Line(event, "update", "→", title);
    };
  }
}
