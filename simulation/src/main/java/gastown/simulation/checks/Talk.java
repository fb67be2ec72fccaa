package gastown.simulation.checks;

import gastown.engine.mail.Mailbox;
import gastown.simulation.world.Post;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.book.TalkKinds;
import gastown.town.talk.Nudge;
import gastown.town.work.Worker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Words reach whom they are for, once, and nobody who is not there.
final class Talk implements Check {
  private static final int WAITING_MOST = 50;

  private final Map<String, Nudge> nudges = new HashMap<>();
  private final Map<String, Integer> offered = new HashMap<>();
  private final Map<String, Worker.Job> jobs = new HashMap<>();
  private final Set<String> subjects = new HashSet<>();
  private int lettersSeen;

  @Override
  public void look(Moment now) {
    nudges(now);
    var letters = now.bottle().post().letters();
    for (; lettersSeen < letters.size(); lettersSeen++) {
      arrived(now, letters.get(lettersSeen));
    }
  }

  private void nudges(Moment now) {
    var present = new HashMap<String, Nudge>();
    var waiting = new HashMap<String, Integer>();
    nudges.values().forEach(nudge -> waiting.merge(nudge.words().to(), 1, Integer::sum));
    for (var nudge : now.reading().all(TalkKinds.NUDGE)) {
      present.put(nudge.id(), nudge);
      var before = nudges.get(nudge.id());
      if (nudge.state() == Nudge.State.OFFERED
          && (before == null || !nudge.session().equals(before.session()))) {
        offered.put(nudge.id(), now.bottle().post().turns(nudge.session()));
      }
    }
    for (var before : nudges.values()) {
      boolean isCrowdedOut = waiting.getOrDefault(before.words().to(), 0) >= WAITING_MOST;
      if (!present.containsKey(before.id()) && !isCrowdedOut) {
        gone(now, before);
      }
    }
    nudges.clear();
    nudges.putAll(present);
    jobs.clear();
    for (var worker : now.reading().on(Kinds.WORKER, "busy")) {
      jobs.put(worker.who().text(), worker.job());
    }
  }

  /// Words go when they were seen, when they are too old to be, or when the job is over that their
  /// addressee was at. Which of both it was shows only to who sees each step.
  private void gone(Moment now, Nudge before) {
    if (!now.isEachStepSeen()) {
      return;
    }
    boolean wasSeen =
        before.state() == Nudge.State.OFFERED
            && now.bottle().post().turns(before.session()) > offered.getOrDefault(before.id(), 0);
    boolean isOver = before.isOver(now.bottle().agenda().instant());
    boolean isLeft = isLeft(now, before.words().to());
    if (!wasSeen && !isOver && !isLeft) {
      now.complain("nudges-are-seen", before + " is gone, and nobody saw it");
    }
    if ((isOver || isLeft)
        && !wasSeen
        && Address.read(before.words().from()) instanceof Address.Polecat) {
      told(now, before);
    }
  }

  private boolean isLeft(Moment now, String who) {
    var before = jobs.get(who);
    var worker = now.reading().find(Kinds.WORKER, who);
    return before != null
        && (worker == null
            || worker.isFree()
            || !worker.job().bead().equals(before.bead())
            || worker.job().epoch() != before.epoch());
  }

  /// Whoever sent what nobody saw has a letter about it.
  private static void told(Moment now, Nudge given) {
    var box = new Mailbox(now.reading().rows(), now.bottle().agenda().instant());
    boolean isTold =
        box.all(given.words().from()).stream()
            .anyMatch(letter ->
                letter.subject().startsWith("Not delivered")
                    && letter.text().startsWith(given.words().text()));
    if (!isTold) {
      now.complain("nudges-are-reported", given + " was given up, and its sender does not know");
    }
  }

  private void arrived(Moment now, Post.Sent letter) {
    if (!subjects.add(letter.subject())) {
      now.complain("letters-once", letter.subject() + " was sent twice");
    }
    var who = Address.read(letter.to());
    boolean isThere =
        who instanceof Address.Mayor
            || who instanceof Address.Overseer
            || who instanceof Address.Polecat
                && now.reading().find(Kinds.WORKER, letter.to()) != null;
    if (!isThere) {
      now.complain("addresses-exist", letter.id() + " went to " + letter.to());
    }
    inBox(now, letter);
  }

  private static void inBox(Moment now, Post.Sent letter) {
    var box = new Mailbox(now.reading().rows(), now.bottle().agenda().instant());
    boolean isIn =
        box.inbox(letter.to()).stream()
            .anyMatch(
                message -> message.id().equals(letter.id()) && message.to().equals(letter.to()));
    var known = box.find(letter.id());
    boolean wasTaken = known != null && now.bottle().post().wasTaken(letter.id());
    if (!isIn && !wasTaken) {
      now.complain("letters-arrive", letter + " is not in its box");
    }
  }

  /// What nobody read waits still; what was read is acknowledged.
  @Override
  public void atEnd(Moment now) {
    var box = new Mailbox(now.reading().rows(), now.bottle().agenda().instant());
    for (var letter : now.bottle().post().letters()) {
      inBox(now, letter);
      var known = box.find(letter.id());
      boolean wasRead = now.bottle().post().wasRead(letter.id());
      if (known == null || wasRead && !known.isRead()) {
        now.complain("letters-arrive", letter + " was read, and waits still");
      }
    }
  }
}
