package gastown.app.caller;

import java.util.HashMap;
import java.util.Map;

/// What of a caller's environment is let through. The native client holds the same list; a test
/// compares the two. The whole environment is never sent: it holds people's secrets.
public final class Passing {
  /// A name ending in `*` stands for all that begin so.
  static final String NAMES =
      "HOME PATH TZ LANG LANGUAGE LC_* USER LOGNAME SHELL TMPDIR TERM COLORTERM COLUMNS LINES CI"
          + " EDITOR VISUAL PAGER LESS NO_COLOR FORCE_COLOR CLICOLOR CLICOLOR_FORCE GIT_* SSH_*"
          + " GPG_TTY XDG_* HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY http_proxy https_proxy"
          + " all_proxy no_proxy BEADS_* BD_* GT_* CLAUDE_* TMUX*"
          + " ANTHROPIC_* DISABLE_* IS_SANDBOX AWS_* GOOGLE_* CLOUD_ML_REGION VERTEX_REGION_*"
          + " NODE_EXTRA_CA_CERTS SSL_CERT_*";

  private Passing() {}

  public static Map<String, String> of(Map<String, String> environment) {
    var passed = new HashMap<String, String>();
    for (var entry : environment.entrySet()) {
      if (isPassed(entry.getKey())) {
        passed.put(entry.getKey(), entry.getValue());
      }
    }
    return passed;
  }

  public static boolean isPassed(String name) {
    int start = 0;
    while (start < NAMES.length()) {
      int end = NAMES.indexOf(' ', start);
      end = end < 0 ? NAMES.length() : end;
      boolean isOpen = NAMES.charAt(end - 1) == '*';
      int length = end - start - (isOpen ? 1 : 0);
      if (NAMES.regionMatches(start, name, 0, length) && (isOpen || name.length() == length)) {
        return name.length() >= length;
      }
      start = end + 1;
    }
    return false;
  }
}
