package gastown.cli.rigs;

import gastown.beads.Problem;
import gastown.cli.Call;
import gastown.town.layout.RigCard;
import gastown.town.layout.RigFile;
import gastown.town.layout.RigNames;
import gastown.town.layout.RigPlace;
import gastown.town.layout.Rigs;
import java.util.List;

/// Registers a rig whose folder is there: one that was taken off the register, or came with a
/// copied town.
record Adopting(Call call, RigPlace rig) {

  RigMaking.Made adopt(Rigs rigs) {
    var disk = call.disk();
    if (!disk.exists(rig.config())
        || !disk.isDirectory(rig.canonical())
        || disk.exists(rig.unfinished())) {
      throw new Problem(
              "no-rig-folder",
              "cannot adopt " + rig.name(),
              rig.root() + " is not a rig's folder: it has no config.json or no mayor/rig",
              List.of("gt rig add " + rig.name() + " <git-url>"))
          .refusal();
    }
    var file = RigFile.read(disk, rig);
    var url = call.args().text("--url", file.gitUrl());
    if (url.isBlank()) {
      throw Problem.of(
              "git-url",
              "of which repository is " + rig.name() + " a clone?",
              "gt rig add " + rig.name() + " --adopt --url <git-url>")
          .refusal();
    }
    var prefix = RigNames.checkedPrefix(file.prefix(), rigs);
    rigs.add(new RigCard(rig.name(), url, prefix, "", call.now().toString()));
    var known = new RigFile(rig.name(), url, file.branch(), prefix, file.createdAt());
    return new RigMaking.Made(known, disk.sizeOfAll(rig.root()), 0, List.of());
  }
}
