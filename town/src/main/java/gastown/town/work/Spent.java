package gastown.town.work;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What a session spent, as its program told. Where it keeps no record `isKnown` is false and the
/// amount is an estimate. `turns` is how often its model spoke, as far as that is told.
public record Spent(
    String session, String agent, String bead, Amount amount, long turns, Instant at) {

  /// Tokens, and millionths of a dollar.
  public record Part(long input, long output, long microUsd) {
    Part plus(Part other) {
      return new Part(input + other.input, output + other.output, microUsd + other.microUsd);
    }
  }

  /// `models` says how much of it each model made, by name, as far as the program told.
  public record Amount(
      boolean isKnown, long input, long output, long microUsd, Map<String, Part> models) {
    /// What no model is named for.
    public static final String NO_MODEL = "unknown";

    public static final Amount NOTHING = new Amount(false, 0, 0, 0, Map.of());

    public Amount {
      models = Collections.unmodifiableMap(new TreeMap<>(models));
    }

    public Amount plus(Amount other) {
      var all = new TreeMap<>(models);
      other.models.forEach((name, part) -> all.merge(name, part, Part::plus));
      return new Amount(
          isKnown || other.isKnown,
          input + other.input,
          output + other.output,
          microUsd + other.microUsd,
          all);
    }

    /// The parts by model; they add up to the whole.
    public Map<String, Amount> byModel() {
      var parts = new TreeMap<String, Amount>();
      var rest = this;
      for (var model : models.entrySet()) {
        var part = model.getValue();
        parts.put(model.getKey(), of(part));
        rest = rest.less(part);
      }
      boolean isAnyTold = isKnown || !parts.isEmpty();
      if (!isAnyTold || rest.input > 0 || rest.output > 0 || rest.microUsd > 0) {
        parts.merge(NO_MODEL, rest, Amount::plus);
      }
      return parts;
    }

    private Amount of(Part part) {
      return new Amount(isKnown, part.input, part.output, part.microUsd, Map.of());
    }

    private Amount less(Part part) {
      return of(new Part(input - part.input, output - part.output, microUsd - part.microUsd));
    }
  }
}
