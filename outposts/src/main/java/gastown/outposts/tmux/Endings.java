package gastown.outposts.tmux;

import gastown.outposts.Sessions;
import gastown.town.ports.Outpost.Look;
import gastown.town.ports.Outpost.Place;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Whose end is to be told. The system tells of processes, tmux of terminals; whoever is first is
/// heard, and each end is told once. A session that lost its terminal is over: what is left of it
/// is ended.
final class Endings implements TmuxControl.Listener {
  private static final Duration GRACE = Duration.ofSeconds(2);

  /// Every pane, with the number of its program; of one that is over the terminal is still there.
  private static final List<String> PANES = List.of("list-panes", "-a", "-F", "#{pane_pid}");

  private record Awaited(Place place, Consumer<Place> listener) {}

  private final Sessions sessions;
  private final Set<Awaited> awaited = ConcurrentHashMap.newKeySet();

  /// Those whose terminal the server had that we hear.
  private final Set<Awaited> shown = ConcurrentHashMap.newKeySet();

  /// Those whose terminal a server had that we heard before.
  private final Set<Awaited> left = ConcurrentHashMap.newKeySet();

  private @Nullable TmuxControl control;

  Endings(Sessions sessions) {
    this.sessions = sessions;
  }

  void hear(@Nullable TmuxControl from) {
    control = from;
  }

  /// Says whether there is anything to wait for.
  boolean add(Place place, Consumer<Place> listener) {
    var one = new Awaited(place, listener);
    awaited.add(one);
    sessions.whenOver(place, _ -> tell(one));
    // what ended before it was waited for is no news to anybody
    boolean isRunning = sessions.look(place.folder()) instanceof Look.Running;
    if (!isRunning) {
      tell(one);
    }
    changed();
    return isRunning;
  }

  private void tell(Awaited one) {
    shown.remove(one);
    left.remove(one);
    if (awaited.remove(one)) {
      one.listener().accept(one.place());
    }
  }

  void forget() {
    awaited.clear();
    shown.clear();
    left.clear();
  }

  /// What is waited for only after tmux was asked may have a terminal its answer does not tell of.
  @Override
  public void changed() {
    if (control != null) {
      var asked = Set.copyOf(awaited);
      control.ask(List.of(PANES), panes -> compare(asked, panes));
    }
  }

  private void compare(Set<Awaited> asked, @Nullable String panes) {
    if (panes != null) {
      var numbers = new HashSet<String>();
      panes.lines().forEach(numbers::add);
      for (var one : asked) {
        look(one, numbers);
      }
    }
  }

  @Override
  public void left() {
    left.addAll(shown);
    shown.clear();
  }

  /// What began since may have its terminal in another server that came after this one, and be
  /// shown there already.
  @Override
  public void gone() {
    for (var one : awaited) {
      look(one, left.contains(one) && !shown.contains(one) ? Set.of() : null);
    }
  }

  @Override
  public void dark() {
    for (var one : awaited) {
      look(one, null);
    }
  }

  /// Null where nobody knows which terminals there are: then only the processes count.
  private void look(Awaited one, @Nullable Set<String> terminals) {
    if (!awaited.contains(one)) {
      return;
    }
    switch (sessions.look(one.place().folder())) {
      case Look.Running(var process) -> {
        if (terminals != null && terminals.contains(Long.toString(process.number()))) {
          shown.add(one);
        } else if (terminals != null) {
          sessions.end(one.place(), GRACE);
          tell(one);
        }
      }
      case Look.Over _, Look.Unknown _ -> tell(one);
    }
  }
}
