package gastown.cli.landing;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.Ground;
import gastown.engine.Town;
import gastown.engine.work.Finishing;
import gastown.engine.work.Finishing.Finished;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.work.Worker;
import java.util.ArrayList;
import java.util.List;

/// `gt merge-queue add`: hands in what a worker committed, in its name.
final class QueueAdd {
  private QueueAdd() {}

  static Command command() {
    return Simple.byItself(
        Spec.town("merge-queue add", "[rig] [worker]", "Hand in what a worker committed")
            .alias("mq add")
            .alias("mr add")
            .alias("merge-queue submit")
            .alias("mq submit")
            .alias("mr submit")
            .group(Group.WORK)
            .detail(
                "Without words it is about the worker who calls. It is the same as that worker's"
                    + " own gt done: the work must be committed, and is landed by the merge queue.")
            .example("gt merge-queue add web Toast")
            .example("gt mq submit")
            .text("--issue", "the bead, when it is to be checked against the worker's")
            .text("--branch", "the branch, when it is to be checked against the worker's")
            .sw("--save", "commit what is not committed yet")
            .noOp("--no-cleanup", "--skip-deps", "--resubmit")
            .noOpText("--epic", "--priority", "-p"),
        QueueAdd::run);
  }

  private static Reply run(Call call) {
    var desk = Desk.of(call);
    var who = worker(desk, call.args().positionals());
    return desk.withTown(town -> handIn(call, desk, town, who));
  }

  /// `<rig> <worker>`, `<rig>/<worker>`, or the caller.
  static Address.Polecat worker(Desk desk, List<String> typed) {
    if (typed.isEmpty()) {
      return desk.worker();
    }
    var words = new ArrayList<>(typed);
    if (words.size() == 1 && words.getFirst().indexOf('/') > 0) {
      words = new ArrayList<>(List.of(words.getFirst().replace("/polecats/", "/").split("/", 2)));
    }
    Ground.Rig rig = desk.rig(words.getFirst());
    if (words.size() < 2 || !Address.isName(words.get(1))) {
      throw Problem.of(
              "which-worker",
              "which worker of " + rig.name() + "?",
              "gt polecats " + rig.name(),
              "gt merge-queue add " + rig.name() + " <worker>")
          .refusal();
    }
    return new Address.Polecat(rig.name(), words.get(1));
  }

  static Worker busy(Town town, Address.Polecat who) {
    var worker = town.look(reading -> reading.find(Kinds.WORKER, who.text()));
    if (worker == null || worker.isFree()) {
      throw new Problem(
              "nothing-hooked",
              who.shown() + " has nothing on its hook",
              "what hung there was handed in, taken away or never slung",
              List.of("gt polecats " + who.rig(), "gt mq list " + who.rig() + " --status all"))
          .refusal();
    }
    return worker;
  }

  private static Reply handIn(Call call, Desk desk, Town town, Address.Polecat who) {
    var job = busy(town, who).job();
    check(call, "--issue", job.bead());
    check(call, "--branch", job.branch());
    var rig = desk.rig(who.rig());
    var git = call.house().cloning(call.invocation()).at(rig.canonical());
    var hold =
        desk.self().equals(who)
            ? desk.hold(town.look(reading -> desk.epoch(who, reading)))
            : new Finishing.Hold(job.bead(), job.epoch(), "");
    var word = new Finishing.Word(who, hold, call.args().is("--save"), "", "");
    if (!(new Finishing(town, git, rig).submit(word)
        instanceof Finished.Submitted(var submission, var place, var isNew))) {
      throw new IllegalStateException("a submission that is none");
    }
    call.hasWritten();
    return Reply.done(
        page ->
            page.line(
                (isNew ? "✓ handed in: " : "handed in before: ")
                    + submission.origin().bead()
                    + " is number "
                    + place
                    + " in the merge queue ("
                    + submission.id()
                    + ")"),
        () -> ((Json.Obj) QueueList.json(submission)).with("place", Json.of(place)));
  }

  private static void check(Call call, String flag, String real) {
    var typed = call.args().text(flag, real);
    if (!typed.equals(real)) {
      throw Problem.of(
              "not-its-work",
              "the worker is about " + real + ", not " + typed,
              "gt polecats",
              "leave " + flag + " out")
          .refusal();
    }
  }
}
