package gastown.agents.claude;

import java.util.List;
import java.util.Map;

/// The program as data.
final class Preset {
  static final String NAME = "claude";
  static final String SKIPS_PERMISSIONS = "--dangerously-skip-permissions";

  /// The variable, and the one value of it, by which the program works unattended for root.
  static final String SANDBOX = "IS_SANDBOX";

  private static final List<String> SKIPPING =
      List.of(
          SKIPS_PERMISSIONS,
          "--allow-dangerously-skip-permissions",
          "--permission-mode=bypassPermissions",
          "--permission-mode bypassPermissions");

  static final List<String> COMMAND = List.of(NAME, SKIPS_PERMISSIONS);
  static final String INSTALL = "npm install -g @anthropic-ai/claude-code";

  /// What says that a person may use a model without having logged in.
  static final List<String> KEYS =
      List.of(
          "ANTHROPIC_API_KEY",
          "ANTHROPIC_AUTH_TOKEN",
          "CLAUDE_CODE_OAUTH_TOKEN",
          "CLAUDE_CODE_USE_BEDROCK",
          "CLAUDE_CODE_USE_VERTEX",
          "CLAUDE_CODE_USE_FOUNDRY");

  /// Of the person's environment. Nothing by which the program knows that it runs inside another of
  /// its kind: it would keep no record of the conversation then.
  static final List<String> PASSES =
      List.of(
          "ANTHROPIC_*",
          "CLAUDE_CONFIG_DIR",
          "CLAUDE_CODE_OAUTH_TOKEN",
          "CLAUDE_CODE_USE_*",
          "CLAUDE_CODE_SKIP_*",
          "CLAUDE_CODE_DISABLE_*",
          "CLAUDE_CODE_AUTO_COMPACT_WINDOW",
          "CLAUDE_CODE_MAX_RETRIES",
          "DISABLE_*",
          "IS_SANDBOX",
          "AWS_*",
          "GOOGLE_APPLICATION_CREDENTIALS",
          "GOOGLE_CLOUD_PROJECT",
          "CLOUD_ML_REGION",
          "VERTEX_REGION_*",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "ALL_PROXY",
          "NO_PROXY",
          "http_proxy",
          "https_proxy",
          "all_proxy",
          "no_proxy",
          "NODE_EXTRA_CA_CERTS",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR");

  /// A program that renews itself under thirty running sessions is no help.
  static final Map<String, String> SETS = Map.of("DISABLE_AUTOUPDATER", "1");

  private Preset() {}

  /// Whether the program refuses this command to root.
  static boolean isRefusedToRoot(List<String> command, Map<String, String> environment) {
    var line = " " + String.join(" ", command) + " ";
    return !environment.getOrDefault(SANDBOX, "").equals("1")
        && SKIPPING.stream().anyMatch(words -> line.contains(" " + words + " "));
  }
}
