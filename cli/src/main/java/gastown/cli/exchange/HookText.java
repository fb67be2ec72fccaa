package gastown.cli.exchange;

import java.util.List;
import java.util.regex.Pattern;

/// The section of a git hook that calls `bd`, and hooks with and without it. Everything outside of
/// the section is somebody else's and stays as it is.
final class HookText {
  static final List<String> NAMES =
      List.of("pre-commit", "post-merge", "pre-push", "post-checkout", "prepare-commit-msg");

  /// A hook that was there before and cannot hold the section is kept under this ending and called.
  static final String KEPT = ".old";

  private static final String BEGIN = "# --- BEGIN BEADS INTEGRATION v";
  private static final String END = "# --- END BEADS INTEGRATION v";
  private static final Pattern SECTION =
      Pattern.compile(
          "(?m)^\\Q" + BEGIN + "\\E(\\S+) ---\\R(?s:.*?)^\\Q" + END + "\\E\\S+ ---\\R?");
  private static final Pattern SHELL = Pattern.compile("^#!.*\\b(sh|bash|dash|ksh|zsh)\\b.*");

  private HookText() {}

  static String section(String name, String version) {
    return BEGIN
        + version
        + " ---\n"
        + "# Managed by bd; what is outside of these markers is left alone.\n"
        + "if command -v bd >/dev/null 2>&1; then\n"
        + "  if command -v timeout >/dev/null 2>&1; then\n"
        + "    timeout \"${BEADS_HOOK_TIMEOUT:-300}\" bd hooks run "
        + name
        + " \"$@\" </dev/null || exit $?\n"
        + "  else\n"
        + "    bd hooks run "
        + name
        + " \"$@\" </dev/null || exit $?\n"
        + "  fi\n"
        + "fi\n"
        + END
        + version
        + " ---\n";
  }

  /// A new hook.
  static String fresh(String name, String version) {
    return "#!/bin/sh\n" + section(name, version);
  }

  /// A new hook that goes on to the one that was there before.
  static String chained(String name, String version) {
    return fresh(name, version)
        + "if [ -x \"$0"
        + KEPT
        + "\" ]; then\n  exec \"$0"
        + KEPT
        + "\" \"$@\"\nfi\n";
  }

  /// Whether the section can stand in this hook.
  static boolean isShell(String text) {
    var first = text.lines().findFirst().orElse("");
    return !first.startsWith("#!") || SHELL.matcher(first).matches();
  }

  /// The hook with the section, renewed where it stands or right below the first line: what comes
  /// later may end the hook early.
  static String with(String text, String name, String version) {
    var section = section(name, version);
    var match = SECTION.matcher(text);
    if (match.find()) {
      return text.substring(0, match.start()) + section + text.substring(match.end());
    }
    if (!text.startsWith("#!")) {
      return "#!/bin/sh\n" + section + text;
    }
    int line = text.indexOf('\n');
    return line < 0
        ? text + "\n" + section
        : text.substring(0, line + 1) + section + text.substring(line + 1);
  }

  static String without(String text) {
    return SECTION.matcher(text).replaceAll("");
  }

  /// Whether nothing is left that does anything.
  static boolean isIdle(String text) {
    return text.lines().allMatch(line -> line.isBlank() || line.startsWith("#!"));
  }

  /// Whether this is the hook [#chained] wrote, without its section.
  static boolean isChain(String text) {
    return without(text).equals(without(chained("x", "0")));
  }

  /// The version of the section, empty when there is none.
  static String version(String text) {
    var match = SECTION.matcher(text);
    return match.find() ? match.group(1) : "";
  }
}
