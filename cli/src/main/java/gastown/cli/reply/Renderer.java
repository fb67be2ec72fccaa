package gastown.cli.reply;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.json.JsonWriter;
import gastown.beads.store.BeadStore.Answer;
import java.util.ArrayList;
import java.util.TreeMap;

/// Shows replies and problems, as text or as JSON. In JSON an object's keys are alphabetical and it
/// says its schema version; an array is shown as it is.
public record Renderer(Form form, Page.Look look) {
  public static final int SCHEMA_VERSION = 1;

  /// Which form was asked for.
  public record Form(boolean json, boolean envelope, boolean quiet, String program) {}

  public Answer answer(Reply reply) {
    var err = new StringBuilder();
    for (var remark : reply.remarks()) {
      Page.escape(remark, err);
      err.append('\n');
    }
    return new Answer(reply.exit(), out(reply), err.toString());
  }

  private String out(Reply reply) {
    if (form.json()) {
      var json = reply.json().get();
      if (!(json instanceof Json.Null)) {
        return JsonWriter.indented(shaped(json)) + "\n";
      }
    }
    if (form.quiet() && reply.exit() == 0 && !reply.isAskedFor()) {
      return "";
    }
    var page = new Page(look);
    reply.text().accept(page);
    return page.toString();
  }

  private Json shaped(Json json) {
    if (form.envelope()) {
      return Json.object().put("schema_version", SCHEMA_VERSION).put("data", sorted(json)).build();
    }
    return json instanceof Json.Obj object && object.get("schema_version") == null
        ? sorted(object.with("schema_version", Json.of(SCHEMA_VERSION)))
        : sorted(json);
  }

  /// Objects at the top are sorted all the way down; what an array holds keeps its order.
  private static Json sorted(Json json) {
    if (!(json instanceof Json.Obj(var members))) {
      return json;
    }
    var all = new TreeMap<String, Json>();
    for (var member : members.entrySet()) {
      all.put(member.getKey(), deepSorted(member.getValue()));
    }
    return new Json.Obj(all);
  }

  private static Json deepSorted(Json json) {
    return json instanceof Json.Arr(var items)
        ? new Json.Arr(items.stream().map(Renderer::deepSorted).toList())
        : sorted(json);
  }

  /// A problem: in JSON an object on standard output, in text lines on standard error.
  public Answer problem(Problem problem) {
    if (form.json()) {
      var json =
          Json.object()
              .put("error", problem.what())
              .put("hint", String.join("; ", problem.remedies()))
              .put("code", problem.code())
              .putText("because", problem.because())
              .build();
      return new Answer(exit(problem), JsonWriter.indented(shaped(json)) + "\n", "");
    }
    return new Answer(
        exit(problem), "", form.program().equals("gt") ? forTown(problem) : forTracker(problem));
  }

  /// 1, but for the one refusal that scripts tell apart: data is there already.
  private static int exit(Problem problem) {
    return problem.code().equals("already-initialized") ? 11 : 1;
  }

  private static String forTracker(Problem problem) {
    var lines = new ArrayList<String>();
    lines.add("Error: " + problem.what());
    if (!problem.because().isEmpty()) {
      lines.add("  because " + problem.because());
    }
    problem.remedies().forEach(remedy -> lines.add("Hint: " + remedy));
    return escaped(lines);
  }

  private static String forTown(Problem problem) {
    var lines = new ArrayList<String>();
    lines.add("gt: " + problem.what());
    if (!problem.because().isEmpty()) {
      lines.add("    because  " + problem.because());
    }
    var label = "    try      ";
    for (var remedy : problem.remedies()) {
      lines.add(label + remedy);
      label = "             ";
    }
    return escaped(lines);
  }

  private static String escaped(ArrayList<String> lines) {
    var out = new StringBuilder();
    for (var line : lines) {
      Page.escape(line, out);
      out.append('\n');
    }
    return out.toString();
  }
}
