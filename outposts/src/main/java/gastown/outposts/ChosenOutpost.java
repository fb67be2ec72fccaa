package gastown.outposts;

import gastown.beads.ports.Disk;
import gastown.town.ports.Outpost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// New sessions go to the preferred outpost; a session that is there already stays with the one it
/// was started at.
public record ChosenOutpost(Disk disk, Outpost preferred, List<Outpost> others) implements Outpost {
  public ChosenOutpost {
    others = List.copyOf(others);
  }

  @Override
  public String kind() {
    return preferred.kind();
  }

  private Outpost of(Path place) {
    var note = SessionNote.read(disk, place);
    for (var other : others) {
      if (note != null && note.kind().equals(other.kind())) {
        return other;
      }
    }
    return preferred;
  }

  private Outpost of(Place place) {
    return of(place.folder());
  }

  @Override
  public void shut() {
    preferred.shut();
    others.forEach(Outpost::shut);
  }

  @Override
  public void leave() {
    preferred.leave();
    others.forEach(Outpost::leave);
  }

  @Override
  public boolean hasSigns() {
    return preferred.hasSigns() || others.stream().anyMatch(Outpost::hasSigns);
  }

  @Override
  public void show(Place place, Sign sign) {
    of(place).show(place, sign);
  }

  @Override
  public Started start(Plan plan) {
    return of(plan.place()).start(plan);
  }

  @Override
  public Look look(Place place) {
    return of(place).look(place);
  }

  @Override
  public void end(Place place, Duration grace) {
    of(place).end(place, grace);
  }

  @Override
  public boolean pause(Place place) {
    return of(place).pause(place);
  }

  @Override
  public boolean resume(Place place) {
    return of(place).resume(place);
  }

  @Override
  public void whenOver(Place place, Consumer<Place> listener) {
    of(place).whenOver(place, listener);
  }

  @Override
  public String capture(Place place, int lines) {
    return of(place).capture(place, lines);
  }

  @Override
  public boolean type(Place place, String text) {
    return of(place).type(place, text);
  }

  @Override
  public List<String> attachWords(Place place) {
    return of(place).attachWords(place);
  }

  @Override
  public List<String> attachWords(Place place, Map<String, String> caller) {
    return of(place).attachWords(place, caller);
  }

  /// The first outpost's that has such words.
  @Override
  public List<String> chooseWords(Map<String, String> caller) {
    return first(outpost -> outpost.chooseWords(caller));
  }

  @Override
  public List<String> stepWords(boolean isForward, Map<String, String> caller) {
    return first(outpost -> outpost.stepWords(isForward, caller));
  }

  private List<String> first(Function<Outpost, List<String>> words) {
    var all = new ArrayList<Outpost>(List.of(preferred));
    all.addAll(others);
    return all.stream().map(words).filter(each -> !each.isEmpty()).findFirst().orElse(List.of());
  }

  @Override
  public List<Place> known(Path folder) {
    var all = new ArrayList<>(preferred.known(folder));
    others.forEach(other -> all.addAll(other.known(folder)));
    all.sort(Comparator.comparing(Place::id));
    return all;
  }
}
