package gastown.engine.mail;

import gastown.beads.json.Json;
import gastown.beads.ports.Disk;
import gastown.engine.Ground;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import gastown.town.book.TalkKinds;
import gastown.town.layout.JsonFile;
import gastown.town.layout.Town;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Who there is to write to. Somebody exists when the town knows them: the offices of the town and
/// of its rigs, a worker with a name in the book or a worktree, a crew member with a clone.
public record Addressees(Reading reading, Ground ground, Disk disk) {

  /// What a word stands for.
  public sealed interface Found {
    record Known(Address who) implements Found {}

    record Unknown(String word) implements Found {}

    /// A crew member and a polecat of the same name.
    record Ambiguous(String word, List<Address> among) implements Found {}
  }

  public Found find(String word) {
    var text = word.strip();
    while (text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
    var read = Address.read(text);
    if (read == null) {
      return byName(word, text.startsWith("crew/") ? text.substring(5) : text);
    }
    boolean isShort = text.indexOf('/') == text.lastIndexOf('/');
    if (read instanceof Address.Polecat polecat && isShort) {
      return oneOf(word, twins(polecat));
    }
    return isThere(read) ? new Found.Known(read) : new Found.Unknown(word);
  }

  private List<Address> twins(Address.Polecat polecat) {
    var among = new ArrayList<Address>();
    for (var twin : List.of(polecat, new Address.Crew(polecat.rig(), polecat.name()))) {
      if (isThere(twin)) {
        among.add(twin);
      }
    }
    return among;
  }

  /// A name alone, when only one of the town has it.
  private Found byName(String word, String name) {
    var among = new ArrayList<Address>();
    for (var who : all()) {
      boolean isMeant = !word.startsWith("crew/") || who instanceof Address.Crew;
      if (isMeant && who.name().equals(name)) {
        among.add(who);
      }
    }
    return oneOf(word, among);
  }

  private static Found oneOf(String word, List<Address> among) {
    return switch (among.size()) {
      case 0 -> new Found.Unknown(word);
      case 1 -> new Found.Known(among.getFirst());
      default -> new Found.Ambiguous(word, among);
    };
  }

  public boolean isThere(Address who) {
    var rigName = who.rig();
    if (rigName == null) {
      return !(who instanceof Address.Dog) || hasHome(who);
    }
    var rig = ground.rig(rigName);
    if (rig == null) {
      return false;
    }
    if (who instanceof Address.Polecat polecat) {
      return reading.find(Kinds.WORKER, polecat.text()) != null
          || disk.isDirectory(rig.worktree(polecat.name()));
    }
    return !(who instanceof Address.Crew) || hasHome(who);
  }

  private boolean hasHome(Address who) {
    return disk.isDirectory(new Town(ground.root()).home(who));
  }

  /// Everybody, the offices first. Looks at every folder of every rig.
  public List<Address> all() {
    var all = new LinkedHashSet<Address>();
    all.add(new Address.Overseer());
    all.add(new Address.Mayor());
    all.add(new Address.Deacon());
    for (var dog : disk.list(new Town(ground.root()).home(new Address.Deacon()).resolve("dogs"))) {
      all.add(new Address.Dog(dog));
    }
    for (var rig : ground.rigs()) {
      all.add(new Address.Witness(rig.name()));
      all.add(new Address.Refinery(rig.name()));
      all.addAll(crew(rig.name()));
      for (var name : disk.list(rig.home().resolve("polecats"))) {
        all.add(new Address.Polecat(rig.name(), name));
      }
    }
    for (var worker : reading.all(Kinds.WORKER)) {
      all.add(worker.who());
    }
    return List.copyOf(all);
  }

  private List<Address> crew(String rig) {
    var members = new ArrayList<Address>();
    for (var name : new Town(ground.root()).rig(rig).members(disk)) {
      members.add(new Address.Crew(rig, name));
    }
    return members;
  }

  /// Whether the word stands for several readers.
  public static boolean isGroup(String word) {
    return word.startsWith("@") || word.startsWith("group:") || word.startsWith("list:");
  }

  /// The readers behind a word, groups opened up; whom nobody knows is in `unknown`.
  public List<Address> open(String word, List<Found> unknown) {
    var found = new LinkedHashSet<Address>();
    open(word, found, new HashSet<>(), unknown);
    return List.copyOf(found);
  }

  private void open(String word, Set<Address> found, Set<String> seen, List<Found> unknown) {
    if (!seen.add(word)) {
      return;
    }
    if (word.startsWith("@")) {
      var live = live(word.substring(1));
      if (live == null) {
        unknown.add(new Found.Unknown(word));
      } else {
        found.addAll(live);
      }
      return;
    }
    var members = members(word);
    if (members != null) {
      members.forEach(member -> open(member, found, seen, unknown));
      return;
    }
    var one = find(word);
    if (one instanceof Found.Known(var who)) {
      found.add(who);
    } else {
      unknown.add(one);
    }
  }

  private @org.jspecify.annotations.Nullable List<String> members(String word) {
    if (word.startsWith("group:")) {
      var group = reading.find(TalkKinds.GROUP, word.substring("group:".length()));
      return group == null ? null : group.members();
    }
    if (word.startsWith("list:")) {
      return list(word.substring("list:".length()));
    }
    return null;
  }

  /// A list from `config/messaging.json`.
  private @org.jspecify.annotations.Nullable List<String> list(String name) {
    var file = ground.root().resolve("config").resolve("messaging.json");
    var lists = new JsonFile(disk, file).readOrEmpty().get("lists");
    if (!(lists instanceof Json.Obj known) || !(known.get(name) instanceof Json.Arr(var items))) {
      return null;
    }
    var members = new ArrayList<String>();
    for (var item : items) {
      if (item instanceof Json.Str(var text)) {
        members.add(text);
      }
    }
    return members;
  }

  /// Those a standing group means now; null when there is no such group. Of the polecats only those
  /// with work: whoever rests reads nothing.
  private @org.jspecify.annotations.Nullable List<Address> live(String group) {
    int slash = group.indexOf('/');
    var kind = slash < 0 ? group : group.substring(0, slash);
    var rig = slash < 0 ? "" : group.substring(slash + 1);
    if (!rig.isEmpty() && ground.rig(rig) == null) {
      return null;
    }
    var busy = new ArrayList<Address>();
    reading.on(Kinds.WORKER, "busy").forEach(worker -> busy.add(worker.who()));
    var everybody = new LinkedHashSet<>(all());
    everybody.removeIf(who -> who instanceof Address.Polecat && !busy.contains(who));
    everybody.removeIf(who -> !rig.isEmpty() && !rig.equals(who.rig()));
    return switch (kind) {
      case "town" -> {
        everybody.removeIf(Address.Overseer.class::isInstance);
        yield List.copyOf(everybody);
      }
      case "rig" -> rig.isEmpty() ? null : List.copyOf(everybody);
      case "crew" -> only(everybody, "crew");
      case "polecats", "workers" -> only(everybody, "polecat");
      case "witnesses" -> only(everybody, "witness");
      case "refineries" -> only(everybody, "refinery");
      case "dogs" -> only(everybody, "dog");
      case "deacons", "deacon" -> List.of(new Address.Deacon());
      case "overseer" -> List.of(new Address.Overseer());
      case "mayor" -> List.of(new Address.Mayor());
      default -> null;
    };
  }

  private static List<Address> only(Set<Address> among, String role) {
    return among.stream().filter(who -> who.role().equals(role)).toList();
  }
}
