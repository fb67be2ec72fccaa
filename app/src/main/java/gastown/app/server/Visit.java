package gastown.app.server;

import gastown.app.caller.Broken;
import gastown.app.caller.TerminalNeed;
import gastown.cli.Front;
import gastown.cli.Invocation;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One client at the counter, from its request to its exit code.
final class Visit implements Runnable {
  private static final int BROKEN = 70;

  private final Server server;
  private final SocketChannel channel;
  private final Line line;
  private final AtomicReference<@Nullable Thread> worker = new AtomicReference<>();
  private final long since = System.nanoTime();

  Visit(Server server, SocketChannel channel) {
    this.server = server;
    this.channel = channel;
    this.line = new Line(channel, this::cancel);
  }

  @Override
  public void run() {
    try (channel) {
      var request = Request.read(channel);
      if (request != null) {
        answer(request);
      }
    } catch (IOException e) {
      server.log().say("a client was lost: " + e.getMessage());
    }
  }

  private void answer(Request request) {
    if (!server.suits(request)) {
      line.refer();
      return;
    }
    var call = request.call();
    var session = call.variable("GT_SESSION");
    var town = call.variable("GT_TOWN_ROOT");
    if (session != null && town != null) {
      server.runs().heard(Path.of(town), session);
    }
    boolean isFollowing = call.program().equals("gt") && DaemonLogs.isFollowed(call.words());
    if (isFollowing || TerminalNeed.of(call) || server.leavesFor(call) || !server.enter(this)) {
      line.refer();
      return;
    }
    worker.set(Thread.currentThread());
    int exit = BROKEN;
    try {
      exit = carryOut(call);
    } catch (RuntimeException e) {
      // The supervisor: one broken command must not take the others along.
      server.log().say("a command broke", e);
      line.err(Broken.words(call.program(), e));
    } finally {
      worker.set(null);
      // A cancellation that came late must not meet the next piece of work.
      Thread.interrupted();
      line.exit(exit);
      server.leave(this);
    }
  }

  private int carryOut(Invocation call) {
    return DaemonCommand.isMeant(call) && !isAboutWords(call)
        ? server.answer(call, line)
        : new Front(server.house()).run(call, line);
  }

  /// A bare `gt daemon` asks what there is.
  private static boolean isAboutWords(Invocation call) {
    return call.words().size() < 2;
  }

  /// Tells a waiting client that we are alive, and begins to notice when it goes.
  void pulse(long now) {
    if (now - since > 500_000_000L) {
      line.pulse();
      line.hear();
    }
  }

  private void cancel() {
    var thread = worker.get();
    if (thread != null) {
      thread.interrupt();
    }
  }
}
