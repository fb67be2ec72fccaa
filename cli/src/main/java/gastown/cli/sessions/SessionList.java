package gastown.cli.sessions;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.ports.Outpost;
import gastown.town.work.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Sessions looked at.
final class SessionList {
  private SessionList() {}

  static Command list() {
    return Simple.reads(
        Spec.town("session list", "", "Show the sessions that run")
            .group(Group.TEAM)
            .text("--rig", "only those of this rig"),
        call -> shown(live(call, call.args().text("--rig"))));
  }

  static Command agents() {
    return Simple.reads(
        Spec.town("agents list", "", "Show who has a session")
            .alias("agents")
            .group(Group.TEAM)
            .noOp("--all", "-a"),
        call -> shown(live(call, null)));
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

  private static Reply shown(List<Session> sessions) {
    return Reply.of(
        page -> {
          if (sessions.isEmpty()) {
            page.line("No session runs.");
          }
          sessions.forEach(session -> page.line(line(session)));
        },
        () -> new Json.Arr(sessions.stream().map(Running::json).toList()));
  }

  private static String line(Session session) {
    var who = Address.read(session.agent());
    return (session.isLive() ? "● " : "○ ")
        + (who == null ? session.agent() : who.shown())
        + "  "
        + session.id()
        + "  "
        + session.work().runtime()
        + "  since "
        + session.since()
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
                page.line(line(session));
                page.line("  Bead: " + session.work().bead());
                page.line(
                    "  Process: "
                        + session.process().number()
                        + ", "
                        + session.process().outpost());
              },
              () -> Running.json(session));
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
              gone.forEach(session -> page.line("  " + line(session)));
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

  static Command seance() {
    return Simple.reads(
        Spec.town("seance", "", "Show the sessions there were, the newest first")
            .group(Group.DIAGNOSTICS)
            .text("--role", "only of this role")
            .text("--rig", "only of this rig")
            .number("-n", "--recent", "20", "how many")
            .text("-t", "--talk", "the dead do not answer; gt peek <session> shows what they said")
            .refused()
            .text(
                "-p", "--prompt", "the dead do not answer; gt peek <session> shows what they said")
            .refused(),
        SessionList::seance);
  }

  private static Reply seance(Call call) {
    var args = call.args();
    var role = args.text("--role");
    var rig = args.text("--rig");
    var all = new ArrayList<>(Desk.of(call).reading().all(Kinds.SESSION));
    all.removeIf(session -> {
      var who = Address.read(session.agent());
      return role != null && (who == null || !who.role().equals(role))
          || rig != null && (who == null || !rig.equals(who.rig()));
    });
    all.sort(Comparator.comparing(Session::since).reversed());
    return shown(all.subList(0, (int) Math.min(all.size(), Math.max(0, args.number("--recent")))));
  }
}
