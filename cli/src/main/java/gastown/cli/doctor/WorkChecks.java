package gastown.cli.doctor;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Status;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.cli.doctor.Finding.Repair;
import gastown.cli.doctor.Finding.Said;
import gastown.cli.doctor.Finding.Verdict;
import gastown.engine.Office;
import gastown.engine.work.Dispatch;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.book.QueueKinds;
import gastown.town.queue.Submission;
import gastown.town.work.Assignment;
import gastown.town.work.Order;
import gastown.town.work.Worker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether beads, assignments, workers and the queue tell the same story.
final class WorkChecks {
  private static final String FIX = "gt doctor --fix";

  private final Scene scene;
  private final List<Assignment> live;
  private final Map<String, Worker> busy = new HashMap<>();

  WorkChecks(Scene scene) {
    this.scene = scene;
    this.live =
        scene.reading().on(Kinds.ASSIGNMENT, Kinds.LIVE).stream()
            .filter(one -> scene.isWanted(one.claim().rig()))
            .toList();
    for (var worker : scene.reading().on(Kinds.WORKER, "busy")) {
      if (scene.isWanted(String.valueOf(worker.who().rig()))) {
        busy.put(worker.who().text(), worker);
      }
    }
  }

  List<Finding> all() {
    return List.of(hooks(), hooked(), holders(), workers(), orders(), submitted());
  }

  /// Who holds a bead is what the bead says.
  private Finding hooks() {
    var found = new ArrayList<String>();
    var repairs = new ArrayList<Repair>();
    for (var assignment : live) {
      var bead = scene.reading().rows().bead(assignment.bead());
      if (bead == null || bead.isClosed() || bead.isTombstone()) {
        found.add(
            assignment.bead() + " is " + (bead == null ? "gone" : bead.status()) + ", and held");
        repairs.add(release(assignment));
      } else if (!isHeld(bead, assignment)) {
        found.add(
            assignment.bead()
                + " says "
                + bead.status()
                + ", held by "
                + assignment.claim().worker());
        repairs.add(
            new Repair.InBook(
                "show on " + bead.id() + " that " + assignment.claim().worker() + " has it",
                office -> show(office, bead.id(), Status.HOOKED, assignment.claim().worker())));
      }
    }
    var said = new Said("each says who has it", "beads do not say who has them", FIX);
    return Finding.of("Assignments", Verdict.ERROR, found, said).with(repairs);
  }

  private static boolean isHeld(Bead bead, Assignment assignment) {
    boolean isShown =
        bead.status().equals(Status.HOOKED) || bead.status().equals(Status.IN_PROGRESS);
    return isShown && assignment.claim().worker().equals(bead.assignee());
  }

  private static void show(Office office, String id, String status, @Nullable String assignee) {
    var bead = office.book().rows().bead(id);
    if (bead != null && !bead.isSettled()) {
      office
          .book()
          .draft()
          .put(
              bead.with(Field.STATUS, status)
                  .with(Field.ASSIGNEE, assignee)
                  .with(Field.UPDATED_AT, office.now()));
    }
  }

  private static Repair release(Assignment assignment) {
    return new Repair.InBook(
        "release " + assignment.bead() + " from " + assignment.claim().worker(),
        office -> new Dispatch(office).recall(assignment.bead(), "gt doctor released it"));
  }

  /// A bead on a worker's hook is assigned to it.
  private Finding hooked() {
    var held = new ArrayList<String>();
    live.forEach(assignment -> held.add(assignment.bead()));
    var found = new ArrayList<String>();
    var repairs = new ArrayList<Repair>();
    var query = Query.where(Criterion.is(Field.STATUS, Status.HOOKED));
    for (var bead : scene.reading().rows().find(query)) {
      var assignee = bead.assignee();
      boolean isWorkers =
          assignee.isEmpty()
              || Address.read(assignee) instanceof Address.Polecat who
                  && scene.isWanted(String.valueOf(who.rig()));
      if (isWorkers && !held.contains(bead.id())) {
        found.add(
            bead.id() + " hangs on the hook of " + (assignee.isEmpty() ? "nobody" : assignee));
        repairs.add(
            new Repair.InBook(
                "take " + bead.id() + " off the hook; it is open again",
                office -> show(office, bead.id(), Status.OPEN, null)));
      }
    }
    var said = new Said("each has its assignment", "beads hang on a hook without assignment", FIX);
    return Finding.of("Hooks", Verdict.ERROR, found, said).with(repairs);
  }

  /// Whoever holds a bead and works on it is about it.
  private Finding holders() {
    var found = new ArrayList<String>();
    var repairs = new ArrayList<Repair>();
    for (var assignment : live) {
      var worker = busy.get(assignment.claim().worker());
      boolean isAboutIt = worker != null && worker.job().bead().equals(assignment.bead());
      if (assignment.phase() != Assignment.Phase.SUBMITTED && !isAboutIt) {
        found.add(assignment.bead() + " is held by " + assignment.claim().worker() + ", who rests");
        repairs.add(release(assignment));
      }
    }
    var said = new Said("each is about its bead", "beads are held by nobody at work", FIX);
    return Finding.of("Holders", Verdict.ERROR, found, said).with(repairs);
  }

  /// Whoever is busy is so with something assigned.
  private Finding workers() {
    var found = new ArrayList<String>();
    var repairs = new ArrayList<Repair>();
    for (var worker : busy.values()) {
      if (scene.reading().find(Kinds.ASSIGNMENT, worker.job().bead()) == null) {
        found.add(
            worker.who().shown() + " is about " + worker.job().bead() + ", assigned to nobody");
        repairs.add(clear(worker));
      }
    }
    var said = new Said(busy.size() + " at work", "workers are about nothing assigned", FIX);
    return Finding.of("Workers", Verdict.ERROR, found, said).with(repairs);
  }

  private static Repair clear(Worker worker) {
    return new Repair.InBook(
        "save and clear what " + worker.who().shown() + " left",
        office -> {
          var job = worker.job();
          office
              .book()
              .put(
                  Kinds.ASSIGNMENT,
                  new Assignment(
                      job.bead(),
                      new Assignment.Claim(
                          String.valueOf(worker.who().rig()),
                          worker.who().text(),
                          job.epoch(),
                          "",
                          "",
                          job.branch()),
                      Assignment.Phase.RELEASED,
                      office.now(),
                      Assignment.Tally.NONE,
                      "gt doctor released it"));
          office
              .book()
              .put(
                  Kinds.WORKER,
                  new Worker(
                      worker.who(),
                      Worker.State.CLEARING,
                      job,
                      office.now(),
                      office.now(),
                      worker.nudges()));
          office.order(
              new Order.ClearWorktree(
                  worker.who().text(), job.session(), job.branch(), "nobody assigned it"));
        });
  }

  private Finding orders() {
    var found = new ArrayList<String>();
    for (var order : scene.reading().all(Kinds.ORDER)) {
      if (order.tries() >= 3) {
        found.add(
            order.order().kind()
                + " for "
                + order.order().about()
                + ", tried "
                + order.tries()
                + " times: "
                + order.why());
      }
    }
    var said = new Said("none is stuck", "orders keep failing", "put right what they complain of");
    return Finding.of("Orders", Verdict.WARNING, found, said);
  }

  /// What was handed in waits in a queue.
  private Finding submitted() {
    var found = new ArrayList<String>();
    var repairs = new ArrayList<Repair>();
    for (var assignment : live) {
      var id = assignment.bead() + ".e" + assignment.epoch();
      var submission = scene.reading().find(QueueKinds.SUBMISSION, id);
      boolean isWaiting = submission != null && !submission.state().isOver();
      if (assignment.phase() == Assignment.Phase.SUBMITTED && !isWaiting) {
        found.add(assignment.bead() + " was handed in, and is in no queue");
        repairs.add(release(assignment));
      } else if (submission != null && submission.state() == Submission.State.DIRECT) {
        found.add(
            assignment.bead() + " was being landed directly: gt land --direct goes on with it");
      }
    }
    var said = new Said("all of it is in a queue", "submissions are lost to the queue", FIX);
    return Finding.of("Submissions", Verdict.ERROR, found, said).with(repairs);
  }
}
