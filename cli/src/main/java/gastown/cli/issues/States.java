package gastown.cli.issues;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.work.Creating;
import gastown.beads.work.NewIssue;
import gastown.beads.work.Validation;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Dimensions of an issue's state, kept as labels `dimension:value` with an event for each change.
final class States {
  private States() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "state" ->
          Simple.reads(
              spec(path, "<issue-id> <dimension>", "Show one dimension of an issue's state")
                  .example("bd state ex-4k2 review"),
              States::show);
      case "state list" ->
          Simple.reads(
              spec(path, "<issue-id>", "Show all dimensions of an issue's state"), States::list);
      case "set-state" ->
          Simple.writes(
              spec(
                      path,
                      "<issue-id> <dimension=value>",
                      "Set a dimension of an issue's state, with an event for the record")
                  .example("bd set-state ex-4k2 review=done --reason \"two approvals\"")
                  .text("--reason", "why"),
              States::set);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.of(path, usage, summary).group(Group.ISSUES);
  }

  private static java.util.SortedMap<String, String> states(Call call, String id) {
    var states = new TreeMap<String, String>();
    for (var label : call.rows().labels(List.of(id)).getOrDefault(id, List.of())) {
      int colon = label.indexOf(':');
      if (colon > 0 && !Validation.isReserved(label)) {
        states.put(label.substring(0, colon), label.substring(colon + 1));
      }
    }
    return states;
  }

  private static Reply show(Call call) {
    var id = call.finder().require(call.args().positionals().get(0)).id();
    var dimension = call.args().positionals().get(1);
    var value = java.util.Objects.requireNonNullElse(states(call, id).get(dimension), "");
    return Reply.of(
        page -> page.line(value.isEmpty() ? "(no " + dimension + " state set)" : value),
        () ->
            Json.object()
                .put("issue_id", id)
                .put("dimension", dimension)
                .put("value", value.isEmpty() ? null : value)
                .build());
  }

  private static Reply list(Call call) {
    var id = call.finder().require(call.args().positionals().getFirst()).id();
    var states = states(call, id);
    return Reply.of(
        page -> {
          page.line(states.isEmpty() ? id + " has no state set" : "State of " + id + ":");
          states.forEach((dimension, value) -> page.line("  " + dimension + ": " + value));
        },
        () -> {
          var json = Json.object();
          states.forEach(json::put);
          return Json.object().put("issue_id", id).put("states", json.build()).build();
        });
  }

  private static Reply set(Call call) {
    var id = call.finder().require(call.args().positionals().get(0)).id();
    var pair = call.args().positionals().get(1);
    int equals = pair.indexOf('=');
    if (equals <= 0 || equals == pair.length() - 1 || pair.indexOf(':') >= 0) {
      throw Problem.of(
              "bad-state",
              "invalid state \"" + pair + "\" (expected dimension=value)",
              "bd set-state " + id + " review=done")
          .refusal();
    }
    var dimension = pair.substring(0, equals);
    var value = pair.substring(equals + 1);
    var old = states(call, id).get(dimension);
    if (value.equals(old)) {
      return reply(id, dimension, List.of(old, value), "");
    }
    if (old != null) {
      call.draft().unlabel(id, dimension + ":" + old);
    }
    call.draft().label(id, Validation.newLabel(dimension + ":" + value));
    var event = event(call, id, dimension + ": " + (old == null ? "(none)" : old) + " → " + value);
    call.draft().name("set-state", id);
    return reply(id, dimension, List.of(old == null ? "" : old, value), event);
  }

  private static String event(Call call, String id, String title) {
    var bead =
        Bead.of("-")
            .with(Field.ID, null)
            .with(Field.TITLE, "State change: " + title)
            .with(Field.TYPE, IssueType.EVENT)
            .with(Field.STATUS, Status.CLOSED)
            .with(Field.CLOSED_AT, call.now())
            .with(Field.PRIORITY, 4L)
            .with(Field.DESCRIPTION, call.args().text("--reason"))
            .with(Field.EVENT_KIND, "state.changed")
            .with(Field.ACTOR, call.actor())
            .with(Field.TARGET, id);
    var place = new NewIssue.Place(id, false, false, "");
    return new Creating(call.tracker())
        .create(new NewIssue(bead, "", List.of(), List.of(), place))
        .bead()
        .id();
  }

  private static Reply reply(String id, String dimension, List<String> values, String event) {
    boolean isChanged = !event.isEmpty();
    return Reply.done(
        page ->
            page.line(
                isChanged
                    ? "✓ Set " + dimension + " = " + values.get(1) + " on " + id
                    : "(no change: " + dimension + " is already " + values.get(1) + ")"),
        () ->
            Json.object()
                .put("issue_id", id)
                .put("dimension", dimension)
                .put("old_value", values.get(0).isEmpty() ? null : values.get(0))
                .put("new_value", values.get(1))
                .put("event_id", isChanged ? event : null)
                .put("changed", isChanged)
                .build());
  }
}
