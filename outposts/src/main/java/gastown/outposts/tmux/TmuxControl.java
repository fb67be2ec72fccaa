package gastown.outposts.tmux;

import gastown.town.ports.Conversing;
import gastown.town.ports.Conversing.Conversation;
import gastown.town.ports.Outpost.ProcessMark;
import gastown.town.ports.Spawning;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The one client that stays connected to a town's tmux server, in tmux's control mode: it tells
/// what happens there, and takes commands without a process for each.
///
/// It is there when it can be. A client that was killed is replaced; without one, whoever needs an
/// answer calls tmux anew. It ends with tmux.
final class TmuxControl implements Conversing.Listener {
  private static final Duration LEAVING = Duration.ofMillis(500);

  /// How long others wait for a client that does not say a word.
  private static final Duration ENTERING = Duration.ofSeconds(2);

  private static final int TRIES = 3;
  private static final Set<String> NEWS =
      Set.of(
          "%sessions-changed",
          "%window-close", "%unlinked-window-close", "%window-renamed", "%unlinked-window-renamed");

  /// What happens; called on the conversation's thread.
  interface Listener {
    /// Something began or ended.
    void changed();

    /// Nothing more is heard of what was told so far; what is told next may be of another server.
    void left();

    /// The server that was left is gone, and every terminal with it.
    void gone();

    /// Nobody is there to tell, and nobody knows why.
    void dark();
  }

  /// What tmux said to a command; null when it refused it, or cannot be asked.
  private record Asked(Consumer<@Nullable String> then) {}

  private final Conversing conversing;
  private final Spawning spawning;
  private final TmuxServer tmux;
  private final Listener listener;
  private final Deque<Asked> waiting = new ArrayDeque<>();
  private final List<String> block = new ArrayList<>();
  private @Nullable Conversation conversation;
  private @Nullable ProcessMark server;
  private volatile CountDownLatch entered = new CountDownLatch(0);
  private boolean isWanted;
  private boolean isInBlock;
  private int tries;

  TmuxControl(Conversing conversing, Spawning spawning, TmuxServer tmux, Listener listener) {
    this.conversing = conversing;
    this.spawning = spawning;
    this.tmux = tmux;
    this.listener = listener;
  }

  /// Begins, where it has not.
  synchronized void open() {
    isWanted = true;
    if (conversation == null) {
      tries = 0;
      begin();
    }
  }

  private void begin() {
    conversation = tmux.alone(this::enter);
    ask(List.of(List.of("display-message", "-p", "#{pid}")), this::met);
    listener.changed();
  }

  /// tmux is ready for the client once it says something.
  private @Nullable Conversation enter() {
    isInBlock = false;
    entered = new CountDownLatch(1);
    var begun = conversing.begin(tmux.control(), this);
    try {
      if (begun != null) {
        entered.await(ENTERING.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return begun;
  }

  private synchronized void met(@Nullable String number) {
    if (number != null) {
      server = spawning.markOf(Long.parseLong(number.strip()));
      tries = 0;
      ask(
          List.of(List.of("list-clients", "-F", "#{client_pid} #{client_flags}")),
          this::sendAwayOthers);
    }
  }

  /// Whoever stayed before us and was killed may have left its client behind: tmux keeps it until
  /// it has taken what nobody reads any more, and does not end before it has.
  private synchronized void sendAwayOthers(@Nullable String clients) {
    if (clients == null || conversation == null) {
      return;
    }
    for (var client : clients.lines().toList()) {
      var words = client.split(" ");
      long number = Long.parseLong(words[0]);
      var other = number == conversation.number() ? null : spawning.markOf(number);
      if (other != null && TmuxServer.isStaying(words[words.length - 1])) {
        spawning.signal(other, Spawning.Signal.TERM);
      }
    }
  }

  synchronized void end() {
    isWanted = false;
    if (conversation != null) {
      conversation.end();
    }
  }

  /// Gives commands; false when nobody is there to take them. `then` hears the answer on the
  /// conversation's thread, and null where one of them was refused or is never answered.
  synchronized boolean ask(List<List<String>> commands, Consumer<@Nullable String> then) {
    if (conversation == null) {
      return false;
    }
    // one line is one answer for each of its commands: the last one's is heard
    for (int i = 0; i < commands.size(); i++) {
      waiting.add(new Asked(i == commands.size() - 1 ? then : _ -> {}));
      if (!conversation.say(line(commands.get(i)))) {
        waiting.removeLast();
        return false;
      }
    }
    return true;
  }

  /// Words as tmux reads them from a line: each quoted, with nothing in it that ends the line.
  private static String line(List<String> words) {
    var line = new StringBuilder();
    for (var word : words) {
      line.append(line.isEmpty() ? "'" : " '");
      word.codePoints()
          .map(c -> Character.isISOControl(c) ? ' ' : c)
          .forEach(c -> {
            if (c == '\'') {
              line.append("'\\''");
            } else {
              line.appendCodePoint(c);
            }
          });
      line.append('\'');
    }
    return line.toString();
  }

  @Override
  public void heard(String line) {
    entered.countDown();
    var word = line.substring(0, line.indexOf(' ') < 0 ? line.length() : line.indexOf(' '));
    if (isInBlock) {
      if (!word.equals("%end") && !word.equals("%error")) {
        block.add(line);
        return;
      }
      isInBlock = false;
      // what others asked for is told too, with another number at the end
      var asked = line.endsWith(" 1") ? take() : null;
      if (asked != null) {
        asked.then().accept(word.equals("%end") ? String.join("\n", block) : null);
      }
    } else if (word.equals("%begin")) {
      block.clear();
      isInBlock = true;
    } else if (NEWS.contains(word)) {
      listener.changed();
    }
  }

  private synchronized @Nullable Asked take() {
    return waiting.poll();
  }

  @Override
  public void over() {
    var unheard = new ArrayList<Asked>();
    ProcessMark known;
    entered.countDown();
    synchronized (this) {
      listener.left();
      conversation = null;
      unheard.addAll(waiting);
      waiting.clear();
      known = server;
    }
    unheard.forEach(asked -> asked.then().accept(null));
    if (known != null && spawning.awaitEnd(List.of(known), LEAVING)) {
      forget(known);
    } else if (!again()) {
      listener.dark();
    }
  }

  private void forget(ProcessMark known) {
    synchronized (this) {
      server = known.equals(server) ? null : server;
    }
    listener.gone();
  }

  /// The client is over and the server is not, as far as anybody knows: it was killed, or its
  /// session was the one that ended.
  private synchronized boolean again() {
    boolean isDue = isWanted && conversation == null && tries < TRIES;
    if (isDue) {
      tries++;
      begin();
    }
    return isDue;
  }
}
