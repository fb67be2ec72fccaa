package gastown.agents.model;

import java.util.List;

/// What the model sends back.
public sealed interface Answer {
  /// `isCut` when the connection ends in the middle of it.
  record Message(
      String id,
      String model,
      String text,
      List<Step.Tool> tools,
      Step.Tokens tokens,
      boolean isCut)
      implements Answer {
    public Message {
      tools = List.copyOf(tools);
    }
  }

  record Count(long tokens) implements Answer {}

  record Failed(int status, String message, int retryAfterSeconds) implements Answer {}
}
