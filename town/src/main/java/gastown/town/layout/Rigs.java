package gastown.town.layout;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.ports.Disk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The rigs a town has registered, from `mayor/rigs.json`.
public final class Rigs {
  private static final int VERSION = 1;

  private final Disk disk;
  private final Town town;
  private final TreeMap<String, RigCard> byName = new TreeMap<>();

  private Rigs(Disk disk, Town town) {
    this.disk = disk;
    this.town = town;
  }

  public static Rigs of(Disk disk, Town town) {
    var rigs = new Rigs(disk, town);
    var file = new JsonFile(disk, town.rigsFile()).readOrEmpty();
    if (file.get("rigs") instanceof Json.Obj(var members)) {
      members.forEach((name, card) -> {
        if (card instanceof Json.Obj object) {
          rigs.byName.put(name, RigCard.read(name, object));
        }
      });
    }
    return rigs;
  }

  /// By name.
  public List<RigCard> all() {
    return List.copyOf(byName.values());
  }

  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  public @Nullable RigCard named(String name) {
    return byName.get(name);
  }

  /// The rig whose beads begin with this prefix.
  public @Nullable RigCard ofPrefix(String prefix) {
    for (var card : byName.values()) {
      if (card.prefix().equals(prefix)) {
        return card;
      }
    }
    return null;
  }

  /// The rig a bead belongs to by its id; null for the town's own and for strangers.
  public @Nullable RigCard ofBead(String id) {
    for (var card : byName.values()) {
      if (id.startsWith(card.prefix() + "-")) {
        return card;
      }
    }
    return null;
  }

  public RigCard require(String name) {
    var card = byName.get(name);
    if (card == null) {
      var remedies = new ArrayList<String>();
      remedies.add("gt rig list");
      remedies.add("gt rig add " + name + " <git-url>");
      throw new Problem(
              "no-such-rig",
              "there is no rig " + name,
              byName.isEmpty()
                  ? "this town has none yet"
                  : "there are " + String.join(", ", names()),
              remedies)
          .refusal();
    }
    return card;
  }

  /// Registers a rig; what the file says of others, and what we do not know in it, stays.
  public void add(RigCard card) {
    rewrite(rigs -> rigs.put(card.name(), card.json()));
    byName.put(card.name(), card);
  }

  /// Takes a rig off the register; its files stay.
  public void remove(String name) {
    rewrite(rigs -> rigs.remove(name));
    byName.remove(name);
  }

  private void rewrite(java.util.function.Consumer<LinkedHashMap<String, Json>> change) {
    disk.locked(
        town.mayor().resolve("rigs.lock"),
        () -> {
          var file = new JsonFile(disk, town.rigsFile());
          var whole = file.readOrEmpty();
          var rigs = new LinkedHashMap<String, Json>();
          if (whole.get("rigs") instanceof Json.Obj(var members)) {
            rigs.putAll(members);
          }
          change.accept(rigs);
          var now = whole.get("version") == null ? empty() : whole;
          file.write(now.with("rigs", new Json.Obj(rigs)));
          return rigs;
        });
  }

  /// The file of a town without rigs.
  public static Json.Obj empty() {
    return Json.object().put("version", VERSION).put("rigs", Json.empty()).build();
  }
}
