package gastown.town.book;

import gastown.beads.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A document while it is read. What is absent is empty, nought or the beginning of time, so that a
/// document of an older version can be read.
public record Leaf(String id, Json.Obj body) {
  public String text(String key) {
    var text = body.text(key);
    return text == null ? "" : text;
  }

  public long number(String key) {
    return body.get(key) instanceof Json.Num(var digits) ? Long.parseLong(digits) : 0;
  }

  public int count(String key) {
    return Math.toIntExact(number(key));
  }

  public boolean is(String key) {
    return body.get(key) instanceof Json.Bool(var value) && value;
  }

  public Instant time(String key) {
    var text = text(key);
    return text.isEmpty() ? Instant.EPOCH : Hour.read(text);
  }

  public List<String> texts(String key) {
    var texts = new ArrayList<String>();
    if (body.get(key) instanceof Json.Arr(var items)) {
      for (var item : items) {
        if (item instanceof Json.Str(var text)) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  public <E extends Enum<E>> E word(String key, Class<E> type) {
    return Enum.valueOf(type, text(key).toUpperCase(java.util.Locale.ROOT));
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT);
  }
}
