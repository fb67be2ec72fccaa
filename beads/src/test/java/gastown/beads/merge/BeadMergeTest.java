package gastown.beads.merge;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.FullBead;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.jsonl.BeadJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every situation two clones can bring about, as a table. A case is written as what base, left and
/// right say beyond a common bead; `-` is a side without the bead. Left was last touched at noon,
/// right at one, base at eleven.
class BeadMergeTest {
  record Case(
      String name, String base, String left, String right, String result, String conflicts) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final String GONE = "-";

  static List<Case> cases() throws java.io.IOException {
    try (var file = BeadMergeTest.class.getResourceAsStream("cases.txt")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(BeadMergeTest::of).toList();
    }
  }

  private static Case of(String line) {
    var cells = (line + " ").split(" \\|", -1);
    var six =
        java.util.stream.Stream.iterate(0, i -> i < 6, i -> i + 1)
            .map(i -> i < cells.length ? cells[i].strip() : "")
            .toList();
    return new Case(six.get(0), six.get(1), six.get(2), six.get(3), six.get(4), six.get(5));
  }

  static @Nullable FullBead version(String members, String hour) {
    if (members.equals(GONE)) {
      return null;
    }
    var common =
        """
        {"id":"ex-1","title":"T","status":"open","priority":2,"created_at":"2026-05-01T10:00:00Z",\
        "created_by":"ana","updated_at":"2026-05-01T%s:00:00Z"}\
        """
            .formatted(hour);
    var result = (Json.Obj) JsonReader.read(common);
    for (var member : ((Json.Obj) JsonReader.read("{" + members + "}")).members().entrySet()) {
      result = result.with(member.getKey(), member.getValue());
    }
    return BeadJson.read(result);
  }

  private static Merged merged(Case test) {
    return BeadMerge.of(base(test), left(test), right(test));
  }

  private static @Nullable FullBead base(Case test) {
    return version(test.base, "11");
  }

  /// A side that says what base says was not touched.
  private static @Nullable FullBead left(Case test) {
    return version(test.left, test.left.equals(test.base) ? "11" : "12");
  }

  private static @Nullable FullBead right(Case test) {
    return version(test.right, test.right.equals(test.base) ? "11" : "13");
  }

  private static String text(@Nullable FullBead full) {
    return full == null ? GONE : BeadJson.of(full).without("updated_at").compact();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void two_versions_become_one(Case test) {
    var merged = merged(test);
    assertThat(text(merged.bead())).isEqualTo(text(version(test.result, "13")));
    if (!test.conflicts.equals("-")) {
      assertThat(merged.conflicts().stream().map(Conflict::line))
          .isEqualTo(
              test.conflicts.isEmpty() ? List.of() : List.of("conflict: ex-1 " + test.conflicts));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void merging_a_version_with_itself_changes_nothing(Case test) {
    for (var version : java.util.Arrays.asList(base(test), left(test), right(test))) {
      assertThat(BeadMerge.of(base(test), version, version))
          .isEqualTo(new Merged(version, List.of()));
      assertThat(BeadMerge.of(version, version, version)).isEqualTo(new Merged(version, List.of()));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void what_one_side_alone_changed_survives(Case test) {
    assertThat(BeadMerge.of(base(test), left(test), base(test)))
        .isEqualTo(new Merged(left(test), List.of()));
    assertThat(BeadMerge.of(base(test), base(test), right(test)))
        .isEqualTo(new Merged(right(test), List.of()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_result_is_not_older_than_either_side(Case test) {
    var result = merged(test).bead();
    if (result != null && !result.bead().isTombstone()) {
      for (var side : Stream.of(left(test), right(test)).filter(Objects::nonNull).toList()) {
        assertThat(Objects.requireNonNull(side).bead().updatedAt())
            .isBeforeOrEqualTo(result.bead().updatedAt());
      }
    }
  }

  /// Swapping the sides gives the same bead, but for fields both changed, where the left or the
  /// later side is kept.
  @ParameterizedTest
  @MethodSource("cases")
  void without_a_conflict_it_does_not_matter_which_side_is_left(Case test) {
    var merged = merged(test);
    if (merged.conflicts().isEmpty() && !test.name.startsWith("notes on both")) {
      var swapped = BeadMerge.of(base(test), right(test), left(test));
      assertThat(swapped.conflicts()).isEmpty();
      assertThat(swapped.bead()).isEqualTo(merged.bead());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void merging_the_result_again_changes_nothing_more(Case test) {
    var once = merged(test).bead();
    assertThat(BeadMerge.of(right(test), once, right(test)).bead()).isEqualTo(once);
  }

  @Test
  void a_conflict_tells_what_was_kept_and_what_was_lost() {
    var merged =
        BeadMerge.of(
            version("", "11"), version("\"title\":\"L\"", "12"), version("\"title\":\"R\"", "13"));
    assertThat(merged.conflicts()).containsExactly(new Conflict("ex-1", "title", "R", "L"));
  }
}
