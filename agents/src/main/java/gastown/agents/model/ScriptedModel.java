package gastown.agents.model;

import gastown.beads.json.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/// A model that answers as its script says. It keeps no conversations: which step comes next is
/// seen in the request, so a retry, a question on the side or a resumed conversation never throws
/// it off. All it remembers is how often a fault has happened.
public final class ScriptedModel {
  private static final Step NOTHING = Step.say("There is nothing to do.");

  private final Script script;
  private final Map<String, Integer> faults = new ConcurrentHashMap<>();
  private final AtomicLong answers = new AtomicLong();

  public ScriptedModel(Script script) {
    this.script = script;
  }

  /// What has to be waited for before the answer to this request.
  public Step.Pause pause(Asked asked) {
    return asked.kind() == Asked.Kind.TURN ? play(asked).step().pause() : Step.Pause.NONE;
  }

  public Answer answer(Asked asked) {
    return switch (asked.kind()) {
      case TURN -> turn(asked, play(asked));
      case TITLE -> message(asked, Step.say("{\"title\": \"A conversation\"}"), false);
      case SUMMARY ->
          message(asked, Step.say("<summary>Work went on as planned.</summary>"), false);
      case COUNT -> new Answer.Count(Math.max(1, asked.everything().length() / 4));
    };
  }

  private record Play(String place, Rule rule, Step step) {}

  private Play play(Asked asked) {
    for (int i = 0; i < script.rules().size(); i++) {
      var rule = script.rules().get(i);
      if (rule.fits(asked)) {
        boolean isOver = asked.replies() >= rule.steps().size();
        var step = isOver ? NOTHING : rule.steps().get(asked.replies());
        return new Play(asked.agent() + "/" + i + "/" + asked.replies(), rule, step);
      }
    }
    return new Play("", new Rule("", "", Map.of(), List.of(NOTHING)), NOTHING);
  }

  private Answer turn(Asked asked, Play play) {
    for (int i = 0; i < play.step().faults().size(); i++) {
      var fault = play.step().faults().get(i);
      int happened = faults.merge(play.place() + "/" + i, 1, Integer::sum);
      if (happened <= fault.times()) {
        return fault.isCut()
            ? message(asked, filled(asked, play), true)
            : new Answer.Failed(fault.status(), fault.message(), fault.retryAfterSeconds());
      }
    }
    return message(asked, filled(asked, play), false);
  }

  private Answer.Message message(Asked asked, Step step, boolean isCut) {
    return new Answer.Message(
        "msg_" + answers.incrementAndGet(),
        asked.model(),
        step.text(),
        step.tools(),
        step.tokens(),
        isCut);
  }

  private static Step filled(Asked asked, Play play) {
    var found = new HashMap<String, String>();
    var everything = play.rule().finds().isEmpty() ? "" : asked.everything();
    play.rule()
        .finds()
        .forEach((name, pattern) -> {
          var matcher = pattern.matcher(everything);
          found.put(name, matcher.find() ? matcher.group(1) : "");
        });
    UnaryOperator<String> fill =
        text -> {
          var full = text;
          for (var each : found.entrySet()) {
            full = full.replace("${" + each.getKey() + "}", each.getValue());
          }
          return full;
        };
    var step = play.step();
    var tools =
        step.tools().stream()
            .map(tool -> new Step.Tool(tool.name(), filled(tool.input(), fill)))
            .toList();
    return new Step(fill.apply(step.text()), tools, step.faults(), step.pause(), step.tokens());
  }

  private static Json.Obj filled(Json.Obj input, UnaryOperator<String> fill) {
    var members = new LinkedHashMap<String, Json>();
    input.members().forEach((name, value) -> members.put(name, filled(value, fill)));
    return new Json.Obj(members);
  }

  private static Json filled(Json value, UnaryOperator<String> fill) {
    return switch (value) {
      case Json.Str(var text) -> new Json.Str(fill.apply(text));
      case Json.Obj object -> filled(object, fill);
      case Json.Arr(var items) ->
          new Json.Arr(items.stream().map(each -> filled(each, fill)).toList());
      case Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }
}
