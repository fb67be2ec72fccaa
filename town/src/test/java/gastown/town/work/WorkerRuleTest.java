package gastown.town.work;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.town.address.Address;
import gastown.town.work.Assignment.Phase;
import gastown.town.work.Assignment.Tally;
import gastown.town.work.Worker.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkerRuleTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final WorkerRule RULE = new WorkerRule(Terms.USUAL);
  private static final Address.Polecat TOAST = new Address.Polecat("web", "Toast");
  private static final Worker.Job JOB = new Worker.Job("web-1", 2, 0, "b");
  private static final String SESSION = JOB.session();

  private static Worker worker(State state, int nudges, int silentMinutes) {
    var heard = NOON.minus(Duration.ofMinutes(silentMinutes));
    return new Worker(TOAST, state, JOB, NOON, heard, nudges);
  }

  private static Worker worker(State state) {
    return worker(state, 0, 0);
  }

  private static Assignment held(Phase phase, int attempts) {
    return new Assignment(
        "web-1",
        new Assignment.Claim("web", TOAST.text(), 2, "", "", "b"),
        phase,
        NOON,
        new Tally(attempts, 0, 0),
        "");
  }

  private record Row(
      String says,
      Worker worker,
      Assignment assignment,
      Fact fact,
      Then then,
      List<String> orders) {
    @Override
    public String toString() {
      return says;
    }
  }

  private record Then(State state, Phase phase) {}

  private static Row row(
      String says, Worker worker, Assignment held, Fact fact, State then, Object... rest) {
    var orders = Stream.of(rest).skip(1).map(String::valueOf).toList();
    return new Row(says, worker, held, fact, new Then(then, (Phase) rest[0]), orders);
  }

  static Stream<Row> rows() {
    return Stream.of(part1(), part2(), part3(), part4(), ends()).flatMap(rows -> rows);
  }

  private static Stream<Row> part1() {
    var working = held(Phase.WORKING, 0);
    var hooked = held(Phase.HOOKED, 0);
    return Stream.of(
        row(
            "a hired worker is woken when its time comes",
            worker(State.HIRED),
            hooked,
            new Fact.TimePassed(),
            State.WAKING,
            Phase.HOOKED,
            "start-session"),
        row(
            "a started session is at work",
            worker(State.WAKING),
            hooked,
            new Fact.Started(SESSION),
            State.WORKING,
            Phase.WORKING),
        row(
            "silence within patience is work",
            worker(State.WORKING, 0, 14),
            working,
            new Fact.TimePassed(),
            State.WORKING,
            Phase.WORKING),
        row(
            "silence beyond patience earns a nudge",
            worker(State.WORKING, 0, 15),
            working,
            new Fact.TimePassed(),
            State.WORKING,
            Phase.WORKING,
            "nudge"),
        row(
            "three nudges are the last",
            worker(State.WORKING, 3, 60),
            working,
            new Fact.TimePassed(),
            State.ENDING,
            Phase.WORKING,
            "end-session"));
  }

  private static Stream<Row> ends() {
    var working = held(Phase.WORKING, 0);
    return Stream.of(
        row(
            "a finished session ends with its turn",
            worker(State.LEAVING),
            held(Phase.SUBMITTED, 0),
            new Fact.TurnOver(SESSION),
            State.ENDING,
            Phase.SUBMITTED,
            "end-session"),
        row(
            "the turn of another session ends nothing",
            worker(State.LEAVING),
            held(Phase.SUBMITTED, 0),
            new Fact.TurnOver("another"),
            State.LEAVING,
            Phase.SUBMITTED),
        row(
            "the end of a turn is nothing to who still works",
            worker(State.WORKING),
            working,
            new Fact.TurnOver(SESSION),
            State.WORKING,
            Phase.WORKING));
  }

  private static Stream<Row> part2() {
    var working = held(Phase.WORKING, 0);
    return Stream.of(
        row(
            "silence for the fifth time strands the bead",
            worker(State.WORKING, 3, 60),
            held(Phase.WORKING, 4),
            new Fact.TimePassed(),
            State.ENDING,
            Phase.STRANDED,
            "end-session"),
        row(
            "a death is answered by waking again, what was made saved first",
            worker(State.WORKING),
            working,
            new Fact.Over(SESSION, "gone", false),
            State.HIRED,
            Phase.HOOKED,
            "save-work"),
        row(
            "the fifth death strands the bead",
            worker(State.WORKING),
            held(Phase.WORKING, 4),
            new Fact.Over(SESSION, "gone", false),
            State.CLEARING,
            Phase.STRANDED,
            "clear-worktree"),
        row(
            "our own doing is nobody's attempt",
            worker(State.WORKING),
            held(Phase.WORKING, 4),
            new Fact.Over(SESSION, "ours", true),
            State.HIRED,
            Phase.HOOKED,
            "save-work"),
        row(
            "the death of another session is no news",
            worker(State.WORKING),
            working,
            new Fact.Over("web-1.1.0", "gone", false),
            State.WORKING,
            Phase.WORKING));
  }

  private static Stream<Row> part3() {
    var working = held(Phase.WORKING, 0);
    return Stream.of(
        row(
            "done means handed in, and the session may linger",
            worker(State.WORKING),
            working,
            new Fact.Submitted(2),
            State.LEAVING,
            Phase.SUBMITTED),
        row(
            "done under an old epoch is no news",
            worker(State.WORKING),
            working,
            new Fact.Submitted(1),
            State.WORKING,
            Phase.WORKING),
        row(
            "a session that lingers too long is ended",
            worker(State.LEAVING),
            held(Phase.SUBMITTED, 0),
            new Fact.TimePassed(),
            State.ENDING,
            Phase.SUBMITTED,
            "end-session"),
        row(
            "what is over is cleared away",
            worker(State.LEAVING),
            held(Phase.SUBMITTED, 0),
            new Fact.Over(SESSION, "", false),
            State.CLEARING,
            Phase.SUBMITTED,
            "clear-worktree"),
        row(
            "a cleared worker rests",
            worker(State.CLEARING),
            held(Phase.SUBMITTED, 0),
            new Fact.Cleared(SESSION),
            State.RESTING,
            Phase.SUBMITTED));
  }

  private static Stream<Row> part4() {
    var working = held(Phase.WORKING, 0);
    var hooked = held(Phase.HOOKED, 0);
    return Stream.of(
        row(
            "who asks for a person leaves the bead to one",
            worker(State.WORKING),
            working,
            new Fact.GaveUp(2, true, "hard"),
            State.LEAVING,
            Phase.STRANDED),
        row(
            "who gives back frees the bead",
            worker(State.WORKING),
            working,
            new Fact.GaveUp(2, false, "not mine"),
            State.LEAVING,
            Phase.RELEASED),
        row(
            "a fresh session goes on in the same worktree",
            worker(State.WORKING),
            working,
            new Fact.Cycles(2, "full"),
            State.ENDING,
            Phase.WORKING,
            "end-session"),
        row(
            "a recalled worker is ended",
            worker(State.WORKING),
            working,
            new Fact.Recalled("stolen"),
            State.ENDING,
            Phase.RELEASED,
            "end-session"),
        row(
            "a worker recalled before it woke is cleared",
            worker(State.HIRED),
            hooked,
            new Fact.Recalled("stolen"),
            State.CLEARING,
            Phase.RELEASED,
            "clear-worktree"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void the_law(Row row) {
    var step = RULE.step(row.worker(), row.assignment(), row.fact(), NOON);
    assertThat(step.worker().state()).isEqualTo(row.then().state());
    assertThat(step.assignment().phase()).isEqualTo(row.then().phase());
    assertThat(step.orders()).extracting(Order::kind).isEqualTo(row.orders());
  }

  @Test
  void whoever_is_given_up_for_silence_is_fenced_by_a_new_epoch() {
    var step =
        RULE.step(
            worker(State.WORKING, 3, 60), held(Phase.WORKING, 0), new Fact.TimePassed(), NOON);
    assertThat(step.assignment().epoch()).isEqualTo(3);
    assertThat(step.assignment().tally().attempts()).isEqualTo(1);
  }

  @Test
  void what_is_stranded_is_told() {
    var step =
        RULE.step(
            worker(State.WORKING),
            held(Phase.WORKING, 4),
            new Fact.Over(SESSION, "gone", false),
            NOON);
    assertThat(step.alarms()).extracting(Step.Alarm::key).containsExactly("stranded:web-1");
  }

  @Test
  void pauses_grow() {
    assertThat(Stream.of(1, 2, 3, 4, 5).map(Terms.USUAL::pause).map(Duration::toSeconds))
        .containsExactly(1L, 2L, 5L, 10L, 20L);
  }
}
