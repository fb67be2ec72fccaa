package gastown.town.settings;

import java.util.Set;

/// One setting. `initial` is its value when nobody says one; empty is none.
public record Key(String name, Form form, String initial, String what, Set<Layer> layers) {
  public Key {
    layers = Set.copyOf(layers);
    if (!initial.isEmpty() && form.read(initial) == null) {
      throw new IllegalArgumentException(name + " begins with a value it cannot have: " + initial);
    }
  }

  /// The part of the key in front of its first dot, by which lists are grouped.
  public String family() {
    int dot = name.indexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }
}
