package gastown.town.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// All settings by name, those made of a name people choose included.
public final class Schema {
  private static final Pattern AGENT = Pattern.compile("agents\\.[A-Za-z0-9_-]+\\.command");
  private static final Set<String> ROLES =
      Set.of("mayor", "deacon", "boot", "dog", "witness", "refinery", "polecat", "crew");

  /// In the order lists show them.
  private static final List<Key> ALL =
      List.of(
          Keys.MAX_POLECATS,
          Keys.MAX_WORKERS,
          Keys.WORKER_SPAWN_DELAY,
          Keys.STATUS,
          Keys.OUTPOST,
          Keys.DISK_RESERVE,
          Keys.DEFAULT_AGENT,
          Keys.AGENT,
          Keys.AGENT_EMAIL_DOMAIN,
          Keys.THEME,
          Keys.PATIENCE,
          Keys.NUDGES_MAX,
          Keys.WAKES_MAX,
          Keys.CONFLICTS_MAX,
          Keys.CONTEXT_LIMIT,
          Keys.LINGER,
          Keys.GRACE,
          Keys.QUEUE_ENABLED,
          Keys.STRATEGY,
          Keys.TARGET_BRANCH,
          Keys.RUN_TESTS,
          Keys.SETUP_COMMAND,
          Keys.LINT_COMMAND,
          Keys.TYPECHECK_COMMAND,
          Keys.BUILD_COMMAND,
          Keys.TEST_COMMAND,
          Keys.GATE_TIMEOUT,
          Keys.RETRY_FLAKY_TESTS,
          Keys.ON_CONFLICT,
          Keys.BATCH_MAX,
          Keys.DELETE_MERGED_BRANCHES,
          Keys.SALVAGE_FILE,
          Keys.SALVAGE_TOTAL,
          Keys.SALVAGE_RETENTION,
          Keys.BUDGET_DAY,
          Keys.BUDGET_TOTAL,
          Keys.BUDGET_BEAD,
          Keys.BUDGET_AGENT,
          Keys.BUDGET_CONVOY,
          Keys.SESSION_TIME_CAP,
          Keys.SESSION_TURN_CAP,
          Keys.BUDGET_TOKENS_DAY);

  private Schema() {}

  public static List<Key> all() {
    return ALL;
  }

  /// The setting of this name, or null.
  public static @Nullable Key named(String name) {
    for (var key : ALL) {
      if (key.name().equals(name)) {
        return key;
      }
    }
    if (AGENT.matcher(name).matches()) {
      var agent = name.substring(name.indexOf('.') + 1, name.lastIndexOf('.'));
      return agentCommand(agent);
    }
    return name.startsWith("role_agents.") && ROLES.contains(name.substring(12))
        ? roleAgent(name.substring(12))
        : null;
  }

  /// The command line of an agent this town defines.
  public static Key agentCommand(String agent) {
    return new Key(
        "agents." + agent + ".command",
        new Form.Command(),
        "",
        "how the agent " + agent + " is started",
        Set.of(Layer.TOWN));
  }

  /// The agent of a role.
  public static Key roleAgent(String role) {
    return new Key(
        "role_agents." + role,
        new Form.Agent(),
        "",
        "the agent a " + role + " is",
        Set.of(Layer.TOWN, Layer.RIG));
  }

  /// Every place in a settings file where an agent may be named, as dotted paths.
  public static List<String> agentPaths() {
    var paths = new ArrayList<String>();
    for (var key : ALL) {
      if (key.form() instanceof Form.Agent) {
        paths.add(key.name());
      }
    }
    for (var role : new TreeSet<>(ROLES)) {
      paths.add(roleAgent(role).name());
      paths.add("roles." + role + "." + Keys.AGENT.name());
    }
    return paths;
  }

  public static Set<String> roles() {
    return ROLES;
  }
}
