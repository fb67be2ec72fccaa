package gastown.cli.convoys;

import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.mail.Readers;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.convoy.ConvoyLabels;
import gastown.engine.convoy.ConvoyView;
import gastown.engine.convoy.Convoys;
import gastown.engine.work.Dispatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Convoys changed: added to, watched, closed.
final class ConvoyChanges {
  private ConvoyChanges() {}

  static Command add() {
    return Simple.writes(
        Spec.town("convoy add", "<convoy> <beads...>", "Add beads; a closed convoy goes on")
            .group(Group.WORK),
        ConvoyChanges::add);
  }

  private static Reply add(Call call) {
    var desk = Desk.of(call);
    var words = call.args().positionals();
    var view = ConvoyList.require(call, words.getFirst());
    var members = new ArrayList<String>();
    for (var word : words.subList(1, words.size())) {
      members.add(ConvoyCreate.require(desk, word).id());
    }
    boolean isReopened = new Convoys(desk.office()).add(view.convoy(), members);
    var id = view.convoy().id();
    return Reply.done(
        page ->
            page.line(
                "✓ "
                    + id
                    + (isReopened ? " is open again and" : "")
                    + " follows "
                    + String.join(" ", members)),
        () ->
            Json.object()
                .put("id", id)
                .put("added", Json.texts(members))
                .put("reopened", isReopened)
                .build());
  }

  static Command close() {
    return Simple.writes(
        Spec.town("convoy close", "<convoy>", "Close a convoy by hand")
            .group(Group.WORK)
            .text("-r", "--reason", "why")
            .text("--notify", "tell this address, too")
            .sw("-f", "--force", "though some of its beads are open"),
        ConvoyChanges::close);
  }

  private static Reply close(Call call) {
    var desk = Desk.of(call);
    var view = ConvoyList.require(call, call.args().positionals().getFirst());
    var id = view.convoy().id();
    if (!view.convoy().isClosed()) {
      var open = open(view);
      if (!open.isEmpty() && !call.args().is("--force")) {
        throw new Problem(
                "convoy-open",
                id + " is not done: " + open.size() + " of its beads are open",
                String.join(" ", open),
                List.of("gt convoy status " + id, "gt convoy close " + id + " --force"))
            .refusal();
      }
      var notify = call.args().text("--notify");
      if (notify != null) {
        var whom = Readers.of(call, desk).one(notify).text();
        call.draft().label(id, ConvoyLabels.NOTIFY + whom);
      }
      new Convoys(desk.office())
          .close(view.convoy(), call.args().text("--reason", "closed by hand"), view.isDone());
    }
    return Reply.done(
        page -> page.line("✓ " + id + " is closed"),
        () -> Json.object().put("id", id).put("status", Status.CLOSED).build());
  }

  static Command land() {
    return Simple.writes(
        Spec.town("convoy land", "<convoy>", "End a convoy you look after, and tell who asked")
            .group(Group.WORK)
            .sw("-f", "--force", "though some of its beads are open; their workers are ended")
            .sw("--keep-worktrees", "leave the workers of its open beads at work")
            .sw("--dry-run", "say what would happen"),
        ConvoyChanges::land);
  }

  private static Reply land(Call call) {
    var desk = Desk.of(call);
    var view = ConvoyList.require(call, call.args().positionals().getFirst());
    var id = view.convoy().id();
    if (!view.labels().isOwned()) {
      throw new Problem(
              "not-owned",
              id + " is not ended by hand",
              "nobody owns it: it closes by itself when its beads have landed",
              List.of("gt convoy status " + id, "gt convoy close " + id + " --force"))
          .refusal();
    }
    var open = open(view);
    if (!open.isEmpty() && !call.args().is("--force")) {
      throw new Problem(
              "convoy-open",
              id + " is not done: " + open.size() + " of its beads are open",
              String.join(" ", open),
              List.of("gt convoy status " + id, "gt convoy land " + id + " --force"))
          .refusal();
    }
    boolean isRehearsal = call.args().is("--dry-run");
    var ended = call.args().is("--keep-worktrees") ? List.<String>of() : open;
    if (!isRehearsal && !view.convoy().isClosed()) {
      ended.forEach(bead -> new Dispatch(desk.office()).recall(bead, id + " was ended"));
      new Convoys(desk.office()).close(view.convoy(), "Landed by owner", view.isDone());
    }
    return Reply.done(
        page -> {
          page.line(isRehearsal ? "would close " + id : "✓ " + id + " is closed");
          if (!ended.isEmpty()) {
            page.line("  taken off their hooks, and kept: " + String.join(" ", ended));
          }
        },
        () ->
            Json.object()
                .put("id", id)
                .put("landed", !isRehearsal)
                .put("open", Json.texts(open))
                .build());
  }

  private static List<String> open(ConvoyView view) {
    return view.members().stream()
        .filter(member -> !member.isDone())
        .map(member -> member.bead().id())
        .toList();
  }

  static Command check() {
    return Simple.writes(
        Spec.town("convoy check", "[convoy]", "Close the convoys whose beads are all done")
            .group(Group.WORK)
            .sw("--dry-run", "say which ones"),
        ConvoyChanges::check);
  }

  private static Reply check(Call call) {
    var word = call.args().positional(0);
    var views =
        word == null
            ? ConvoyView.all(call.rows(), Set.of(Status.OPEN))
            : List.of(ConvoyList.require(call, word));
    var done = new ArrayList<String>();
    for (var view : views) {
      if (view.isDone() && !view.convoy().isClosed()) {
        done.add(view.convoy().id());
        if (!call.args().is("--dry-run")) {
          new Convoys(Desk.of(call).office()).closeIfDone(view.convoy());
        }
      }
    }
    return Reply.of(
        page ->
            page.line(
                done.isEmpty()
                    ? "No open convoy is done."
                    : (call.args().is("--dry-run") ? "would close " : "✓ closed ")
                        + String.join(" ", done)),
        () ->
            Json.object()
                .put("checked", views.size())
                .put("closed", Json.texts(done))
                .put("dry_run", call.args().is("--dry-run"))
                .build());
  }

  static Command watching(String path) {
    boolean isOn = path.equals("convoy watch");
    return Simple.writes(
        Spec.town(
                path,
                "<convoy>",
                isOn ? "Be told when a convoy is done" : "Be told no more when a convoy is done")
            .group(Group.WORK)
            .text("--addr", "somebody else in your place")
            .sw("--nudge", "by a nudge in place of a letter"),
        call -> watch(call, isOn));
  }

  private static Reply watch(Call call, boolean isOn) {
    var desk = Desk.of(call);
    var id = ConvoyList.require(call, call.args().positionals().getFirst()).convoy().id();
    var typed = call.args().text("--addr");
    var who = (typed == null ? desk.self() : Readers.of(call, desk).one(typed)).text();
    boolean isNudge = call.args().is("--nudge");
    var label = (isNudge ? ConvoyLabels.NUDGED : ConvoyLabels.WATCHER) + who;
    boolean isNew = isOn ? call.draft().label(id, label) : call.draft().unlabel(id, label);
    call.draft().name(isOn ? "convoy-watch" : "convoy-unwatch", id);
    var status =
        isOn ? isNew ? "subscribed" : "already_watching" : isNew ? "unsubscribed" : "not_watching";
    return Reply.done(
        page -> page.line("✓ " + who + ": " + status.replace('_', ' ') + " (" + id + ")"),
        () ->
            Json.object()
                .put("convoy_id", id)
                .put("address", who)
                .put("watch_type", isNudge ? "nudge" : "mail")
                .put("status", status)
                .build());
  }
}
