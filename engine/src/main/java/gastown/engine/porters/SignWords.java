package gastown.engine.porters;

import gastown.engine.Ground;
import gastown.engine.mail.Mailbox;
import gastown.engine.work.Holds;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.book.QueueKinds;
import gastown.town.book.Reading;
import gastown.town.book.SignalKinds;
import gastown.town.signals.Condition;
import gastown.town.work.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a session's status line says: what it is about, how it goes, what waits. What is nothing is
/// left out, so that the line is short when all is well.
final class SignWords {
  private static final int TITLE_WIDTH = 36;

  private final Reading reading;
  private final Ground ground;
  private final Mailbox mailbox;
  private final Holds holds;
  private final Map<String, Integer> queued = new HashMap<>();

  SignWords(Reading reading, Ground ground, Instant now) {
    this.reading = reading;
    this.ground = ground;
    this.mailbox = new Mailbox(reading.rows(), now);
    this.holds = Holds.of(reading);
  }

  String of(Session session, Address who) {
    var words = new ArrayList<String>();
    if (holds.isFrozen(who.rig())) {
      words.add("STOPPED, gt thaw");
    }
    add(words, about(session, who));
    add(words, state(session, who));
    add(words, counted(mailbox.unread(who.text()).size(), "letter", "letters"));
    int waiting = queue(who.rig());
    add(words, waiting == 0 ? "" : waiting + " in the queue");
    return String.join(" · ", words);
  }

  private static void add(List<String> words, String word) {
    if (!word.isEmpty()) {
      words.add(word);
    }
  }

  private static String counted(int number, String one, String many) {
    return number == 0 ? "" : number + " " + (number == 1 ? one : many);
  }

  private String about(Session session, Address who) {
    var bead = session.work().bead();
    if (!bead.isEmpty()) {
      var known = reading.rows().bead(bead);
      return known == null ? bead : bead + " " + shortened(known.title());
    }
    if (who.rig() != null) {
      return "";
    }
    int busy = reading.on(Kinds.WORKER, "busy").size();
    int line = reading.all(Kinds.WAITING).size();
    return (busy == 0 ? "" : busy + " at work")
        + (busy == 0 || line == 0 ? "" : ", ")
        + (line == 0 ? "" : line + " in line");
  }

  /// By code points, and with a mark where something is missing.
  private static String shortened(String title) {
    var flat = title.strip();
    if (flat.codePointCount(0, flat.length()) <= TITLE_WIDTH) {
      return flat;
    }
    return flat.substring(0, flat.offsetByCodePoints(0, TITLE_WIDTH - 1)).stripTrailing() + "…";
  }

  private String state(Session session, Address who) {
    var condition = reading.find(SignalKinds.CONDITION, session.id());
    if (condition != null) {
      return word(condition);
    }
    return who instanceof Address.Polecat ? "working" : "";
  }

  private static String word(Condition condition) {
    return switch (condition.state()) {
      case IDLE -> "idle";
      case BUSY -> "working";
      case WAITING -> "WAITS FOR YOU";
      case FAILED -> "FAILED";
      case LIMITED -> "limited";
      case HANDED_ON -> "handed on";
    };
  }

  /// What is to land in a rig, or anywhere.
  private int queue(@Nullable String rig) {
    if (rig == null) {
      int all = 0;
      for (var each : ground.rigs()) {
        all += queue(each.name());
      }
      return all;
    }
    return queued.computeIfAbsent(
        rig, name -> reading.on(QueueKinds.SUBMISSION, QueueKinds.queued(name)).size());
  }
}
