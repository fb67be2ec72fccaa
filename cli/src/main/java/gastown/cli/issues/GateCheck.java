package gastown.cli.issues;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.ports.Programs;
import gastown.beads.query.Criterion;
import gastown.beads.query.Durations;
import gastown.beads.query.Query;
import gastown.beads.work.Changing;
import gastown.beads.work.Closing;
import gastown.cli.Call;
import gastown.cli.reply.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Looks outside on behalf of gates. The store is not held while other programs run.
record GateCheck(Call call) {
  private sealed interface Verdict {
    record Open(String why) implements Verdict {}

    record Failed(String why) implements Verdict {}

    record Pending() implements Verdict {}

    record Unknown(String why) implements Verdict {}
  }

  private static final Set<String> KINDS =
      Set.of("", "all", "gh", "gh:run", "gh:pr", "timer", "bead", "human", "mail");

  private List<Bead> openGates(String kind) {
    var gates =
        call.look(rows ->
            rows.find(
                Query.where(
                    Criterion.is(Field.TYPE, IssueType.GATE),
                    Criterion.isNot(Field.STATUS, Status.CLOSED))));
    return gates.stream().filter(gate -> fits(gate.text(Field.AWAIT_TYPE), kind)).toList();
  }

  private static boolean fits(String type, String kind) {
    return kind.isEmpty()
        || kind.equals("all")
        || type.equals(kind)
        || kind.equals("gh") && type.startsWith("gh:");
  }

  Reply check() {
    var kind = call.args().text("--type", "");
    if (!KINDS.contains(kind)) {
      throw Problem.of(
              "invalid-gate-type",
              "invalid gate type \"" + kind + "\"",
              "--type gh|gh:run|gh:pr|timer|bead|human|mail|all")
          .refusal();
    }
    var gates = openGates(kind);
    int most = (int) Math.max(0, call.args().number("--limit"));
    var lines = new ArrayList<String>();
    var counts = new int[4];
    for (var gate : most == 0 ? gates : gates.subList(0, Math.min(most, gates.size()))) {
      counts[0]++;
      switch (verdict(gate)) {
        case Verdict.Open(var why) -> {
          counts[1]++;
          lines.add("✓ " + gate.id() + ": " + why);
          change(
              gate, now -> new Closing(call.tracker()).close(now, new Closing.How(why, "", true)));
        }
        case Verdict.Failed(var why) -> {
          counts[2]++;
          lines.add("⚠ " + gate.id() + ": " + why);
          escalate(gate, why);
        }
        case Verdict.Unknown(var why) -> {
          counts[3]++;
          lines.add("✗ " + gate.id() + ": " + why);
        }
        case Verdict.Pending() -> lines.add("○ " + gate.id() + ": pending");
      }
    }
    boolean isDry = call.args().is("--dry-run");
    return Reply.of(
        page -> {
          lines.forEach(page::line);
          page.line(
              "Checked "
                  + counts[0]
                  + " gates: "
                  + counts[1]
                  + " resolved, "
                  + counts[2]
                  + " escalated, "
                  + counts[3]
                  + " errors");
        },
        () ->
            Json.object()
                .put("checked", counts[0])
                .put("resolved", counts[1])
                .put("escalated", counts[2])
                .put("errors", counts[3])
                .put("dry_run", isDry)
                .build());
  }

  private Verdict verdict(Bead gate) {
    return switch (gate.text(Field.AWAIT_TYPE)) {
      case "timer" ->
          call.now().isAfter(gate.createdAt().plusNanos(gate.number(Field.TIMEOUT_NANOS)))
              ? new Verdict.Open("timer expired")
              : new Verdict.Pending();
      case "gh:run" -> run(gate.text(Field.AWAIT_ID));
      case "gh:pr" -> pullRequest(gate.text(Field.AWAIT_ID));
      case "bead" -> bead(gate.text(Field.AWAIT_ID));
      default -> new Verdict.Pending();
    };
  }

  private Verdict bead(String id) {
    try (var store = call.openStore()) {
      var other = store.read(rows -> rows.bead(id.substring(id.indexOf(':') + 1)));
      return other != null && other.isClosed()
          ? new Verdict.Open(id + " is closed")
          : new Verdict.Pending();
    }
  }

  private Verdict run(String id) {
    if (BeadId.number(id) < 0) {
      return new Verdict.Pending();
    }
    var answer = gh(List.of("gh", "run", "view", id, "--json", "status,conclusion,name"));
    if (answer.json() == null) {
      return answer.isMissing()
          ? new Verdict.Failed("run " + id + " not found")
          : new Verdict.Unknown(answer.why());
    }
    if (!"completed".equals(answer.json().text("status"))) {
      return new Verdict.Pending();
    }
    var conclusion = String.valueOf(answer.json().text("conclusion"));
    boolean isGood = conclusion.equals("success") || conclusion.equals("skipped");
    return isGood
        ? new Verdict.Open("run " + id + " " + conclusion)
        : new Verdict.Failed("run " + id + " " + conclusion);
  }

  private Verdict pullRequest(String id) {
    var answer = gh(List.of("gh", "pr", "view", id, "--json", "state,title"));
    if (answer.json() == null) {
      return answer.isMissing()
          ? new Verdict.Failed("pull request " + id + " not found")
          : new Verdict.Unknown(answer.why());
    }
    return switch (String.valueOf(answer.json().text("state"))) {
      case "MERGED" -> new Verdict.Open("pull request " + id + " merged");
      case "CLOSED" -> new Verdict.Failed("pull request " + id + " closed without merge");
      default -> new Verdict.Pending();
    };
  }

  private record Said(Json.@Nullable Obj json, boolean isMissing, String why) {}

  private Said gh(List<String> words) {
    var outcome =
        call.programs()
            .run(
                new Programs.Call(
                    words, call.directory(), java.util.Map.of(), "", Duration.ofSeconds(30)));
    if (outcome.isOk()) {
      try {
        if (JsonReader.read(outcome.out()) instanceof Json.Obj object) {
          return new Said(object, false, "");
        }
      } catch (JsonReader.Malformed e) {
        return new Said(null, false, "gh answered no JSON");
      }
    }
    var why = outcome.exit() == 127 ? "gh is not installed" : outcome.err().strip();
    return new Said(null, outcome.exit() != 127 && why.contains("not found"), why);
  }

  private void escalate(Bead gate, String why) {
    if (!call.args().is("--escalate") || call.args().is("--dry-run")) {
      return;
    }
    call.programs()
        .run(
            Programs.Call.of(
                call.directory(),
                "gt",
                "escalate",
                "Gate " + gate.id() + " failed",
                "-s",
                "HIGH",
                "-m",
                why));
  }

  private void change(Bead gate, Consumer<Bead> change) {
    if (call.args().is("--dry-run")) {
      return;
    }
    call.change(
        "gate check",
        draft -> {
          var now = call.rows().bead(gate.id());
          if (now != null && !now.isSettled()) {
            change.accept(now);
          }
          return gate;
        });
  }

  /// Fills in the run a gate waits for: the newest of the branch that is young enough and bears the
  /// hinted name.
  Reply discover() {
    var branch = call.args().text("--branch");
    var words =
        new ArrayList<>(
            List.of(
                "gh",
                "run",
                "list",
                "--json",
                "databaseId,name,workflowName,headBranch,createdAt",
                "--limit",
                Long.toString(call.args().number("--limit"))));
    if (branch != null) {
      words.addAll(List.of("--branch", branch));
    }
    var outcome =
        call.programs()
            .run(
                new Programs.Call(
                    words, call.directory(), java.util.Map.of(), "", Duration.ofSeconds(30)));
    if (!outcome.isOk()) {
      throw Problem.of(
              "gh-failed",
              outcome.exit() == 127
                  ? "gh is not installed"
                  : "gh run list failed: " + outcome.err().strip(),
              "gh auth status")
          .refusal();
    }
    var limit =
        call.now().minus(Durations.require("--max-age", call.args().text("--max-age", "30m")));
    var found = new ArrayList<Json.Obj>();
    for (var gate : openGates("gh:run")) {
      var run =
          BeadId.number(gate.text(Field.AWAIT_ID)) < 0
              ? match(outcome.out(), gate.text(Field.AWAIT_ID), limit)
              : null;
      if (run != null) {
        change(gate, now -> new Changing(call.tracker()).save(now, now.with(Field.AWAIT_ID, run)));
        found.add(Json.object().put("gate", gate.id()).put("run", run).build());
      }
    }
    return Reply.of(
        page -> {
          found.forEach(pair -> page.line("  " + pair.text("gate") + " → run " + pair.text("run")));
          page.line("Found the runs of " + found.size() + " gates");
        },
        () ->
            Json.object()
                .put("discovered", new Json.Arr(List.copyOf(found)))
                .put("count", found.size())
                .build());
  }

  private static @Nullable String match(String runs, String hint, java.time.Instant oldest) {
    if (JsonReader.read(runs) instanceof Json.Arr(var items)) {
      for (var item : items) {
        if (item instanceof Json.Obj run && run.get("databaseId") instanceof Json.Num(var id)) {
          var at = gastown.beads.Rfc3339.parse(String.valueOf(run.text("createdAt")));
          var workflow = hint.replaceFirst("\\.ya?ml$", "");
          boolean fits =
              String.valueOf(run.text("name")).contains(workflow)
                  || String.valueOf(run.text("workflowName")).contains(workflow);
          if (fits && at != null && !at.isBefore(oldest)) {
            return id;
          }
        }
      }
    }
    return null;
  }
}
