package gastown.agents.model;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// What a scripted model says: of its rules the first that fits a prompt speaks.
///
/// As JSON:
///
/// ```json
/// {"rules": [{"agent": "web", "prompt": "hangs on your hook", "find": {"bead": "• (\\S+) hangs"},
///   "steps": [
///     {"text": "I look.", "tool": "Bash", "input": {"command": "bd show ${bead}"}},
///     {"faults": [{"status": 529, "times": 2, "retry_after": 1}, {"cut": true}],
///      "tools": [{"name": "Read", "input": {"file_path": "/x"}}]},
///     {"gate": "nudged", "pause_ms": 100, "text": "done", "input_tokens": 900, "output_tokens": 7}
///   ]}]}
/// ```
public record Script(List<Rule> rules) {
  public Script {
    rules = List.copyOf(rules);
  }

  public static Script read(String text) {
    try {
      if (JsonReader.read(text) instanceof Json.Obj script
          && script.get("rules") instanceof Json.Arr(var rules)) {
        return new Script(rules.stream().map(Script::rule).toList());
      }
      throw refusal("it has no list \"rules\"");
    } catch (JsonReader.Malformed e) {
      throw refusal(String.valueOf(e.getMessage()));
    }
  }

  private static Problem.Refusal refusal(String because) {
    return new Problem(
            "model-script",
            "this is no script for a model",
            because,
            List.of("see docs/agents.md for the form of a script"))
        .refusal();
  }

  private static Json.Obj object(@Nullable Json value) {
    return value instanceof Json.Obj object ? object : Json.empty();
  }

  private static List<Json> items(Json.Obj of, String key) {
    return of.get(key) instanceof Json.Arr(var items) ? items : List.of();
  }

  private static String text(Json.Obj of, String key) {
    var text = of.text(key);
    return text == null ? "" : text;
  }

  private static int number(Json.Obj of, String key, int usual) {
    if (!(of.get(key) instanceof Json.Num(var digits))) {
      return usual;
    }
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw refusal(key + " is no whole number: " + digits);
    }
  }

  private static Rule rule(Json value) {
    var rule = object(value);
    Map<String, Pattern> finds = new LinkedHashMap<>();
    object(rule.get("find"))
        .members()
        .forEach((name, pattern) -> {
          if (pattern instanceof Json.Str(var text)) {
            finds.put(name, pattern(text));
          }
        });
    var steps = items(rule, "steps").stream().map(Script::step).toList();
    if (steps.isEmpty()) {
      throw refusal("a rule has no steps");
    }
    return new Rule(text(rule, "agent"), text(rule, "prompt"), finds, steps);
  }

  private static Pattern pattern(String text) {
    try {
      var pattern = Pattern.compile(text);
      if (pattern.matcher("").groupCount() == 0) {
        throw refusal("this finds nothing, it has no group: " + text);
      }
      return pattern;
    } catch (PatternSyntaxException e) {
      throw refusal(text + ": " + e.getDescription());
    }
  }

  private static Step step(Json value) {
    var step = object(value);
    var tools = new ArrayList<Step.Tool>();
    if (step.text("tool") != null) {
      tools.add(new Step.Tool(text(step, "tool"), object(step.get("input"))));
    }
    for (var tool : items(step, "tools")) {
      tools.add(new Step.Tool(text(object(tool), "name"), object(object(tool).get("input"))));
    }
    return new Step(
        text(step, "text"),
        tools,
        items(step, "faults").stream().map(Script::fault).toList(),
        new Step.Pause(text(step, "gate"), Duration.ofMillis(number(step, "pause_ms", 0))),
        new Step.Tokens(
            number(step, "input_tokens", (int) Step.Tokens.USUAL.input()),
            number(step, "output_tokens", (int) Step.Tokens.USUAL.output())));
  }

  private static Step.Fault fault(Json value) {
    var fault = object(value);
    return new Step.Fault(
        fault.get("cut") == null ? number(fault, "status", 500) : 0,
        number(fault, "times", 1),
        text(fault, "message"),
        number(fault, "retry_after", 0));
  }
}
