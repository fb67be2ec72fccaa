package gastown.agents.claude;

import gastown.beads.store.Digest;
import gastown.town.work.ProviderAccount;
import java.util.List;
import java.util.Map;

/// Whose limits the program meets: those of the key it has, else of the login in its folder. All
/// that anybody learns of a key is whether two are the same.
final class Accounts {
  private static final int DIGITS = 6;

  /// What tells accounts apart that are reached with a key, or through somebody's cloud.
  private static final List<String> WITH_A_KEY =
      List.of(
          "ANTHROPIC_BASE_URL",
          "AWS_PROFILE",
          "AWS_ACCESS_KEY_ID",
          "AWS_BEARER_TOKEN_BEDROCK",
          "GOOGLE_CLOUD_PROJECT",
          "GOOGLE_APPLICATION_CREDENTIALS");

  private Accounts() {}

  static String of(Map<String, String> environment) {
    var seed = new StringBuilder();
    add(Preset.KEYS, environment, seed);
    if (seed.isEmpty()) {
      var config = Config.of(environment);
      seed.append(config == null ? "" : config.folder().normalize());
    } else {
      add(WITH_A_KEY, environment, seed);
    }
    return Preset.NAME + ProviderAccount.MARK + Digest.sha256(seed.toString()).substring(0, DIGITS);
  }

  private static void add(List<String> names, Map<String, String> environment, StringBuilder seed) {
    for (var name : names) {
      var value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        seed.append(name).append('=').append(value).append('\n');
      }
    }
  }
}
