package gastown.cli.workers;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.work.Dispatch;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.work.Worker;
import java.util.ArrayList;
import java.util.List;

/// `gt polecat add|remove`: names on the town's list of workers. Work makes a name by itself; these
/// are for whoever wants a certain one, or one less.
final class Roster {
  private Roster() {}

  static Command add() {
    return Simple.writes(
        Spec.town("polecat add", "<rig> [name]", "Put a worker's name on the list, to rest there")
            .alias("polecat identity add")
            .group(Group.TEAM)
            .example("gt polecat add web Nux"),
        Roster::add);
  }

  private static Reply add(Call call) {
    var desk = Desk.of(call);
    var rig = desk.rig(call.args().positionals().getFirst()).name();
    var name = call.args().positional(1);
    if (name == null || !Address.isName(name)) {
      throw Problem.of(
              "bad-name",
              name == null ? "which name?" : name + " is no name for a worker",
              "gt polecat add " + rig + " Nux",
              "gt sling <bead> " + rig + "   (chooses a name by itself)")
          .refusal();
    }
    var who = new Address.Polecat(rig, name);
    boolean isNew = desk.reading().find(Kinds.WORKER, who.text()) == null;
    if (isNew) {
      desk.office().book().put(Kinds.WORKER, Worker.resting(who, call.now()));
      call.draft().name("polecat-add", who.text());
    }
    return Reply.done(
        page -> {
          page.line(isNew ? "✓ " + who.shown() + " rests" : who.shown() + " is there already");
          page.line("  gt sling <bead> " + who.shown());
        },
        () -> Json.object().put("agent", who.text()).put("created", isNew).build());
  }

  static Command remove() {
    return Simple.writes(
        Spec.town(
                "polecat remove",
                "<rig/name>...",
                "Take workers that rest off the list; what they made is kept")
            .group(Group.TEAM)
            .sw("--all", "all of the rigs named")
            .sw("-f", "--force", "take the work off those that have some, and end them"),
        Roster::remove);
  }

  private static Reply remove(Call call) {
    var desk = Desk.of(call);
    var gone = new ArrayList<String>();
    var ended = new ArrayList<String>();
    var meant = meant(call, desk);
    boolean isForced = call.args().is("--force");
    for (var worker : meant) {
      if (worker.isFree()) {
        desk.office().book().drop(Kinds.WORKER, worker.who().text());
        gone.add(worker.who().shown());
      } else if (isForced) {
        new Dispatch(desk.office()).recall(worker.job().bead(), "removed by hand");
        ended.add(worker.who().shown());
      } else {
        throw atWork(worker).refusal();
      }
    }
    if (!meant.isEmpty()) {
      call.draft().name("polecat-remove", meant.getFirst().who().text());
    }
    return Reply.done(
        page -> {
          gone.forEach(who -> page.line("✓ " + who + " is off the list"));
          ended.forEach(who ->
              page.line("✓ " + who + " is being ended, and rests then; what it made is kept"));
          if (gone.isEmpty() && ended.isEmpty()) {
            page.line("Nobody is on the list.");
          }
        },
        () ->
            Json.object().put("removed", Json.texts(gone)).put("ended", Json.texts(ended)).build());
  }

  private static Problem atWork(Worker worker) {
    var who = worker.who().shown();
    return Problem.of(
        "worker-busy",
        who + " is at work on " + worker.job().bead(),
        "gt polecat status " + who,
        "gt polecat remove " + who + " --force   (its work is kept, the bead is free again)");
  }

  private static List<Worker> meant(Call call, Desk desk) {
    var meant = new ArrayList<Worker>();
    for (var word : call.args().positionals()) {
      if (call.args().is("--all")) {
        var rig = desk.rig(word).name();
        for (var worker : desk.reading().all(Kinds.WORKER)) {
          if (worker.who().rig().equals(rig)) {
            meant.add(worker);
          }
        }
      } else {
        meant.add(require(desk, word));
      }
    }
    return meant;
  }

  static Worker require(Desk desk, String word) {
    var who = Address.read(word);
    var worker = who == null ? null : desk.reading().find(Kinds.WORKER, who.text());
    if (worker == null) {
      throw Problem.of(
              "no-such-worker",
              "there is no worker " + (who == null ? word : who.shown()),
              "gt polecats --all",
              "gt polecat add <rig> <name>")
          .refusal();
    }
    return worker;
  }
}
