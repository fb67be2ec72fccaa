package gastown.cli.rigs;

import java.util.Locale;

/// Bytes as people read them.
public final class Sizes {
  private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB"};

  private Sizes() {}

  public static String shown(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1000 && unit < UNITS.length - 1) {
      size /= 1000;
      unit++;
    }
    return unit == 0 || size >= 100
        ? Math.round(size) + " " + UNITS[unit]
        : String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
  }
}
