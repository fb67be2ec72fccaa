package gastown.town.settings;

import java.util.ArrayList;
import java.util.List;

/// The two colours of status lines: each `#rrggbb`, or `default` for the terminal's own.
public record Theme(String name, String ground, String ink) {
  /// The terminal's own colours.
  public static final Theme NONE = new Theme("none", "default", "default");

  /// The setting's word for a colour that follows from the rig's name.
  public static final String BY_NAME = "auto";

  /// Dark enough for light letters, and told apart side by side.
  public static final List<Theme> ALL =
      List.of(
          new Theme("ocean", "#1b3a57", "#e6eef5"),
          new Theme("forest", "#1f4a33", "#e4f2e9"),
          new Theme("rust", "#6b3420", "#f7e7df"),
          new Theme("plum", "#4a2a55", "#f0e4f5"),
          new Theme("slate", "#3a444d", "#e8edf0"),
          new Theme("wine", "#5c1f33", "#f7e3ea"),
          new Theme("teal", "#14484d", "#dff3f4"),
          new Theme("brass", "#5a4716", "#f6eed6"),
          new Theme("night", "#22264f", "#e5e7f7"),
          new Theme("moss", "#46501d", "#f0f3dc"));

  public static List<String> words() {
    var words = new ArrayList<String>();
    words.add(BY_NAME);
    ALL.forEach(theme -> words.add(theme.name()));
    words.add(NONE.name());
    return words;
  }

  /// The theme a setting means for a rig, or for a town by its name. It stays the same from one day
  /// to the next.
  public static Theme of(String word, String place) {
    for (var theme : ALL) {
      if (theme.name().equals(word)) {
        return theme;
      }
    }
    return word.equals(NONE.name()) ? NONE : ALL.get(Math.floorMod(place.hashCode(), ALL.size()));
  }
}
