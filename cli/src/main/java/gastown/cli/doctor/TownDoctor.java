package gastown.cli.doctor;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.store.BeadStore;
import gastown.beads.store.Draft;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.doctor.Finding.Repair;
import gastown.cli.doctor.Finding.Verdict;
import gastown.cli.reply.Amount;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.Office;
import gastown.town.book.Book;
import gastown.town.book.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// `gt doctor`: looks the town over; `--fix` puts right what can be put right, the book in one
/// entry that `gt undo` takes back, files and git beside it.
public final class TownDoctor implements Command {
  private static final Spec SPEC =
      Spec.town("doctor", "", "Look the town over; --fix puts right what it can")
          .group(Group.DIAGNOSTICS)
          .detail(
              "Exit code 1 means that an error was found; warnings are 0. What --fix changes in the"
                  + " town's book is one change that gt undo takes back; files and git are listed"
                  + " apart, and nothing goes that is not kept.")
          .example("gt doctor")
          .example("gt doctor --fix --dry-run")
          .sw("--fix", "put right what can be")
          .sw("-n", "--dry-run", "with --fix: only show the plan")
          .sw("-v", "--verbose", "show what is fine too")
          .text("--rig", "look at one rig only")
          .noOp("--restart-sessions", "--no-start")
          .noOpText("--slow")
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.BY_ITSELF;
  }

  @Override
  public Reply run(Call call) {
    var files = PlaceChecks.files(call);
    var findings = new ArrayList<Finding>(List.of(files));
    var plan = new ArrayList<Repair>();
    if (!files.isError()) {
      call.withStore(store -> examine(call, store, findings, plan));
    }
    return reply(call, findings, plan);
  }

  private static boolean examine(
      Call call, BeadStore store, List<Finding> findings, List<Repair> plan) {
    findings.addAll(look(call, store));
    if (call.args().is("--fix")) {
      findings.forEach(finding -> plan.addAll(finding.repairs()));
      if (!plan.isEmpty() && !call.args().is("--dry-run")) {
        repair(call, store, plan);
        findings.subList(1, findings.size()).clear();
        findings.addAll(look(call, store));
      }
    }
    return true;
  }

  private static List<Finding> look(Call call, BeadStore store) {
    var all = new ArrayList<Finding>();
    all.add(store(store.damages()));
    store.read(rows -> {
      call.reading(rows);
      var scene = Scene.of(call, new Reading(rows));
      all.addAll(new PlaceChecks(scene).all());
      all.addAll(new WorkChecks(scene).all());
      all.addAll(kept(scene));
      all.addAll(new CareChecks(scene).all());
      return true;
    });
    return all;
  }

  private static Finding store(List<String> damages) {
    var said = new Finding.Said("whole", "parts are damaged", "bd backup restore");
    return Finding.of("Store", Verdict.ERROR, damages, said);
  }

  /// A clone that cannot be used has told so already.
  private static List<Finding> kept(Scene scene) {
    try {
      return new KeptChecks(scene).all();
    } catch (Problem.Refusal refusal) {
      var problem = refusal.problem();
      var words = new Finding.Words(List.of(problem.because()), problem.remedies().getFirst());
      return List.of(new Finding("Git", Verdict.ERROR, problem.what(), words, List.of()));
    }
  }

  private static void repair(Call call, BeadStore store, List<Repair> plan) {
    var ground = Desk.of(call).ground();
    var steps = new ArrayList<Consumer<Office>>();
    for (var repair : plan) {
      steps.add(
          switch (repair) {
            case Repair.InBook(var _, var step) -> step;
            case Repair.Outside(var _, var step) -> step.get();
          });
    }
    store.write(
        "",
        tables -> {
          var draft = new Draft(tables, call.stroke("doctor"));
          var office = new Office(new Book(draft), ground, call.house().dice());
          steps.forEach(step -> step.accept(office));
          draft.name("doctor", "fix");
          if (draft.finish() != null) {
            call.hasWritten();
          }
          return new BeadStore.Answer(0, "", "");
        });
  }

  private static Reply reply(Call call, List<Finding> findings, List<Repair> plan) {
    boolean isOk = findings.stream().noneMatch(Finding::isError);
    boolean isPlan = call.args().is("--dry-run");
    return Reply.of(
            page -> text(call, findings, plan, page),
            () ->
                Json.object()
                    .put("town", call.town().root().toString())
                    .put("checks", new Json.Arr(findings.stream().map(Finding::json).toList()))
                    .put("overall_ok", isOk)
                    .put(isPlan ? "plan" : "fixed", Json.texts(words(plan, Repair.InBook.class)))
                    .put(
                        isPlan ? "plan_outside" : "fixed_outside",
                        Json.texts(words(plan, Repair.Outside.class)))
                    .build())
        .withExit(isOk ? 0 : 1);
  }

  private static List<String> words(List<Repair> plan, Class<? extends Repair> kind) {
    return plan.stream().filter(kind::isInstance).map(Repair::what).toList();
  }

  private static void text(Call call, List<Finding> findings, List<Repair> plan, Page page) {
    boolean isPlan = call.args().is("--dry-run");
    var book = words(plan, Repair.InBook.class);
    var outside = words(plan, Repair.Outside.class);
    if (!book.isEmpty()) {
      page.line(isPlan ? "In the town's book:" : "Put right (gt undo takes it back):");
      book.forEach(what -> page.line("  - " + what));
    }
    if (!outside.isEmpty()) {
      page.line(isPlan ? "In files and git:" : "Put right in files and git:");
      outside.forEach(what -> page.line("  - " + what));
    }
    if (call.args().is("--fix") && plan.isEmpty()) {
      page.line("Nothing that could be put right by itself.");
    }
    for (var finding : findings) {
      if (call.args().is("--verbose") || !finding.isFine()) {
        finding.show(page);
      }
    }
    long errors = findings.stream().filter(Finding::isError).count();
    long fine = findings.stream().filter(Finding::isFine).count();
    page.line(
        fine
            + " fine, "
            + Amount.of(findings.size() - fine - errors, "warning")
            + ", "
            + Amount.of(errors, "error"));
  }
}
