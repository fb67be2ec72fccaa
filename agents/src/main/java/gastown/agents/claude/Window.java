package gastown.agents.claude;

import java.util.Map;

/// How many tokens a model can keep in mind, by its name; November 2025.
final class Window {
  private static final long USUAL = 200_000;
  private static final long LARGE = 1_000_000;

  /// What a name says that stands for the large one.
  private static final String LARGE_MARK = "1m]";

  /// At how many tokens the person wants a conversation to be shortened.
  private static final String VARIABLE = "CLAUDE_CODE_AUTO_COMPACT_WINDOW";

  private Window() {}

  /// Records name no variant of a model: a conversation that is longer than the usual window shows
  /// that it has the large one.
  static long of(String model, long tokens, Map<String, String> environment) {
    long window = model.endsWith(LARGE_MARK) || tokens > USUAL ? LARGE : USUAL;
    var said = environment.getOrDefault(VARIABLE, "");
    boolean isNumber =
        !said.isEmpty() && said.length() < 10 && said.chars().allMatch(Character::isDigit);
    long wanted = isNumber ? Long.parseLong(said) : 0;
    return wanted > 0 ? Math.min(window, wanted) : window;
  }
}
