package gastown.agents.claude;

import gastown.agents.AgentTrial.Row;
import gastown.agents.model.Asked;
import gastown.beads.ports.Programs;
import java.util.ArrayList;
import java.util.List;

/// What was seen, and what it means.
final class Findings {
  private static final long OUTPUT_TOKENS = 17;

  private final TrialStage stage;
  private final List<Asked> turns;
  private final Programs.Outcome outcome;
  private final List<Row> rows = new ArrayList<>();

  /// `outcome` is that of the first run.
  Findings(TrialStage stage, Programs.Outcome outcome) {
    this.stage = stage;
    this.turns = stage.turns();
    this.outcome = outcome;
  }

  List<Row> rows() {
    row(
        "start",
        !turns.isEmpty(),
        turns.isEmpty() ? said() : "request 1, model " + turns.getFirst().model());
    row("prompt", isAsked("First task", "First task: begin."), stage.request("First task: begin."));
    hooked("context at the start", "session-start", "ZEBRA-1");
    hooked("context of a prompt", "prompt", "ZEBRA-2");
    var made = stage.disk().read(stage.folder().resolve("work/made.txt")).orElse("").strip();
    row("tool call", made.equals("made"), "made.txt: " + (made.isEmpty() ? "not there" : made));
    hooked("context after a tool", "tool-used", "ZEBRA-3");
    boolean isKept = !stage.disk().exists(stage.folder().resolve("work/forbidden.txt"));
    row(
        "guard",
        isKept && isAsked("First task", "ZEBRA-4"),
        stage.record("guard")
            + ", "
            + stage.request("ZEBRA-4")
            + (isKept ? "" : ", forbidden.txt was written"));
    hooked("going on after the end of a turn", "turn-over", "ZEBRA-5");
    row("end of a session", stage.isHeard("session-end"), stage.record("session-end"));
    long tries =
        turns.stream()
            .filter(each -> each.prompt().contains("First task") && each.replies() == 0)
            .count();
    row("overloaded model and cut stream", tries >= 3, tries + " requests for the first answer");
    var usage = stage.runtime().usage(stage.folder().resolve("places/one"));
    row(
        "usage",
        usage.isKnown() && answers() > 0 && usage.amount().output() == answers() * OUTPUT_TOKENS,
        usage.isKnown()
            ? "transcript: "
                + usage.turns()
                + " replies, "
                + usage.amount().output()
                + " tokens out"
            : "no transcript");
    resumed();
    return rows;
  }

  /// How many answers the first run got; what was asked again is one of them.
  private long answers() {
    return turns.stream()
        .filter(each -> each.session().equals(turns.getFirst().session()))
        .map(each -> each.replies() + " " + each.prompt())
        .distinct()
        .count();
  }

  private String said() {
    var text = (outcome.err() + outcome.out()).strip();
    return "exit "
        + outcome.exit()
        + (text.isEmpty() ? "" : ": " + text.lines().findFirst().orElse(""));
  }

  private void row(String name, boolean holds, String evidence) {
    rows.add(new Row(name, true, holds, evidence));
  }

  /// Words a hook answers have to be in a request.
  private void hooked(String name, String event, String word) {
    row(
        name,
        stage.isHeard(event) && isAsked("", word),
        stage.record(event) + ", " + stage.request(word));
  }

  private boolean isAsked(String prompt, String word) {
    return turns.stream()
        .anyMatch(each -> each.prompt().contains(prompt) && each.everything().contains(word));
  }

  private void resumed() {
    var killed =
        turns.stream()
            .filter(
                each -> each.prompt().contains("Second task") && !each.prompt().contains("Third"))
            .findFirst();
    var after = turns.stream().filter(each -> each.prompt().contains("Third task")).findFirst();
    boolean isSame =
        killed.isPresent()
            && after.isPresent()
            && !after.get().session().isEmpty()
            && killed.get().session().equals(after.get().session());
    row(
        "crash and resume",
        isSame && after.get().everything().contains("Second task: take long."),
        after.isEmpty()
            ? "it asked nothing when it was started again"
            : "conversation " + after.get().session() + (isSame ? " goes on" : " is another one"));
  }
}
