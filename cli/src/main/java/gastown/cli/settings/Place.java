package gastown.cli.settings;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.words.Nearest;
import gastown.town.layout.Rigs;
import gastown.town.settings.Form;
import gastown.town.settings.Key;
import gastown.town.settings.Layer;
import gastown.town.settings.Schema;
import gastown.town.settings.Settings;
import gastown.town.settings.SettingsFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whose settings a call is about: the town's, a rig's, a role's in either.
record Place(Call call, String rig, String role) {

  static Place of(Call call, @Nullable String rig, @Nullable String role) {
    var town = call.town();
    if (rig != null) {
      Rigs.of(call.disk(), town).require(rig);
    }
    if (role != null && !Schema.roles().contains(role)) {
      throw Problem.of("no-such-role", "there is no role " + role, "gt role list").refusal();
    }
    return new Place(call, rig == null ? "" : rig, role == null ? "" : role);
  }

  Settings settings() {
    return Settings.of(call.disk(), call.town(), rig, role);
  }

  private Layer layer() {
    return !role.isEmpty() ? Layer.ROLE : rig.isEmpty() ? Layer.TOWN : Layer.RIG;
  }

  private SettingsFile file() {
    var town = call.town();
    return new SettingsFile(
        call.disk(), rig.isEmpty() ? town.settings() : town.rig(rig).settings());
  }

  private String path(Key key) {
    return role.isEmpty() ? key.name() : "roles." + role + "." + key.name();
  }

  /// How a person names this place in a command.
  String flags() {
    return (rig.isEmpty() ? "" : " --rig " + rig) + (role.isEmpty() ? "" : " --role " + role);
  }

  String shown() {
    var where = rig.isEmpty() ? "the town" : "rig " + rig;
    return role.isEmpty() ? where : role + " of " + where;
  }

  static Key key(String name) {
    var key = Schema.named(name);
    if (key == null) {
      var near = Nearest.to(name, Schema.all().stream().map(Key::name).toList());
      throw new Problem(
              "no-such-setting",
              "there is no setting " + name,
              near == null ? "" : "the nearest is " + near,
              near == null
                  ? List.of("gt config list")
                  : List.of("gt config explain " + near, "gt config list"))
          .refusal();
    }
    return key;
  }

  void set(Key key, String value) {
    if (!key.layers().contains(layer())) {
      var where = key.layers().stream().sorted().map(Layer::word).collect(Collectors.joining(", "));
      throw new Problem(
              "setting-elsewhere",
              key.name() + " cannot be set for " + shown(),
              "it is said by: " + where,
              List.of("gt config explain " + key.name()))
          .refusal();
    }
    var json = key.form().read(value);
    if (json == null) {
      throw new Problem(
              "bad-value",
              "\"" + value + "\" is no value for " + key.name(),
              "it is " + key.form().shown(),
              List.of("gt config explain " + key.name()))
          .refusal();
    }
    if (key.form() instanceof Form.Agent && !value.isEmpty()) {
      AgentSettings.require(call, value);
    }
    if (key.name().startsWith("agents.") && !value.isEmpty()) {
      // what cannot be taken apart would fail wherever agents are looked through
      var agent = call.house().runtimes(call.town().root()).named("new", Map.of("new", value));
      if (agent != null) {
        agent.named().forEach(name -> requirePassed(name, key.name(), value));
      }
    }
    put(key, json);
  }

  private void requirePassed(String variable, String key, String command) {
    if (!call.house().passes(variable)) {
      var ours = "GT_" + variable;
      throw new Problem(
              "agent-variable",
              "$" + variable + " would always be empty",
              "of your environment the town gets only what it knows, and all that begins with GT_",
              List.of(
                  "export " + ours + "=\"$" + variable + "\"",
                  "gt config set "
                      + key
                      + " '"
                      + command.replace("$" + variable, "$" + ours)
                      + "'"))
          .refusal();
    }
  }

  void put(Key key, @Nullable Json value) {
    file().put(path(key), value);
  }
}
