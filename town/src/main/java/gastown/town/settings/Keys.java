package gastown.town.settings;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// The settings there are.
public final class Keys {
  private static final Set<Layer> TOWN = Set.of(Layer.TOWN);
  private static final Set<Layer> RIG = Set.of(Layer.RIG);
  private static final Set<Layer> BOTH = Set.of(Layer.TOWN, Layer.RIG);
  private static final Set<Layer> ANY = Set.of(Layer.TOWN, Layer.RIG, Layer.ROLE);
  private static final Form DAY = new Form.Time(Duration.ZERO, Duration.ofDays(1));
  private static final Form YEAR = new Form.Time(Duration.ZERO, Duration.ofDays(366));

  private Keys() {}

  public static final Key MAX_POLECATS =
      new Key("max_polecats", new Form.Whole(0, 1000), "30", "workers at once in the town", TOWN);
  public static final Key MAX_WORKERS =
      new Key("max_workers", new Form.Whole(0, 1000), "8", "workers at once in a rig", BOTH);
  public static final Key WORKER_SPAWN_DELAY =
      new Key("worker_spawn_delay", DAY, "0s", "time between two starts of workers", TOWN);
  public static final Key STATUS =
      new Key(
          "status",
          new Form.Choice(List.of("operational", "parked", "docked")),
          "operational",
          "whether a rig gets work",
          RIG);

  public static final Key OUTPOST =
      new Key(
          "outpost",
          new Form.Choice(List.of("auto", "process", "tmux", "pty")),
          "auto",
          "where sessions live: tmux where it is installed, else a terminal of ours, else"
              + " processes",
          TOWN);

  public static final Key THEME =
      new Key(
          "theme",
          new Form.Choice(Theme.words()),
          Theme.BY_NAME,
          "the colours of status lines; auto follows from the rig's name",
          BOTH);

  public static final Key DISK_RESERVE =
      new Key(
          "disk_reserve",
          new Form.Size(),
          "500MB",
          "room that is left free: with less, nothing new is begun; 0 is no limit",
          TOWN);

  public static final Key DEFAULT_AGENT =
      new Key(
          "default_agent",
          new Form.Agent(),
          "claude",
          "the agent everybody is unless another is said",
          TOWN);
  public static final Key AGENT =
      new Key("agent", new Form.Agent(), "", "the agent of this rig or role", ANY);
  public static final Key AGENT_EMAIL_DOMAIN =
      new Key(
          "agent_email_domain",
          new Form.Text(),
          "gastown.local",
          "the end of the e-mail address agents commit with",
          BOTH);

  public static final Key PATIENCE =
      new Key("patience", DAY, "15m", "silence of a worker before it is nudged", ANY);
  public static final Key NUDGES_MAX =
      new Key("nudges_max", new Form.Whole(0, 20), "3", "nudges before work is taken away", ANY);
  public static final Key WAKES_MAX =
      new Key("wakes_max", new Form.Whole(1, 100), "5", "tries before a bead is quarantined", ANY);
  public static final Key CONFLICTS_MAX =
      new Key(
          "conflicts_max", new Form.Whole(1, 100), "10", "returns for conflicts, likewise", ANY);
  public static final Key CONTEXT_LIMIT =
      new Key(
          "context_limit",
          new Form.Whole(0, 100),
          "80",
          "percent of a model's memory from which a worker hands over; 0 is no limit",
          ANY);
  public static final Key LINGER =
      new Key("linger", DAY, "10s", "how long a session may stay after its work is done", ANY);
  public static final Key GRACE =
      new Key("grace", DAY, "5s", "time between asking a session to end and ending it", ANY);

  public static final Key QUEUE_ENABLED =
      flag("merge_queue.enabled", "true", "whether finished work goes through the merge queue");
  public static final Key STRATEGY =
      new Key(
          "merge_queue.strategy",
          new Form.Choice(List.of("serial", "batch")),
          "batch",
          "how changes land: one at a time, or several that are taken apart when red",
          BOTH);
  public static final Key TARGET_BRANCH =
      new Key(
          "merge_queue.target_branch",
          new Form.Text(),
          "",
          "where changes land; the rig's own branch unless said",
          RIG);
  public static final Key RUN_TESTS =
      flag("merge_queue.run_tests", "true", "whether gates are run before a change lands");
  public static final Key SETUP_COMMAND =
      gate("setup", "makes a worktree ready for the other gates");
  public static final Key LINT_COMMAND = gate("lint", "looks at the code");
  public static final Key TYPECHECK_COMMAND = gate("typecheck", "checks types");
  public static final Key BUILD_COMMAND = gate("build", "builds");
  public static final Key TEST_COMMAND = gate("test", "tests");
  public static final Key GATE_TIMEOUT =
      new Key("merge_queue.gate_timeout", DAY, "30m", "how long one gate may take", BOTH);
  public static final Key RETRY_FLAKY_TESTS =
      new Key(
          "merge_queue.retry_flaky_tests",
          new Form.Whole(0, 10),
          "1",
          "how often a red gate is run again before it counts",
          BOTH);
  public static final Key ON_CONFLICT =
      new Key(
          "merge_queue.on_conflict",
          new Form.Choice(List.of("assign_back", "auto_rebase")),
          "auto_rebase",
          "what becomes of a change that does not fit any more",
          BOTH);
  public static final Key BATCH_MAX =
      new Key("merge_queue.batch_max", new Form.Whole(1, 64), "8", "changes tried together", BOTH);
  public static final Key DELETE_MERGED_BRANCHES =
      flag("merge_queue.delete_merged_branches", "true", "whether a landed branch is deleted");

  public static final Key SALVAGE_FILE =
      new Key("salvage.file_bytes", new Form.Size(), "100MB", "largest new file kept", BOTH);
  public static final Key SALVAGE_TOTAL =
      new Key(
          "salvage.total_bytes", new Form.Size(), "1GB", "most kept of new files at once", BOTH);
  public static final Key SALVAGE_RETENTION =
      new Key("salvage.retention", YEAR, "720h", "how long saved work is kept at least", BOTH);

  public static final Key BUDGET_DAY = money("budget.day", "spent in a day at most");
  public static final Key BUDGET_TOTAL = money("budget.total", "spent in all at most");
  public static final Key BUDGET_BEAD = money("budget.bead", "spent on one bead at most");
  public static final Key BUDGET_AGENT =
      money("budget.agent", "spent by one agent in a day at most");
  public static final Key BUDGET_CONVOY = money("budget.convoy", "spent on one convoy at most");
  public static final Key BUDGET_TOKENS_DAY =
      new Key(
          "budget.tokens_day",
          new Form.Whole(0, Long.MAX_VALUE),
          "0",
          "tokens used in a day at most; 0 is no cap",
          BOTH);

  public static final Key SESSION_TIME_CAP =
      new Key(
          "session_time_cap",
          YEAR,
          "8h",
          "time a worker has for one bead in sessions that keep no record of what they spend; 0 is"
              + " no cap",
          BOTH);
  public static final Key SESSION_TURN_CAP =
      new Key(
          "session_turn_cap",
          new Form.Whole(0, Long.MAX_VALUE),
          "1000",
          "turns it has in such sessions, where they are told; 0 is no cap",
          BOTH);

  private static Key flag(String name, String initial, String what) {
    return new Key(name, new Form.Flag(), initial, what, BOTH);
  }

  private static Key gate(String name, String what) {
    return new Key(
        "merge_queue." + name + "_command",
        new Form.Command(),
        "",
        "the gate that " + what + "; empty is none",
        BOTH);
  }

  private static Key money(String name, String what) {
    return new Key(name, new Form.Money(), "0", what + ", in dollars; 0 is no cap", BOTH);
  }
}
