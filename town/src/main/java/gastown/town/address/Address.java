package gastown.town.address;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where somebody of the town is reached. Two agents never share an address: a crew member and a
/// polecat of the same name are written differently.
public sealed interface Address {
  /// As it stands in assignees, mail, `GT_ROLE` and `BD_ACTOR`.
  String text();

  /// As a person reads it; it may be short where [#text] is long.
  default String shown() {
    return text();
  }

  /// The rig it belongs to, or null for somebody of the whole town.
  default @Nullable String rig() {
    return null;
  }

  /// The role's word.
  String role();

  /// The name behind the role, as git knows the author.
  default String name() {
    return role();
  }

  record Overseer() implements Address {
    @Override
    public String text() {
      return "overseer";
    }

    @Override
    public String role() {
      return "overseer";
    }
  }

  record Mayor() implements Address {
    @Override
    public String text() {
      return "mayor";
    }

    @Override
    public String role() {
      return "mayor";
    }
  }

  record Deacon() implements Address {
    @Override
    public String text() {
      return "deacon";
    }

    @Override
    public String role() {
      return "deacon";
    }
  }

  record Boot() implements Address {
    @Override
    public String text() {
      return "deacon/boot";
    }

    @Override
    public String role() {
      return "boot";
    }
  }

  record Dog(String name) implements Address {
    @Override
    public String text() {
      return "deacon/dogs/" + name;
    }

    @Override
    public String role() {
      return "dog";
    }
  }

  record Witness(String rig) implements Address {
    @Override
    public String text() {
      return rig + "/witness";
    }

    @Override
    public String role() {
      return "witness";
    }
  }

  record Refinery(String rig) implements Address {
    @Override
    public String text() {
      return rig + "/refinery";
    }

    @Override
    public String role() {
      return "refinery";
    }
  }

  record Polecat(String rig, String name) implements Address {
    @Override
    public String text() {
      return rig + "/polecats/" + name;
    }

    @Override
    public String shown() {
      return rig + "/" + name;
    }

    @Override
    public String role() {
      return "polecat";
    }
  }

  record Crew(String rig, String name) implements Address {
    @Override
    public String text() {
      return rig + "/crew/" + name;
    }

    @Override
    public String role() {
      return "crew";
    }
  }

  /// Reads an address as people and programs write it, with or without a slash at the end; null
  /// when it is none. `rig/name` is a polecat: whoever knows the crew asks them first.
  static @Nullable Address read(String written) {
    var text = written.strip();
    while (text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
    var parts = List.of(text.split("/", -1));
    for (var part : parts) {
      if (!isName(part)) {
        return null;
      }
    }
    return switch (parts.size()) {
      case 1 -> ofTown(parts.getFirst());
      case 2 -> ofTwo(parts.get(0), parts.get(1));
      case 3 -> ofThree(parts.get(0), parts.get(1), parts.get(2));
      default -> null;
    };
  }

  private static @Nullable Address ofTown(String word) {
    return switch (word) {
      case "overseer", "human" -> new Overseer();
      case "mayor" -> new Mayor();
      case "deacon" -> new Deacon();
      case "boot" -> new Boot();
      default -> null;
    };
  }

  private static @Nullable Address ofTwo(String first, String second) {
    if (first.equals("deacon")) {
      return second.equals("boot") ? new Boot() : null;
    }
    if (isReserved(first)) {
      return null;
    }
    return switch (second) {
      case "witness" -> new Witness(first);
      case "refinery" -> new Refinery(first);
      default -> new Polecat(first, second);
    };
  }

  private static @Nullable Address ofThree(String first, String second, String third) {
    if (first.equals("deacon")) {
      return second.equals("dogs") ? new Dog(third) : null;
    }
    if (isReserved(first)) {
      return null;
    }
    return switch (second) {
      case "polecats", "polecat" -> new Polecat(first, third);
      case "crew" -> new Crew(first, third);
      default -> null;
    };
  }

  /// Words no rig and no worker may be called, because the town uses them itself.
  static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }

  List<String> RESERVED =
      List.of(
          "hq",
          "mayor",
          "deacon",
          "boot",
          "overseer",
          "human",
          "witness",
          "refinery",
          "polecats",
          "crew",
          "dogs",
          "daemon",
          "plugins",
          "settings",
          "config",
          "logs",
          "roles",
          "directives",
          "events",
          "warrants",
          "town");

  /// Letters, digits, `_`, `.` and `-`, beginning with a letter or digit: safe in a path, a branch
  /// and a ref.
  static boolean isName(String word) {
    if (word.isEmpty() || word.length() > 64 || word.contains("..") || word.endsWith(".lock")) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean isWord = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!isWord && (i == 0 || c != '_' && c != '-' && c != '.')) {
        return false;
      }
    }
    return !word.endsWith(".");
  }
}
