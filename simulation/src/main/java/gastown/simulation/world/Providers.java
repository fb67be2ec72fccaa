package gastown.simulation.world;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who answers for the agents' models. Two of the runtimes work with one account, the third has its
/// own. Of an account that is limited no model answers until the limit is over.
public final class Providers {
  private static final List<String> RUNTIMES =
      List.of(BottleGround.RUNTIME, "bottled-too", "apart");

  private final Map<String, Duration> limits = new HashMap<>();

  /// The runtime of a bead by its number.
  static String runtime(int number) {
    return RUNTIMES.get(number % RUNTIMES.size());
  }

  static List<String> runtimes() {
    return RUNTIMES;
  }

  public static String account(String runtime) {
    return runtime.equals("apart") ? "another" : "shared";
  }

  static List<String> accounts() {
    return List.of("shared", "another");
  }

  /// Until when this runtime is not answered, by the time that passed since the beginning.
  public Duration limit(String runtime) {
    return limits.getOrDefault(account(runtime), Duration.ZERO);
  }

  void limit(String account, Duration until) {
    limits.put(account, until);
  }

  void lift() {
    limits.clear();
  }
}
