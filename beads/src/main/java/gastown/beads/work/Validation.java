package gastown.beads.work;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a bead must be like, wherever it comes from.
public final class Validation {
  private static final int LONGEST_TITLE = 500;
  private static final String PROVIDES = "provides:";
  private static final Pattern METADATA_KEY = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_.]*");

  private Validation() {}

  /// Refuses a bead that breaks a rule.
  public static void check(Bead bead) {
    if (bead.title().isBlank()) {
      throw Problem.of("title-required", "title is required", "bd create \"What is to be done\"")
          .refusal();
    }
    int bytes = bead.title().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LONGEST_TITLE) {
      throw Problem.of(
              "title-too-long",
              "title must be " + LONGEST_TITLE + " characters or less (got " + bytes + ")",
              "bd create \"A short title\" --description \"the long text\"")
          .refusal();
    }
    if (bead.priority() < 0 || bead.priority() > 4) {
      throw badPriority(Integer.toString(bead.priority())).refusal();
    }
    if (bead.number(Field.ESTIMATE) < 0) {
      throw Problem.of(
              "bad-estimate", "estimate must be a non-negative number of minutes", "--estimate 90")
          .refusal();
    }
    if (bead.isEphemeral() && bead.flag(Field.NO_HISTORY)) {
      throw Problem.of(
              "ephemeral-or-no-history",
              "ephemeral and no-history exclude each other",
              "leave one of --ephemeral and --no-history out")
          .refusal();
    }
  }

  public static Problem badPriority(String word) {
    return Problem.of(
        "invalid-priority",
        "invalid priority \"" + word + "\" (expected 0-4 or P0-P4, not words like high/medium/low)",
        "--priority 1");
  }

  /// Reads `0`…`4` or `P0`…`P4`.
  public static int priority(String word) {
    var text = word.strip();
    var digits = text.startsWith("P") || text.startsWith("p") ? text.substring(1) : text;
    long number = BeadId.number(digits);
    if (number < 0 || number > 4) {
      throw badPriority(word).refusal();
    }
    return (int) number;
  }

  /// Reads metadata that must be a JSON object.
  public static Json.Obj metadata(String text) {
    try {
      if (gastown.beads.json.JsonReader.read(text) instanceof Json.Obj object) {
        return object;
      }
    } catch (gastown.beads.json.JsonReader.Malformed e) {
      throw new Problem(
              "bad-metadata",
              "invalid JSON in --metadata",
              String.valueOf(e.getMessage()),
              List.of("--metadata '{\"key\":\"value\"}'"))
          .refusal();
    }
    throw Problem.of(
            "bad-metadata", "--metadata must be a JSON object", "--metadata '{\"key\":\"value\"}'")
        .refusal();
  }

  public static String metadataKey(String key) {
    if (!METADATA_KEY.matcher(key).matches()) {
      throw Problem.of(
              "bad-metadata-key",
              "invalid metadata key \"" + key + "\": must match [a-zA-Z_][a-zA-Z0-9_.]*",
              "--set-metadata team=core")
          .refusal();
    }
    return key;
  }

  /// A label without the blanks around it; an empty one is refused.
  public static String label(String text) {
    var label = text.strip();
    if (label.isEmpty()) {
      throw Problem.of("empty-label", "label cannot be empty", "bd label add <id> <label>")
          .refusal();
    }
    return label;
  }

  /// Others rely on these: they say that a capability was delivered, and only shipping gives them.
  public static boolean isReserved(String label) {
    return label.startsWith(PROVIDES);
  }

  /// As [#label], for one that is given to an issue.
  public static String newLabel(String text) {
    var label = label(text);
    if (isReserved(label)) {
      throw Problem.of(
              "reserved-label",
              "labels that begin with provides: are given by bd ship",
              "bd ship " + label.substring(PROVIDES.length()))
          .refusal();
    }
    return label;
  }

  /// The sections that the bead's type asks for and its text lacks.
  public static List<String> missingSections(Bead bead) {
    var missing = new ArrayList<String>();
    var description = bead.text(Field.DESCRIPTION).toLowerCase(Locale.ROOT);
    for (var type : IssueType.BUILT_IN) {
      if (type.name().equals(bead.type())) {
        for (var section : type.sections()) {
          boolean inField =
              section.equals("## Acceptance Criteria") && !bead.text(Field.ACCEPTANCE).isBlank();
          if (!inField && !description.contains(section.substring(3).toLowerCase(Locale.ROOT))) {
            missing.add(section);
          }
        }
      }
    }
    return missing;
  }
}
