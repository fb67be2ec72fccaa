package gastown.cli.doctor;

import gastown.beads.store.Digest;
import gastown.cli.doctor.Finding.Repair;
import gastown.cli.doctor.Finding.Said;
import gastown.cli.doctor.Finding.Verdict;
import gastown.engine.Ground;
import gastown.engine.Office;
import gastown.engine.life.Stopping;
import gastown.engine.porters.SessionPlaces;
import gastown.town.address.Address;
import gastown.town.book.EvidenceKind;
import gastown.town.book.Kinds;
import gastown.town.book.QueueKinds;
import gastown.town.ports.Outpost;
import gastown.town.ports.RigGit;
import gastown.town.work.Salvaged;
import gastown.town.work.Session;
import gastown.town.work.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Whether what is kept outside of the store is there: refs, worktrees, processes, evidence.
final class KeptChecks {
  private static final String FIX = "gt doctor --fix";
  private static final String SALVAGE = "refs/gastown/salvage/";

  private final Scene scene;
  private final Map<String, Map<String, String>> refs = new HashMap<>();

  KeptChecks(Scene scene) {
    this.scene = scene;
    for (var rig : scene.rigs()) {
      refs.put(rig.name(), git(rig).refs("refs/gastown/"));
    }
  }

  private RigGit git(Ground.Rig rig) {
    return scene.cloning().at(rig.canonical());
  }

  List<Finding> all() {
    return List.of(worktrees(), sessions(), salvage(), pins(), evidence());
  }

  private Finding worktrees() {
    var found = new ArrayList<String>();
    var repairs = new ArrayList<Repair>();
    var disk = scene.call().disk();
    for (var rig : scene.rigs()) {
      for (var name : disk.list(rig.home().resolve("polecats"))) {
        var who = new Address.Polecat(rig.name(), name);
        var worker = scene.reading().find(Kinds.WORKER, who.text());
        if ((worker == null || worker.isFree())
            && disk.exists(rig.worktree(name).resolve(".git"))) {
          found.add(rig.worktree(name) + " belongs to nobody at work");
          repairs.add(clear(rig, who));
        }
      }
      for (var worker : scene.reading().on(Kinds.WORKER, "busy")) {
        boolean isMissing =
            rig.name().equals(worker.who().rig())
                && worker.state() == Worker.State.WORKING
                && !disk.exists(rig.worktree(worker.who().name()).resolve(".git"));
        if (isMissing) {
          found.add(worker.who().shown() + " works, and its worktree is gone");
        }
      }
    }
    var help = repairs.isEmpty() ? "gt kill <worker>, which gives its bead back" : FIX;
    var said = new Said("each belongs to a worker", "worktrees and workers differ", help);
    return Finding.of("Worktrees", Verdict.WARNING, found, said).with(repairs);
  }

  private Repair clear(Ground.Rig rig, Address.Polecat who) {
    var ref = SALVAGE + who.text() + "/doctor-" + scene.call().now().toEpochMilli();
    return new Repair.Outside(
        "keep what is in " + rig.worktree(who.name()) + " and remove it",
        () -> {
          var git = git(rig);
          var folder = rig.worktree(who.name());
          if (git.save(folder, ref, who.shown() + ": found by gt doctor\n")
              instanceof RigGit.Saved.Kept(var kept, var commit, var _)) {
            git.removeWorktree(folder, kept);
            return listing(rig.name(), kept, commit);
          }
          return _ -> {};
        });
  }

  private Finding sessions() {
    var found = new ArrayList<String>();
    var repairs = new ArrayList<Repair>();
    var live = new HashSet<String>();
    for (var session : scene.reading().on(Kinds.SESSION, Kinds.LIVE)) {
      live.add(session.id());
      var look = scene.outpost().look(SessionPlaces.of(scene.ground(), session.id()));
      if (!(look instanceof Outpost.Look.Running) && isWanted(session.agent())) {
        found.add("session " + session.id() + " is said to run, and does not");
        repairs.add(over(session));
      }
    }
    var folder = scene.call().town().runtime().resolve("sessions");
    for (var place : scene.outpost().known(folder)) {
      if (!live.contains(place.id())
          && scene.outpost().look(place) instanceof Outpost.Look.Running
          && !isBeingStarted(place.id())) {
        found.add("session " + place.id() + " runs, and nobody knows of it");
        repairs.add(
            Repair.Outside.silent(
                "end session " + place.id(),
                () -> scene.outpost().end(place, Duration.ofSeconds(5))));
      }
    }
    var said = new Said(live.size() + " run", "sessions and processes differ", FIX);
    return Finding.of("Sessions", Verdict.ERROR, found, said).with(repairs);
  }

  private boolean isWanted(String agent) {
    var who = Address.read(agent);
    return who == null || who.rig() == null || scene.isWanted(String.valueOf(who.rig()));
  }

  private boolean isBeingStarted(String session) {
    return scene.reading().on(Kinds.WORKER, "busy").stream()
        .anyMatch(worker ->
            worker.state() == Worker.State.WAKING && worker.job().session().equals(session));
  }

  private static Repair over(Session session) {
    return new Repair.InBook(
        "note that session " + session.id() + " is over",
        office -> Stopping.note(office, session, "gt doctor found it over"));
  }

  private Finding salvage() {
    var found = new ArrayList<String>();
    var repairs = new ArrayList<Repair>();
    var known = new HashSet<String>();
    boolean isLost = false;
    for (var one : scene.reading().all(Kinds.SALVAGE)) {
      known.add(one.ref());
      var here = refs.get(one.owner().rig());
      if (here != null && !here.containsKey(one.ref())) {
        found.add(one.ref() + " was kept, and its ref is gone");
        isLost = true;
      }
    }
    refs.forEach((rig, all) ->
        all.forEach((ref, commit) -> {
          boolean isCrews = ref.startsWith(SALVAGE + rig + "/crew/");
          if (ref.startsWith(SALVAGE) && !isCrews && !known.contains(ref)) {
            found.add(ref + " is there, and in no list");
            repairs.add(list(rig, ref, commit));
          }
        }));
    var said = new Said(known.size() + " kept", "kept things and their refs differ", FIX);
    return Finding.of("Salvage", isLost ? Verdict.ERROR : Verdict.WARNING, found, said)
        .with(repairs);
  }

  private static Repair list(String rig, String ref, String commit) {
    return new Repair.InBook("list " + ref, listing(rig, ref, commit));
  }

  private static Consumer<Office> listing(String rig, String ref, String commit) {
    var rest = ref.substring(SALVAGE.length());
    int slash = rest.lastIndexOf('/');
    var worker = slash < 0 ? rest : rest.substring(0, slash);
    var owner = new Salvaged.Owner(rig, worker, "", "", "found by gt doctor");
    return office ->
        office.book().put(Kinds.SALVAGE, new Salvaged(ref, commit, owner, office.now(), List.of()));
  }

  /// What waits to land is pinned.
  private Finding pins() {
    var found = new ArrayList<String>();
    for (var rig : scene.rigs()) {
      for (var one : scene.reading().on(QueueKinds.SUBMISSION, QueueKinds.queued(rig.name()))) {
        var at = refs.getOrDefault(rig.name(), Map.of()).get(one.pin());
        if (!one.commit().equals(at)) {
          found.add(one.id() + (at == null ? " has no pin" : " is pinned at another commit"));
        }
      }
    }
    var said =
        new Said("all are pinned", "submissions are not pinned", "gt mq reject <id> --reason …");
    return Finding.of("Pins", Verdict.ERROR, found, said);
  }

  private Finding evidence() {
    var found = new ArrayList<String>();
    var previous = "";
    int count = 0;
    for (var bundle : scene.reading().all(EvidenceKind.EVIDENCE)) {
      count++;
      if (!Digest.sha256(bundle.body().compact()).equals(bundle.hash())
          || !previous.equals(String.valueOf(bundle.body().text("previous")))) {
        found.add(bundle.id() + " (" + bundle.bead() + ")");
      }
      previous = bundle.hash();
    }
    var said =
        new Said(
            count + " bundles, the chain is whole",
            "bundles break the chain",
            "gt evidence verify");
    return Finding.of("Evidence", Verdict.ERROR, found, said);
  }
}
