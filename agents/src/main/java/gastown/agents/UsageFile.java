package gastown.agents;

import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.ports.Disk;
import gastown.town.ports.Runtimes.Usage;
import gastown.town.work.Spent;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Where a program tells what it spent: one JSON object a line, appended, with `input_tokens`,
/// `output_tokens` and `micro_usd`, and the `model` if it likes. The file is named to it as
/// `GT_USAGE`. A line that is not such an object counts nothing: the last one may be half written.
/// Nothing can be given back: a number below zero is none. A line without any number is a turn of
/// which nobody knows what it cost; a file of such lines is no record of spending.
final class UsageFile {
  static final String VARIABLE = "GT_USAGE";
  private static final String NAME = "usage.jsonl";

  /// Fifteen digits are more than anybody spends, and no sum of them runs over.
  private static final int DIGITS = 15;

  private static final List<String> NUMBERS = List.of("input_tokens", "output_tokens", "micro_usd");

  /// A turn of unknown cost.
  private static final Usage UNTOLD = new Usage(Spent.Amount.NOTHING, 1);

  private UsageFile() {}

  static Path in(Path place) {
    return place.resolve(NAME);
  }

  static Usage sum(Disk disk, Path place) {
    var text = disk.read(in(place)).orElse(null);
    if (text == null) {
      return Usage.UNKNOWN;
    }
    var sum =
        text.lines().map(UsageFile::entry).collect(Collectors.reducing(Usage.UNKNOWN, Usage::plus));
    return sum.isKnown() || sum.turns() > 0 ? sum : Usage.NONE;
  }

  private static Usage entry(String line) {
    try {
      if (JsonReader.read(line) instanceof Json.Obj entry) {
        if (NUMBERS.stream().noneMatch(key -> entry.get(key) != null)) {
          return UNTOLD;
        }
        var model = entry.text("model");
        var part =
            new Spent.Part(
                number(entry, "input_tokens"),
                number(entry, "output_tokens"),
                number(entry, "micro_usd"));
        return Usage.of(model == null ? "" : model, part, 1);
      }
    } catch (JsonReader.Malformed e) {
      // counts nothing
    }
    return Usage.UNKNOWN;
  }

  private static long number(Json.Obj entry, String key) {
    return entry.get(key) instanceof Json.Num(var digits)
            && digits.length() <= DIGITS
            && digits.chars().allMatch(Character::isDigit)
        ? Long.parseLong(digits)
        : 0;
  }
}
