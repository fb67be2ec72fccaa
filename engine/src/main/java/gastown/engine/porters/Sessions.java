package gastown.engine.porters;

import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.engine.Ground;
import gastown.engine.Town;
import gastown.engine.loop.Report;
import gastown.engine.loop.Report.Result;
import gastown.engine.money.Meter;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.book.SignalKinds;
import gastown.town.book.TalkKinds;
import gastown.town.layout.StateFile;
import gastown.town.ports.Outpost;
import gastown.town.ports.RigGit;
import gastown.town.ports.Runtimes;
import gastown.town.signals.Condition;
import gastown.town.work.Assignment;
import gastown.town.work.Order;
import gastown.town.work.Queued;
import gastown.town.work.Salvaged;
import gastown.town.work.Session;
import gastown.town.work.Worker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Starts, ends and watches the sessions of workers.
final class Sessions {
  private static final int SCREEN_LINES = 60;

  private final Town town;
  private final Outside outside;

  Sessions(Town town, Outside outside) {
    this.town = town;
    this.outside = outside;
  }

  Report start(Queued order, Order.StartSession start) {
    var who = Address.read(start.worker());
    var assignment = town.look(reading -> reading.find(Kinds.ASSIGNMENT, start.bead()));
    if (!(who instanceof Address.Polecat polecat) || assignment == null) {
      return notStarted(order, "nobody knows " + start.worker() + " or " + start.bead());
    }
    var rig = town.ground().rig(polecat.rig());
    var runtime = rig == null ? null : runtime(rig, assignment);
    if (rig == null || runtime == null) {
      return notStarted(order, rig == null ? "the rig is gone" : unknown(rig, assignment));
    }
    if (!isExpected(start)) {
      return notStarted(order, "it was called back before it began");
    }
    var saved = new ArrayList<Salvaged>();
    if (outside.outpost().look(SessionPlaces.of(town.ground(), start.session()))
        instanceof Outpost.Look.Unknown) {
      // one that was started once has its worktree, or has lost it since; either way it is its own
      new Worktrees(town, outside).makeRoom(order, start, saved);
      makeWorktree(rig, polecat, start);
    }
    var surroundings = outside.surroundings().get();
    var obstacle = runtime.obstacle(surroundings);
    if (obstacle != null) {
      var help = String.join("; ", obstacle.remedies());
      return notStarted(order, obstacle.what() + ", " + obstacle.because() + ": " + help);
    }
    runtime.prepare(town.ground().root(), surroundings);
    var plan = plan(rig, polecat, start, runtime, rig.worktree(polecat.name()));
    var work =
        new Session.Work(
            start.bead(),
            start.epoch(),
            start.wakes(),
            runtime.name(),
            runtime.account(surroundings));
    return switch (outside.outpost().start(plan)) {
      case Outpost.Started.Running(var process) ->
          started(
              order,
              start,
              work,
              new Session.Running(kind(), process.number(), process.start()),
              saved);
      case Outpost.Started.Over() -> started(order, start, work, Session.Running.NONE, saved);
      case Outpost.Started.Failed(var why) ->
          new Report.Done(order, new Result.NotStarted(why), saved);
    };
  }

  /// An order that was held back may come to its turn when its worker is about something else.
  private boolean isExpected(Order.StartSession start) {
    var worker = town.look(reading -> reading.find(Kinds.WORKER, start.worker()));
    return worker != null
        && worker.state() == Worker.State.WAKING
        && worker.job().session().equals(start.session());
  }

  private String kind() {
    return outside.outpost().kind();
  }

  private static Report notStarted(Queued order, String why) {
    return new Report.Done(order, new Result.NotStarted(why), List.of());
  }

  private Report started(
      Queued order,
      Order.StartSession start,
      Session.Work work,
      Session.Running process,
      List<Salvaged> saved) {
    var session =
        new Session(start.session(), start.worker(), work, town.clock().instant(), process, "");
    return new Report.Done(order, new Result.Started(session), saved);
  }

  private Runtimes.@Nullable AgentRuntime runtime(Ground.Rig rig, Assignment assignment) {
    return outside.runtimes().named(name(rig, assignment), town.ground().commands());
  }

  private String name(Ground.Rig rig, Assignment assignment) {
    var wanted = assignment.claim().runtime();
    return wanted.isEmpty() ? town.ground().runtime(rig.name()) : wanted;
  }

  private String unknown(Ground.Rig rig, Assignment assignment) {
    return "there is no agent called " + name(rig, assignment);
  }

  /// A worktree that is there stays as it is; a new one begins where the target branch is now.
  private void makeWorktree(Ground.Rig rig, Address.Polecat who, Order.StartSession start) {
    var git = outside.cloning().at(rig.canonical());
    var folder = rig.worktree(who.name());
    var head = git.commitOf("refs/heads/" + start.branch());
    git.makeWorktree(folder, start.branch(), head == null ? base(git, rig) : head);
  }

  private static String base(RigGit git, Ground.Rig rig) {
    if (git.fetch(rig.target()) instanceof RigGit.Fetched.At(var commit)) {
      return commit;
    }
    var known = git.commitOf("refs/remotes/origin/" + rig.target());
    if (known == null) {
      throw gastown.beads.Problem.of(
              "no-target",
              "rig " + rig.name() + " has no branch " + rig.target(),
              "gt rig status " + rig.name())
          .refusal();
    }
    return known;
  }

  private Outpost.Plan plan(
      Ground.Rig rig,
      Address.Polecat who,
      Order.StartSession start,
      Runtimes.AgentRuntime runtime,
      Path worktree) {
    var place = SessionPlaces.of(town.ground(), start.session());
    outside.disk().makeFolder(place.folder(), true);
    var prompt =
        "[GAS TOWN] "
            + who.shown()
            + " <- witness • "
            + start.bead()
            + " hangs on your hook. Run gt prime, do the work, then gt done.";
    if (!outside.disk().exists(state(place))) {
      outside
          .disk()
          .jot(state(place), StateFile.fresh("polecat", town.clock().instant()).compact());
    }
    var beginning =
        new Runtimes.Start(start.session(), worktree, place.folder(), prompt, earlier(start));
    var environment = new HashMap<String, String>();
    new AgentSurroundings(town.ground(), outside.surroundings().get())
        .fill(environment, rig, who, start);
    environment.put("GT_AGENT", runtime.name());
    environment.put("GT_STATE_FILE", state(place).toString());
    environment.putAll(runtime.environment(beginning));
    var surroundings = outside.surroundings().get();
    runtime.passed(surroundings).forEach(environment::putIfAbsent);
    return new Outpost.Plan(
        start.session(),
        who.shown(),
        runtime.words(beginning),
        worktree,
        place.folder(),
        environment);
  }

  /// The session whose conversation goes on: the one before, unless a fresh one was asked for.
  private String earlier(Order.StartSession start) {
    if (start.wakes() == 0) {
      return "";
    }
    var before =
        new Worker.Job(start.bead(), start.epoch(), start.wakes() - 1, start.branch()).session();
    var known = town.look(reading -> reading.find(SignalKinds.CONDITION, before));
    boolean isHandedOn = known != null && known.state() == Condition.State.HANDED_ON;
    return isHandedOn ? "" : before;
  }

  void end(String session, Duration grace) {
    outside.outpost().end(SessionPlaces.of(town.ground(), session), grace);
  }

  /// Types what the ledger says is to be typed. What is only queued there is typed when it was
  /// claimed, which is the store's to do; without a terminal that listens it waits for the next
  /// turn.
  Report nudge(Queued order, Order.Nudge nudge) {
    var ledger = town.look(reading -> reading.find(TalkKinds.NUDGE, nudge.nudge()));
    var session = town.look(reading -> reading.find(Kinds.SESSION, nudge.session()));
    if (ledger == null || session == null || !session.isLive()) {
      return nudged(order, new Result.Fine());
    }
    var runtime = runtimeOf(nudge.session());
    boolean tells = runtime != null && runtime.telling() != null;
    var place = SessionPlaces.of(town.ground(), nudge.session());
    if (isGone(session)) {
      return nudged(order, new Result.Ended(spent(session.id())));
    }
    var ear = tells ? ear(session, true) : Runtimes.Ear.OPEN;
    if (ear != Runtimes.Ear.OPEN) {
      return nudged(order, new Result.Fine());
    }
    if (!ledger.isTypedInto(nudge.session())) {
      return nudged(order, new Result.Listens());
    }
    // it may have been typed by somebody who died before it could be told
    if (runtime != null && runtime.hasHeard(place.folder(), ledger)) {
      return nudged(order, new Result.Arrived());
    }
    if (outside.outpost().type(place, nudge.text())) {
      return nudged(order, new Result.Typed(tells));
    }
    return nudged(order, tells ? new Result.NotTyped() : new Result.Fine());
  }

  /// A program in a person's own terminal is nobody's to look at.
  private boolean isGone(Session session) {
    return !session.process().isTerminal()
        && outside.outpost().look(SessionPlaces.of(town.ground(), session.id()))
            instanceof Outpost.Look.Over;
  }

  private static Report nudged(Queued order, Result result) {
    return new Report.Done(order, result, List.of());
  }

  /// What the session's program says it is at. Its own word comes first; the screen decides where
  /// it has none, and whether something may be typed.
  Runtimes.Ear ear(Session session, boolean isToType) {
    var runtime = runtimeOf(session.id());
    if (runtime == null || runtime.telling() == null || isGone(session)) {
      return Runtimes.Ear.UNKNOWN;
    }
    var place = SessionPlaces.of(town.ground(), session.id());
    var ear = runtime.ear(place.folder(), outside.surroundings().get());
    if (isToType && !isBetweenTurns(session.id())) {
      return ear == Runtimes.Ear.OPEN ? Runtimes.Ear.UNKNOWN : ear;
    }
    return ear == Runtimes.Ear.UNKNOWN || isToType && ear == Runtimes.Ear.OPEN
        ? runtime.seen(outside.outpost().capture(place, SCREEN_LINES))
        : ear;
  }

  /// It looks idle before its first prompt, too, which would take what is typed with it.
  private boolean isBetweenTurns(String session) {
    var known = town.look(reading -> reading.find(SignalKinds.CONDITION, session));
    return known != null
        && (known.state() == Condition.State.IDLE || known.state() == Condition.State.FAILED);
  }

  private Runtimes.@Nullable AgentRuntime runtimeOf(String id) {
    var session = town.look(reading -> reading.find(Kinds.SESSION, id));
    return session == null
        ? null
        : outside.runtimes().named(session.work().runtime(), town.ground().commands());
  }

  /// What the session's program told of its spending.
  Runtimes.Usage spent(String id) {
    var session = town.look(reading -> reading.find(Kinds.SESSION, id));
    return session == null
        ? Runtimes.Usage.UNKNOWN
        : new Meter(town, outside.runtimes()).read(session);
  }

  /// As [#spent], of a session that may have ended before it was noted.
  Runtimes.Usage spent(Order.OfWorker order) {
    var session = town.look(reading -> reading.find(Kinds.SESSION, order.session()));
    if (session != null) {
      return new Meter(town, outside.runtimes()).read(session);
    }
    var who = Address.read(order.worker());
    var rig = who instanceof Address.Polecat polecat ? town.ground().rig(polecat.rig()) : null;
    var worker = town.look(reading -> reading.find(Kinds.WORKER, order.worker()));
    var assignment =
        worker == null
            ? null
            : town.look(reading -> reading.find(Kinds.ASSIGNMENT, worker.job().bead()));
    var runtime = rig == null || assignment == null ? null : runtime(rig, assignment);
    return runtime == null
        ? Runtimes.Usage.UNKNOWN
        : new Meter(town, outside.runtimes()).read(order.session(), runtime.name());
  }

  void watch(String session, Consumer<Report> listener) {
    outside
        .outpost()
        .whenOver(SessionPlaces.of(town.ground(), session), place -> listener.accept(over(place)));
  }

  /// Whoever ends after it wrote its wish for a fresh session into its file did not fail.
  private Report over(Outpost.Place place) {
    boolean isCycle = wantsCycle(outside.disk().read(state(place)).orElse(""));
    return new Report.SessionOver(
        place.id(),
        isCycle ? "it asked for a fresh session" : why(place),
        isCycle,
        spent(place.id()));
  }

  private String why(Outpost.Place place) {
    var session = town.look(reading -> reading.find(Kinds.SESSION, place.id()));
    var since = session == null ? Instant.MIN : session.since();
    return new LastWords(outside.outpost()).why(place, since, town.clock().instant());
  }

  private static Path state(Outpost.Place place) {
    return place.folder().resolve("state.json");
  }

  private static boolean wantsCycle(String text) {
    try {
      return JsonReader.read(text) instanceof Json.Obj state && StateFile.wantsCycle(state);
    } catch (JsonReader.Malformed _) {
      // half written is no wish
      return false;
    }
  }
}
