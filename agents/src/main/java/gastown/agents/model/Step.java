package gastown.agents.model;

import gastown.beads.json.Json;
import java.time.Duration;
import java.util.List;

/// One answer of the model: words, calls of tools, or both. Before it is given, `faults` happen and
/// `pause` is waited for.
public record Step(String text, List<Tool> tools, List<Fault> faults, Pause pause, Tokens tokens) {
  public Step {
    tools = List.copyOf(tools);
    faults = List.copyOf(faults);
  }

  /// `input` may hold `${name}`, which stands for what the rule found in the request.
  public record Tool(String name, Json.Obj input) {}

  /// What goes wrong, so many `times`, before the answer comes. A `status` of 0 is a stream that is
  /// cut in the middle of the answer.
  public record Fault(int status, int times, String message, int retryAfterSeconds) {
    public boolean isCut() {
      return status == 0;
    }
  }

  /// `gate` is the name of what somebody has to let through first, or empty.
  public record Pause(String gate, Duration time) {
    public static final Pause NONE = new Pause("", Duration.ZERO);
  }

  public record Tokens(long input, long output) {
    public static final Tokens USUAL = new Tokens(1_000, 100);
  }

  /// Words alone; with them the turn ends.
  public static Step say(String text) {
    return new Step(text, List.of(), List.of(), Pause.NONE, Tokens.USUAL);
  }
}
