package gastown.beads.merge;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.FullBead;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.jsonl.BeadJson;
import java.util.ArrayList;
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
  private static final String TOMB =
      "\"status\":\"tombstone\",\"deleted_at\":\"2026-05-01T12:30:00Z\"";
  private static final String LATER_TOMB =
      "\"status\":\"tombstone\",\"deleted_at\":\"2026-05-01T12:40:00Z\"";

  private static Case of(
      String name, String base, String left, String right, String result, String conflicts) {
    return new Case(name, base, left, right, result, conflicts);
  }

  static List<Case> cases() {
    var all = new ArrayList<Case>();
    all.addAll(existence());
    all.addAll(texts());
    all.addAll(states());
    all.addAll(times());
    all.addAll(relations());
    all.addAll(objects());
    return all;
  }

  private static List<Case> existence() {
    return List.of(
        of("new on the left", GONE, "", GONE, "", ""),
        of("new on the right", GONE, GONE, "", "", ""),
        of("untouched", "", "", "", "", ""),
        of("dropped on the left", "", GONE, "", GONE, ""),
        of("dropped on the right", "", "", GONE, GONE, ""),
        of("dropped on both", "", GONE, GONE, GONE, ""),
        of("dropped against changed", "", GONE, "\"design\":\"d\"", GONE, "deleted"),
        of("changed against dropped", "", "\"design\":\"d\"", GONE, GONE, "deleted"),
        of("dropped against tombstone", "", GONE, TOMB, TOMB, ""),
        of("tombstone against dropped", "", TOMB, GONE, TOMB, ""),
        of("tombstone against untouched", "", TOMB, "", TOMB, ""),
        of("untouched against tombstone", "", "", TOMB, TOMB, ""),
        of("tombstone against changed", "", TOMB, "\"design\":\"d\"", TOMB, "status"),
        of("changed against tombstone", "", "\"design\":\"d\"", TOMB, TOMB, "status"),
        of("closed against tombstone", "", closed("12:10", "done"), TOMB, TOMB, "status"),
        of("stale live copy against tombstone, no base", GONE, "", TOMB, TOMB, "status"),
        of("two tombstones, the later stays", "", TOMB, LATER_TOMB, LATER_TOMB, ""),
        of("two tombstones the other way", "", LATER_TOMB, TOMB, LATER_TOMB, ""),
        of(
            "a deletion taken back on one side",
            TOMB,
            "\"design\":\"d\"",
            TOMB,
            "\"design\":\"d\"",
            ""));
  }

  private static List<Case> texts() {
    return List.of(
        of("title changed on the left", "", "\"title\":\"L\"", "", "\"title\":\"L\"", ""),
        of(
            "title changed on both, the later stays",
            "",
            "\"title\":\"L\"",
            "\"title\":\"R\"",
            "\"title\":\"R\"",
            "title"),
        of("title changed alike", "", "\"title\":\"S\"", "\"title\":\"S\"", "\"title\":\"S\"", ""),
        of(
            "title and description changed apart",
            "",
            "\"title\":\"L\"",
            "\"description\":\"R\"",
            "\"title\":\"L\",\"description\":\"R\"",
            ""),
        of(
            "description, the left one later",
            "",
            at("14", "\"description\":\"L\""),
            "\"description\":\"R\"",
            at("14", "\"description\":\"L\""),
            "description"),
        of(
            "description at the same time, the right one",
            "",
            at("13", "\"description\":\"L\""),
            "\"description\":\"R\"",
            "\"description\":\"R\"",
            "description"),
        of(
            "notes on both sides are joined",
            "\"notes\":\"b\"",
            "\"notes\":\"l\"",
            "\"notes\":\"r\"",
            "\"notes\":\"l\\n\\n---\\n\\nr\"",
            ""),
        of(
            "notes that went on",
            "\"notes\":\"b\"",
            "\"notes\":\"b1\"",
            "\"notes\":\"b12\"",
            "\"notes\":\"b12\"",
            ""),
        of(
            "notes cleared against changed",
            "\"notes\":\"b\"",
            "",
            "\"notes\":\"r\"",
            "\"notes\":\"r\"",
            ""),
        of(
            "design on both, the left stays",
            "",
            "\"design\":\"L\"",
            "\"design\":\"R\"",
            "\"design\":\"L\"",
            "design"),
        of(
            "acceptance on both",
            "",
            "\"acceptance_criteria\":\"L\"",
            "\"acceptance_criteria\":\"R\"",
            "\"acceptance_criteria\":\"L\"",
            "acceptance_criteria"),
        of(
            "spec on both",
            "",
            "\"spec_id\":\"L\"",
            "\"spec_id\":\"R\"",
            "\"spec_id\":\"L\"",
            "spec_id"),
        of(
            "assignee on both",
            "",
            "\"assignee\":\"l\"",
            "\"assignee\":\"r\"",
            "\"assignee\":\"l\"",
            "assignee"),
        of(
            "assignee changed against cleared",
            "\"assignee\":\"b\"",
            "\"assignee\":\"l\"",
            "",
            "\"assignee\":\"l\"",
            "assignee"),
        of("assignee cleared on one side", "\"assignee\":\"b\"", "\"assignee\":\"b\"", "", "", ""),
        of("owner on both", "", "\"owner\":\"l\"", "\"owner\":\"r\"", "\"owner\":\"l\"", "owner"),
        of(
            "gate on both",
            "",
            "\"await_id\":\"l\"",
            "\"await_id\":\"r\"",
            "\"await_id\":\"l\"",
            "await_id"),
        of(
            "agent state on both",
            "",
            "\"agent_state\":\"l\"",
            "\"agent_state\":\"r\"",
            "\"agent_state\":\"l\"",
            "agent_state"),
        of(
            "molecule on both",
            "",
            "\"mol_type\":\"swarm\"",
            "\"mol_type\":\"work\"",
            "\"mol_type\":\"swarm\"",
            "mol_type"));
  }

  private static List<Case> states() {
    return List.of(
        of(
            "status on both, the left stays",
            "",
            "\"status\":\"blocked\"",
            "\"status\":\"hooked\"",
            "\"status\":\"blocked\"",
            "status"),
        of(
            "closed beats started",
            "",
            "\"status\":\"in_progress\"",
            closed("12:30", "done"),
            closed("12:30", "done"),
            "status"),
        of(
            "closed beats deferred",
            "",
            closed("12:30", "done"),
            "\"status\":\"deferred\"",
            closed("12:30", "done"),
            "status"),
        of("reopened on one side", closed("11:00", "done"), "", closed("11:00", "done"), "", ""),
        of(
            "closed on one side, assigned on the other",
            "",
            closed("12:30", "done"),
            "\"assignee\":\"r\"",
            closed("12:30", "done") + ",\"assignee\":\"r\"",
            ""),
        of(
            "closed on both, the later reason stays",
            "",
            closed("12:30", "early"),
            closed("12:40", "late"),
            closed("12:40", "late"),
            "close_reason"),
        of(
            "closed on both, the left one later",
            "",
            closed("12:50", "late"),
            closed("12:40", "early"),
            closed("12:50", "late"),
            "close_reason"),
        of(
            "closed on both for the same reason",
            "",
            closed("12:50", "done"),
            closed("12:40", "done"),
            closed("12:50", "done"),
            ""),
        of(
            "reopened against a new reason",
            closed("11:00", "a"),
            "",
            closed("11:00", "b"),
            "",
            "-"),
        of("priority on one side", "", "\"priority\":4", "", "\"priority\":4", ""),
        of(
            "priority on both, the more urgent",
            "",
            "\"priority\":3",
            "\"priority\":1",
            "\"priority\":1",
            "priority"),
        of(
            "priority on both, the other way",
            "",
            "\"priority\":1",
            "\"priority\":3",
            "\"priority\":1",
            "priority"),
        of(
            "P0 is the most urgent of all",
            "",
            "\"priority\":1",
            "\"priority\":0",
            "\"priority\":0",
            "priority"),
        of(
            "type on both",
            "",
            "\"issue_type\":\"bug\"",
            "\"issue_type\":\"epic\"",
            "\"issue_type\":\"bug\"",
            "issue_type"),
        of("pinned on one side", "", "", "\"pinned\":true", "\"pinned\":true", ""),
        of("unpinned on one side", "\"pinned\":true", "\"pinned\":true", "", "", ""),
        of("pinned on one of two new", GONE, "\"pinned\":true", "", "\"pinned\":true", ""),
        of(
            "template on one of two new",
            GONE,
            "",
            "\"is_template\":true",
            "\"is_template\":true",
            ""),
        of(
            "no history on one of two new",
            GONE,
            "\"no_history\":true",
            "",
            "\"no_history\":true",
            ""));
  }

  private static List<Case> times() {
    return List.of(
        of(
            "due on both, the later",
            "",
            "\"due_at\":\"2026-06-01T00:00:00Z\"",
            "\"due_at\":\"2026-07-01T00:00:00Z\"",
            "\"due_at\":\"2026-07-01T00:00:00Z\"",
            "due_at"),
        of(
            "due on both, the other way",
            "",
            "\"due_at\":\"2026-08-01T00:00:00Z\"",
            "\"due_at\":\"2026-07-01T00:00:00Z\"",
            "\"due_at\":\"2026-08-01T00:00:00Z\"",
            "due_at"),
        of(
            "due cleared on one side",
            "\"due_at\":\"2026-06-01T00:00:00Z\"",
            "",
            "\"due_at\":\"2026-06-01T00:00:00Z\"",
            "",
            ""),
        of(
            "deferred on both",
            "",
            "\"defer_until\":\"2026-06-01T00:00:00Z\"",
            "\"defer_until\":\"2026-07-01T00:00:00Z\"",
            "\"defer_until\":\"2026-07-01T00:00:00Z\"",
            "defer_until"),
        of(
            "activity on both is no conflict",
            "",
            "\"last_activity\":\"2026-06-01T00:00:00Z\"",
            "\"last_activity\":\"2026-07-01T00:00:00Z\"",
            "\"last_activity\":\"2026-07-01T00:00:00Z\"",
            ""),
        of(
            "started on both, the first start",
            "",
            "\"started_at\":\"2026-06-01T00:00:00Z\"",
            "\"started_at\":\"2026-07-01T00:00:00Z\"",
            "\"started_at\":\"2026-06-01T00:00:00Z\"",
            ""),
        of(
            "compacted on both, the later as a whole",
            "",
            "\"compaction_level\":2,\"compacted_at\":\"2026-06-01T00:00:00Z\",\"original_size\":9",
            "\"compaction_level\":1,\"compacted_at\":\"2026-07-01T00:00:00Z\",\"original_size\":5",
            "\"compaction_level\":1,\"compacted_at\":\"2026-07-01T00:00:00Z\",\"original_size\":5",
            ""));
  }

  private static List<Case> relations() {
    return List.of(
        of(
            "labels added on both",
            labels("b"),
            labels("b", "l"),
            labels("b", "r"),
            labels("b", "l", "r"),
            ""),
        of(
            "label taken off on one side",
            labels("b", "c"),
            labels("b"),
            labels("b", "c", "r"),
            labels("b", "r"),
            ""),
        of("labels of two new", GONE, labels("l"), labels("r"), labels("l", "r"), ""),
        of(
            "dependencies added on both",
            "",
            needs("blocks a"),
            needs("related c"),
            needs("blocks a", "related c"),
            ""),
        of(
            "dependency removed on one side",
            needs("blocks a", "blocks b"),
            needs("blocks a"),
            needs("blocks a", "blocks b", "blocks c"),
            needs("blocks a", "blocks c"),
            ""),
        of(
            "dependency retyped on one side",
            needs("blocks a"),
            needs("related a"),
            needs("blocks a", "blocks b"),
            needs("related a", "blocks b"),
            ""),
        of(
            "dependency removed against retyped",
            needs("blocks a"),
            "",
            needs("related a"),
            "",
            "dependencies"),
        of(
            "dependency of two types",
            "",
            needs("blocks a"),
            needs("related a"),
            needs("blocks a"),
            "dependencies"),
        of("comments of both", said("b"), said("b", "l"), said("b", "r"), said("b", "l", "r"), ""),
        of("comments of two new", GONE, said("l"), said("r"), said("l", "r"), ""),
        of(
            "a comment rewritten on both",
            said("b"),
            said("b").replace("text of b", "L"),
            said("b").replace("text of b", "R"),
            said("b").replace("text of b", "L"),
            "comments"));
  }

  private static List<Case> objects() {
    return List.of(
        of(
            "metadata members apart",
            "\"metadata\":{\"b\":1}",
            "\"metadata\":{\"b\":1,\"l\":1}",
            "\"metadata\":{\"b\":1,\"r\":1}",
            "\"metadata\":{\"b\":1,\"l\":1,\"r\":1}",
            ""),
        of(
            "metadata member removed on one side",
            "\"metadata\":{\"b\":1,\"c\":1}",
            "\"metadata\":{\"b\":1}",
            "\"metadata\":{\"b\":2,\"c\":1}",
            "\"metadata\":{\"b\":2}",
            ""),
        of(
            "one metadata member on both, the later",
            "",
            "\"metadata\":{\"k\":\"l\",\"x\":1}",
            "\"metadata\":{\"k\":\"r\"}",
            "\"metadata\":{\"k\":\"r\",\"x\":1}",
            "metadata"),
        of("members nobody knows", "", "\"hue\":1", "\"size\":2", "\"hue\":1,\"size\":2", ""));
  }

  private static String closed(String at, String reason) {
    return "\"status\":\"closed\",\"closed_at\":\"2026-05-01T"
        + at
        + ":00Z\",\"close_reason\":\""
        + reason
        + "\"";
  }

  private static String at(String hour, String rest) {
    return "\"updated_at\":\"2026-05-01T" + hour + ":00:00Z\"," + rest;
  }

  private static String labels(String... labels) {
    return "\"labels\":" + Json.texts(List.of(labels)).compact();
  }

  private static String needs(String... edges) {
    return Stream.of(edges)
        .map(edge -> edge.split(" ", 2))
        .map(edge -> "{\"depends_on_id\":\"ex-" + edge[1] + "\",\"type\":\"" + edge[0] + "\"}")
        .collect(java.util.stream.Collectors.joining(",", "\"dependencies\":[", "]"));
  }

  private static String said(String... names) {
    return Stream.of(names)
        .map(name ->
            "{\"id\":\"c-" + name + "\",\"author\":\"a\",\"text\":\"text of " + name + "\"}")
        .collect(java.util.stream.Collectors.joining(",", "\"comments\":[", "]"));
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
