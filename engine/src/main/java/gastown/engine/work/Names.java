package gastown.engine.work;

import java.util.List;
import java.util.Set;

/// The names workers get, in the order they are given.
final class Names {
  private static final List<String> POOL =
      List.of(
          "Toast",
          "Nux",
          "Slit",
          "Ace",
          "Capable",
          "Dag",
          "Cheedo",
          "Morsov",
          "Rictus",
          "Valkyrie",
          "Furiosa",
          "Max",
          "Goose",
          "Jessie",
          "Sprog",
          "Fifi",
          "Bubba",
          "Toecutter",
          "Mudguts",
          "Clunk",
          "Wez",
          "Humungus",
          "Pappagallo",
          "Zetta",
          "Curmudgeon",
          "Quiet",
          "Farmer",
          "Entity",
          "Blaster",
          "Savannah",
          "Scrooloose",
          "Gekko",
          "Slake",
          "Ironbar",
          "Pigkiller",
          "Blackfinger",
          "Bullet",
          "Glory",
          "Miss",
          "Coma",
          "Doof",
          "Organic",
          "Corpus",
          "Splendid",
          "Keeper",
          "Maadi",
          "Dementus",
          "Jack",
          "Smeg",
          "Mortiflyer");

  private Names() {}

  /// The first name nobody in `taken` has; past the pool they are numbered.
  static String free(Set<String> taken) {
    for (int round = 1; ; round++) {
      for (var name : POOL) {
        var candidate = round == 1 ? name : name + round;
        if (!taken.contains(candidate)) {
          return candidate;
        }
      }
    }
  }
}
