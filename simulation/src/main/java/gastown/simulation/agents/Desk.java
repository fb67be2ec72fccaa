package gastown.simulation.agents;

import gastown.engine.mail.Mail;
import gastown.simulation.git.Hands;
import gastown.simulation.world.Bottle;
import gastown.simulation.world.Chance;
import gastown.simulation.world.GateOracle;
import gastown.town.address.Address;
import gastown.town.ports.RigGit;
import java.nio.file.Path;

/// What an agent does in its worktree, and small things it says. Every text it writes bears a mark
/// of its own.
final class Desk {
  private final Bottle bottle;
  private final Path folder;
  private final String bead;
  private final String branch;
  private final Address.Polecat who;

  Desk(Bottle bottle, Path folder, String bead, String branch, Address.Polecat who) {
    this.bottle = bottle;
    this.folder = folder;
    this.bead = bead;
    this.branch = branch;
    this.who = who;
  }

  private void write(String path, String text) {
    if (!bottle.files().isFolder(folder)) {
      return;
    }
    var file = folder.resolve(path);
    var mark = bottle.mark();
    if (bottle.files().read(file) == null) {
      bottle.files().write(file, mark + text + "\n");
    } else {
      bottle.byItself(() -> bottle.files().write(file, mark + text + "\n"));
    }
    bottle.own(mark);
  }

  void edit() {
    write("work/" + bead + "-" + bottle.chance().below(3) + ".txt", "");
  }

  void share() {
    write("shared/" + bottle.chance().below(4) + ".txt", "");
  }

  void spoil() {
    write("work/" + bead + "-broken.txt", " " + GateOracle.BROKEN);
  }

  void mend() {
    var file = "work/" + bead + "-broken.txt";
    var text = bottle.files().read(folder.resolve(file));
    if (text != null && text.contains(GateOracle.BROKEN)) {
      write(file, " mended");
    }
  }

  void commit() {
    if (bottle.git().condition(folder) != null) {
      bottle.git().commitAll(folder, "work on " + bead, author());
    }
  }

  private RigGit.Author author() {
    return new RigGit.Author(who.name(), who.text() + "@gastown.local");
  }

  /// Whatever is lost by this is its own doing.
  void wreck(Chance chance) {
    int how = chance.below(5);
    bottle.tell(who.shown() + " wrecks its worktree, way " + how);
    bottle.byItself(() -> {
      var hands = new Hands(bottle.git(), bottle.files(), folder);
      switch (how) {
        case 0 -> hands.deleteFiles();
        case 1 -> hands.resetTo("refs/remotes/origin/main");
        case 2 -> hands.loseMark();
        case 3 -> hands.deleteFolder();
        default -> hands.leaveBranch("stray-" + branch.replace('/', '-'));
      }
    });
  }

  void mail() {
    bottle
        .town()
        .change(
            "mail",
            who.text(),
            office ->
                new Mail(office)
                    .send(Mail.Letter.of(who.text(), "mayor", "thoughts", "about " + bead)));
  }

  void sign(String session) {
    bottle.heard(session);
  }
}
