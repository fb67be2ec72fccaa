package gastown.cli.settings;

import gastown.cli.Call;
import gastown.town.settings.Keys;
import gastown.town.settings.Layer;
import gastown.town.settings.Theme;
import org.jspecify.annotations.Nullable;

/// The setting of a theme, as [gastown.cli.sessions] asks for it.
public final class Colours {
  private Colours() {}

  /// For a rig, or for the town.
  public static void set(Call call, @Nullable String rig, String word) {
    Place.of(call, rig, null).set(Keys.THEME, word);
  }

  /// Where the theme of a rig comes from, for a person.
  public static String source(Call call, @Nullable String rig) {
    var said = Place.of(call, rig, null).settings().said(Keys.THEME);
    return said.layer() == Layer.BUILT_IN || said.value().equals(Theme.BY_NAME)
        ? "from its name"
        : said.layer() == Layer.RIG ? "set for the rig" : "set for the town";
  }
}
