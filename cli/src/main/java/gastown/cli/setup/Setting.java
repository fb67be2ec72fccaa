package gastown.cli.setup;

import gastown.beads.Problem;
import gastown.beads.work.Vocabulary;
import gastown.beads.workspace.ConfigFile;
import gastown.cli.Call;
import org.jspecify.annotations.Nullable;

/// Writes one setting where it belongs: what every clone must know goes to `config.yaml`, the rest
/// into the store.
public record Setting(Call call) {
  private static final String FILE = "config.yaml";

  /// Sets the key, or with a null value unsets it; returns the file it lives in, empty for the
  /// store.
  public String set(String key, @Nullable String value) {
    check(key, value);
    var name = ConfigFile.canonical(key);
    call.draft().name("config", "");
    if (name.equals("issue-prefix") && value != null) {
      call.draft().set("issue_prefix", value);
    }
    if (!ConfigFile.isInFile(name)) {
      call.draft().set(key, value);
      return "";
    }
    var file = call.workspace().configFile();
    var disk = call.disk();
    // read when it is written: one call may set several keys
    call.afterwards(
        () -> disk.write(file, ConfigFile.with(disk.read(file).orElse(""), name, value)));
    return FILE;
  }

  private static void check(String key, @Nullable String value) {
    if (key.isBlank() || key.startsWith("_") || !key.matches("[A-Za-z0-9_.:/-]+")) {
      throw Problem.of("bad-key", "invalid setting \"" + key + "\"", "bd config list").refusal();
    }
    if (key.equals("status.custom") && value != null) {
      // says by itself what is wrong, and how it should be
      Vocabulary.statuses(value);
    }
    var wrong = value == null ? null : SettingRules.wrong(ConfigFile.canonical(key), value);
    if (wrong != null) {
      throw Problem.of(
              "bad-value",
              "invalid value \"" + value + "\" of " + key + ": " + wrong,
              "bd config get " + key)
          .refusal();
    }
  }
}
