package gastown.cli;

import gastown.town.ports.Outpost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Sessions in memory: each has a screen that shows what was typed and how long it got to end, and
/// the sign below it.
final class MemoryOutpost implements Outpost {
  private final Map<String, StringBuilder> screens = new LinkedHashMap<>();
  private final Map<String, Boolean> running = new LinkedHashMap<>();
  private final Map<String, Sign> signs = new LinkedHashMap<>();

  @Override
  public String kind() {
    return "memory";
  }

  @Override
  public Started start(Plan plan) {
    if (screens.putIfAbsent(plan.id(), new StringBuilder("started\n")) == null) {
      running.put(plan.id(), true);
    }
    return running.getOrDefault(plan.id(), false)
        ? new Started.Running(new ProcessMark(screens.size(), plan.id()))
        : new Started.Over();
  }

  @Override
  public Look look(Place place) {
    var isRunning = running.get(place.id());
    return isRunning == null
        ? new Look.Unknown()
        : isRunning ? new Look.Running(new ProcessMark(1, place.id())) : new Look.Over();
  }

  @Override
  public void end(Place place, Duration grace) {
    var screen = screens.get(place.id());
    if (screen != null && running.getOrDefault(place.id(), false)) {
      running.put(place.id(), false);
      screen.append("ended within ").append(grace.toSeconds()).append("s\n");
    }
  }

  @Override
  public void whenOver(Place place, Consumer<Place> listener) {
    // nothing ends by itself here
  }

  @Override
  public String capture(Place place, int lines) {
    var all = screens.getOrDefault(place.id(), new StringBuilder()).toString().lines().toList();
    var last = all.subList(Math.max(0, all.size() - lines), all.size());
    var sign = signs.get(place.id());
    var below =
        sign == null
            ? ""
            : "[" + sign.theme().name() + "] " + sign.who() + " | " + sign.words() + "\n";
    return last.isEmpty() ? "" : String.join("\n", last) + "\n" + below;
  }

  @Override
  public boolean hasSigns() {
    return true;
  }

  @Override
  public void show(Place place, Sign sign) {
    signs.put(place.id(), sign);
  }

  @Override
  public List<String> chooseWords(Map<String, String> caller) {
    return running.containsValue(true) ? List.of("choose") : List.of();
  }

  /// All that any screen shows.
  String screens() {
    return screens.toString();
  }

  @Override
  public boolean type(Place place, String text) {
    var screen = screens.get(place.id());
    if (screen == null || !running.getOrDefault(place.id(), false)) {
      return false;
    }
    screen.append("> ").append(text).append('\n');
    return true;
  }

  @Override
  public List<String> attachWords(Place place) {
    return running.getOrDefault(place.id(), false) ? List.of("attach", place.id()) : List.of();
  }

  @Override
  public List<Place> known(Path folder) {
    return screens.keySet().stream().map(id -> new Place(id, folder.resolve(id))).toList();
  }
}
