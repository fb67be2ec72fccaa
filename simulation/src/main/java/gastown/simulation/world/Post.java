package gastown.simulation.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was sent and who looked at it, as those who did it know.
public final class Post {
  /// A letter somebody was told is sent.
  public record Sent(String id, String to, String subject) {}

  private final List<Sent> letters = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<String> read = new HashSet<>();
  private final Map<String, Integer> turns = new HashMap<>();

  public void sent(Sent letter) {
    letters.add(letter);
  }

  public List<Sent> letters() {
    return letters;
  }

  /// Whoever it is for is about to read it.
  public void take(String letter) {
    taken.add(letter);
  }

  public boolean wasTaken(String letter) {
    return taken.contains(letter);
  }

  /// Whoever it was for has read it.
  public void read(String letter) {
    read.add(letter);
  }

  public boolean wasRead(String letter) {
    return read.contains(letter);
  }

  /// The session is shown what waits for it.
  public void turn(String session) {
    turns.merge(session, 1, Integer::sum);
  }

  public int turns(String session) {
    return turns.getOrDefault(session, 0);
  }
}
