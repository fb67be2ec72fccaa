package gastown.town.book;

import gastown.beads.json.Json;
import gastown.town.address.Address;
import gastown.town.work.Assignment;
import gastown.town.work.Queued;
import gastown.town.work.Salvaged;
import gastown.town.work.Session;
import gastown.town.work.Waiting;
import gastown.town.work.Worker;

/// How what is kept about work is written and read.
public final class Kinds {
  private Kinds() {}

  public static final String LIVE = "live";
  public static final String OVER = "over";

  public static final Kind<Assignment> ASSIGNMENT =
      new Kind<>(
          "assignment",
          Assignment::bead,
          assignment -> assignment.isLive() ? LIVE : Leaf.word(assignment.phase()),
          Kinds::write,
          Kinds::assignment);

  private static Json.Obj write(Assignment assignment) {
    var claim = assignment.claim();
    var tally = assignment.tally();
    return Json.object()
        .put("rig", claim.rig())
        .put("worker", claim.worker())
        .put("epoch", claim.epoch())
        .putText("runtime", claim.runtime())
        .putText("words", claim.words())
        .put("phase", Leaf.word(assignment.phase()))
        .put("since", assignment.since().toString())
        .put("attempts", tally.attempts())
        .put("conflicts", tally.conflicts())
        .put("returns", tally.returns())
        .putText("branch", assignment.branch())
        .putText("why", assignment.why())
        .build();
  }

  private static Assignment assignment(Leaf leaf) {
    return new Assignment(
        leaf.id(),
        new Assignment.Claim(
            leaf.text("rig"),
            leaf.text("worker"),
            leaf.number("epoch"),
            leaf.text("runtime"),
            leaf.text("words"),
            leaf.text("branch")),
        leaf.word("phase", Assignment.Phase.class),
        leaf.time("since"),
        new Assignment.Tally(
            leaf.count("attempts"), leaf.count("conflicts"), leaf.count("returns")),
        leaf.text("why"));
  }

  public static final Kind<Worker> WORKER =
      new Kind<>(
          "worker",
          worker -> worker.who().text(),
          worker -> worker.isFree() ? "resting" : "busy",
          Kinds::write,
          Kinds::worker);

  private static Json.Obj write(Worker worker) {
    var job = worker.job();
    return Json.object()
        .put("rig", worker.who().rig())
        .put("name", worker.who().name())
        .put("state", Leaf.word(worker.state()))
        .putText("bead", job.bead())
        .put("epoch", job.epoch())
        .put("wakes", job.wakes())
        .putText("branch", job.branch())
        .put("due", worker.due().toString())
        .put("heard", worker.heard().toString())
        .put("nudges", worker.nudges())
        .build();
  }

  private static Worker worker(Leaf leaf) {
    return new Worker(
        new Address.Polecat(leaf.text("rig"), leaf.text("name")),
        leaf.word("state", Worker.State.class),
        new Worker.Job(
            leaf.text("bead"), leaf.number("epoch"), leaf.count("wakes"), leaf.text("branch")),
        leaf.time("due"),
        leaf.time("heard"),
        leaf.count("nudges"));
  }

  public static final Kind<Waiting> WAITING =
      new Kind<>("waiting", Waiting::bead, Waiting::rig, Kinds::write, Kinds::waiting);

  private static Json.Obj write(Waiting waiting) {
    var wish = waiting.wish();
    return Json.object()
        .put("rig", waiting.rig())
        .put("priority", waiting.priority())
        .put("since", waiting.since().toString())
        .putText("runtime", wish.runtime())
        .putText("words", wish.words())
        .putText("by", wish.by())
        .putText("why", wish.why())
        .build();
  }

  private static Waiting waiting(Leaf leaf) {
    return new Waiting(
        leaf.id(),
        leaf.text("rig"),
        leaf.count("priority"),
        leaf.time("since"),
        new Waiting.Wish(
            leaf.text("runtime"), leaf.text("words"), leaf.text("by"), leaf.text("why")));
  }

  public static final Kind<Session> SESSION =
      new Kind<>(
          "session",
          Session::id,
          session -> session.isLive() ? LIVE : OVER,
          Kinds::write,
          Kinds::session);

  private static Json.Obj write(Session session) {
    var work = session.work();
    var process = session.process();
    return Json.object()
        .put("agent", session.agent())
        .putText("bead", work.bead())
        .put("epoch", work.epoch())
        .put("wakes", work.wakes())
        .put("runtime", work.runtime())
        .putText("account", work.account())
        .put("since", session.since().toString())
        .put("outpost", process.outpost())
        .put("pid", process.number())
        .put("pid_since", process.start())
        .putText("ended", session.ended())
        .build();
  }

  private static Session session(Leaf leaf) {
    return new Session(
        leaf.id(),
        leaf.text("agent"),
        new Session.Work(
            leaf.text("bead"),
            leaf.number("epoch"),
            leaf.count("wakes"),
            leaf.text("runtime"),
            leaf.text("account")),
        leaf.time("since"),
        new Session.Running(leaf.text("outpost"), leaf.number("pid"), leaf.text("pid_since")),
        leaf.text("ended"));
  }

  public static final Kind<Salvaged> SALVAGE =
      new Kind<>(
          "salvage",
          Salvaged::ref,
          salvaged -> salvaged.owner().worker(),
          Kinds::write,
          Kinds::salvaged);

  private static Json.Obj write(Salvaged salvaged) {
    var owner = salvaged.owner();
    return Json.object()
        .put("commit", salvaged.commit())
        .put("rig", owner.rig())
        .put("worker", owner.worker())
        .putText("bead", owner.bead())
        .putText("session", owner.session())
        .put("why", owner.why())
        .put("at", salvaged.at().toString())
        .put("skipped", Json.texts(salvaged.skipped()))
        .build();
  }

  private static Salvaged salvaged(Leaf leaf) {
    return new Salvaged(
        leaf.id(),
        leaf.text("commit"),
        new Salvaged.Owner(
            leaf.text("rig"),
            leaf.text("worker"),
            leaf.text("bead"),
            leaf.text("session"),
            leaf.text("why")),
        leaf.time("at"),
        leaf.texts("skipped"));
  }

  public static final Kind<Queued> ORDER =
      new Kind<>(
          "order",
          Queued::id,
          queued -> queued.order().kind(),
          queued ->
              Orders.write(queued.order())
                  .put("since", queued.since().toString())
                  .put("due", queued.due().toString())
                  .put("tries", queued.tries())
                  .putText("why", queued.why())
                  .build(),
          leaf ->
              new Queued(
                  leaf.id(),
                  Orders.read(leaf),
                  leaf.time("since"),
                  leaf.time("due"),
                  leaf.count("tries"),
                  leaf.text("why")));
}
