package gastown.git.rig;

import java.util.regex.Pattern;

/// Addresses of repositories.
final class Urls {
  private static final Pattern KNOWN =
      Pattern.compile("(https?|ssh|git|git\\+ssh|ssh\\+git|file)://.+");
  private static final Pattern FAR = Pattern.compile("[^/:]+:.*");

  private Urls() {}

  /// Why the address is refused, or an empty text. Helpers that git would run as programs (`ext::sh
  /// …`) are no addresses.
  static String objection(String url) {
    if (url.isBlank() || url.chars().anyMatch(c -> c < ' ' || c == 127)) {
      return "it is empty or has control characters in it";
    }
    if (url.startsWith("-")) {
      return "it begins with a dash";
    }
    if (isLocal(url)) {
      return url.startsWith("/") ? "" : "a local path must be absolute";
    }
    if (url.contains("://")) {
      var host = url.substring(url.indexOf("://") + 3);
      return KNOWN.matcher(url).matches() && !host.startsWith("-")
          ? ""
          : "only file, ssh, https, http and git addresses are known";
    }
    return url.contains("::") ? "git would run a program for it" : "";
  }

  static boolean isLocal(String url) {
    return url.startsWith("/") || (!url.contains("://") && !FAR.matcher(url).matches());
  }
}
