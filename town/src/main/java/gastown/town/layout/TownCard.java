package gastown.town.layout;

import gastown.beads.json.Json;
import gastown.beads.ports.Disk;
import java.time.Instant;
import java.util.Objects;

/// Who a town is: `mayor/town.json`.
public record TownCard(String name, String owner, String publicName, String createdAt) {
  static final int VERSION = 2;

  public static TownCard of(String name, String owner, String publicName, Instant now) {
    return new TownCard(name, owner, publicName, now.toString());
  }

  public static TownCard read(Disk disk, Town town) {
    var object = new JsonFile(disk, town.townFile()).readOrEmpty();
    var folder = town.root().getFileName();
    var name = object.text("name");
    return new TownCard(
        name == null || name.isBlank() ? folder == null ? "town" : folder.toString() : name,
        Objects.requireNonNullElse(object.text("owner"), ""),
        Objects.requireNonNullElse(object.text("public_name"), ""),
        Objects.requireNonNullElse(object.text("created_at"), ""));
  }

  public Json.Obj json() {
    return Json.object()
        .put("type", "town")
        .put("version", VERSION)
        .put("name", name)
        .put("owner", owner)
        .put("public_name", publicName)
        .put("created_at", createdAt)
        .build();
  }
}
