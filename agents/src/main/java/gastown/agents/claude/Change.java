package gastown.agents.claude;

import gastown.beads.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that is put into the file of a person's home: a trust, a key, or that the first steps
/// are over. `before` is how many of the members that lead to it were there, `was` the value at
/// their end.
record Change(String what, int before, Json was) {
  static final String ONBOARDED = "onboarded";
  private static final String TRUST = "trust ";
  private static final String KEY = "key ";
  private static final String RESPONSES = "customApiKeyResponses";

  static Change trust(Json.Obj file, String root) {
    return of(file, TRUST + root);
  }

  static Change onboarded(Json.Obj file) {
    return of(file, ONBOARDED);
  }

  static Change key(Json.Obj file, String end) {
    return of(file, KEY + end);
  }

  private static Change of(Json.Obj file, String what) {
    var change = new Change(what, 0, Json.none());
    Json value = file;
    int before = 0;
    for (var name : change.path()) {
      var next = object(value).get(name);
      if (next == null) {
        return new Change(what, before, Json.none());
      }
      value = next;
      before++;
    }
    return new Change(what, before, change.isKey() ? Json.none() : value);
  }

  /// Whether the end of the key was said no to by the person.
  static boolean isRejected(Json.Obj file, String end) {
    return items(object(file.get(RESPONSES)).get("rejected")).contains(Json.of(end));
  }

  boolean isKey() {
    return what.startsWith(KEY);
  }

  private String name() {
    return what.substring(what.indexOf(' ') + 1);
  }

  private List<String> path() {
    return what.startsWith(TRUST)
        ? List.of("projects", name(), "hasTrustDialogAccepted")
        : isKey() ? List.of(RESPONSES, "approved") : List.of("hasCompletedOnboarding");
  }

  boolean isDone(Json.Obj file) {
    return done(file).equals(file);
  }

  Json.Obj done(Json.Obj file) {
    return done(file, path());
  }

  private Json.Obj done(Json.Obj object, List<String> path) {
    var first = path.getFirst();
    var value = object.get(first);
    if (path.size() > 1) {
      return object.with(first, done(object(value), path.subList(1, path.size())));
    }
    if (!isKey()) {
      return object.with(first, Json.of(true));
    }
    var items = items(value);
    var key = Json.of(name());
    if (!items.contains(key)) {
      items.add(key);
    }
    return object.with(first, new Json.Arr(items));
  }

  /// The file as if this had never been put in; what else became of it meanwhile stays.
  Json.Obj undone(Json.Obj file) {
    return undone(file, path(), before);
  }

  private Json.Obj undone(Json.Obj object, List<String> path, int known) {
    var first = path.getFirst();
    var value = object.get(first);
    if (value == null) {
      return object;
    }
    if (path.size() > 1) {
      var rest = undone(object(value), path.subList(1, path.size()), known - 1);
      boolean goes = rest.members().isEmpty() && known < 1;
      return goes ? object.without(first) : object.with(first, rest);
    }
    if (isKey()) {
      var items = items(value);
      items.remove(Json.of(name()));
      boolean goes = items.isEmpty() && known < 1;
      return goes ? object.without(first) : object.with(first, new Json.Arr(items));
    }
    if (!value.equals(Json.of(true))) {
      return object;
    }
    return known < 1 ? object.without(first) : object.with(first, was);
  }

  Json json() {
    return Json.object().put("what", what).put("before", before).put("was", was).build();
  }

  /// What was noted; a text alone is that of a time when nothing else was.
  static @Nullable Change read(Json json) {
    if (json instanceof Json.Str(var what)) {
      return new Change(what, 0, Json.none());
    }
    var noted = object(json);
    var what = noted.text("what");
    var was = noted.get("was");
    return what != null && was != null && noted.get("before") instanceof Json.Num(var before)
        ? new Change(what, Integer.parseInt(before), was)
        : null;
  }

  static Json.Obj object(@Nullable Json value) {
    return value instanceof Json.Obj object ? object : Json.empty();
  }

  static List<Json> items(@Nullable Json value) {
    return value instanceof Json.Arr(var items) ? new ArrayList<>(items) : new ArrayList<>();
  }
}
