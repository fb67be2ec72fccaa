package gastown.agents.model;

import gastown.beads.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One request to the model. `agent` is the name in its path, `session` what the client calls its
/// conversation; `prompt` the latest words of the user, and `replies` how often the model has
/// answered since.
public record Asked(
    String agent, String session, Kind kind, String prompt, int replies, Json.Obj body) {

  public enum Kind {
    /// A turn of a conversation.
    TURN,
    /// A small question on the side, without tools: what to call the conversation.
    TITLE,
    /// The conversation is to be made shorter.
    SUMMARY,
    /// How many tokens it would be.
    COUNT
  }

  private static final String TEXT_ONLY = "CRITICAL: Respond with TEXT ONLY";

  public static Asked read(String agent, String session, boolean isCount, Json.Obj body) {
    var messages = body.get("messages") instanceof Json.Arr(var items) ? items : List.<Json>of();
    int at = latestPrompt(messages);
    var prompt = at < 0 ? "" : words(messages.get(at));
    int replies = 0;
    for (int i = at + 1; i < messages.size(); i++) {
      replies += role(messages.get(i)).equals("assistant") ? 1 : 0;
    }
    var last = messages.isEmpty() ? "" : words(messages.getLast());
    return new Asked(agent, session, kind(isCount, body, last), prompt, replies, body);
  }

  private static Kind kind(boolean isCount, Json.Obj body, String last) {
    if (isCount) {
      return Kind.COUNT;
    }
    if (last.contains(TEXT_ONLY)) {
      return Kind.SUMMARY;
    }
    boolean hasTools = body.get("tools") instanceof Json.Arr(var tools) && !tools.isEmpty();
    return hasTools ? Kind.TURN : Kind.TITLE;
  }

  /// The last message of the user that brings no results of tools and says more than reminders.
  private static int latestPrompt(List<Json> messages) {
    for (int i = messages.size() - 1; i >= 0; i--) {
      var message = messages.get(i);
      if (role(message).equals("user") && !hasResult(message) && !words(message).isBlank()) {
        return i;
      }
    }
    return -1;
  }

  private static String role(Json message) {
    var role = message instanceof Json.Obj object ? object.text("role") : null;
    return role == null ? "" : role;
  }

  private static List<Json> blocks(Json message) {
    var content = message instanceof Json.Obj object ? object.get("content") : null;
    if (content instanceof Json.Arr(var items)) {
      return items;
    }
    return content instanceof Json.Str
        ? List.of(Json.object().put("type", "text").put("text", content).build())
        : List.of();
  }

  private static boolean hasResult(Json message) {
    return blocks(message).stream().anyMatch(block -> "tool_result".equals(text(block, "type")));
  }

  private static @Nullable String text(Json block, String key) {
    return block instanceof Json.Obj object ? object.text(key) : null;
  }

  /// The text of a message without what the client adds to it by itself.
  private static String words(Json message) {
    var parts = new ArrayList<String>();
    for (var block : blocks(message)) {
      var text = text(block, "text");
      if (text != null && !text.stripLeading().startsWith("<system-reminder>")) {
        parts.add(text);
      }
    }
    return String.join("\n", parts);
  }

  public String model() {
    var model = body.text("model");
    return model == null ? "" : model;
  }

  public boolean isStreamed() {
    return body.get("stream") instanceof Json.Bool(var is) && is;
  }

  /// All texts of the request, results of tools and words of the system included.
  public String everything() {
    var all = new StringBuilder();
    gather(body, all);
    return all.toString();
  }

  private static void gather(Json value, StringBuilder into) {
    switch (value) {
      case Json.Str(var text) -> into.append(text).append('\n');
      case Json.Obj(var members) -> members.values().forEach(each -> gather(each, into));
      case Json.Arr(var items) -> items.forEach(each -> gather(each, into));
      case Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }
}
