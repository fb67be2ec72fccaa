package gastown.agents.claude;

import gastown.agents.AgentTrial.Model;
import gastown.agents.AgentTrial.Row;
import gastown.agents.model.Asked;
import gastown.town.ports.Outpost;
import gastown.town.ports.Outpost.Place;
import gastown.town.ports.Outpost.Plan;
import gastown.town.ports.Outpost.Started;
import gastown.town.ports.Runtimes.Ear;
import gastown.town.ports.Runtimes.Start;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be tried only where somebody types: whether the program is ready for it, takes a prompt
/// when it is idle and a message when it is not, tells of a turn that fails and of a conversation
/// made shorter, is stopped by a key, and asks before it does what it may not.
final class TerminalTrial {
  static final String READY = "ready";
  static final String TYPED = "prompt that is typed";
  static final String MID_TURN = "mid-turn message";
  static final String FAILED = "failed turn";
  static final String SHORTENED = "shortened conversation";
  static final String INTERRUPT = "interrupt";
  static final String DIALOG = "permission dialog";
  static final String NOTICE = "notice of a dialog";
  static final List<String> ROWS =
      List.of(READY, TYPED, MID_TURN, FAILED, SHORTENED, INTERRUPT, DIALOG, NOTICE);

  /// What the model says to what is typed here.
  static final String RULES =
      """
      {"prompt":"Fourth task","steps":[
        {"gate":"mid-turn","tool":"Bash","input":{"command":"true"},"output_tokens":17},
        {"text":"Heard.","output_tokens":17}]},
      {"prompt":"Fifth task","steps":[{"gate":"never","text":"Too late.","output_tokens":17}]},
      {"prompt":"Sixth task","steps":[
        {"tool":"Bash","input":{"command":"touch asked.txt"},"output_tokens":17},
        {"text":"Done.","output_tokens":17}]},
      {"prompt":"Seventh task","steps":[{"text":"Never said.",
        "faults":[{"status":400,"times":9,"message":"that is refused"}]}]},
      """;

  private static final int LINES = 48;
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final TrialStage stage;
  private final Outpost terminal;
  private final Model model;
  private final List<Row> rows = new ArrayList<>();

  TerminalTrial(TrialStage stage, Outpost terminal, Model model) {
    this.stage = stage;
    this.terminal = terminal;
    this.model = model;
  }

  /// Where there is no terminal nothing of this is required.
  static List<Row> untried() {
    return ROWS.stream()
        .map(name -> new Row(name, false, false, "not tried: there is no tmux here"))
        .toList();
  }

  List<Row> rows() {
    typing();
    asking();
    return rows;
  }

  private void typing() {
    var place = start("typed", stage.runtime().words(start("typed")));
    boolean isReady = place != null && isSeen(place, Ear.OPEN);
    row(READY, isReady, isReady ? "the screen shows an empty box" : screen(place));
    if (place == null || !isReady) {
      List.of(TYPED, MID_TURN, FAILED, SHORTENED, INTERRUPT)
          .forEach(name -> row(name, false, "it was never ready"));
      return;
    }
    listening(place);
    told(place, FAILED, "Seventh task: fail.", "turn-failed");
    told(place, SHORTENED, "/compact", "compacting");
    interrupting(place);
    terminal.end(place, GRACE);
  }

  private void listening(Place place) {
    terminal.type(place, "Fourth task: listen.");
    row(TYPED, isAsked("Fourth task", "Fourth task: listen."), stage.request("Fourth task"));
    boolean wasBusy = isSeen(place, Ear.BUSY);
    terminal.type(place, "And mind ZEBRA-6.");
    model.open("mid-turn");
    boolean isHeard = isAsked("", "ZEBRA-6");
    var turns = turns("Fourth task");
    boolean isOneTurn = !turns.isEmpty() && turns.getLast().replies() > 0;
    row(
        MID_TURN,
        wasBusy && isHeard && isOneTurn,
        stage.request("ZEBRA-6") + (wasBusy ? "" : ", it did not look busy"));
    isSeen(place, Ear.OPEN);
  }

  /// What is typed makes the program call us.
  private void told(Place place, String name, String typed, String event) {
    terminal.type(place, typed);
    row(name, model.await(() -> stage.isHeard(event)), stage.record(event));
    isSeen(place, Ear.OPEN);
  }

  private void interrupting(Place place) {
    terminal.type(place, "Fifth task: wait.");
    boolean isWaiting = isAsked("Fifth task", "Fifth task: wait.") && isSeen(place, Ear.BUSY);
    terminal.interrupt(place);
    boolean isStopped = isWaiting && model.await(() -> !isAt(place, Ear.BUSY));
    row(
        INTERRUPT,
        isStopped,
        isStopped ? "the turn is over, no answer was given" : "it goes on: " + screen(place));
  }

  /// Without leave to do as it likes it has to ask, and what is typed elsewhere must not answer.
  private void asking() {
    var words = new ArrayList<>(stage.runtime().words(start("asked")));
    words.remove(Preset.SKIPS_PERMISSIONS);
    words.add("Sixth task: touch.");
    var place = start("asked", words);
    boolean isShown = place != null && isSeen(place, Ear.DIALOG);
    boolean isTold = isShown && model.await(() -> stage.isHeard("waiting"));
    boolean isKept = !stage.disk().exists(stage.folder().resolve("work/asked.txt"));
    row(
        DIALOG,
        isShown && isTold && isKept,
        stage.record("waiting")
            + (isShown ? ", the screen shows a dialog" : ", " + screen(place))
            + (isKept ? "" : ", asked.txt was made"));
    row(NOTICE, isShown && model.await(() -> stage.isHeard("notice")), stage.record("notice"));
    if (place != null) {
      terminal.end(place, GRACE);
    }
  }

  private Start start(String name) {
    var place = stage.place(name);
    return new Start(name, stage.folder().resolve("work"), place, "", "");
  }

  private @Nullable Place start(String name, List<String> words) {
    var start = start(name);
    var plan = new Plan(name, name, words, start.worktree(), start.place(), stage.environment());
    return terminal.start(plan) instanceof Started.Running ? new Place(name, start.place()) : null;
  }

  private boolean isSeen(Place place, Ear ear) {
    return model.await(() -> isAt(place, ear)) && isAt(place, ear);
  }

  private boolean isAt(Place place, Ear ear) {
    return stage.runtime().seen(terminal.capture(place, LINES)) == ear;
  }

  private boolean isAsked(String prompt, String word) {
    return model.await(
        () -> turns(prompt).stream().anyMatch(each -> each.everything().contains(word)));
  }

  private List<Asked> turns(String prompt) {
    return stage.turns().stream().filter(each -> each.prompt().contains(prompt)).toList();
  }

  private String screen(@Nullable Place place) {
    var text = place == null ? "" : terminal.capture(place, LINES);
    return text.lines()
        .filter(line -> !line.isBlank())
        .reduce((_, last) -> last)
        .map(last -> "the screen ends in: " + last.strip())
        .orElse("it could not be started");
  }

  private void row(String name, boolean holds, String evidence) {
    rows.add(new Row(name, true, holds, evidence));
  }
}
