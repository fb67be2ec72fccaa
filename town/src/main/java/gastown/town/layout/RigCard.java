package gastown.town.layout;

import gastown.beads.json.Json;
import java.util.Objects;

/// What is registered of a rig in `mayor/rigs.json`. `localRepo` is a clone on this machine whose
/// objects are shared, or empty.
public record RigCard(String name, String gitUrl, String prefix, String localRepo, String addedAt) {

  static RigCard read(String name, Json.Obj object) {
    var beads = object.get("beads") instanceof Json.Obj inner ? inner : Json.empty();
    return new RigCard(
        name,
        text(object, "git_url"),
        trimmed(text(beads, "prefix")),
        text(object, "local_repo"),
        text(object, "added_at"));
  }

  /// Prefixes are written with and without the dash behind them.
  private static String trimmed(String prefix) {
    return prefix.endsWith("-") ? prefix.substring(0, prefix.length() - 1) : prefix;
  }

  private static String text(Json.Obj object, String key) {
    return Objects.requireNonNullElse(object.text(key), "");
  }

  Json.Obj json() {
    return Json.object()
        .put("git_url", gitUrl)
        .putText("local_repo", localRepo)
        .put("added_at", addedAt)
        .put("beads", Json.object().put("repo", "local").put("prefix", prefix).build())
        .build();
  }
}
