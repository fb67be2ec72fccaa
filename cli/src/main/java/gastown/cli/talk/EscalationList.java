package gastown.cli.talk;

import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.work.Escalations;
import gastown.engine.work.Escalations.Escalation;
import java.util.ArrayList;
import java.util.List;

/// What was escalated: listed, answered, closed.
final class EscalationList {

  private EscalationList() {}

  static Command named(String path) {
    return switch (path) {
      case "escalate list" ->
          Simple.reads(
              words(path, "", "Show what was escalated and is not closed")
                  .sw("--all", "what is closed, too"),
              EscalationList::list);
      case "escalate show" ->
          Simple.reads(words(path, "<id>", "Show one escalation"), EscalationList::show);
      case "escalate ack" ->
          Simple.writes(
              words(path, "<id>", "Say that you look after it"), EscalationList::acknowledge);
      case "escalate close" ->
          Simple.writes(
              words(path, "<id>", "Close it").text("-r", "--reason", "what became of it"),
              EscalationList::close);
      default ->
          Simple.writes(
              words("escalate stale", "", "Make more severe what nobody answered for four hours")
                  .sw("-n", "--dry-run", "say which ones"),
              EscalationList::stale);
    };
  }

  private static Spec.Builder words(String path, String usage, String summary) {
    return Spec.town(path, usage, summary).group(Group.COMMUNICATION);
  }

  private static Reply list(Call call) {
    var all = Escalations.all(call.rows(), call.args().is("--all"));
    return Reply.of(
        page -> {
          if (all.isEmpty()) {
            page.line("Nothing is escalated.");
          }
          all.forEach(one -> line(one, page));
        },
        () -> json(all));
  }

  private static Json json(List<Escalation> all) {
    return new Json.Arr(all.stream().map(one -> (Json) one.json()).toList());
  }

  private static void line(Escalation one, Page page) {
    page.put(one.bead().isClosed() ? "✓ " : one.isAcked() ? "◐ " : "● ")
        .put(Page.Style.BOLD, one.bead().id())
        .put(" [" + one.severity() + "] " + Lines.oneLine(one.bead().title()))
        .put(Page.Style.DIM, "  " + one.bead().createdAt())
        .end();
  }

  private static Escalation require(Call call) {
    var word = call.args().positionals().getFirst();
    var bead = Desk.of(call).find(word);
    var found = bead == null ? List.<Escalation>of() : Escalations.of(call.rows(), List.of(bead));
    if (found.isEmpty()) {
      throw Problem.of("no-such-escalation", word + " is no escalation", "gt escalate list --all")
          .refusal();
    }
    return found.getFirst();
  }

  private static Reply show(Call call) {
    var one = require(call);
    return Reply.of(
        page -> {
          line(one, page);
          page.line("  By: " + one.bead().text(Field.CREATED_BY));
          var reason = one.bead().text(Field.NOTES);
          if (!reason.isEmpty()) {
            page.line("  Reason: " + reason);
          }
          if (one.bumps() > 0) {
            page.line("  Made more severe: " + one.bumps() + " times");
          }
          page.blank().line(one.bead().text(Field.DESCRIPTION).strip());
        },
        one::json);
  }

  private static Reply acknowledge(Call call) {
    var one = require(call);
    var desk = Desk.of(call);
    new Escalations(desk.office()).acknowledge(one, desk.self().text());
    return told(one, "acknowledged");
  }

  private static Reply close(Call call) {
    var one = require(call);
    new Escalations(Desk.of(call).office()).close(one, call.args().text("--reason", "resolved"));
    return told(one, "closed");
  }

  private static Reply told(Escalation one, String what) {
    return Reply.done(
        page -> page.line("✓ " + one.bead().id() + " " + what),
        () -> Json.object().put("id", one.bead().id()).put("status", what).build());
  }

  private static Reply stale(Call call) {
    var open = Escalations.all(call.rows(), false);
    var stale = Escalations.stale(open, call.now(), Escalations.PATIENCE, Escalations.BUMPS_MOST);
    boolean isRehearsed = call.args().is("--dry-run");
    var lines = new ArrayList<String>();
    var items = new ArrayList<Json>();
    for (var one : stale) {
      int next = Escalations.SEVERITIES.indexOf(one.severity()) + 1;
      var severity =
          isRehearsed
              ? Escalations.SEVERITIES.get(next)
              : new Escalations(Desk.of(call).office()).bump(one);
      lines.add(one.bead().id() + " " + one.severity() + " → " + severity);
      items.add(
          Json.object()
              .put("id", one.bead().id())
              .put("old_severity", one.severity())
              .put("new_severity", severity)
              .build());
    }
    return Reply.of(
        page -> {
          if (lines.isEmpty()) {
            page.line("Nothing is stale.");
          }
          lines.forEach(page::line);
        },
        () -> new Json.Arr(items));
  }
}
