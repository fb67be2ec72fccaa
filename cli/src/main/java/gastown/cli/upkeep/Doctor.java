package gastown.cli.upkeep;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.json.JsonWriter;
import gastown.beads.query.Query;
import gastown.beads.store.BeadStore;
import gastown.beads.store.BeadStore.Answer;
import gastown.beads.store.Draft;
import gastown.beads.store.Rows;
import gastown.beads.store.Tables;
import gastown.beads.work.ReadyWork;
import gastown.beads.workspace.Workspace;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Externals;
import gastown.cli.exchange.Mirror;
import gastown.cli.reply.Amount;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.upkeep.Check.Verdict;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// `bd doctor`: looks the workspace over, and with `--fix` puts right what can be put right in one
/// stroke that `bd undo` takes back.
final class Doctor implements Command {
  private static final Spec SPEC =
      Spec.of("doctor", "[path]", "Check the workspace; --fix puts right what it can")
          .group(Group.SETUP)
          .detail("Exit code 1 means that an error was found; warnings are 0.")
          .example("bd doctor --fix --dry-run")
          .example("bd doctor --check journal --json")
          .sw("--fix", "put right what can be, as one change that bd undo takes back")
          .sw("--dry-run", "with --fix: only show the plan")
          .sw("-y", "--yes", "ask nothing; it never does")
          .ignored()
          .sw("-i", "--interactive", "it asks nothing")
          .ignored()
          .text("--check", "only checks whose name holds this word")
          .sw("--deep", "also compare the whole journal and the whole file")
          .sw("--perf", "measure a few questions to the database")
          .text("-o", "--output", "write the findings as JSON to this file")
          .sw("-v", "--verbose", "show what is fine too")
          .sw("--agent", "the same words, for a program")
          .ignored()
          .sw("--check-health", "only what is wrong, in one line")
          .noOp("--clean", "--fix-child-parent", "--orchestrator", "--server")
          .noOpText("--migration", "--orchestrator-duplicates-threshold")
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.NONE;
  }

  @Override
  public Reply run(Call call) {
    if (call.args().is("--fix") && call.args().is("--readonly")) {
      throw Problem.of(
              "readonly",
              "operation 'doctor --fix' is not allowed in read-only mode",
              "leave --readonly out")
          .refusal();
    }
    var path = call.args().positional(0);
    var workspace = path == null ? call.workspace() : there(call, path);
    boolean isHere = path == null;
    var checks = new ArrayList<Check>(new PlaceChecks(call, workspace).all());
    var fixed = new ArrayList<Check.Repair>();
    try {
      if (!call.disk().exists(workspace.database()) && !isHere) {
        checks.add(
            Check.error(
                "Database",
                "Core",
                "there is no database: " + workspace.database(),
                "bd bootstrap"));
      } else if (isHere) {
        call.withStore(store -> examine(call, workspace, store, checks, fixed));
      } else {
        try (var store = call.house().store(workspace.database())) {
          examine(call, workspace, store, checks, fixed);
        }
      }
    } catch (Problem.Refusal refusal) {
      // what keeps others from working is what is looked for here
      var problem = refusal.problem();
      checks.add(
          Check.error("Opening", "Core", problem.what(), problem.remedies().getFirst())
              .detailed(problem.because()));
    }
    var wanted = chosen(call, checks);
    return reply(call, workspace, wanted, fixed);
  }

  private static Workspace there(Call call, String path) {
    var found = Externals.of(call.disk(), call.path(path));
    if (found == null) {
      throw Problem.of("no-workspace", "no beads workspace at " + path, "bd init", "bd where")
          .refusal();
    }
    return found;
  }

  /// Looks into the store, repairs when asked to, and looks again.
  private static int examine(
      Call call,
      Workspace workspace,
      BeadStore store,
      List<Check> checks,
      List<Check.Repair> fixed) {
    var damages = store.damages();
    List<Check> found =
        store.read(rows -> {
          call.reading(rows);
          return new ArrayList<>(new StoreChecks(call, workspace, rows).all(damages, store));
        });
    if (call.args().is("--fix")) {
      found.forEach(check -> fixed.addAll(check.repairs()));
      if (!call.args().is("--dry-run") && !fixed.isEmpty()) {
        repair(call, store, found);
        found =
            store.read(rows -> {
              call.reading(rows);
              return new ArrayList<>(
                  new StoreChecks(call, workspace, rows).all(store.damages(), store));
            });
      }
    }
    checks.addAll(found);
    if (call.args().is("--perf")) {
      checks.add(store.read(rows -> perf(call, rows)));
    }
    return found.size();
  }

  private static void repair(Call call, BeadStore store, List<Check> found) {
    store.write(
        "",
        tables -> {
          var draft = new Draft(tables, call.stroke("doctor"));
          found.forEach(check -> check.repairs().forEach(repair -> repair.step().accept(draft)));
          draft.name("doctor", "fix");
          if (draft.finish() != null) {
            call.hasWritten();
          }
          restoreReadiness(tables);
          return new Answer(0, "", "");
        });
    if (call.args().positional(0) == null) {
      new Mirror(call).changed(store);
    }
  }

  /// Whether an issue is blocked follows from the rest, so it is no change of its own.
  private static void restoreReadiness(Tables tables) {
    var blocked = gastown.beads.store.Readiness.recursively(tables);
    for (var bead : tables.find(Query.ALL.withDeleted())) {
      boolean is = blocked.contains(bead.id());
      if (tables.isBlocked(bead.id()) != is) {
        tables.setBlocked(bead.id(), is);
      }
    }
  }

  private static Check perf(Call call, Rows rows) {
    var clock = call.house().clock();
    var begin = clock.instant();
    long all = rows.count(Query.ALL);
    var counted = clock.instant();
    var wish = new ReadyWork.Wish(false, false, false, Set.of());
    int ready = rows.find(ReadyWork.query(call.now(), wish, List.of()).limitedTo(100)).size();
    var asked = clock.instant();
    return Check.ok(
        "Performance",
        "Core",
        "counting "
            + all
            + " issues took "
            + micros(begin, counted)
            + " µs, finding "
            + ready
            + " ready ones "
            + micros(counted, asked)
            + " µs");
  }

  private static long micros(java.time.Instant from, java.time.Instant to) {
    return Duration.between(from, to).toNanos() / 1_000;
  }

  private static List<Check> chosen(Call call, List<Check> checks) {
    var word = call.args().text("--check");
    if (word == null) {
      return checks;
    }
    var wanted = letters(word);
    var some = checks.stream().filter(check -> letters(check.name()).contains(wanted)).toList();
    if (some.isEmpty()) {
      var names = String.join(", ", checks.stream().map(Check::name).toList());
      throw new Problem(
              "unknown-check",
              "no check is called \"" + word + "\"",
              "there are: " + names,
              List.of("bd doctor -v"))
          .refusal();
    }
    return some;
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static Reply reply(
      Call call, Workspace workspace, List<Check> checks, List<Check.Repair> fixed) {
    boolean isOk = checks.stream().noneMatch(check -> check.verdict() == Verdict.ERROR);
    var json =
        Json.object()
            .put("path", workspace.root().toString())
            .put("checks", new Json.Arr(checks.stream().map(Check::json).toList()))
            .put("overall_ok", isOk)
            .put("cli_version", call.house().build().version());
    if (call.args().is("--fix")) {
      json.put(
          call.args().is("--dry-run") ? "plan" : "fixed",
          Json.texts(fixed.stream().map(Check.Repair::what).toList()));
    }
    var findings = json.build();
    var output = call.args().text("--output");
    if (output != null) {
      call.disk().write(call.path(output), JsonWriter.indented(findings) + "\n");
    }
    return Reply.of(page -> text(call, checks, fixed, page), () -> findings).withExit(isOk ? 0 : 1);
  }

  private static void show(String title, List<Check.Repair> repairs, Page page) {
    if (!repairs.isEmpty()) {
      page.line(title);
      repairs.forEach(repair -> page.line("  - " + repair.what()));
      page.blank();
    }
  }

  private static void text(Call call, List<Check> checks, List<Check.Repair> fixed, Page page) {
    boolean isAll = call.args().is("--verbose") || call.args().isSet("--check");
    long warnings = checks.stream().filter(check -> check.verdict() == Verdict.WARNING).count();
    long errors = checks.stream().filter(check -> check.verdict() == Verdict.ERROR).count();
    if (!fixed.isEmpty() && call.args().is("--dry-run")) {
      show("Plan:", fixed, page);
    } else if (!fixed.isEmpty()) {
      show(
          "Put right (bd undo takes it back):",
          fixed.stream().filter(Check.Repair::isEntered).toList(),
          page);
      show(
          "Put right (it follows from the rest; there is nothing to take back):",
          fixed.stream().filter(repair -> !repair.isEntered()).toList(),
          page);
    } else if (call.args().is("--fix")) {
      page.line("Nothing that could be put right by itself.").blank();
    }
    if (!call.args().is("--check-health")) {
      for (var check : checks) {
        if (isAll || check.verdict() != Verdict.OK) {
          check.show(page);
        }
      }
    }
    long fine = checks.size() - warnings - errors;
    page.line(
        fine + " fine, " + Amount.of(warnings, "warning") + ", " + Amount.of(errors, "error"));
  }
}
