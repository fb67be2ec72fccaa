package gastown.beads.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads one JSON document. Lines of up to 64 MB and 1,000 levels are accepted.
public final class JsonReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(64 << 20)
                  .maxNestingDepth(1_000)
                  .maxNumberLength(1_000)
                  .build())
          .build();

  private JsonReader() {}

  /// What was wrong with a text that is not JSON.
  public static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message);
    }
  }

  public static Json read(String text) {
    try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      var first = parser.nextToken();
      if (first == null) {
        throw new Malformed("unexpected end of JSON input");
      }
      var value = value(parser, first);
      if (parser.nextToken() != null) {
        throw new Malformed("text after the end of the JSON value");
      }
      return value;
    } catch (JacksonException e) {
      throw new Malformed(plain(e.getOriginalMessage()));
    }
  }

  /// Without what only a programmer could use.
  private static String plain(String message) {
    int at = message.indexOf(" (start marker");
    int limit = at < 0 ? message.indexOf(", from `") : at;
    return limit < 0 ? message : message.substring(0, limit) + (at < 0 ? ")" : "");
  }

  private static Json value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new Json.Str(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getString());
      case VALUE_TRUE -> Json.of(true);
      case VALUE_FALSE -> Json.of(false);
      case VALUE_NULL -> Json.none();
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new Malformed("unexpected " + token);
    };
  }

  private static Json.Obj object(JsonParser parser) {
    var members = new LinkedHashMap<String, Json>();
    for (var token = parser.nextToken();
        token != JsonToken.END_OBJECT;
        token = parser.nextToken()) {
      var name = parser.currentName();
      members.put(name, value(parser, parser.nextToken()));
    }
    return new Json.Obj(members);
  }

  private static Json.Arr array(JsonParser parser) {
    var items = new ArrayList<Json>();
    for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      items.add(value(parser, token));
    }
    return new Json.Arr(items);
  }
}
