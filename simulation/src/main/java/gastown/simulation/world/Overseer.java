package gastown.simulation.world;

import gastown.beads.Bead;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.work.Closing;
import gastown.beads.work.Creating;
import gastown.beads.work.Linking;
import gastown.beads.work.NewIssue;
import gastown.engine.Office;
import gastown.engine.convoy.Convoys;
import gastown.engine.mail.Handling;
import gastown.engine.mail.Mailbox;
import gastown.engine.mail.Message;
import gastown.engine.work.Dispatch;
import gastown.engine.work.Escalations;
import gastown.engine.work.Pauses;
import gastown.simulation.Fault;
import gastown.town.book.Kinds;
import gastown.town.book.QueueKinds;
import gastown.town.book.Reading;
import gastown.town.work.Assignment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The person: thinks up the work, hands it out, and looks after it from time to time.
public final class Overseer {
  private static final Duration LOOK = Duration.ofMinutes(7);

  private final Bottle bottle;
  private final List<String> beads = new ArrayList<>();
  private final List<String> convoys = new ArrayList<>();
  private final Set<String> members = new HashSet<>();
  private final Set<String> waiting = new HashSet<>();
  private final Set<String> takenOff = new HashSet<>();

  public Overseer(Bottle bottle) {
    this.bottle = bottle;
  }

  /// The beads that are to be worked on.
  public List<String> beads() {
    return beads;
  }

  /// How many of them are closed.
  public long closed() {
    return bottle
        .town()
        .look(reading ->
            beads.stream()
                .filter(id -> Objects.requireNonNull(reading.rows().bead(id)).isClosed())
                .count());
  }

  /// The beads that are in a convoy.
  public Set<String> members() {
    return members;
  }

  /// The beads that were made to wait for another one.
  public Set<String> waitsForAnother() {
    return waiting;
  }

  /// The beads that were taken off a hook or out of the line.
  public Set<String> takenOff() {
    return takenOff;
  }

  public List<String> convoys() {
    return convoys;
  }

  void found() {
    bottle.town().change("plan", "overseer", this::plan);
    bottle.town().change("sling", "overseer", this::slingAll);
    bottle.agenda().in(LOOK, this::look);
  }

  private boolean plan(Office office) {
    var chance = bottle.chance();
    for (int i = 0; i < bottle.settings().beads(); i++) {
      var fields =
          Bead.of("")
              .with(Field.TITLE, "Work " + i)
              .with(Field.TYPE, "task")
              .with(Field.PRIORITY, (long) chance.below(5));
      var made = new Creating(office.tracker(BottleGround.PREFIX)).create(NewIssue.of(fields));
      if (!beads.isEmpty() && chance.once(3)) {
        new Linking(office.tracker(BottleGround.PREFIX))
            .add(made.bead().id(), chance.of(beads), DependencyType.BLOCKS, "");
        waiting.add(made.bead().id());
      }
      beads.add(made.bead().id());
    }
    var together = new ArrayList<String>();
    for (var bead : beads) {
      together.add(bead);
      if (chance.once(4)) {
        convoys.add(new Convoys(office).create("Convoy", together).id());
        members.addAll(together);
        together.clear();
      }
    }
    return true;
  }

  private boolean slingAll(Office office) {
    beads.forEach(bead -> sling(office, bead, false, false));
    return true;
  }

  private void sling(Office office, String id, boolean isForced, boolean steals) {
    var bead = Objects.requireNonNull(office.book().rows().bead(id));
    var before = office.book().find(Kinds.ASSIGNMENT, id);
    if (before != null && before.phase() == Assignment.Phase.STRANDED) {
      bottle.forgiven().add(id);
    }
    var runtime = runtime(office, id);
    var wish = new Dispatch.Wish(BottleGround.RIG, "", runtime, "", isForced, steals);
    var slung = new Dispatch(office).sling(bead, wish);
    bottle.tell("sling " + id + ": " + slung.getClass().getSimpleName());
  }

  /// The same for a bead whenever it is handed out; the town is told whose account that is.
  private String runtime(Office office, String id) {
    if (!bottle.settings().faults().contains(Fault.LIMIT)) {
      return "";
    }
    var runtime = Providers.runtime(beads.indexOf(id));
    new Pauses(office).knows(runtime, Providers.account(runtime));
    return runtime;
  }

  private void look() {
    if (bottle.isOn(Fault.PERSON)) {
      bottle.command("the person", this::interfere);
    }
    bottle.command("the person reads", this::read);
    raiseBudgets();
    bottle.command(
        "the person looks", () -> bottle.town().change("sling", "overseer", this::slingWhatIsFree));
    if (bottle.town().look(this::isSettled)) {
      bottle.settled();
    }
    bottle.agenda().in(LOOK, this::look);
  }

  /// Reads what came for the Mayor and for itself, and puts some of it away.
  private void read() {
    for (var who : List.of("mayor", "overseer")) {
      var unread = bottle.town().look(reading -> new Mailbox(reading.rows(), now()).unread(who));
      for (var letter : unread) {
        if (bottle.chance().once(3)) {
          bottle.post().take(letter.id());
          bottle.town().change("mail-read", who, office -> read(office, letter, who));
          bottle.post().read(letter.id());
        }
      }
    }
  }

  private boolean read(Office office, Message letter, String who) {
    new Handling(office).read(letter, who);
    if (bottle.chance().once(2)) {
      new Handling(office).close(letter, "archived");
    }
    return true;
  }

  private Instant now() {
    return bottle.agenda().instant();
  }

  /// Whoever is told that the money is used up gives more, sooner or later.
  private void raiseBudgets() {
    boolean isTold =
        bottle.means().isCapped()
            && bottle
                .town()
                .look(reading ->
                    Escalations.all(reading.rows(), false).stream()
                        .anyMatch(one ->
                            one.labels().stream().anyMatch(label -> label.contains("budget"))));
    if (isTold && bottle.chance().once(4)) {
      bottle.means().raise();
      bottle.tell("the person raises the budgets");
      bottle.server().wake();
    }
  }

  private boolean slingWhatIsFree(Office office) {
    for (var id : beads) {
      var bead = Objects.requireNonNull(office.book().rows().bead(id));
      var assignment = office.book().find(Kinds.ASSIGNMENT, id);
      boolean isHeld = assignment != null && assignment.isLive();
      if (bead.status().equals("open")
          && !isHeld
          && !office.book().rows().isBlocked(id)
          && office.book().find(Kinds.WAITING, id) == null) {
        sling(office, id, false, false);
      }
    }
    return true;
  }

  private void interfere() {
    var chance = bottle.chance();
    var id = chance.of(beads);
    int what = chance.below(24);
    bottle
        .town()
        .change(
            "interfere",
            "overseer",
            office -> {
              var bead = Objects.requireNonNull(office.book().rows().bead(id));
              if (!bead.isClosed()) {
                interfere(office, bead, what);
              }
              return true;
            });
  }

  private void interfere(Office office, Bead bead, int what) {
    if (what < 4) {
      bottle.tell("the person steals " + bead.id());
      sling(office, bead.id(), false, true);
    } else if (what < 7) {
      bottle.tell("the person takes " + bead.id() + " off its hook");
      takenOff.add(bead.id());
      new Dispatch(office).recall(bead.id(), "a person said so");
    } else if (what < 10) {
      bottle.tell("the person forgives " + bead.id());
      bottle.forgiven().add(bead.id());
      sling(office, bead.id(), !office.book().rows().isBlocked(bead.id()), true);
    } else if (what < 11) {
      bottle.tell("the person closes " + bead.id());
      bottle.byHand().add(bead.id());
      new Closing(office.tracker(BottleGround.PREFIX))
          .close(bead, new Closing.How("by hand", "", true));
      new Convoys(office).afterLanding(bead.id());
    }
  }

  /// Whether nothing is left that could change anything.
  private boolean isSettled(Reading reading) {
    if (!reading.all(Kinds.ORDER).isEmpty()
        || !reading.on(Kinds.WORKER, "busy").isEmpty()
        || !reading.on(QueueKinds.SUBMISSION, QueueKinds.queued(BottleGround.RIG)).isEmpty()
        || !reading.all(QueueKinds.CANDIDATE).isEmpty()
        || Convoys.isNews(reading)) {
      return false;
    }
    return beads.stream().allMatch(id -> isSettled(reading, id));
  }

  private static boolean isSettled(Reading reading, String id) {
    var bead = Objects.requireNonNull(reading.rows().bead(id));
    var assignment = reading.find(Kinds.ASSIGNMENT, id);
    boolean isStranded = assignment != null && assignment.phase() == Assignment.Phase.STRANDED;
    return bead.isClosed() || isStranded || reading.rows().isBlocked(id);
  }
}
