package gastown.cli.work;

import gastown.beads.Bead;
import gastown.beads.Problem;
import gastown.cli.Call;
import gastown.cli.town.Self;
import gastown.engine.Ground;
import gastown.engine.Office;
import gastown.engine.Town;
import gastown.engine.ground.SettledGround;
import gastown.engine.work.Finishing;
import gastown.town.address.Address;
import gastown.town.book.Book;
import gastown.town.book.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the commands of a town have at hand: its ground, and its book in the stroke they run in.
public final class Desk {
  private final Call call;
  private final Ground ground;

  private Desk(Call call) {
    this.call = call;
    this.ground = new SettledGround(call.disk(), call.town());
  }

  public static Desk of(Call call) {
    return new Desk(call);
  }

  public Ground ground() {
    return ground;
  }

  public Reading reading() {
    return new Reading(call.rows());
  }

  /// For a command that writes in the stroke it runs in.
  public Office office() {
    return new Office(new Book(call.draft()), ground, call.house().dice());
  }

  /// For a command that opens the store by itself.
  public <T> T withTown(java.util.function.Function<Town, T> work) {
    return call.withStore(
        store -> work.apply(new Town(store, ground, call.house().clock(), call.house().dice())));
  }

  public Address self() {
    return Self.of(call).who();
  }

  /// The worker that is calling; a problem when it is none.
  public Address.Polecat worker() {
    if (self() instanceof Address.Polecat polecat) {
      return polecat;
    }
    throw new Problem(
            "not-a-worker",
            "gt " + call.args().spec().path() + " is a worker's word",
            "you are " + self().shown(),
            List.of("gt hook <rig>/<name>   (shows another's hook)", "gt whoami"))
        .refusal();
  }

  /// The epoch of the caller's session; the one of its present job where the environment does not
  /// tell.
  public long epoch(Address.Polecat worker, Reading reading) {
    var told = call.invocation().variable("GT_EPOCH");
    if (told != null) {
      return gastown.beads.BeadId.number(told);
    }
    var known = reading.find(gastown.town.book.Kinds.WORKER, worker.text());
    return known == null ? 0 : known.job().epoch();
  }

  /// What the caller speaks for: its session and the bead that was started for; empty when a person
  /// types by hand.
  public Finishing.Hold hold(long epoch) {
    return new Finishing.Hold(variable("GT_BEAD"), epoch, variable("GT_SESSION"));
  }

  private String variable(String name) {
    var told = call.invocation().variable(name);
    return told == null ? "" : told;
  }

  public Ground.Rig rig(String name) {
    var rig = ground.rig(name);
    if (rig == null) {
      var names = ground.rigs().stream().map(Ground.Rig::name).toList();
      throw new Problem(
              "no-such-rig",
              "there is no rig " + name,
              names.isEmpty() ? "this town has none yet" : "there are " + String.join(", ", names),
              List.of("gt rig list", "gt rig add " + name + " <git-url>"))
          .refusal();
    }
    return rig;
  }

  /// The bead a word stands for, or null.
  public @Nullable Bead find(String word) {
    return word.isBlank() || word.indexOf(' ') >= 0 ? null : call.finder().find(word);
  }

  /// Whether the loop of this town turns somewhere.
  public boolean isUp() {
    return call.house().keeper().isUp(call.town().root());
  }
}
