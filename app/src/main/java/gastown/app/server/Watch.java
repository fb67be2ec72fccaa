package gastown.app.server;

import gastown.app.house.ServerLimits;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Looks round once a second: are our clients still there, and is there anything left to serve?
final class Watch implements Runnable {
  private static final long SECOND = 1_000_000_000L;
  private static final long IDLE_SECONDS = ServerLimits.IDLE.toSeconds();

  private final Server server;
  private final Place place;
  private final Installation installation;
  private final @Nullable Object socketKey;

  Watch(Server server, Place place, Installation installation, @Nullable Object socketKey) {
    this.server = server;
    this.place = place;
    this.installation = installation;
    this.socketKey = socketKey;
  }

  @Override
  public void run() {
    var reason = "";
    // A town that was up when a server died goes on at once.
    server.runs().refresh();
    while (reason.isEmpty()) {
      pause(1000);
      long now = System.nanoTime();
      for (var visit : server.visits()) {
        // On a thread of its own: a client that does not read must not hold up the others.
        Thread.startVirtualThread(() -> visit.pulse(now));
      }
      // A town that goes down may take a while.
      Thread.startVirtualThread(() -> {
        server.runs().refresh();
        server.runs().lookAround();
      });
      try {
        reason = reasonToLeave(now);
      } catch (RuntimeException e) {
        // The supervisor: a store that cannot be closed must not end the watch.
        server.log().say("the watch stumbled", e);
      }
    }
    server.leave(reason);
  }

  private String reasonToLeave(long now) {
    if (socketKey == null || !socketKey.equals(Place.key(place.socket()))) {
      return "the socket is gone";
    }
    if (installation.isGone()) {
      return "the installation is gone";
    }
    if (installation.isSuperseded()) {
      return "there is a newer installation";
    }
    if (!server.stores().tidy()) {
      return "the database is gone";
    }
    if (server.visits().isEmpty()
        && server.runs().isEmpty()
        && now - server.idleSince() > idleSeconds() * SECOND) {
      return "idle";
    }
    return "";
  }

  private static long idleSeconds() {
    return Long.getLong("gastown.idle", IDLE_SECONDS);
  }

  static void pause(long millis) {
    LockSupport.parkNanos(millis * 1_000_000L);
  }
}
