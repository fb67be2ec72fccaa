package gastown.simulation.world;

import gastown.beads.store.BeadStore;
import gastown.beads.store.Draft;
import gastown.beads.store.Stroke;
import gastown.engine.Ground;
import gastown.engine.Office;
import gastown.engine.Town;
import gastown.engine.mail.Addressees;
import gastown.engine.porters.Outside;
import gastown.engine.queue.EvidenceCheck;
import gastown.simulation.Fault;
import gastown.simulation.Settings;
import gastown.simulation.git.Objects;
import gastown.simulation.git.Tokens;
import gastown.simulation.git.VirtualCloning;
import gastown.simulation.git.VirtualFiles;
import gastown.simulation.git.VirtualGit;
import gastown.simulation.git.VirtualRemote;
import gastown.town.address.Address;
import gastown.town.book.Book;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import gastown.town.money.Budget;
import gastown.town.money.Stint;
import gastown.town.ports.Cloning;
import gastown.town.work.Assignment;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A whole town and its world, in one thread and one seed.
public final class Bottle {
  static final String URL = "/far/web";

  private final Settings settings;
  private final Chance chance;
  private final Agenda agenda;
  private final Fuse fuse;
  private final VirtualFiles files = new VirtualFiles();
  private final Objects objects = new Objects();
  private final VirtualCloning cloning;
  private final VirtualOutpost outpost;
  private final WatchedStore store;
  private final Town town;
  private final Ground.Rig rig;
  private final Server server;
  private final Story story = new Story();
  private final Till till = new Till();
  private final Means means = new Means();
  private final Post post = new Post();
  private final Providers providers = new Providers();
  private final BitSet written = new BitSet();
  private final BitSet surrendered = new BitSet();
  private final Set<String> byHand = new HashSet<>();
  private final Set<String> forgiven = new HashSet<>();
  private int marks;
  private boolean isSettled;

  public Bottle(
      Settings settings,
      BiFunction<Bottle, VirtualOutpost.Running, VirtualOutpost.Program> programs) {
    this.settings = settings;
    this.chance = new Chance(settings.seed());
    this.agenda = new Agenda(chance.another());
    this.fuse = new Fuse(chance.another(), settings.faults());
    this.cloning = new VirtualCloning(files, objects, fuse);
    this.outpost = new VirtualOutpost(fuse, session -> programs.apply(this, session));
    this.store = new WatchedStore(fuse);
    int width = chance.once(3) ? 1 : 2 + chance.below(6);
    var patience = chance.between(Duration.ofMinutes(6), Duration.ofMinutes(20));
    var ground = new BottleGround(settings.agents(), width, patience, means);
    this.rig = ground.rigs().getFirst();
    this.town = new Town(store, ground, agenda, chance.another());
    this.server =
        new Server(
            this,
            new Outside(
                cloning,
                outpost,
                new VirtualRuntimes(till),
                new GateOracle(files, chance.another(), fuse),
                new VirtualDisk(files, fuse),
                Map::of));
    remote().commit("main", Map.of("README", "of a town\n"), "the first");
    cloning.clone(new Cloning.Source(URL, "main", ""), rig.canonical(), null, _ -> {});
  }

  /// Lets a person found the town, and everything begin that happens by itself.
  public void begin(Overseer overseer) {
    if (isOn(Fault.BUDGET)) {
      var dice = chance.another();
      means.caps(Means.tight(dice));
      means.stint(Means.scant(dice));
    }
    overseer.found();
    server.start();
    Mishaps.of(this).begin();
  }

  public Settings settings() {
    return settings;
  }

  public Chance chance() {
    return chance;
  }

  public Agenda agenda() {
    return agenda;
  }

  Fuse fuse() {
    return fuse;
  }

  public int strikes() {
    return fuse.strikes();
  }

  public boolean isOn(Fault fault) {
    return fuse.isOn(fault);
  }

  public VirtualFiles files() {
    return files;
  }

  public Objects objects() {
    return objects;
  }

  public VirtualRemote remote() {
    return cloning.remote(URL);
  }

  public Till till() {
    return till;
  }

  public Means means() {
    return means;
  }

  public Providers providers() {
    return providers;
  }

  public Post post() {
    return post;
  }

  public Addressees addressees(Reading reading) {
    return new Addressees(reading, town.ground(), new VirtualDisk(files, fuse));
  }

  public EvidenceCheck evidence(Reading reading) {
    return new EvidenceCheck(reading, town.ground(), cloning, new VirtualDisk(files, fuse));
  }

  /// Whether the loop has just taken a turn.
  public boolean hasTurned() {
    return server.turned() == agenda.steps();
  }

  public VirtualOutpost outpost() {
    return outpost;
  }

  Server server() {
    return server;
  }

  public Ground.Rig rig() {
    return rig;
  }

  public VirtualGit git() {
    return cloning.clone(rig.canonical());
  }

  public Town town() {
    return town;
  }

  public List<String> damages() {
    return store.damages();
  }

  /// A command, which may be killed on its way; false when it was.
  public boolean command(String name, Runnable work) {
    begin();
    var done =
        fuse.run(
            () -> {
              work.run();
              return true;
            },
            where -> tell(name + " is killed at " + where));
    server.wake();
    return done != null;
  }

  /// A change that is asked for again under the same name when nobody heard that it was made.
  public void once(String name, String actor, String kind, Consumer<Office> work) {
    store.write(
        name,
        tables -> {
          var draft = new Draft(tables, Stroke.of(agenda.instant(), actor, kind));
          work.accept(new Office(new Book(draft), town.ground(), town.dice()));
          draft.finish();
          return new BeadStore.Answer(0, "", "");
        });
  }

  /// Something else begins to write.
  void begin() {
    store.begin();
  }

  public @Nullable Assignment assignment(String bead) {
    return town.look(reading -> reading.find(Kinds.ASSIGNMENT, bead));
  }

  /// Whether this session is the one its worker has, and not over as far as the town knows.
  public boolean isPresent(Address.Polecat who, String session) {
    return town.look(reading -> {
      var worker = reading.find(Kinds.WORKER, who.text());
      var known = reading.find(Kinds.SESSION, session);
      boolean isOver = known != null && !known.isLive();
      return worker != null && worker.job().session().equals(session) && !isOver;
    });
  }

  public void tell(String text) {
    story.tell(agenda.elapsed(), text);
  }

  public List<String> story() {
    return story.lines();
  }

  /// The rule holds, or all is over.
  public void require(boolean holds, String rule, String what) {
    if (!holds) {
      throw new Complaint(rule, what);
    }
  }

  /// A mark nobody wrote yet.
  public String mark() {
    return Tokens.text(marks++);
  }

  /// The mark was written.
  public void own(String mark) {
    Tokens.collect(mark, written);
  }

  /// An agent destroys something; what is nowhere else is lost by its own hand.
  public void byItself(Runnable act) {
    var before = kept();
    act.run();
    before.andNot(kept());
    surrendered.or(before);
  }

  /// The marks of everything that is in a commit something leads to, or in a worker's folder.
  private BitSet kept() {
    var found = git().tokens();
    for (var text : files.textsBelow(rig.home().resolve("polecats"))) {
      Tokens.collect(text, found);
    }
    return found;
  }

  /// The marks that were written and are nowhere, though nobody destroyed them himself.
  public BitSet lost() {
    var lost = (BitSet) written.clone();
    lost.andNot(surrendered);
    if (!lost.isEmpty()) {
      lost.andNot(kept());
    }
    return lost;
  }

  public void heard(String session) {
    server.heard(session);
  }

  /// Beads a person closed by hand.
  public Set<String> byHand() {
    return byHand;
  }

  /// Beads whose failures a person forgave.
  public Set<String> forgiven() {
    return forgiven;
  }

  /// Nothing goes wrong any more; what is broken is put right.
  void calm() {
    tell("from now on nothing goes wrong by itself");
    fuse.off();
    remote().reachable(true);
    remote().closed(false);
    providers.lift();
    means.caps(Budget.Caps.NONE);
    means.stint(Stint.NONE);
    means.plenty();
    Mishaps.mend(this);
    server.wake();
  }

  void settled() {
    isSettled = true;
  }

  public boolean isSettled() {
    return isSettled;
  }
}
