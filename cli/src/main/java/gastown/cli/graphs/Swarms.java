package gastown.cli.graphs;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.store.Rows;
import gastown.beads.work.Creating;
import gastown.beads.work.Linking;
import gastown.beads.work.NewIssue;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Swarms: molecules under which many agents work on an epic at once.
final class Swarms {
  private static final String SWARM = "swarm";

  private Swarms() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "swarm validate" ->
          Simple.reads(
              spec(
                  path,
                  "[epic-id]",
                  "Show in which waves the children of an epic can be worked on"),
              Swarms::validate);
      case "swarm create" ->
          Simple.writes(
              spec(
                      path,
                      "[epic-id]",
                      "Make a swarm for an epic; another issue gets an epic around it")
                  .example("bd swarm create ex-4k2 --coordinator mayor")
                  .text("--coordinator", "who watches over it")
                  .sw("--force", "also when the epic has a swarm already"),
              Swarms::create);
      case "swarm status" ->
          Simple.reads(
              spec(path, "[epic-or-swarm-id]", "Show how far the work on a swarm is"),
              SwarmState::reply);
      case "swarm list" -> Simple.reads(spec(path, "", "List all swarms"), Swarms::list);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.of(path, usage, summary).group(Group.WORKFLOW);
  }

  static Bead asked(Call call) {
    return call.finder().require(call.idsOrLast(call.args().positionals()).getFirst());
  }

  static boolean isSwarm(Bead bead) {
    return bead.type().equals(IssueType.MOLECULE) && bead.text(Field.MOL_TYPE).equals(SWARM);
  }

  /// The epic a swarm is about, or null.
  static @Nullable Bead epicOf(Rows rows, Bead swarm) {
    for (var edge : rows.dependencies(List.of(swarm.id())).getOrDefault(swarm.id(), List.of())) {
      if (edge.type().equals(DependencyType.RELATES_TO)) {
        return rows.bead(edge.to());
      }
    }
    return null;
  }

  private static Bead requireEpic(Bead bead) {
    if (!bead.type().equals(IssueType.EPIC) && !bead.type().equals(IssueType.MOLECULE)) {
      throw Problem.of(
              "not-an-epic",
              bead.id() + " is no epic but a " + bead.type(),
              "bd swarm create " + bead.id() + "   (makes an epic around it)")
          .refusal();
    }
    return bead;
  }

  private static Reply validate(Call call) {
    var plan = SwarmPlan.of(call.rows(), requireEpic(asked(call)));
    return Reply.of(plan::show, () -> plan.json(call.args().is("--verbose")))
        .withExit(plan.isSwarmable() ? 0 : 1);
  }

  private static Reply create(Call call) {
    var asked = asked(call);
    var epic = asked.type().equals(IssueType.EPIC) ? asked : around(call, asked);
    var existing = existing(call, epic);
    if (existing != null && !call.args().is("--force")) {
      throw Problem.of(
              "has-swarm",
              "epic " + epic.id() + " already has a swarm: " + existing,
              "bd swarm status " + existing,
              "bd swarm create " + epic.id() + " --force")
          .refusal();
    }
    var plan = SwarmPlan.of(call.rows(), epic);
    if (!plan.waves().circling().isEmpty()) {
      throw Problem.of(
              "not-swarmable",
              "epic "
                  + epic.id()
                  + " is not swarmable: its children wait for each other in a circle",
              "bd swarm validate " + epic.id(),
              "bd dep cycles")
          .refusal();
    }
    var coordinator = call.args().text("--coordinator", "");
    var fields =
        Bead.of("-")
            .with(Field.ID, null)
            .with(Field.TITLE, "Swarm: " + epic.title())
            .with(Field.DESCRIPTION, "Work on epic " + epic.id() + " by many agents at once.")
            .with(Field.TYPE, IssueType.MOLECULE)
            .with(Field.MOL_TYPE, SWARM)
            .with(Field.PRIORITY, (long) epic.priority())
            .with(Field.ASSIGNEE, coordinator)
            .with(Field.OWNER, call.owner());
    var swarm = new Creating(call.tracker()).create(NewIssue.of(fields)).bead();
    new Linking(call.tracker()).add(swarm.id(), epic.id(), DependencyType.RELATES_TO, "");
    call.draft().name("swarm create", swarm.id());
    call.touch(swarm.id());
    return Reply.done(
        page -> {
          page.line("✓ Created swarm: " + swarm.id() + " for " + epic.id());
          page.line("  Coordinator: " + (coordinator.isEmpty() ? "(none)" : coordinator)).blank();
          plan.show(page);
        },
        () ->
            Json.object()
                .put("swarm_id", swarm.id())
                .put("epic_id", epic.id())
                .putText("coordinator", coordinator)
                .put("analysis", plan.json(false))
                .build());
  }

  /// A new epic with `bead` as its child.
  private static Bead around(Call call, Bead bead) {
    var fields =
        Bead.of("-")
            .with(Field.ID, null)
            .with(Field.TITLE, "Swarm Epic: " + bead.title())
            .with(Field.TYPE, IssueType.EPIC)
            .with(Field.PRIORITY, (long) bead.priority())
            .with(Field.OWNER, call.owner());
    var epic = new Creating(call.tracker()).create(NewIssue.of(fields)).bead();
    new Linking(call.tracker()).adopt(bead.id(), epic.id());
    return epic;
  }

  private static @Nullable String existing(Call call, Bead epic) {
    var edges = call.rows().dependents(List.of(epic.id())).getOrDefault(epic.id(), List.of());
    for (Dependency edge : edges) {
      var other =
          edge.type().equals(DependencyType.RELATES_TO) ? call.rows().bead(edge.from()) : null;
      if (other != null && isSwarm(other) && !other.isSettled()) {
        return other.id();
      }
    }
    return null;
  }

  private static Reply list(Call call) {
    var swarms =
        call.rows()
            .find(
                Query.where(
                    Criterion.is(Field.TYPE, IssueType.MOLECULE),
                    Criterion.is(Field.MOL_TYPE, SWARM)));
    var states = new ArrayList<SwarmState>();
    for (var swarm : swarms) {
      var epic = epicOf(call.rows(), swarm);
      states.add(SwarmState.of(call.rows(), swarm, epic == null ? swarm : epic));
    }
    return Reply.of(
        page -> {
          page.line(states.isEmpty() ? "No swarms found" : "Swarms (" + states.size() + "):");
          for (var state : states) {
            page.line(
                "  "
                    + state.swarm().id()
                    + ": "
                    + Lines.oneLine(state.epic().title())
                    + " ["
                    + state.swarm().status()
                    + "] "
                    + state.percent()
                    + "%");
          }
        },
        () ->
            Json.object()
                .put("swarms", new Json.Arr(states.stream().map(SwarmState::inList).toList()))
                .build());
  }
}
