package gastown.simulation.agents;

import gastown.engine.mail.Addressees;
import gastown.engine.mail.Mail;
import gastown.engine.mail.Nudges;
import gastown.simulation.git.Hands;
import gastown.simulation.world.Bottle;
import gastown.simulation.world.Chance;
import gastown.simulation.world.GateOracle;
import gastown.simulation.world.Post;
import gastown.simulation.world.VirtualOutpost;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.ports.RigGit;
import gastown.town.talk.Nudge;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What an agent does in its worktree, and small things it says. Every text it writes bears a mark
/// of its own.
final class Desk {
  private final Bottle bottle;
  private final Path folder;
  private final String bead;
  private final String branch;
  private final Address.Polecat who;
  private final Set<String> noted = new HashSet<>();

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

  /// Whom agents write to; some of them are nobody.
  private static final List<String> WORDS =
      List.of("mayor", "overseer", "web/Toast", "web/polecats/Nux", "web/crew/ana", "Slit", "moon");

  void mail(String subject, Chance chance) {
    var word = chance.of(WORDS);
    var found = bottle.town().look(reading -> bottle.addressees(reading).find(word));
    if (!(found instanceof Addressees.Found.Known(var to))) {
      bottle.tell(who.shown() + " cannot write to " + word);
      return;
    }
    bottle.once(
        subject,
        who.text(),
        "mail",
        office -> {
          var letter = Mail.Letter.of(who.text(), to.text(), subject, "about " + bead);
          bottle.post().sent(new Post.Sent(new Mail(office).send(letter), to.text(), subject));
        });
  }

  void nudge(Chance chance) {
    var busy = bottle.town().look(reading -> reading.on(Kinds.WORKER, "busy"));
    if (busy.isEmpty()) {
      return;
    }
    var other = chance.of(busy);
    var session = bottle.town().look(reading -> reading.find(Kinds.SESSION, other.job().session()));
    var words =
        new Nudge.Words(other.who().text(), who.text(), "how goes " + bead, chance.once(4), true);
    bottle
        .town()
        .change(
            "nudge",
            who.text(),
            office ->
                new Nudges(office)
                    .tell(words, session != null && session.isLive() ? session : null));
  }

  /// It calls a command of ours: the town hears of it, and it is shown what waits for it.
  void sign(VirtualOutpost.Running session) {
    bottle.heard(session.id());
    var now = bottle.agenda().instant();
    var shown =
        bottle
            .town()
            .look(reading -> Nudges.waiting(reading, who.text(), session.id(), now))
            .stream()
            .map(Nudge::id)
            .toList();
    for (var id : shown) {
      bottle.require(!noted.contains(id), "nudge-once", id + " is shown to a session that saw it");
    }
    boolean isAny = bottle.town().look(reading -> Nudges.isAny(reading, who.text()));
    if (isAny) {
      bottle.agenda().in(Duration.ofMillis(200), () -> note(session, shown));
    }
  }

  private void note(VirtualOutpost.Running session, List<String> shown) {
    if (session.isOver()) {
      return;
    }
    bottle.post().turn(session.id());
    boolean isNoted =
        bottle.command(
            session.id() + " notes what it was shown",
            () ->
                bottle
                    .town()
                    .change(
                        "offered",
                        who.text(),
                        office -> {
                          new Nudges(office).turn(who.text(), session.id(), shown);
                          return true;
                        }));
    if (isNoted) {
      noted.addAll(shown);
    }
  }
}
