package gastown.agents.model;

import gastown.beads.json.Json;
import java.util.ArrayList;
import java.util.List;

/// Answers as the messages interface sends them: as one JSON object, or as a stream of events.
public final class Wire {
  /// `type` is the content type.
  public record Sent(int status, String type, String text) {}

  private Wire() {}

  public static Sent sent(Answer answer, boolean isStreamed) {
    return switch (answer) {
      case Answer.Failed(var status, var message, _) ->
          new Sent(status, "application/json", error(status, message).compact());
      case Answer.Count(var tokens) ->
          new Sent(
              200, "application/json", Json.object().put("input_tokens", tokens).build().compact());
      case Answer.Message message ->
          isStreamed
              ? new Sent(200, "text/event-stream", stream(message))
              : new Sent(200, "application/json", whole(message).compact());
    };
  }

  private static Json.Obj error(int status, String message) {
    var type =
        switch (status) {
          case 400 -> "invalid_request_error";
          case 401 -> "authentication_error";
          case 403 -> "permission_error";
          case 404 -> "not_found_error";
          case 413 -> "request_too_large";
          case 429 -> "rate_limit_error";
          case 529 -> "overloaded_error";
          default -> "api_error";
        };
    return Json.object()
        .put("type", "error")
        .put(
            "error",
            Json.object()
                .put("type", type)
                .put("message", message.isEmpty() ? type.replace('_', ' ') : message)
                .build())
        .build();
  }

  private static String stop(Answer.Message message) {
    return message.tools().isEmpty() ? "end_turn" : "tool_use";
  }

  private static Json.Obj usage(long input, long output) {
    return Json.object()
        .put("input_tokens", input)
        .put("cache_creation_input_tokens", 0)
        .put("cache_read_input_tokens", 0)
        .put("output_tokens", output)
        .build();
  }

  private static Json.Builder head(Answer.Message message) {
    return Json.object()
        .put("id", message.id())
        .put("type", "message")
        .put("role", "assistant")
        .put("model", message.model());
  }

  private static List<Json.Obj> blocks(Answer.Message message) {
    var blocks = new ArrayList<Json.Obj>();
    if (!message.text().isEmpty()) {
      blocks.add(Json.object().put("type", "text").put("text", message.text()).build());
    }
    for (int i = 0; i < message.tools().size(); i++) {
      var tool = message.tools().get(i);
      blocks.add(
          Json.object()
              .put("type", "tool_use")
              .put("id", "toolu_" + message.id() + "_" + i)
              .put("name", tool.name())
              .put("input", tool.input())
              .build());
    }
    return blocks;
  }

  private static Json.Obj whole(Answer.Message message) {
    return head(message)
        .put("content", new Json.Arr(List.copyOf(blocks(message))))
        .put("stop_reason", stop(message))
        .put("stop_sequence", Json.none())
        .put("usage", usage(message.tokens().input(), message.tokens().output()))
        .build();
  }

  /// A cut one ends after the first block has begun.
  private static String stream(Answer.Message message) {
    var out = new StringBuilder();
    var start =
        head(message)
            .put("content", new Json.Arr(List.of()))
            .put("stop_reason", Json.none())
            .put("stop_sequence", Json.none())
            .put("usage", usage(message.tokens().input(), 1))
            .build();
    event(out, "message_start", Json.object().put("message", start));
    var blocks = blocks(message);
    for (int i = 0; i < blocks.size(); i++) {
      begin(out, i, blocks.get(i));
      if (message.isCut()) {
        return out.toString();
      }
      event(out, "content_block_stop", Json.object().put("index", i));
    }
    event(
        out,
        "message_delta",
        Json.object()
            .put(
                "delta",
                Json.object()
                    .put("stop_reason", stop(message))
                    .put("stop_sequence", Json.none())
                    .build())
            .put("usage", Json.object().put("output_tokens", message.tokens().output()).build()));
    event(out, "message_stop", Json.object());
    return out.toString();
  }

  private static void begin(StringBuilder out, int index, Json.Obj block) {
    var text = block.text("text");
    boolean isText = text != null;
    var empty = isText ? block.with("text", Json.of("")) : block.with("input", Json.empty());
    event(
        out, "content_block_start", Json.object().put("index", index).put("content_block", empty));
    var input = block.get("input");
    var delta =
        isText
            ? Json.object().put("type", "text_delta").put("text", text)
            : Json.object()
                .put("type", "input_json_delta")
                .put("partial_json", input == null ? "{}" : input.compact());
    event(
        out, "content_block_delta", Json.object().put("index", index).put("delta", delta.build()));
  }

  private static void event(StringBuilder out, String type, Json.Builder members) {
    var data = Json.object().put("type", type);
    members.build().members().forEach(data::put);
    out.append("event: ").append(type).append('\n');
    out.append("data: ").append(data.build().compact()).append("\n\n");
  }
}
