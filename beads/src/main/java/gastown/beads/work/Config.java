package gastown.beads.work;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The settings in force, whatever layer each comes from. An empty value counts as unset.
public final class Config {
  private final Function<String, @Nullable String> layers;

  public Config(Function<String, @Nullable String> layers) {
    this.layers = layers;
  }

  public @Nullable String get(String key) {
    var value = layers.apply(key);
    return value == null || value.isEmpty() ? null : value;
  }

  public String get(String key, String otherwise) {
    var value = get(key);
    return value == null ? otherwise : value;
  }

  public boolean isOn(String key) {
    return get(key, "false").equalsIgnoreCase("true");
  }

  public int number(String key, int otherwise) {
    var value = get(key);
    try {
      return value == null ? otherwise : Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  public double fraction(String key, double otherwise) {
    var value = get(key);
    try {
      return value == null ? otherwise : Double.parseDouble(value.strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /// The parts of a comma-separated value, trimmed, without empty ones.
  public List<String> list(String key) {
    var parts = new ArrayList<String>();
    for (var part : get(key, "").split(",", -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }

  /// What new ids begin with.
  public String prefix() {
    var prefix = get("issue-prefix", get("issue_prefix", "bd"));
    return prefix.endsWith("-") ? prefix.substring(0, prefix.length() - 1) : prefix;
  }
}
