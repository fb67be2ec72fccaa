package gastown.simulation.agents;

import gastown.beads.Problem;
import gastown.engine.work.Conditions;
import gastown.engine.work.Finishing;
import gastown.simulation.Fault;
import gastown.simulation.world.Bottle;
import gastown.simulation.world.Chance;
import gastown.simulation.world.VirtualOutpost;
import gastown.town.address.Address;
import gastown.town.signals.Condition;
import gastown.town.signals.Failure;
import gastown.town.work.Assignment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The program in one session: it does what its temper says, one act after the other, and knows
/// nothing but its environment and its worktree.
public final class Agent implements VirtualOutpost.Program {
  private final Bottle bottle;
  private final VirtualOutpost.Running session;
  private final Chance chance;
  private final Desk desk;
  private final Address.Polecat who;
  private final String bead;
  private final long epoch;
  private final Deque<Act> acts;
  private boolean isAsleep;
  private boolean isLimited;
  private boolean isTriedAgain;
  private int letters;

  public Agent(Bottle bottle, VirtualOutpost.Running session) {
    this.bottle = bottle;
    this.session = session;
    this.chance = bottle.chance();
    this.who = new Address.Polecat(session.variable("GT_RIG"), session.variable("GT_POLECAT"));
    this.bead = session.variable("GT_BEAD");
    this.epoch = Long.parseLong(session.variable("GT_EPOCH"));
    this.desk = new Desk(bottle, session.folder(), bead, session.variable("GT_BRANCH"), who);
    var temper = Temper.any(chance);
    this.acts = new ArrayDeque<>(temper.script(chance));
    bottle.till().open(session.id(), !chance.once(10));
    bottle.tell(session.id() + ": a " + word(temper) + " begins as " + who.shown());
    bottle.agenda().in(pause(), this::act);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private Duration pause() {
    return chance.between(Duration.ofSeconds(10), Duration.ofMinutes(4));
  }

  private void act() {
    if (session.isOver() || isAsleep || isLimited) {
      return;
    }
    if (isRefusedByProvider()) {
      meetLimit();
      return;
    }
    var act = acts.isEmpty() ? Act.EXIT : acts.pop();
    letters += isTriedAgain ? 0 : 1;
    boolean isDone = bottle.command(session.id() + " " + word(act), () -> attempt(act));
    isTriedAgain = !isDone && !chance.once(4);
    if (isTriedAgain) {
      acts.push(act);
    }
    if (!session.isOver() && !isAsleep) {
      bottle.agenda().in(pause(), this::act);
    }
  }

  /// Without an answer of its model it can do nothing but end.
  private boolean isRefusedByProvider() {
    var limit = bottle.providers().limit(session.variable("GT_AGENT"));
    return bottle.agenda().elapsed().compareTo(limit) < 0 && acts.peek() != Act.EXIT;
  }

  /// Its turn ends. The provider says when it answers again, or does not; whether the town hears of
  /// it is up to the dice.
  private void meetLimit() {
    var left =
        bottle.providers().limit(session.variable("GT_AGENT")).minus(bottle.agenda().elapsed());
    var reset =
        left.toSeconds() % 2 == 0 ? new Failure.Reset.In(left) : new Failure.Reset.Unknown();
    var failure = new Failure(Failure.Kind.LIMIT, "a limit of the provider", reset);
    isLimited =
        bottle.command(
            session.id() + " is limited",
            () ->
                bottle
                    .town()
                    .change(
                        "condition",
                        who.text(),
                        office -> {
                          new Conditions(office).failed(session.id(), who, failure);
                          return true;
                        }));
    if (!isLimited) {
      bottle.agenda().in(pause(), this::act);
    }
  }

  private void goOnIfLimited() {
    if (!isLimited || session.isOver()) {
      return;
    }
    isLimited = false;
    bottle.command(
        session.id() + " goes on",
        () ->
            bottle
                .town()
                .change(
                    "condition",
                    who.text(),
                    office -> {
                      new Conditions(office).note(session.id(), who, Condition.State.BUSY, "");
                      return true;
                    }));
    bottle.agenda().in(pause(), this::act);
  }

  /// The same for one that is sent again because nobody said that it went.
  private String letter() {
    return "thoughts " + letters + " of " + session.id();
  }

  private void attempt(Act act) {
    try {
      carryOut(act);
    } catch (Problem.Refusal refusal) {
      bottle.tell(session.id() + ": " + refusal.problem().what());
    }
  }

  private void carryOut(Act act) {
    if (act != Act.SLEEP && act != Act.EXIT && act != Act.LINGER) {
      bottle.till().spend(session.id(), 10_000 + chance.below(90_000), 100 + chance.below(900));
      if (!chance.once(4)) {
        desk.sign(session);
      }
    }
    switch (act) {
      case EDIT -> desk.edit();
      case SHARE -> desk.share();
      case BREAK -> desk.spoil();
      case MEND -> desk.mend();
      case COMMIT -> desk.commit();
      case DONE -> submit(false, "");
      case DONE_SAVING -> submit(true, "");
      case DONE_WITHOUT_CODE -> submit(true, "it was all there already");
      case HELP ->
          say(finishing -> finishing.giveBack(word(false, ""), true, "this needs thought"));
      case GIVE_BACK -> say(finishing -> finishing.giveBack(word(false, ""), false, "not for me"));
      case HANDOFF -> say(finishing -> finishing.cycle(word(false, ""), "its context is full"));
      case MAIL -> desk.mail(letter(), chance);
      case NUDGE -> desk.nudge(chance);
      case THINK -> {}
      case SLEEP, LINGER -> isAsleep = true;
      case WRECK -> desk.wreck(chance);
      case EXIT -> session.exit();
    }
  }

  private Finishing.Word word(boolean isSaving, String noCode) {
    return new Finishing.Word(
        who, new Finishing.Hold(bead, epoch, session.id()), isSaving, noCode, "");
  }

  private void submit(boolean isSaving, String noCode) {
    say(finishing -> finishing.submit(word(isSaving, noCode)));
  }

  /// Says something, and sees what to do next from the answer.
  private void say(Consumer<Finishing> what) {
    boolean isAllowed = isAllowed();
    bottle.post().turn(session.id());
    try {
      what.accept(new Finishing(bottle.town(), bottle.git(), bottle.rig()));
    } catch (Problem.Refusal refusal) {
      var code = refusal.problem().code();
      bottle.tell(session.id() + ": refused, " + code + ": " + refusal.problem().what());
      answer(code);
      return;
    }
    bottle.require(
        isAllowed, "old-epoch-refused", session.id() + " spoke for what is not its any more");
  }

  /// Whether this session may speak for its bead.
  private boolean isAllowed() {
    Assignment assignment = bottle.assignment(bead);
    return assignment != null
        && assignment.isLive()
        && assignment.epoch() == epoch
        && assignment.claim().worker().equals(who.text())
        && bottle.isPresent(who, session.id());
  }

  private void answer(String code) {
    switch (code) {
      case "uncommitted" -> acts.push(Act.DONE_SAVING);
      case "nothing-changed" -> {
        acts.clear();
        acts.addAll(
            chance.once(3)
                ? List.of(Act.DONE_WITHOUT_CODE, Act.EXIT)
                : List.of(Act.EDIT, Act.DONE_SAVING, Act.EXIT));
      }
      case "no-space" -> acts.push(Act.DONE_SAVING);
      default -> acts.clear();
    }
  }

  @Override
  public void hear(String text) {
    if (isLimited) {
      bottle.agenda().in(Duration.ofMillis(200), this::goOnIfLimited);
    }
    if (isAsleep && chance.once(3)) {
      isAsleep = false;
      bottle.agenda().in(pause(), this::act);
    }
  }

  /// What was ended from outside may have left somebody behind who has not noticed.
  @Override
  public void over(boolean isEnded) {
    bottle.tell(session.id() + (isEnded ? ": is ended" : ": ends"));
    if (isEnded && bottle.isOn(Fault.GHOST) && chance.once(2)) {
      bottle
          .agenda()
          .in(
              chance.between(Duration.ofMinutes(1), Duration.ofHours(2)),
              () -> {
                bottle.command(session.id() + " as a ghost", () -> submit(chance.once(2), ""));
              });
    }
  }
}
