package gastown.agents;

import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.ports.Disk;
import gastown.town.ports.Runtimes.Usage;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// Where a program tells what it spent: one JSON object a line, appended, with `input_tokens`,
/// `output_tokens` and `micro_usd`. The file is named to it as `GT_USAGE`. A line that is not such
/// an object counts nothing: the last one may be half written. Nothing can be given back: a number
/// below zero is none.
final class UsageFile {
  static final String VARIABLE = "GT_USAGE";
  private static final String NAME = "usage.jsonl";

  /// Fifteen digits are more than anybody spends, and no sum of them runs over.
  private static final int DIGITS = 15;

  private UsageFile() {}

  static Path in(Path place) {
    return place.resolve(NAME);
  }

  static Usage sum(Disk disk, Path place) {
    var text = disk.read(in(place)).orElse(null);
    return text == null
        ? Usage.UNKNOWN
        : text.lines().map(UsageFile::entry).collect(Collectors.reducing(NOTHING, UsageFile::add));
  }

  private static final Usage NOTHING = new Usage(true, 0, 0, 0, 0);

  private static Usage add(Usage one, Usage other) {
    return new Usage(
        true,
        one.inputTokens() + other.inputTokens(),
        one.outputTokens() + other.outputTokens(),
        one.microUsd() + other.microUsd(),
        one.turns() + other.turns());
  }

  private static Usage entry(String line) {
    try {
      return JsonReader.read(line) instanceof Json.Obj entry
          ? new Usage(
              true,
              number(entry, "input_tokens"),
              number(entry, "output_tokens"),
              number(entry, "micro_usd"),
              1)
          : NOTHING;
    } catch (JsonReader.Malformed e) {
      return NOTHING;
    }
  }

  private static long number(Json.Obj entry, String key) {
    return entry.get(key) instanceof Json.Num(var digits)
            && digits.length() <= DIGITS
            && digits.chars().allMatch(Character::isDigit)
        ? Long.parseLong(digits)
        : 0;
  }
}
