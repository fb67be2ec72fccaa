package gastown.cli.doctor;

import gastown.beads.Field;
import gastown.beads.Status;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.store.Readiness;
import gastown.cli.doctor.Finding.Repair;
import gastown.cli.doctor.Finding.Said;
import gastown.cli.doctor.Finding.Verdict;
import gastown.engine.queue.Refinery;
import gastown.engine.work.Alarms;
import gastown.engine.work.Holds;
import gastown.town.book.LifeKinds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a person should know of, and what work needs to go well.
final class CareChecks {
  private final Scene scene;

  CareChecks(Scene scene) {
    this.scene = scene;
  }

  List<Finding> all() {
    return List.of(
        loop(),
        readiness(),
        stopped(),
        queues(),
        gates(),
        agent(),
        identity(),
        tmux(),
        escalations());
  }

  private Finding loop() {
    var keeper = scene.call().house().keeper();
    var root = scene.call().town().root();
    boolean isUp = keeper.isUp(root);
    var found = isUp ? List.<String>of() : List.of("nothing is handed out, watched or landed");
    return !isUp && keeper.isWanted(root)
        ? Finding.of(
            "Town",
            Verdict.ERROR,
            found,
            new Said("it is up", "reason: it is to be up, and no server runs", "gt up"))
        : Finding.of(
            "Town",
            Verdict.WARNING,
            found,
            new Said("it is up", "reason: the town is down", "gt up"));
  }

  private Finding readiness() {
    var rows = scene.reading().rows();
    var blocked = Readiness.recursively(rows);
    var wrong = new ArrayList<String>();
    for (var bead : rows.find(Query.ALL)) {
      if (rows.isBlocked(bead.id()) != blocked.contains(bead.id())) {
        wrong.add(bead.id());
      }
    }
    var said =
        new Said(
            "ready and blocked are as the rules say",
            "beads are wrongly kept as ready or blocked",
            "bd doctor --fix");
    return Finding.of("Blocked state", Verdict.ERROR, wrong, said);
  }

  /// The word and the file that says so too.
  private Finding stopped() {
    var found = new ArrayList<String>();
    var repairs = new ArrayList<Repair>();
    var holds = Holds.of(scene.reading());
    for (var freeze : holds.freezes()) {
      var where = freeze.isOfTown() ? "the town" : freeze.where();
      found.add(where + " stands still since " + freeze.since() + ": " + freeze.why());
    }
    var disk = scene.call().disk();
    var root = scene.call().town().root();
    for (var name : disk.list(root)) {
      var where = name.equals("ESTOP") ? "" : name.startsWith("ESTOP.") ? name.substring(6) : null;
      if (where != null && scene.reading().find(LifeKinds.FREEZE, LifeKinds.id(where)) == null) {
        Path file = root.resolve(name);
        found.add(file + " is left over: nothing is stopped");
        repairs.add(Repair.Outside.silent("remove " + file, () -> disk.delete(file)));
      }
    }
    var said = new Said("nothing is stopped", "stops", "gt thaw");
    return Finding.of("Emergency stop", Verdict.WARNING, found, said).with(repairs);
  }

  private Finding queues() {
    var found = new ArrayList<String>();
    for (var rig : scene.rigs()) {
      var pause = Refinery.line(scene.reading(), rig.name()).pause();
      if (pause.isOn()) {
        found.add(rig.name() + ": " + (pause.why().isEmpty() ? pause.kind() : pause.why()));
      }
    }
    var said = new Said("all land", "wait", "gt refinery status, gt refinery process <rig>");
    return Finding.of("Merge queues", Verdict.WARNING, found, said);
  }

  private Finding gates() {
    var found = new ArrayList<String>();
    for (var rig : scene.rigs()) {
      boolean isKnown = scene.ground().slip(rig.name()).isEmpty();
      if (isKnown && scene.ground().gates(rig.name()).isEmpty()) {
        found.add(rig.name() + " lands whatever joins");
      }
    }
    var said =
        new Said(
            "each rig has one",
            "rigs have no gate",
            "gt rig settings set <rig> merge_queue.test_command \"…\"");
    return Finding.of("Gates", Verdict.WARNING, found, said);
  }

  private Finding agent() {
    var found = new ArrayList<String>();
    var runtimes = scene.call().house().runtimes(scene.call().town().root());
    for (var rig : scene.rigs()) {
      var name = scene.ground().runtime(rig.name());
      if (runtimes.named(name, scene.ground().commands()) == null) {
        found.add(rig.name() + " wants " + name + ", which nobody knows");
      }
    }
    var said =
        new Said(
            "known",
            "rigs have no agent to start",
            "gt config agent set NAME \"COMMAND\"; gt config default-agent NAME");
    return Finding.of("Agents", Verdict.WARNING, found, said);
  }

  private Finding identity() {
    var found =
        scene.call().owner().isEmpty() ? List.of("git knows no e-mail address") : List.<String>of();
    var said = new Said("known", "part missing", "git config --global user.email <address>");
    return Finding.of("Git identity", Verdict.WARNING, found, said);
  }

  private Finding tmux() {
    var path = scene.call().invocation().variable("PATH");
    boolean isThere = false;
    for (var folder : (path == null ? "" : path).split(":", -1)) {
      isThere |=
          folder.startsWith("/")
              && scene.call().disk().isExecutable(Path.of(folder).resolve("tmux"));
    }
    var found = isThere ? List.<String>of() : List.of("nobody can look over an agent's shoulder");
    var said = new Said("found", "program missing: tmux", "install tmux");
    return Finding.of("tmux", Verdict.WARNING, found, said);
  }

  private Finding escalations() {
    var found = new ArrayList<String>();
    var open =
        Query.where(
            new Criterion.HasLabel(Alarms.LABEL), Criterion.isNot(Field.STATUS, Status.CLOSED));
    for (var bead : scene.reading().rows().find(open)) {
      found.add(bead.id() + " " + bead.title());
    }
    var said = new Said("none is open", "wait for a person", "gt escalate list");
    return Finding.of("Escalations", Verdict.WARNING, found, said);
  }
}
