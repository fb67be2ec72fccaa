package gastown.cli.past;

import gastown.beads.Problem;
import gastown.beads.Rfc3339;
import gastown.beads.json.Json;
import gastown.beads.store.Event;
import gastown.beads.work.Finder;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// `bd history`: what happened to an issue, newest first.
final class History implements Command {
  private static final int WIDEST = 60;

  private static final Spec SPEC =
      Spec.of("history", "<id>", "Show what happened to an issue, newest first")
          .group(Group.VIEWS)
          .detail(
              "Every line begins with the number of the journal entry: bd undo NUMBER takes one"
                  + " back, and bd at '#NUMBER' show ID looks at the issue after it. Deleted issues"
                  + " have a history too.")
          .example("bd history ex-4k2 --limit 5")
          .number("--limit", "at most so many; 0 for all")
          .build();

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
    var word = call.args().positionals().getFirst();
    var known = call.rows().bead(word);
    var id = known == null ? call.finder().find(word) : known;
    var name = id == null ? word : id.id();
    var events = call.rows().events(name, 0);
    if (id == null && events.isEmpty()) {
      throw Finder.missing(word).refusal();
    }
    var shown = cut(call, events.reversed());
    return Reply.of(
        page -> {
          page.line("📜 History of " + name + " (" + events.size() + " entries)").blank();
          shown.forEach(event -> line(event, call.zone(), page));
        },
        () -> new Json.Arr(shown.stream().map(History::json).toList()));
  }

  private static List<Event> cut(Call call, List<Event> events) {
    long limit = call.args().number("--limit");
    if (limit < 0) {
      throw Problem.of("bad-limit", "--limit must not be negative", "--limit 0   (no limit)")
          .refusal();
    }
    return limit == 0 || events.size() <= limit ? events : events.subList(0, (int) limit);
  }

  private static void line(Event event, ZoneId zone, Page page) {
    page.put(Page.Style.DIM, "#" + event.seq() + "  " + time(event, zone) + "  ");
    page.put(event.actor() + "  " + event.kind().replace('_', ' '));
    var values = event.values();
    if (!values.field().isEmpty()) {
      page.put(
          " " + values.field() + ": " + brief(values.before()) + " → " + brief(values.after()));
    } else if (!values.before().isEmpty() || !values.after().isEmpty()) {
      page.put(" " + brief(values.before().isEmpty() ? values.after() : values.before()));
    }
    page.line(values.comment().isEmpty() ? "" : " (" + brief(values.comment()) + ")");
  }

  static String time(Event event, ZoneId zone) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
        .withZone(zone)
        .format(event.at());
  }

  static String brief(String text) {
    var line = Lines.oneLine(text);
    return line.isEmpty() ? "-" : line.length() > WIDEST ? line.substring(0, WIDEST) + "…" : line;
  }

  private static Json json(Event event) {
    var values = event.values();
    return Json.object()
        .put("seq", event.seq())
        .put("at", Rfc3339.format(event.at()))
        .put("actor", event.actor())
        .put("kind", event.kind())
        .putText("field", values.field())
        .putText("before", values.before())
        .putText("after", values.after())
        .putText("comment", values.comment())
        .build();
  }
}
