package gastown.cli.rigs;

import gastown.beads.Problem;
import gastown.beads.workspace.ConfigFile;
import gastown.beads.workspace.Workspace;
import gastown.cli.Call;
import gastown.cli.exchange.Arrival;
import gastown.town.layout.RigNames;
import gastown.town.layout.RigPlace;
import gastown.town.layout.Rigs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rig's side of the town's tracker: which prefix its beads have, and where they are kept.
record RigTracker(Call call, RigPlace rig) {
  private static final String REDIRECT = "../../../.beads\n";

  /// The prefix for the rig: the project's own when it tracks issues, else the one wanted, else one
  /// made from its name.
  String prefix(Rigs rigs, @Nullable String wanted) {
    var own = ofProject();
    if (own == null) {
      var free = RigNames.prefixFor(rig.name());
      return RigNames.checkedPrefix(wanted == null ? unused(free, rigs) : wanted, rigs);
    }
    if (wanted != null
        && !own.equals(wanted.endsWith("-") ? wanted.substring(0, wanted.length() - 1) : wanted)) {
      throw new Problem(
              "prefix-differs",
              "cannot give " + rig.name() + " the prefix " + wanted,
              "the project tracks issues already, and their ids begin with " + own + "-",
              List.of("gt rig add " + rig.name() + " <git-url>   (keeps " + own + ")"))
          .refusal();
    }
    return RigNames.checkedPrefix(own, rigs);
  }

  /// Two rigs may come to the same initials; the second gets a number.
  private static String unused(String prefix, Rigs rigs) {
    var free = prefix;
    for (int i = 2; rigs.ofPrefix(free) != null; i++) {
      free = prefix + i;
    }
    return free;
  }

  private Workspace folder() {
    return Workspace.in(rig.canonicalBeads());
  }

  /// The prefix of the issues that came with the clone; null when none did.
  private @Nullable String ofProject() {
    var disk = call.disk();
    var config = ConfigFile.read(disk.read(folder().configFile()).orElse(""));
    var named = config.getOrDefault("issue-prefix", config.getOrDefault("issue_prefix", ""));
    if (!named.isEmpty()) {
      return named.endsWith("-") ? named.substring(0, named.length() - 1) : named;
    }
    return Arrival.prefixIn(disk, folder().jsonl());
  }

  /// Lays the files and takes in what the project brought; returns how many issues that were.
  long lay(String prefix) {
    var disk = call.disk();
    var shared = new SharedTracker(disk, rig);
    boolean isProjects = shared.lay(rig.canonical(), REDIRECT);
    shared.point(rig.refineryClone());
    // A file the project tracks is the project's; what we add to it goes beside it.
    var config = isProjects ? folder().file("config.local.yaml") : folder().configFile();
    var text = disk.read(config).orElse("# The rig's side of the town's tracker.\n");
    disk.write(config, ConfigFile.with(text, "issue-prefix", prefix));
    var there = call.ofTracker(rig.canonical());
    if (!disk.exists(folder().jsonl())) {
      return 0;
    }
    Arrival.prepare(there);
    return there.look(rows -> rows.count(gastown.beads.query.Query.ALL));
  }
}
