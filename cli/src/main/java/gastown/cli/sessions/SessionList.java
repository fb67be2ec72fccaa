package gastown.cli.sessions;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Moment;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import gastown.town.ports.Outpost;
import gastown.town.work.Session;
import java.util.ArrayList;
import java.util.List;

/// Sessions looked at.
final class SessionList {
  private SessionList() {}

  static Command list() {
    return Simple.reads(
        Spec.town("session list", "", "Show the sessions that run")
            .group(Group.TEAM)
            .text("--rig", "only those of this rig"),
        call -> shown(Desk.of(call).reading(), live(call, call.args().text("--rig"))));
  }

  static Command agents() {
    return Simple.reads(
        Spec.town("agents list", "", "Show who has a session")
            .alias("agents")
            .group(Group.TEAM)
            .noOp("--all", "-a"),
        call -> shown(Desk.of(call).reading(), live(call, null)));
  }

  private static List<Session> live(Call call, @org.jspecify.annotations.Nullable String rig) {
    var desk = Desk.of(call);
    if (rig != null) {
      desk.rig(rig);
    }
    var found = new ArrayList<Session>();
    for (var session : desk.reading().on(Kinds.SESSION, Kinds.LIVE)) {
      var who = Address.read(session.agent());
      if (rig == null || who != null && rig.equals(who.rig())) {
        found.add(session);
      }
    }
    return found;
  }

  /// All is read before it is shown: whoever asks may have the book open for this look only.
  static Reply shown(Reading reading, List<Session> sessions) {
    var lines = new ArrayList<String>();
    var items = new ArrayList<Json>();
    for (var session : sessions) {
      lines.add(line(reading, session));
      items.add(Running.json(reading, session));
    }
    return Reply.of(
        page -> {
          if (lines.isEmpty()) {
            page.line("No session runs.");
          }
          lines.forEach(page::line);
        },
        () -> new Json.Arr(items));
  }

  private static String line(Reading reading, Session session) {
    var state = Running.state(reading, session);
    var who = Address.read(session.agent());
    return (session.isLive() ? "● " : "○ ")
        + (who == null ? session.agent() : who.shown())
        + "  "
        + session.id()
        + "  "
        + session.work().runtime()
        + (state.isEmpty() ? "" : "  " + state)
        + "  since "
        + Moment.shown(session.since())
        + (session.isLive() ? "" : "  ended: " + session.ended());
  }

  static Command status() {
    return Simple.reads(
        Spec.town("session status", "<rig/name>", "Show somebody's session, or the last one")
            .group(Group.TEAM),
        call -> {
          var session = Running.require(call, Desk.of(call));
          return Reply.of(
              page -> {
                page.line(line(Desk.of(call).reading(), session));
                page.line("  Bead: " + session.work().bead());
                page.line(
                    "  Process: "
                        + session.process().number()
                        + ", "
                        + session.process().outpost());
              },
              () -> Running.json(Desk.of(call).reading(), session));
        });
  }

  static Command check() {
    return Simple.reads(
        Spec.town("session check", "[rig]", "Check that every session said to run does run")
            .group(Group.TEAM),
        SessionList::check);
  }

  private static Reply check(Call call) {
    var sessions = live(call, call.args().positional(0));
    var outpost = Running.outpost(call);
    var gone = new ArrayList<Session>();
    for (var session : sessions) {
      var look = outpost.look(Running.place(Desk.of(call), session));
      if (!(look instanceof Outpost.Look.Running)) {
        gone.add(session);
      }
    }
    return Reply.of(
            page -> {
              page.line(sessions.size() - gone.size() + " run, " + gone.size() + " are gone");
              gone.forEach(session -> page.line("  " + line(Desk.of(call).reading(), session)));
              if (!gone.isEmpty()) {
                page.line("  gt up   (what is gone is noted, and its work goes on)");
              }
            },
            () ->
                Json.object()
                    .put("running", sessions.size() - gone.size())
                    .put("gone", Json.texts(gone.stream().map(Session::id).toList()))
                    .build())
        .withExit(gone.isEmpty() ? 0 : 1);
  }
}
