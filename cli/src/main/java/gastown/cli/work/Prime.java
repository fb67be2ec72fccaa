package gastown.cli.work;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.mail.TurnNews;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.roles.RoleWords;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.engine.mail.Mailbox;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.book.QueueKinds;
import gastown.town.book.Reading;
import gastown.town.book.SignalKinds;
import gastown.town.queue.Submission;
import gastown.town.signals.Condition;
import gastown.town.work.Assignment;
import gastown.town.work.Worker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `gt prime`: who you are, what hangs on your hook, and what to do next.
final class Prime {
  private Prime() {}

  static Command command() {
    return Simple.reads(
        Spec.town("prime", "", "Tell an agent who it is and what to do next")
            .group(Group.DIAGNOSTICS)
            .noOp("--hook", "--dry-run", "--state", "--explain"),
        Prime::run);
  }

  private static Reply run(Call call) {
    var desk = Desk.of(call);
    var self = desk.self();
    var reading = desk.reading();
    var bead = Hook.of(desk, self);
    var assignment = assignment(reading, self, bead);
    var news = TurnNews.of(call, reading, self);
    if (news.isToBeNoted()) {
      call.afterwards(() -> news.note(call.afresh()));
    }
    return Reply.of(
        page -> {
          text(page, call, self, bead, assignment, reading);
          news.show(page);
        },
        () -> json(self, bead, assignment));
  }

  /// A worker's; behind what hangs on another's hook there is none.
  static @Nullable Assignment assignment(Reading reading, Address self, @Nullable Bead bead) {
    return bead != null && self instanceof Address.Polecat
        ? reading.find(Kinds.ASSIGNMENT, bead.id())
        : null;
  }

  static void text(
      Page page,
      Call call,
      Address self,
      @Nullable Bead bead,
      @Nullable Assignment assignment,
      Reading reading) {
    var session = call.invocation().variable("GT_SESSION");
    page.line("[GAS TOWN] role:" + self.text() + (session == null ? "" : " session:" + session));
    page.blank();
    page.line("You are " + self.shown() + ", " + office(self) + ".").blank();
    RoleWords.of(call, self).show(page);
    letter(page, call, self, reading);
    if (bead == null) {
      page.line("Nothing hangs on your hook. " + idle(self));
      return;
    }
    held(page, bead);
    if (assignment == null) {
      page.line("When it is done: bd close " + bead.id());
      page.line("If it is not for you: gt unsling " + bead.id());
      return;
    }
    if (!assignment.claim().words().isEmpty()) {
      page.line("You were told: " + assignment.claim().words()).blank();
    }
    history(page, assignment, reading);
    page.line("You work on branch " + assignment.branch() + ", epoch " + assignment.epoch() + ".");
    page.line("Commit what you do with git, then say: gt done");
    page.line("If you cannot go on: gt done --status ESCALATED --reason \"…\"");
  }

  private static void held(Page page, Bead bead) {
    page.line("Your hook holds " + bead.id() + ": " + bead.title()).blank();
    var description = bead.text(Field.DESCRIPTION);
    if (!description.isBlank()) {
      page.line(description.strip()).blank();
    }
    var criteria = bead.text(Field.ACCEPTANCE);
    if (!criteria.isBlank()) {
      page.line("It is done when: " + criteria.strip()).blank();
    }
  }

  /// What somebody who is no worker was left by the session before. Nobody else's words stand here
  /// but those of who may hand a session over.
  private static void letter(Page page, Call call, Address self, Reading reading) {
    if (self instanceof Address.Polecat) {
      return;
    }
    for (var letter : new Mailbox(reading.rows(), call.now()).unread(self.text())) {
      var from = letter.from();
      boolean isTrusted =
          from.equals(self.text()) || from.equals("overseer") || from.equals("mayor");
      if (isTrusted && letter.kind().equals(HandingOver.KIND)) {
        page.line("Handed over to you by " + from + " (" + letter.id() + "): " + letter.subject());
        page.line(letter.text().strip()).blank();
        return;
      }
    }
  }

  /// What went before: an earlier session's end, or why a submission came back.
  private static void history(Page page, Assignment assignment, Reading reading) {
    var tally = assignment.tally();
    if (tally.attempts() > 0 && !assignment.why().isEmpty()) {
      page.line("The session before ended: " + assignment.why()).blank();
    }
    predecessor(page, assignment, reading);
    var returned = lastReturned(assignment, reading);
    if (returned != null) {
      var verdict = returned.verdict();
      page.line("It came back from the merge queue: " + assignment.why() + ".");
      page.line("What was handed in then is kept as " + returned.commit() + ".");
      page.line("To take it up again: git cherry-pick " + range(returned));
      if (!verdict.log().isEmpty()) {
        page.line("The gate's log: " + verdict.log());
      }
      page.blank();
    }
  }

  /// A session that handed on; what it said is asked for where it is needed, not read here.
  private static void predecessor(Page page, Assignment assignment, Reading reading) {
    var worker = reading.find(Kinds.WORKER, assignment.claim().worker());
    if (worker == null || worker.job().wakes() == 0) {
      return;
    }
    var job = worker.job();
    var before = new Worker.Job(job.bead(), job.epoch(), job.wakes() - 1, job.branch()).session();
    var condition = reading.find(SignalKinds.CONDITION, before);
    if (condition != null && condition.state() == Condition.State.HANDED_ON) {
      page.line(
          "Session " + before + " began this and handed over to you: " + condition.why() + ".");
      page.line(
          "What it left is in this worktree: git log, git status; gt mail inbox may hold a"
              + " letter.");
      page.line("What else you have to know: gt seance --talk " + before + " -p \"…\"").blank();
    }
  }

  private static String range(Submission submission) {
    return submission.base() + ".." + submission.commit();
  }

  private static @Nullable Submission lastReturned(Assignment assignment, Reading reading) {
    for (long epoch = assignment.epoch() - 1; epoch > 0; epoch--) {
      var earlier = reading.find(QueueKinds.SUBMISSION, assignment.bead() + ".e" + epoch);
      if (earlier != null) {
        return earlier.state() == Submission.State.RETURNED ? earlier : null;
      }
    }
    return null;
  }

  private static String office(Address self) {
    return switch (self) {
      case Address.Polecat polecat -> "a worker of " + polecat.rig();
      case Address.Crew crew -> "crew of " + crew.rig();
      case Address.Mayor _ -> "the one who plans: you file beads, sling them and watch convoys";
      case Address.Overseer _ -> "the person whose town this is";
      case Address.Witness witness -> "the adviser on the workers of " + witness.rig();
      case Address.Refinery refinery -> "the adviser on the merge queue of " + refinery.rig();
      case Address.Deacon _, Address.Boot _, Address.Dog _ -> "the adviser on the town's health";
    };
  }

  private static String idle(Address self) {
    return switch (self) {
      case Address.Polecat _ -> "There is nothing to do; end this session.";
      case Address.Mayor _ ->
          "gt ready shows what could be slung. A person hears from you by letter:"
              + " gt mail send overseer -s \"…\" -m \"…\"";
      case Address.Overseer _ -> "gt ready shows what could be slung.";
      case Address.Crew _,
          Address.Witness _,
          Address.Refinery _,
          Address.Deacon _,
          Address.Boot _,
          Address.Dog _ ->
          "gt mail inbox shows what was written to you.";
    };
  }

  private static Json json(Address self, @Nullable Bead bead, @Nullable Assignment assignment) {
    var json = Json.object().put("role", self.role()).put("address", self.text());
    if (bead == null) {
      return json.put("has_work", false).build();
    }
    json.put("has_work", true).put("bead_id", bead.id()).put("title", bead.title());
    if (assignment == null) {
      return json.put("next", Json.texts(List.of("bd close " + bead.id()))).build();
    }
    return json.put("branch", assignment.branch())
        .put("epoch", assignment.epoch())
        .putText("args", assignment.claim().words())
        .put("next", Json.texts(List.of("git commit", "gt done")))
        .build();
  }
}
