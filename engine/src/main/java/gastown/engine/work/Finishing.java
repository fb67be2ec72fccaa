package gastown.engine.work;

import gastown.beads.Bead;
import gastown.beads.Problem;
import gastown.engine.Ground;
import gastown.engine.Office;
import gastown.engine.Town;
import gastown.engine.convoy.ConvoyLabels;
import gastown.engine.mail.Nudges;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.book.QueueKinds;
import gastown.town.ports.RigGit;
import gastown.town.queue.Submission;
import gastown.town.work.Assignment;
import gastown.town.work.Fact;
import gastown.town.work.Salvaged;
import gastown.town.work.Worker;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A worker's last word on a bead. Each step can be done again, so a command that died half-way is
/// simply typed once more.
public final class Finishing {
  /// Before the most urgent.
  private static final int FIRST = -1;

  /// What a worker says: `isSaving` commits what is not committed yet, `noCode` is why nothing had
  /// to change, empty when something was changed.
  public record Word(
      Address.Polecat worker, Hold hold, boolean isSaving, String noCode, String message) {
    long epoch() {
      return hold.epoch();
    }
  }

  /// Which session speaks, and what it was started for. Another bead of the same worker may bear
  /// the same epoch; an empty bead stands for whatever is hooked, an empty session for a person.
  public record Hold(String bead, long epoch, String session) {}

  public sealed interface Finished {
    record Submitted(Submission submission, int place, boolean isNew) implements Finished {}

    /// Nothing to land; a person decides whether that is right.
    record Asked(String bead, String why) implements Finished {}

    record GivenBack(String bead, boolean needsPerson) implements Finished {}

    record Cycling(String bead) implements Finished {}
  }

  private final Town town;
  private final RigGit git;
  private final Ground.Rig rig;

  public Finishing(Town town, RigGit git, Ground.Rig rig) {
    this.town = town;
    this.git = git;
    this.rig = rig;
  }

  private Path worktree(Word word) {
    return rig.worktree(word.worker().name());
  }

  public Finished submit(Word word) {
    var assignment = held(word);
    var earlier =
        town.look(reading -> reading.find(QueueKinds.SUBMISSION, id(assignment, word.epoch())));
    if (earlier != null) {
      return new Finished.Submitted(earlier, place(earlier), false);
    }
    var head = committed(word, assignment);
    var target = target();
    var base = git.mergeBase(target, head);
    if (base == null) {
      throw Problem.of(
              "unrelated",
              assignment.branch() + " has nothing in common with " + rig.target(),
              "gt done --status ESCALATED --reason \"the branch was begun anew\"")
          .refusal();
    }
    boolean isEmpty = head.equals(base) || git.footprint(base, head).isEmpty();
    return isEmpty ? nothingChanged(word, assignment) : handIn(word, assignment, head, base);
  }

  /// The assignment this session may speak for. A session of an earlier epoch is refused, and so is
  /// one that is over, whose place another takes in the same worktree; what it made is kept. One
  /// that is suspended has not lost its bead: it is heard until it is over, because its last word
  /// is the boundary it is suspended at, and costs nothing more.
  private Assignment held(Word word) {
    var worker = town.look(reading -> reading.find(Kinds.WORKER, word.worker().text()));
    if (worker == null || worker.isFree()) {
      throw Unheard.nothingHooked(word).refusal();
    }
    var assignment = town.look(reading -> reading.find(Kinds.ASSIGNMENT, worker.job().bead()));
    if (assignment == null || !isMeant(word, assignment)) {
      throw Unheard.nothingHooked(word).refusal();
    }
    boolean isIts = assignment.claim().worker().equals(word.worker().text());
    if (!isIts || assignment.epoch() != word.epoch() || !assignment.isLive()) {
      keep(word, assignment, "an old session spoke");
      throw Unheard.outdated(word, assignment).refusal();
    }
    if (isOver(word.hold().session(), worker)) {
      keep(word, assignment, "a session spoke after its end");
      throw Unheard.over(word, assignment).refusal();
    }
    return assignment;
  }

  private boolean isOver(String session, Worker worker) {
    if (session.isEmpty()) {
      return false;
    }
    var known = town.look(reading -> reading.find(Kinds.SESSION, session));
    return known != null && !known.isLive() || !worker.job().session().equals(session);
  }

  private static boolean isMeant(Word word, Assignment assignment) {
    return word.hold().bead().isEmpty() || word.hold().bead().equals(assignment.bead());
  }

  private String committed(Word word, Assignment assignment) {
    var condition = git.condition(worktree(word));
    if (condition == null) {
      var head = git.commitOf("refs/heads/" + assignment.branch());
      if (head == null) {
        throw Problem.of(
                "no-worktree",
                "the worktree of " + word.worker().shown() + " is gone, and so is its branch",
                "gt salvage list",
                "gt sling " + assignment.bead() + " " + rig.name() + " --steal")
            .refusal();
      }
      return head;
    }
    if (condition.isClean()) {
      return condition.head();
    }
    if (!word.isSaving()) {
      throw Unheard.dirty(condition).refusal();
    }
    var message = word.message().isBlank() ? "Work on " + assignment.bead() : word.message();
    var author =
        new RigGit.Author(
            word.worker().name(), word.worker().text().replace('/', '.') + "@gastown.local");
    var made = git.commitAll(worktree(word), message, author);
    return made == null ? condition.head() : made;
  }

  private String target() {
    var target = git.commitOf("refs/remotes/origin/" + rig.target());
    if (target == null) {
      throw Problem.of(
              "no-target",
              "rig " + rig.name() + " has no branch " + rig.target(),
              "gt rig status " + rig.name())
          .refusal();
    }
    return target;
  }

  private Finished nothingChanged(Word word, Assignment assignment) {
    if (word.noCode().isBlank()) {
      remark(word, "it said done, but nothing had changed");
      throw new Problem(
              "nothing-changed",
              "there is nothing to land for " + assignment.bead(),
              "no commit on " + assignment.branch() + " changes a file",
              List.of(
                  "commit what you did, then gt done",
                  "gt done --no-code --reason \"why nothing had to change\"",
                  "gt done --status ESCALATED --reason \"what stands in the way\""))
          .refusal();
    }
    tell(
        "no-code",
        word,
        new Fact.GaveUp(word.epoch(), true, "it says nothing has to change: " + word.noCode()));
    return new Finished.Asked(assignment.bead(), word.noCode());
  }

  private Finished handIn(Word word, Assignment assignment, String head, String base) {
    var id = id(assignment, word.epoch());
    if (way(assignment).equals("local")) {
      return keepLocal(word, assignment, head);
    }
    pin(word, assignment.bead(), "refs/gastown/submissions/" + id, head);
    var submission =
        town.change("done", word.worker().text(), office -> keep(office, word, id, head, base));
    return new Finished.Submitted(submission, place(submission), true);
  }

  /// An earlier try may have pinned a commit and died before anybody was told of it. That commit
  /// may be nowhere else by now, so it is kept before the pin moves on.
  private void pin(Word word, String bead, String ref, String head) {
    var earlier = git.commitOf(ref);
    if (earlier != null && !git.isAncestor(earlier, head)) {
      var kept =
          "refs/gastown/salvage/" + word.worker().text() + "/pinned-" + earlier.substring(0, 12);
      git.pin(kept, earlier, null);
      var owner =
          new Salvaged.Owner(
              rig.name(), word.worker().text(), bead, "", "handed in before, and then again");
      list(word, new Salvaged(kept, earlier, owner, town.clock().instant(), List.of()));
    }
    git.pin(ref, head, null);
  }

  private Submission keep(Office office, Word word, String id, String head, String base) {
    var book = office.book();
    var worker = book.find(Kinds.WORKER, word.worker().text());
    var assignment = worker == null ? null : book.find(Kinds.ASSIGNMENT, worker.job().bead());
    if (assignment == null || assignment.epoch() != word.epoch() || !assignment.isLive()) {
      throw Unheard.nothingHooked(word).refusal();
    }
    var bead = book.rows().bead(assignment.bead());
    var origin =
        new Submission.Origin(
            rig.name(),
            assignment.bead(),
            word.worker().text(),
            word.epoch(),
            new Submission.Way(assignment.branch(), rig.target()),
            urgency(office, assignment, bead == null ? 2 : bead.priority()));
    var submission =
        new Submission(
            id,
            origin,
            new Submission.Span(base, head),
            Submission.State.QUEUED,
            office.now(),
            Submission.Verdict.NONE);
    book.put(QueueKinds.SUBMISSION, submission);
    spoke(office, word);
    new Happenings(office).tell(word.worker().text(), new Fact.Submitted(word.epoch()));
    book.draft().name("done", assignment.bead());
    return submission;
  }

  /// Its convoy is not merged: the work is kept and listed, and a person is told.
  private Finished keepLocal(Word word, Assignment assignment, String head) {
    var ref =
        "refs/gastown/salvage/" + word.worker().text() + "/local-" + id(assignment, word.epoch());
    var why = "its convoy keeps it local; it is " + ref;
    git.pin(ref, head, null);
    var owner =
        new Salvaged.Owner(rig.name(), word.worker().text(), assignment.bead(), "", "kept local");
    list(word, new Salvaged(ref, head, owner, town.clock().instant(), List.of()));
    tell("done", word, new Fact.GaveUp(word.epoch(), true, why));
    return new Finished.GivenBack(assignment.bead(), true);
  }

  private String way(Assignment assignment) {
    return town.look(reading -> ConvoyLabels.mergeOf(reading.rows(), assignment.bead()));
  }

  /// Of a convoy that is merged directly nothing waits behind others; gates run all the same.
  private static int urgency(Office office, Assignment assignment, int usual) {
    var way = ConvoyLabels.mergeOf(office.book().rows(), assignment.bead());
    return way.equals("direct") ? FIRST : usual;
  }

  private static String id(Assignment assignment, long epoch) {
    return assignment.bead() + ".e" + epoch;
  }

  private int place(Submission submission) {
    var queued =
        town.look(reading -> reading.on(QueueKinds.SUBMISSION, QueueKinds.queued(rig.name())));
    int place = 1;
    for (var other : queued) {
      if (other.at().isBefore(submission.at())) {
        place++;
      }
    }
    return place;
  }

  /// The worker gives the bead back; what it made is kept.
  public Finished giveBack(Word word, boolean needsPerson, String why) {
    var assignment = held(word);
    keep(word, assignment, why);
    tell("done", word, new Fact.GaveUp(word.epoch(), needsPerson, why));
    return new Finished.GivenBack(assignment.bead(), needsPerson);
  }

  /// The worker goes on in a fresh session.
  public Finished cycle(Word word, String why) {
    var assignment = held(word);
    town.change(
        "handoff",
        word.worker().text(),
        office -> {
          spoke(office, word);
          new Happenings(office).handOn(word.worker().text(), new Fact.Cycles(word.epoch(), why));
          return true;
        });
    return new Finished.Cycling(assignment.bead());
  }

  /// Keeps what is held against a worker, for whoever comes next.
  private void remark(Word word, String why) {
    town.change(
        "done-refused",
        word.worker().text(),
        office -> {
          var worker = office.book().find(Kinds.WORKER, word.worker().text());
          var assignment =
              worker == null ? null : office.book().find(Kinds.ASSIGNMENT, worker.job().bead());
          if (assignment != null && assignment.epoch() == word.epoch()) {
            office.book().put(Kinds.ASSIGNMENT, assignment.because(why));
            office.book().draft().name("done-refused", assignment.bead());
          }
          return true;
        });
  }

  private void tell(String kind, Word word, Fact fact) {
    town.change(
        kind,
        word.worker().text(),
        office -> {
          spoke(office, word);
          new Happenings(office).tell(word.worker().text(), fact);
          return true;
        });
  }

  /// Its last word shows that it took what it was offered before.
  private static void spoke(Office office, Word word) {
    var worker = office.book().find(Kinds.WORKER, word.worker().text());
    if (worker != null) {
      new Nudges(office).spoke(word.worker().text(), worker.job().session());
    }
  }

  private void keep(Word word, Assignment assignment, String why) {
    var condition = git.condition(worktree(word));
    if (condition == null || condition.isClean()) {
      return;
    }
    var now = town.clock().instant();
    var saved = git.save(worktree(word), ref(word, now), word.worker().shown() + ": " + why + "\n");
    if (saved instanceof RigGit.Saved.Kept(var ref, var commit, var skipped)) {
      var owner = new Salvaged.Owner(rig.name(), word.worker().text(), assignment.bead(), "", why);
      list(word, new Salvaged(ref, commit, owner, now, List.copyOf(skipped.keySet())));
    }
  }

  private void list(Word word, Salvaged salvaged) {
    town.change(
        "salvage",
        word.worker().text(),
        office -> {
          office.book().put(Kinds.SALVAGE, salvaged);
          return true;
        });
  }

  private static String ref(Word word, Instant now) {
    return "refs/gastown/salvage/" + word.worker().text() + "/said-" + now.toEpochMilli();
  }

  /// The bead a worker has on its hook, or null.
  public static @Nullable Bead hooked(gastown.town.book.Reading reading, String worker) {
    var known = reading.find(Kinds.WORKER, worker);
    if (known == null || known.isFree()) {
      return null;
    }
    var assignment = reading.find(Kinds.ASSIGNMENT, known.job().bead());
    boolean isIts =
        assignment != null
            && assignment.claim().worker().equals(worker)
            && (assignment.phase() == Assignment.Phase.HOOKED
                || assignment.phase() == Assignment.Phase.WORKING);
    return isIts ? reading.rows().bead(known.job().bead()) : null;
  }
}
