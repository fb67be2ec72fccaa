package gastown.agents.claude;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a million tokens cost, in US dollars, by the beginning of a model's name; list prices of
/// November 2025. A model nobody knows costs what the dearest does, so that no cap is overrun. What
/// is written to a cache costs a quarter more than what is read afresh, twice as much when kept for
/// an hour; what is read from a cache a tenth.
final class Prices {
  private static final Map<String, Price> BY_NAME = byName();
  private static final Price DEAREST = new Price(15, 75);

  record Price(long input, long output) {
    long microUsd(Tokens tokens) {
      // a dollar for a million is a millionth for one
      long twentieths =
          input
              * (20 * tokens.fresh()
                  + 2 * tokens.cacheRead()
                  + 25 * tokens.cacheWritten()
                  + 40 * tokens.cacheWrittenForAnHour());
      return twentieths / 20 + output * tokens.output();
    }
  }

  record Tokens(
      long fresh, long cacheRead, long cacheWritten, long cacheWrittenForAnHour, long output) {}

  private Prices() {}

  private static Map<String, Price> byName() {
    var prices = new LinkedHashMap<String, Price>();
    prices.put("claude-opus-4-1", new Price(15, 75));
    prices.put("claude-opus-4-2", new Price(15, 75));
    prices.put("claude-opus-4-", new Price(5, 25));
    prices.put("claude-sonnet-", new Price(3, 15));
    prices.put("claude-3-7-sonnet", new Price(3, 15));
    prices.put("claude-3-5-sonnet", new Price(3, 15));
    prices.put("claude-haiku-4", new Price(1, 5));
    prices.put("claude-3-5-haiku", new Price(1, 4));
    return prices;
  }

  static Price of(String model) {
    for (var known : BY_NAME.entrySet()) {
      if (model.startsWith(known.getKey())) {
        return known.getValue();
      }
    }
    return DEAREST;
  }
}
