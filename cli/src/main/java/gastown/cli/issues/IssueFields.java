package gastown.cli.issues;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.query.Dates;
import gastown.beads.work.Validation;
import gastown.cli.Call;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/// Reads the flags that create and update share into a bead's fields.
final class IssueFields {
  private final Call call;

  IssueFields(Call call) {
    this.call = call;
  }

  /// `bead` with every text flag that was typed.
  Bead texts(Bead bead) {
    var result = bead;
    result = text(result, "--acceptance", Field.ACCEPTANCE);
    result = text(result, "--notes", Field.NOTES);
    result = text(result, "--spec-id", Field.SPEC_ID);
    result = text(result, "--assignee", Field.ASSIGNEE);
    result = text(result, "--external-ref", Field.EXTERNAL_REF);
    result = text(result, "--design", Field.DESIGN);
    var file = call.args().text("--design-file");
    return file == null ? result : result.with(Field.DESIGN, call.textOf(file));
  }

  private Bead text(Bead bead, String flag, Field field) {
    return call.args().given(flag) ? bead.with(field, call.args().text(flag, "")) : bead;
  }

  /// Priority, type, estimate and due date.
  Bead facts(Bead bead) {
    var args = call.args();
    var result = kind(bead);
    if (args.given("--estimate")) {
      result = result.with(Field.ESTIMATE, args.number("--estimate"));
    }
    if (args.given("--due")) {
      var due = args.text("--due", "");
      result = result.with(Field.DUE_AT, due.isEmpty() ? null : date("--due", due));
    }
    return result;
  }

  /// Priority and type.
  Bead kind(Bead bead) {
    var args = call.args();
    var result = bead;
    if (args.given("--priority") || result.get(Field.PRIORITY) == null) {
      result =
          result.with(Field.PRIORITY, (long) Validation.priority(args.text("--priority", "2")));
    }
    if (args.given("--type")) {
      var type = call.tracker().vocabulary().requireType(args.text("--type", ""));
      result = result.with(Field.TYPE, type);
    }
    return result;
  }

  /// The value of a flag that takes one of a few words; empty when it was not given.
  String oneOf(String flag, List<String> words) {
    var value = call.args().text(flag, "");
    if (!value.isEmpty() && !words.contains(value)) {
      throw badValue(flag, value, "expected " + String.join(", ", words), words.getFirst());
    }
    return value;
  }

  /// The value of a flag that takes JSON; empty when it was not given.
  String json(String flag) {
    var value = call.args().text(flag, "");
    try {
      if (!value.isEmpty()) {
        JsonReader.read(value);
      }
      return value;
    } catch (JsonReader.Malformed e) {
      throw badValue(flag, value, String.valueOf(e.getMessage()), "'{\"key\":\"value\"}'");
    }
  }

  private static Problem.Refusal badValue(String flag, String value, String why, String right) {
    return Problem.of(
            "invalid-argument",
            "invalid argument \"" + value + "\" for \"" + flag + "\" flag: " + why,
            flag + " " + right)
        .refusal();
  }

  Instant date(String flag, String text) {
    return Dates.ahead(call.now(), call.zone()).require(flag, text);
  }

  /// The description from `--description`, `--body-file` or standard input; null when none was
  /// given.
  @org.jspecify.annotations.Nullable
  String description() {
    var args = call.args();
    if (args.is("--stdin")) {
      return call.input();
    }
    var file = args.text("--body-file");
    if (file != null) {
      return call.textOf(file);
    }
    if (!args.given("--description")) {
      return null;
    }
    var text = args.text("--description", "");
    return text.equals("-") ? call.input() : text;
  }

  /// Metadata as typed, or from a file when it begins with `@`.
  static Json.Obj metadata(Call call, String text) {
    return Validation.metadata(text.startsWith("@") ? call.textOf(text.substring(1)) : text);
  }

  /// `old` with the members of `more`, keys in alphabetical order.
  static Json.Obj merged(@org.jspecify.annotations.Nullable Json old, Json.Obj more) {
    var members = new TreeMap<String, Json>();
    if (old instanceof Json.Obj object) {
      members.putAll(object.members());
    }
    members.putAll(more.members());
    return new Json.Obj(members);
  }

  /// A value typed as `key=value`: numbers, booleans and null are taken as such, the rest as text.
  static Json coerced(String value) {
    if (value.equals("true")
        || value.equals("false")
        || value.equals("null")
        || value.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
      return JsonReader.read(value);
    }
    return Json.of(value);
  }
}
