package gastown.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Plays a town in a bottle: virtual time, scripted agents, faults by the dice of a seed.
public interface Simulator {
  /// `faults` is `all`, `none` or words with commas between them; an unknown one is an
  /// [IllegalArgumentException]. The same game is played the same way every time. `progress` is
  /// told how far it is, now and then.
  Played play(Game game, Consumer<String> progress);

  record Game(int agents, int beads, long seed, String faults) {}

  /// `complaint` is empty when every rule held. `story` are dated lines, the newest kept.
  record Played(String complaint, Map<String, Long> figures, List<String> story) {
    public Played {
      story = List.copyOf(story);
    }
  }
}
