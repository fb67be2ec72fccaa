package gastown.engine.work;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Status;
import gastown.beads.work.ReadyWork;
import gastown.engine.Ground;
import gastown.engine.Office;
import gastown.engine.money.Purse;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.book.QueueKinds;
import gastown.town.book.Reading;
import gastown.town.money.Budget.Refusal;
import gastown.town.queue.Submission;
import gastown.town.work.Assignment;
import gastown.town.work.Turns;
import gastown.town.work.Waiting;
import gastown.town.work.Worker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Hands out work. A claim is one stroke: bead, assignment and worker change together or not at
/// all, before any process starts.
public record Dispatch(Office office) {
  /// `worker` is empty when any will do. `isForced` overrides what is only advice, `steals` takes
  /// the bead from whoever holds it.
  public record Wish(
      String rig, String worker, String runtime, String words, boolean isForced, boolean steals) {}

  /// What came of it.
  public sealed interface Slung {
    record Hooked(String bead, Address.Polecat worker, long epoch, boolean isNew)
        implements Slung {}

    /// There is no place now; `place` is where it stands in line, from one.
    record Waits(String bead, String rig, int place, String why) implements Slung {}

    record HeldBy(String bead, Assignment assignment) implements Slung {}

    /// On the hook of somebody who is no worker.
    record OnHook(String bead, String holder) implements Slung {}

    record Blocked(String bead, List<String> by) implements Slung {}

    record NotWork(String bead, String why) implements Slung {}

    record WorkerBusy(Address.Polecat worker, String with) implements Slung {}
  }

  public Slung sling(Bead bead, Wish wish) {
    var objection = objection(bead, wish);
    if (objection != null) {
      return objection;
    }
    var rig = rig(wish.rig());
    if (!wish.worker().isEmpty()) {
      var named = new Address.Polecat(rig.name(), wish.worker());
      var worker = office.book().find(Kinds.WORKER, named.text());
      if (worker != null && !worker.isFree()) {
        return new Slung.WorkerBusy(named, worker.job().bead());
      }
    }
    takeAway(bead.id());
    var place = wish.worker().isEmpty() ? place(rig) : wish.worker();
    if (place == null) {
      return queue(bead, rig, wish, whyNoPlace(rig));
    }
    var pause = Pauses.of(office.book(), office.ground(), rig.name(), wish.runtime(), office.now());
    if (pause != null) {
      return queue(bead, rig, wish, pause.shown() + " waits until " + pause.until());
    }
    var refusal = purse(office.book(), office.ground(), office.now(), rig.name(), bead.id());
    if (refusal != null) {
      return queue(bead, rig, wish, refusal.text());
    }
    return hook(bead, rig, place, wish);
  }

  /// The bead is for somebody else now: whoever has it loses it, and what troubled it is over.
  public void takeUp(String bead) {
    takeAway(bead);
    settle(bead);
  }

  private void takeAway(String bead) {
    recall(bead, "taken over");
    new OpenHook(office).steal(bead);
  }

  /// Only who has it settles that: out of the line a bead may be taken again.
  private void settle(String bead) {
    for (var trouble : List.of("stranded:", "needs-person:")) {
      new Alarms(office).settle(trouble + bead, "it was slung again");
    }
  }

  private Ground.Rig rig(String name) {
    var rig = office.ground().rig(name);
    if (rig == null) {
      throw new IllegalStateException("no rig " + name);
    }
    return rig;
  }

  private @Nullable Slung objection(Bead bead, Wish wish) {
    var why = notWork(bead);
    if (!why.isEmpty()) {
      return new Slung.NotWork(bead.id(), why);
    }
    var held = office.book().find(Kinds.ASSIGNMENT, bead.id());
    if (held != null && held.isLive() && !wish.steals()) {
      return new Slung.HeldBy(bead.id(), held);
    }
    var holder = OpenHook.holder(office.book(), bead);
    if (holder != null && !wish.steals()) {
      return new Slung.OnHook(bead.id(), holder);
    }
    if (office.book().rows().isBlocked(bead.id()) && !wish.isForced()) {
      return new Slung.Blocked(bead.id(), ReadyWork.blockers(office.book().rows(), bead.id()));
    }
    if (bead.status().equals(Status.DEFERRED) && !wish.isForced()) {
      return new Slung.NotWork(bead.id(), "it is deferred");
    }
    return null;
  }

  /// Why this is nothing to be worked on; empty when it is.
  public static String notWork(Bead bead) {
    if (bead.isClosed() || bead.isTombstone()) {
      return "it is " + bead.status();
    }
    return switch (bead.type()) {
      case "", IssueType.TASK, "bug", "feature", "chore", "story", "spike", "docs" -> "";
      default -> "a " + bead.type() + " is not worked on";
    };
  }

  /// The name of a free worker, a new one where there is room; null when there is none.
  private String whyNoPlace(Ground.Rig rig) {
    var holds = Holds.of(office.book());
    var freeze = holds.over(rig.name());
    if (freeze != null) {
      return freeze.told();
    }
    return holds.isShort() ? "the disk is full" : "every place is taken";
  }

  private @Nullable String place(Ground.Rig rig) {
    var holds = Holds.of(office.book());
    if (rig.isParked() || holds.isShort() || holds.isFrozen(rig.name())) {
      return null;
    }
    var busy = office.book().on(Kinds.WORKER, "busy");
    long here = busy.stream().filter(worker -> rig.name().equals(worker.who().rig())).count();
    if (here >= rig.workersMost() || busy.size() >= office.ground().workersMost()) {
      return null;
    }
    var taken = new HashSet<String>();
    for (var worker : busy) {
      if (rig.name().equals(worker.who().rig())) {
        taken.add(worker.who().name());
      }
    }
    return Names.free(taken);
  }

  private Slung.Waits queue(Bead bead, Ground.Rig rig, Wish wish, String why) {
    var book = office.book();
    if (book.find(Kinds.WAITING, bead.id()) == null) {
      book.put(
          Kinds.WAITING,
          new Waiting(
              bead.id(),
              rig.name(),
              bead.priority(),
              office.now(),
              new Waiting.Wish(wish.runtime(), wish.words(), book.draft().actor(), why)));
    }
    var line = book.on(Kinds.WAITING, rig.name());
    var mine = mine(bead, line);
    var order = order();
    int place = 1;
    for (var other : line) {
      if (!other.bead().equals(bead.id()) && order.compare(other, mine) < 0) {
        place++;
      }
    }
    return new Slung.Waits(bead.id(), rig.name(), place, why);
  }

  private static Waiting mine(Bead bead, List<Waiting> line) {
    return line.stream().filter(one -> one.bead().equals(bead.id())).findFirst().orElseThrow();
  }

  /// Who is next. Waiting makes more urgent; among equals the rig with the fewest at work.
  private Comparator<Waiting> order() {
    var busy = new HashMap<String, Long>();
    for (var worker : office.book().on(Kinds.WORKER, "busy")) {
      busy.merge(worker.who().rig(), 1L, Long::sum);
    }
    return Turns.order(busy, office.now());
  }

  private Slung.Hooked hook(Bead bead, Ground.Rig rig, String name, Wish wish) {
    var book = office.book();
    var now = office.now();
    var who = new Address.Polecat(rig.name(), name);
    var before = book.find(Kinds.ASSIGNMENT, bead.id());
    long epoch = before == null ? 1 : before.epoch() + 1;
    var branch = "polecat/" + name + "/" + bead.id() + "@" + epoch;
    var tally = wish.isForced() ? Assignment.Tally.NONE : tally(before);
    book.put(
        Kinds.ASSIGNMENT,
        new Assignment(
            bead.id(),
            new Assignment.Claim(
                rig.name(), who.text(), epoch, wish.runtime(), wish.words(), branch),
            Assignment.Phase.HOOKED,
            now,
            tally,
            before == null ? "" : before.why()));
    var known = book.find(Kinds.WORKER, who.text());
    book.put(
        Kinds.WORKER,
        new Worker(
            who, Worker.State.HIRED, new Worker.Job(bead.id(), epoch, 0, branch), now, now, 0));
    book.drop(Kinds.WAITING, bead.id());
    settle(bead.id());
    book.draft()
        .put(
            bead.with(Field.STATUS, Status.HOOKED)
                .with(Field.ASSIGNEE, who.text())
                .with(Field.UPDATED_AT, now));
    book.draft().name("sling", bead.id());
    return new Slung.Hooked(bead.id(), who, epoch, known == null);
  }

  private static Assignment.Tally tally(@Nullable Assignment before) {
    // nobody but a person slings what was given up, and that forgives it
    return before == null || before.phase() == Assignment.Phase.STRANDED
        ? Assignment.Tally.NONE
        : before.tally();
  }

  /// Takes the bead from whoever holds it; false when nobody does. What the holder made is saved.
  public boolean recall(String bead, String why) {
    var assignment = office.book().find(Kinds.ASSIGNMENT, bead);
    if (assignment == null || !assignment.isLive()) {
      return office.book().drop(Kinds.WAITING, bead);
    }
    takeOut(assignment, why);
    new Happenings(office).recall(assignment, why);
    return true;
  }

  /// What was handed in for a bead that is taken back does not land any more. A push that is under
  /// way cannot be called back; what it brings counts.
  private void takeOut(Assignment assignment, String why) {
    var book = office.book();
    var queued = QueueKinds.queued(assignment.claim().rig());
    for (var submission : book.on(QueueKinds.SUBMISSION, queued)) {
      if (submission.origin().bead().equals(assignment.bead())) {
        var verdict = new Submission.Verdict("", why, List.of(), "");
        book.put(QueueKinds.SUBMISSION, submission.now(Submission.State.REJECTED, verdict));
      }
    }
  }

  /// Fills free places from the line, the most urgent first, until there is no place or no line.
  /// Says how many were handed out.
  public int fill() {
    int filled = 0;
    var line = new ArrayList<>(office.book().all(Kinds.WAITING));
    var full = new HashSet<String>();
    boolean isTurnOpen = true;
    while (!line.isEmpty()) {
      if (isTurnOpen) {
        // each place that is filled changes whose turn it is
        line.sort(order());
      }
      isTurnOpen = admit(line.removeFirst(), full);
      filled += isTurnOpen ? 1 : 0;
    }
    return filled;
  }

  /// The cap that keeps a bead from being started, whoever takes it; null when there is room.
  private static @Nullable Refusal purse(
      Reading reading, Ground ground, Instant now, String rig, String bead) {
    return new Purse(reading, ground, now).objection(rig, bead, "");
  }

  /// `full` are the rigs that were found without a place.
  private boolean admit(Waiting waiting, Set<String> full) {
    var book = office.book();
    var rig = office.ground().rig(waiting.rig());
    var bead = book.rows().bead(waiting.bead());
    if (bead == null || !notWork(bead).isEmpty() || OpenHook.holder(book, bead) != null) {
      return book.drop(Kinds.WAITING, waiting.bead());
    }
    if (rig == null || full.contains(rig.name()) || book.rows().isBlocked(bead.id())) {
      return false;
    }
    var place = place(rig);
    if (place == null) {
      full.add(rig.name());
      return false;
    }
    var wish = waiting.wish();
    if (Pauses.of(book, office.ground(), rig.name(), wish.runtime(), office.now()) != null
        || purse(book, office.ground(), office.now(), rig.name(), bead.id()) != null) {
      return false;
    }
    hook(bead, rig, place, new Wish(rig.name(), "", wish.runtime(), wish.words(), false, false));
    return true;
  }

  /// Whether [#fill] would hand out anything.
  public static boolean isRoom(Reading reading, Ground ground, Instant now) {
    var line = reading.all(Kinds.WAITING);
    if (line.isEmpty()) {
      return false;
    }
    var busy = reading.on(Kinds.WORKER, "busy");
    if (busy.size() >= ground.workersMost()) {
      return false;
    }
    var holds = Holds.of(reading);
    if (holds.isShort()) {
      return false;
    }
    for (var waiting : line) {
      var rig = ground.rig(waiting.rig());
      if (rig != null
          && !rig.isParked()
          && !holds.isFrozen(rig.name())
          && busy.stream().filter(worker -> rig.name().equals(worker.who().rig())).count()
              < rig.workersMost()
          && !reading.rows().isBlocked(waiting.bead())
          && Pauses.of(reading, ground, rig.name(), waiting.wish().runtime(), now) == null
          && purse(reading, ground, now, rig.name(), waiting.bead()) == null) {
        return true;
      }
    }
    return false;
  }
}
