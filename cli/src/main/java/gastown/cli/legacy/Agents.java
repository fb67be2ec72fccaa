package gastown.cli.legacy;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.work.Changing;
import gastown.beads.work.Creating;
import gastown.beads.work.NewIssue;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an agent is doing and what it holds, kept on the agent's own bead.
final class Agents {
  static final List<String> PATHS =
      List.of(
          "agent state", "agent heartbeat", "agent show", "slot set", "slot clear", "slot show");

  private static final Set<String> STATES =
      Set.of("idle", "spawning", "running", "working", "stuck", "done", "stopped", "dead");

  private Agents() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "agent state" ->
          Simple.writes(
              spec(path, "<agent> <state>", "Say what an agent is doing")
                  .detail("States: idle, spawning, running, working, stuck, done, stopped, dead."),
              Agents::state);
      case "agent heartbeat" ->
          Simple.writes(spec(path, "<agent>", "Note that an agent is alive"), Agents::heartbeat);
      case "agent show" -> Simple.reads(spec(path, "<agent>", "Show an agent"), Agents::show);
      case "slot set" ->
          Simple.writes(
              spec(path, "<agent> <slot> <id>", "Put an issue into an agent's slot"), Agents::set);
      case "slot clear" ->
          Simple.writes(spec(path, "<agent> <slot>", "Empty an agent's slot"), Agents::clear);
      case "slot show" ->
          Simple.reads(spec(path, "<agent>", "Show an agent's slots"), Agents::slots);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.of(path, usage, summary).group(Group.AGENTS);
  }

  /// An agent that is heard of for the first time gets its bead.
  private static Bead agent(Call call) {
    var id = call.args().positionals().getFirst();
    var found = call.finder().find(id);
    if (found != null) {
      return found;
    }
    var bead = Bead.of(id).with(Field.TITLE, "Agent: " + id).with(Field.TYPE, "agent");
    var place = new NewIssue.Place("", false, true, "");
    var made = new NewIssue(bead, id, List.of("gt:agent"), List.of(), place);
    return new Creating(call.tracker()).create(made).bead();
  }

  private static Reply state(Call call) {
    var state = call.args().positionals().get(1);
    if (!STATES.contains(state)) {
      throw Problem.of(
              "bad-agent-state",
              "invalid state \""
                  + state
                  + "\" (expected "
                  + String.join(", ", STATES.stream().sorted().toList())
                  + ")",
              "bd agent state <agent> working")
          .refusal();
    }
    var agent = agent(call);
    var saved =
        new Changing(call.tracker())
            .save(
                agent, agent.with(Field.AGENT_STATE, state).with(Field.LAST_ACTIVITY, call.now()));
    call.draft().name("agent state", saved.id());
    return Reply.done(
        page -> page.line("✓ " + saved.id() + " state=" + state),
        () ->
            Json.object()
                .put("agent", saved.id())
                .put("agent_state", state)
                .put("last_activity", call.now().toString())
                .build());
  }

  private static Reply heartbeat(Call call) {
    var agent = agent(call);
    var saved =
        new Changing(call.tracker()).save(agent, agent.with(Field.LAST_ACTIVITY, call.now()));
    call.draft().name("agent heartbeat", saved.id());
    return Reply.done(
        page -> page.line("✓ " + saved.id() + " heartbeat"),
        () ->
            Json.object()
                .put("agent", saved.id())
                .put("last_activity", call.now().toString())
                .build());
  }

  private static Reply show(Call call) {
    var agent = call.finder().require(call.args().positionals().getFirst());
    Instant active = agent.time(Field.LAST_ACTIVITY);
    var json =
        Json.object()
            .put("id", agent.id())
            .put("title", agent.title())
            .put("agent_state", agent.text(Field.AGENT_STATE))
            .put("last_activity", active == null ? null : active.toString())
            .put("hook_bead", agent.text(Field.HOOK_BEAD))
            .put("role_bead", agent.text(Field.ROLE_BEAD))
            .put("role_type", agent.text(Field.ROLE_TYPE))
            .put("rig", agent.text(Field.RIG))
            .build();
    return Reply.of(
        page -> {
          page.line("Agent: " + agent.id() + "  " + agent.title());
          page.line("  State: " + orNone(agent.text(Field.AGENT_STATE)));
          page.line("  Last activity: " + (active == null ? "(none)" : active.toString()));
          page.line("  Hook: " + orNone(agent.text(Field.HOOK_BEAD)));
          page.line("  Role: " + orNone(agent.text(Field.ROLE_BEAD)));
        },
        () -> json);
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "(none)" : text;
  }

  private static Field slot(String name) {
    return switch (name) {
      case "hook" -> Field.HOOK_BEAD;
      case "role" -> Field.ROLE_BEAD;
      default ->
          throw Problem.of(
                  "bad-slot",
                  "invalid slot \"" + name + "\" (expected hook or role)",
                  "bd slot show <agent>")
              .refusal();
    };
  }

  private static Reply set(Call call) {
    var words = call.args().positionals();
    var field = slot(words.get(1));
    var bead = call.finder().require(words.get(2)).id();
    var agent = agent(call);
    var held = agent.text(field);
    if (field == Field.HOOK_BEAD && !held.isEmpty() && !held.equals(bead)) {
      throw Problem.of(
              "slot-occupied",
              "slot hook of " + agent.id() + " already holds " + held,
              "bd slot clear " + agent.id() + " hook")
          .refusal();
    }
    return slotChanged(call, agent, field, bead);
  }

  private static Reply clear(Call call) {
    var words = call.args().positionals();
    return slotChanged(call, call.finder().require(words.getFirst()), slot(words.get(1)), null);
  }

  private static Reply slotChanged(Call call, Bead agent, Field field, @Nullable String bead) {
    var saved =
        new Changing(call.tracker())
            .save(agent, agent.with(field, bead).with(Field.LAST_ACTIVITY, call.now()));
    call.draft().name(call.args().spec().path(), saved.id());
    var slot = call.args().positionals().get(1);
    return Reply.done(
        page ->
            page.line(
                bead == null
                    ? "✓ Cleared " + slot + " of " + saved.id()
                    : "✓ Set " + slot + " of " + saved.id() + " to " + bead),
        () -> Json.object().put("agent", saved.id()).put("slot", slot).put("bead", bead).build());
  }

  private static Reply slots(Call call) {
    var agent = call.finder().require(call.args().positionals().getFirst());
    var hook = agent.text(Field.HOOK_BEAD);
    var role = agent.text(Field.ROLE_BEAD);
    return Reply.of(
        page -> page.line("hook: " + orNone(hook)).line("role: " + orNone(role)),
        () ->
            Json.object()
                .put("agent", agent.id())
                .put(
                    "slots",
                    Json.object()
                        .put("hook", hook.isEmpty() ? null : hook)
                        .put("role", role.isEmpty() ? null : role)
                        .build())
                .build());
  }
}
