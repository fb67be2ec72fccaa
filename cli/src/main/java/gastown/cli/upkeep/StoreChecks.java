package gastown.cli.upkeep;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Dependency;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.jsonl.Export;
import gastown.beads.jsonl.Scope;
import gastown.beads.query.Query;
import gastown.beads.store.BeadStore;
import gastown.beads.store.Readiness;
import gastown.beads.store.Rows;
import gastown.beads.store.State;
import gastown.beads.work.Cycles;
import gastown.beads.work.Vocabulary;
import gastown.beads.workspace.Workspace;
import gastown.cli.Call;
import gastown.cli.upkeep.Check.Repair;
import gastown.cli.upkeep.Check.Verdict;
import gastown.cli.upkeep.Check.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What can be said of a workspace by what its store holds.
final class StoreChecks {
  private static final String DATA = "Data";
  private static final long SHORT_JOURNAL = 5_000;

  private final Call call;
  private final Workspace workspace;
  private final Rows rows;
  private final List<Bead> live;
  private final Set<String> all = new HashSet<>();

  StoreChecks(Call call, Workspace workspace, Rows rows) {
    this.call = call;
    this.workspace = workspace;
    this.rows = rows;
    this.live = rows.find(Query.ALL);
    rows.find(Query.ALL.withDeleted()).forEach(bead -> all.add(bead.id()));
  }

  List<Check> all(List<String> damages, BeadStore store) {
    var checks = new ArrayList<Check>();
    checks.add(database(damages));
    checks.add(journal(damages));
    checks.add(fold());
    checks.add(readiness());
    checks.add(dependencies());
    checks.add(orphans(store));
    checks.add(cycles());
    checks.add(doubles());
    checks.add(statuses());
    checks.add(types());
    checks.add(closing());
    checks.add(prefixes());
    checks.add(tombstones());
    checks.add(file());
    return checks;
  }

  private static Check database(List<String> damages) {
    var bad = damages.stream().filter(line -> !line.startsWith("journal")).toList();
    return bad.isEmpty()
        ? Check.ok("Database", DATA, "whole")
        : Check.error(
                "Database",
                DATA,
                "damaged",
                "bd backup restore   (or bd init --reinit-local --from-jsonl)")
            .detailed(String.join("\n", bad));
  }

  private Check journal(List<String> damages) {
    var bad = damages.stream().filter(line -> line.startsWith("journal")).toList();
    return bad.isEmpty()
        ? Check.ok("Journal", DATA, "the chain is whole, " + rows.head().seq() + " entries")
        : Check.error("Journal", DATA, "the chain is broken", "bd backup restore")
            .detailed(String.join("\n", bad));
  }

  /// Everything there is must follow from what the journal tells.
  private Check fold() {
    long length = rows.head().seq() - rows.snapshot().seq();
    if (length > SHORT_JOURNAL && !call.args().is("--deep")) {
      return Check.ok("Journal State", DATA, "not compared (" + length + " entries; --deep does)");
    }
    var differences = State.folded(rows, _ -> true).differences(State.of(rows), 10);
    return differences.isEmpty()
        ? Check.ok("Journal State", DATA, "what is stored follows from the journal")
        : Check.error(
                "Journal State",
                DATA,
                "what is stored does not follow from the journal",
                "bd backup restore")
            .detailed(String.join("\n", differences));
  }

  private Check readiness() {
    var blocked = Readiness.recursively(rows);
    var wrong =
        live.stream()
            .map(Bead::id)
            .filter(id -> rows.isBlocked(id) != blocked.contains(id))
            .toList();
    var words =
        new Words(
            "issues are wrongly kept as ready or blocked",
            "all are as the rules say",
            "bd doctor --fix");
    var repairs =
        wrong.stream()
            .map(id -> Repair.derived("find out anew whether " + id + " is blocked"))
            .toList();
    return Check.of("Blocked State", Verdict.ERROR, wrong, words).repairedBy(repairs);
  }

  private Check dependencies() {
    var found = new ArrayList<String>();
    var repairs = new ArrayList<Repair>();
    var own = call.config().prefix();
    for (var edges : rows.dependencies(all).values()) {
      for (var edge : edges) {
        boolean isOwn = BeadId.hasPrefix(edge.to(), own);
        if (isOwn && !all.contains(edge.to())) {
          found.add(edge.from() + " depends on " + edge.to() + ", which is not there");
          repairs.add(unlink(edge));
        }
      }
    }
    var words = new Words("dependencies lead nowhere", "all lead to an issue", "bd doctor --fix");
    return Check.of("Dependencies", Verdict.WARNING, found, words).repairedBy(repairs);
  }

  private static Repair unlink(Dependency edge) {
    return new Repair(
        "remove the dependency of " + edge.from() + " on " + edge.to(),
        draft -> draft.unlink(edge.from(), edge.to()));
  }

  /// Rows that belong to no issue can only be seen by a store that answers SQL.
  private Check orphans(BeadStore store) {
    var owners = new HashSet<String>();
    try {
      for (var table : List.of("labels", "comments", "dependencies")) {
        for (var row : Sql.ask(store, "SELECT DISTINCT issue_id FROM " + table).rows()) {
          if (row.getFirst() instanceof Json.Str(var id)) {
            owners.add(id);
          }
        }
      }
    } catch (Problem.Refusal refusal) {
      return Check.ok("Orphans", DATA, "not looked for: " + refusal.problem().what());
    }
    var lost = owners.stream().filter(id -> !all.contains(id)).sorted().toList();
    var repairs =
        lost.stream()
            .map(id -> new Repair("remove what is left of " + id, draft -> draft.strip(id)))
            .toList();
    var words =
        new Words(
            "issues are gone and left labels, comments or dependencies", "none", "bd doctor --fix");
    return Check.of("Orphans", Verdict.WARNING, lost, words).repairedBy(repairs);
  }

  private Check cycles() {
    var rings = Cycles.all(rows).stream().map(ring -> String.join(" → ", ring)).toList();
    return Check.of(
        "Dependency Cycles",
        Verdict.ERROR,
        rings,
        new Words("circles: none of these can ever be ready", "none", "bd dep remove <id> <id>"));
  }

  private Check doubles() {
    var seen = new HashMap<String, String>();
    var found = new ArrayList<String>();
    for (var bead : live) {
      var other = seen.put(bead.id().toLowerCase(Locale.ROOT), bead.id());
      if (other != null) {
        found.add(other + " and " + bead.id());
      }
    }
    return Check.of(
        "Duplicate IDs",
        Verdict.WARNING,
        found,
        new Words("pairs of ids differ in case only", "none", "bd rename <id> <new-id>"));
  }

  private Check statuses() {
    var vocabulary = Vocabulary.of(call.config());
    var found =
        live.stream()
            .filter(bead -> vocabulary.find(bead.status()) == null)
            .map(bead -> bead.id() + ": " + bead.status())
            .toList();
    return Check.of(
        "Statuses",
        Verdict.WARNING,
        found,
        new Words(
            "issues have a status nobody declared",
            "all are known",
            "bd config set status.custom \"name:wip\""));
  }

  private Check types() {
    var vocabulary = Vocabulary.of(call.config());
    var known = new HashSet<>(vocabulary.ownTypes());
    known.addAll(vocabulary.infraTypes());
    known.add(IssueType.EVENT);
    IssueType.BUILT_IN.forEach(type -> known.add(type.name()));
    var found =
        live.stream()
            .filter(bead -> !known.contains(bead.type()))
            .map(bead -> bead.id() + ": " + bead.type())
            .toList();
    return Check.of(
        "Types",
        Verdict.WARNING,
        found,
        new Words(
            "issues have a type nobody declared",
            "all are known",
            "bd config set types.custom \"name\""));
  }

  private Check closing() {
    var wrong =
        live.stream()
            .filter(bead -> bead.isClosed() == (bead.time(Field.CLOSED_AT) == null))
            .toList();
    var repairs =
        wrong.stream()
            .map(bead ->
                new Repair(
                    (bead.isClosed() ? "give " : "take from ") + bead.id() + " its time of closing",
                    draft ->
                        draft.put(
                            bead.with(Field.CLOSED_AT, bead.isClosed() ? bead.updatedAt() : null))))
            .toList();
    var words =
        new Words(
            "issues are closed without a time, or have one and are open",
            "all fit",
            "bd doctor --fix");
    return Check.of("Closing Times", Verdict.WARNING, wrong.stream().map(Bead::id).toList(), words)
        .repairedBy(repairs);
  }

  private Check prefixes() {
    var allowed = new ArrayList<>(call.config().list("allowed_prefixes"));
    allowed.add(call.config().prefix());
    var found =
        live.stream()
            .map(Bead::id)
            .filter(id ->
                allowed.stream()
                    .noneMatch(prefix -> BeadId.hasPrefix(id, prefix.replaceAll("-$", ""))))
            .toList();
    return Check.of(
        "Prefixes",
        Verdict.WARNING,
        found,
        new Words(
            "issues have a foreign prefix",
            "all are ours",
            "bd config set allowed_prefixes <prefix>"));
  }

  private Check tombstones() {
    var old = Folding.tombstones(rows, call.now());
    var repairs =
        old.stream()
            .map(bead ->
                new Repair(
                    "forget that " + bead.id() + " was deleted", draft -> draft.erase(bead.id())))
            .toList();
    return Check.of(
            "Tombstones",
            Verdict.WARNING,
            old.stream().map(Bead::id).toList(),
            new Words("deletions are older than 30 days", "none is too old", "bd gc"))
        .repairedBy(repairs);
  }

  private Check file() {
    var file = workspace.jsonl();
    if (!call.disk().exists(file)) {
      return live.isEmpty()
          ? Check.ok("Issues File", DATA, "not written yet")
          : Check.warning("Issues File", DATA, file + " is not there", "bd sync");
    }
    var marks = new boolean[1];
    var lines = new HashSet<String>();
    call.disk()
        .lines(
            file,
            line -> {
              marks[0] |= line.startsWith("<<<<<<<") || line.startsWith(">>>>>>>");
              lines.add(line);
            });
    if (marks[0]) {
      return Check.error(
          "Issues File",
          DATA,
          file + " holds marks of a conflict",
          "bd sync   (while the merge is under way; else take the marks out by hand)");
    }
    var state = call.disk().read(workspace.file("export-state.json")).orElse("");
    long behind =
        Export.of(rows, Scope.MIRROR).lines().filter(line -> !lines.contains(line.strip())).count();
    if (behind == 0) {
      return Check.ok("Issues File", DATA, "in step, " + lines.size() + " lines");
    }
    return state.contains("\"waits\":1")
        ? Check.ok("Issues File", DATA, behind + " changes wait to be written")
        : Check.warning(
            "Issues File",
            DATA,
            behind + " issues are not in " + file + " as they are here",
            "bd sync");
  }
}
