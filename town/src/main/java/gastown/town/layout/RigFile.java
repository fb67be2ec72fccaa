package gastown.town.layout;

import gastown.beads.json.Json;
import gastown.beads.ports.Disk;
import java.util.Objects;

/// What a rig says of itself: `<rig>/config.json`. `branch` is the one changes land on.
public record RigFile(String name, String gitUrl, String branch, String prefix, String createdAt) {
  private static final int VERSION = 1;

  public static RigFile read(Disk disk, RigPlace place) {
    var object = new JsonFile(disk, place.config()).readOrEmpty();
    var beads = object.get("beads") instanceof Json.Obj inner ? inner : Json.empty();
    return new RigFile(
        place.name(),
        text(object, "git_url"),
        text(object, "default_branch"),
        text(beads, "prefix"),
        text(object, "created_at"));
  }

  private static String text(Json.Obj object, String key) {
    return Objects.requireNonNullElse(object.text(key), "");
  }

  public Json.Obj json() {
    return Json.object()
        .put("type", "rig")
        .put("version", VERSION)
        .put("name", name)
        .put("git_url", gitUrl)
        .put("default_branch", branch)
        .put("created_at", createdAt)
        .put("beads", Json.object().put("repo", "local").put("prefix", prefix).build())
        .build();
  }
}
