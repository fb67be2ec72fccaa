package gastown.cli.landing;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.Ground;
import gastown.engine.queue.Refinery;
import gastown.town.book.Kinds;
import gastown.town.book.QueueKinds;
import gastown.town.queue.Candidate;
import gastown.town.queue.Line;
import gastown.town.queue.Submission;
import gastown.town.work.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `gt refinery status|queue|ready|blocked`: the merge queue of a rig, from four sides.
final class RefineryPages {
  private RefineryPages() {}

  static Command status() {
    return Simple.reads(
        Spec.town("refinery status", "[rig]", "Show how the merge queues do").group(Group.SERVICES),
        RefineryPages::status);
  }

  static Command queue() {
    return Simple.reads(
        Spec.town("refinery queue", "[rig]", "Show what waits to land and what is being tried")
            .group(Group.WORK),
        call -> list(call, Which.QUEUE));
  }

  static Command ready() {
    return Simple.reads(
        Spec.town("refinery ready", "[rig]", "Show what can land now, in order")
            .group(Group.WORK)
            .sw("-a", "--all", "what came back, too"),
        call -> list(call, call.args().is("--all") ? Which.ALL : Which.READY));
  }

  static Command blocked() {
    return Simple.reads(
        Spec.town("refinery blocked", "[rig]", "Show what came back and is not landed since")
            .group(Group.WORK),
        call -> list(call, Which.BLOCKED));
  }

  private enum Which {
    QUEUE,
    READY,
    BLOCKED,
    ALL
  }

  static List<Ground.Rig> rigs(Call call, Desk desk) {
    var typed = call.args().positional(0);
    return typed == null ? desk.ground().rigs() : List.of(desk.rig(typed));
  }

  private static Reply status(Call call) {
    var desk = Desk.of(call);
    boolean isUp = desk.isUp();
    var rigs = rigs(call, desk);
    return Reply.of(
        page -> {
          page.line(isUp ? "The town is up." : "The town is down: nothing lands. Next: gt up");
          rigs.forEach(rig -> text(call, desk, rig, page));
        },
        () -> new Json.Arr(rigs.stream().map(rig -> json(call, desk, rig, isUp)).toList()));
  }

  private static void text(Call call, Desk desk, Ground.Rig rig, Page page) {
    var now = Refinery.situation(desk.reading(), desk.ground(), rig, call.now());
    page.line(rig.name() + " → " + rig.target() + ": " + now.queued().size() + " in the queue");
    for (var candidate : now.candidates()) {
      page.line("  " + shown(candidate));
    }
    var pause = now.line().pause();
    if (pause.isOn()) {
      page.line("  waits: " + shown(pause));
    }
  }

  private static String shown(Candidate candidate) {
    var what =
        candidate.isBaseline() ? "the target itself" : String.join(", ", candidate.submissions());
    return state(candidate) + ": " + what;
  }

  private static String state(Candidate candidate) {
    return candidate.state().name().toLowerCase(Locale.ROOT);
  }

  private static String shown(Line.Pause pause) {
    return pause.kind().equals(Line.Pause.STOPPED)
        ? "stopped" + (pause.why().isEmpty() ? "" : ": " + pause.why()) + " (gt refinery start)"
        : pause.why() + " (tried again at " + pause.until() + ")";
  }

  private static Json json(Call call, Desk desk, Ground.Rig rig, boolean isUp) {
    var now = Refinery.situation(desk.reading(), desk.ground(), rig, call.now());
    var pause = now.line().pause();
    var tried = new ArrayList<Json>();
    for (var candidate : now.candidates()) {
      tried.add(
          Json.object()
              .put("id", candidate.id())
              .put("state", state(candidate))
              .put("submissions", Json.texts(candidate.submissions()))
              .build());
    }
    var json =
        Json.object()
            .put("rig", rig.name())
            .put("target", rig.target())
            .put("running", isUp && !pause.kind().equals(Line.Pause.STOPPED))
            .put("queued", now.queued().size())
            .put("candidates", new Json.Arr(tried))
            .putText("head", now.line().head());
    if (pause.isOn()) {
      json.put(
          "pause",
          Json.object()
              .put("kind", pause.kind())
              .put("why", pause.why())
              .put("until", pause.until().toString())
              .put("tries", pause.tries())
              .build());
    }
    return json.build();
  }

  private static Reply list(Call call, Which which) {
    var desk = Desk.of(call);
    var found = new ArrayList<Submission>();
    for (var rig : rigs(call, desk)) {
      if (which != Which.BLOCKED) {
        found.addAll(Refinery.situation(desk.reading(), desk.ground(), rig, call.now()).inOrder());
      }
      if (which == Which.BLOCKED || which == Which.ALL) {
        found.addAll(cameBack(desk, rig));
      }
    }
    return Reply.of(
        page -> {
          if (found.isEmpty()) {
            page.line(which == Which.BLOCKED ? "Nothing came back." : "Nothing waits to land.");
          }
          found.forEach(one -> page.line(QueueList.line(one)));
          if (which == Which.QUEUE) {
            tried(call, desk, page);
          }
        },
        () -> new Json.Arr(found.stream().map(QueueList::json).toList()));
  }

  private static void tried(Call call, Desk desk, Page page) {
    for (var rig : rigs(call, desk)) {
      for (var candidate : desk.reading().on(QueueKinds.CANDIDATE, rig.name())) {
        page.line("  tried now on " + rig.name() + ": " + shown(candidate));
      }
    }
  }

  /// Submissions that came back and whose bead nobody handed in again.
  private static List<Submission> cameBack(Desk desk, Ground.Rig rig) {
    var all = new ArrayList<Submission>();
    for (var one : desk.reading().on(QueueKinds.SUBMISSION, "returned")) {
      var assignment = desk.reading().find(Kinds.ASSIGNMENT, one.origin().bead());
      boolean isOpen =
          assignment == null
              || assignment.epoch() == one.origin().epoch()
              || assignment.phase() != Assignment.Phase.LANDED
                  && assignment.phase() != Assignment.Phase.SUBMITTED;
      if (one.origin().rig().equals(rig.name()) && isOpen) {
        all.add(one);
      }
    }
    return all;
  }
}
