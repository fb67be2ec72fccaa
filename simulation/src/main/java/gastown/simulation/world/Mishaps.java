package gastown.simulation.world;

import gastown.simulation.Fault;
import java.time.Duration;
import java.util.Map;

/// What goes wrong by itself from time to time.
record Mishaps(Bottle bottle, Chance limits) {
  private static final Duration CALM = Duration.ofHours(8);
  private static final long LIMITS = 0x4c494d4954L;
  private static final String RUIN = "strange/ruin.txt";

  /// Limits have dice of their own.
  static Mishaps of(Bottle bottle) {
    return new Mishaps(bottle, new Chance(bottle.settings().seed() ^ LIMITS));
  }

  void begin() {
    every(Fault.REMOTE, Duration.ofMinutes(90), this::cutOff);
    every(Fault.STRANGER, Duration.ofMinutes(40), this::stranger);
    every(Fault.DISK, Duration.ofMinutes(90), this::fill);
    every(Fault.CLOCK, Duration.ofMinutes(60), this::setClock);
    every(Fault.SESSION, Duration.ofMinutes(40), this::killSession);
    every(Fault.KILL, Duration.ofMinutes(45), () -> bottle.server().crash("no matter where"));
    if (bottle.isOn(Fault.LIMIT)) {
      limitSoon();
    }
    bottle.agenda().in(CALM, bottle::calm);
  }

  private void limitSoon() {
    var delay = limits.between(Duration.ofMinutes(1), Duration.ofMinutes(180));
    bottle
        .agenda()
        .in(
            delay,
            () -> {
              if (bottle.isOn(Fault.LIMIT)) {
                limit();
                limitSoon();
              }
            });
  }

  private void limit() {
    var account = limits.of(Providers.accounts());
    var length = limits.between(Duration.ofMinutes(1), Duration.ofMinutes(90));
    bottle.tell("the account " + account + " is limited for " + length.toMinutes() + " minutes");
    bottle.providers().limit(account, bottle.agenda().elapsed().plus(length));
  }

  private void every(Fault fault, Duration about, Runnable mishap) {
    if (bottle.settings().faults().contains(fault)) {
      var delay = bottle.chance().between(Duration.ofMinutes(1), about.multipliedBy(2));
      bottle
          .agenda()
          .in(
              delay,
              () -> {
                if (bottle.isOn(fault)) {
                  mishap.run();
                  every(fault, about, mishap);
                }
              });
    }
  }

  private Duration span(int minutes) {
    return bottle.chance().between(Duration.ofSeconds(5), Duration.ofMinutes(minutes));
  }

  private void cutOff() {
    boolean isClosing = bottle.chance().once(3);
    bottle.tell(isClosing ? "the remote takes no push" : "the remote cannot be reached");
    if (isClosing) {
      bottle.remote().closed(true);
      bottle.agenda().in(span(30), () -> bottle.remote().closed(false));
    } else {
      bottle.remote().reachable(false);
      bottle.agenda().in(span(60), () -> bottle.remote().reachable(true));
    }
  }

  private void stranger() {
    int kind = bottle.chance().below(4);
    if (kind == 0) {
      bottle.tell("a stranger breaks the target");
      push(RUIN, bottle.mark() + GateOracle.BROKEN);
      bottle.agenda().in(span(60), () -> mend(bottle));
    } else {
      bottle.tell("a stranger moves the target");
      var path = kind == 1 ? "shared/" + bottle.chance().below(4) + ".txt" : "strange/news.txt";
      push(path, "by a stranger at " + bottle.agenda().elapsed());
    }
  }

  private void push(String path, String text) {
    bottle.remote().commit("main", Map.of(path, text), "by a stranger");
  }

  /// A stranger's ruin is cleared away.
  static void mend(Bottle bottle) {
    var remote = bottle.remote();
    if (bottle.objects().textIn(java.util.Objects.requireNonNull(remote.head("main")), RUIN)
        != null) {
      bottle.tell("the target is mended");
      remote.commit("main", Map.of(RUIN, ""), "mended");
    }
  }

  private void fill() {
    if (bottle.chance().once(2)) {
      bottle.tell("the disk is nearly full");
      bottle.means().low(bottle.chance().below((int) Means.RESERVE));
      noticeSoon();
      bottle
          .agenda()
          .in(
              span(90),
              () -> {
                bottle.means().plenty();
                noticeSoon();
              });
      return;
    }
    bottle.tell("the disk is full");
    bottle.fuse().full(true);
    bottle.agenda().in(span(20), () -> bottle.fuse().full(false));
  }

  /// Nobody says so: the loop looks by itself.
  private void noticeSoon() {
    bottle
        .agenda()
        .in(
            bottle.chance().between(Duration.ZERO, Server.LONGEST_SLEEP),
            () -> bottle.server().wake());
  }

  private void setClock() {
    var by = bottle.chance().between(Duration.ofMinutes(-60), Duration.ofMinutes(60));
    bottle.tell("the clock is set by " + by);
    bottle.agenda().setClock(by);
  }

  private void killSession() {
    var living = bottle.outpost().living();
    if (!living.isEmpty()) {
      var session = bottle.chance().of(living);
      bottle.tell(session.id() + " is killed");
      session.exit();
    }
  }
}
