package gastown.cli.life;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.Simulator;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;

/// `gt simulate`: the town in a bottle, for whoever wants to see it hold.
final class Simulate {
  private static final int AGENTS_MOST = 1000;
  private static final int BEADS_MOST = 10_000;
  private static final int LINES = 20;

  private Simulate() {}

  static Command command() {
    return Simple.needsNothing(
        Spec.town("simulate", "", "Play a town in a bottle: virtual time, bad agents, faults")
            .group(Group.DIAGNOSTICS)
            .detail(
                "The same engine as the town's works for scripted agents under virtual time; the"
                    + " rules are checked after each step. A seed is played the same way every"
                    + " time. Ends with 1 when a rule was broken.")
            .example("gt simulate --agents 4 --beads 12 --seed 7")
            .number("--agents", "how many workers there may be (4)")
            .number("--beads", "how many beads they are to finish (12)")
            .number("--seed", "which game (1)")
            .text("--faults", "all, none, or some of them with commas between (all)"),
        Simulate::run);
  }

  private static Reply run(Call call) {
    var game =
        new Simulator.Game(
            (int) number(call, "--agents", 4, AGENTS_MOST),
            (int) number(call, "--beads", 12, BEADS_MOST),
            number(call, "--seed", 1, Long.MAX_VALUE),
            call.args().text("--faults", "all"));
    var played = played(call, game);
    boolean isGood = played.complaint().isEmpty();
    return Reply.of(
            page -> {
              page.line(
                  "A town of "
                      + game.agents()
                      + " workers and "
                      + game.beads()
                      + " beads, seed "
                      + game.seed()
                      + ", faults "
                      + game.faults());
              int from = isGood ? played.story().size() - LINES : played.story().size() - 100;
              played.story().stream()
                  .skip(Math.max(0, from))
                  .forEach(line -> page.line("  " + line));
              played.figures().forEach((name, value) -> page.line("  " + name + ": " + value));
              page.line(isGood ? "✓ every rule held" : "✗ " + played.complaint());
            },
            () -> json(game, played))
        .withExit(isGood ? 0 : 1);
  }

  private static long number(Call call, String flag, long usual, long most) {
    long value = call.args().given(flag) ? call.args().number(flag) : usual;
    long least = flag.equals("--seed") ? 0 : 1;
    if (value < least || value > most) {
      throw Problem.of(
              "bad-number", flag + " is from " + least + " to " + most, "gt simulate --help")
          .refusal();
    }
    return value;
  }

  private static Simulator.Played played(Call call, Simulator.Game game) {
    try {
      return call.house().simulator().play(game, call::progress);
    } catch (IllegalArgumentException e) {
      throw Problem.of(
              "no-such-fault",
              "there is no such fault: " + game.faults(),
              "gt simulate --faults all",
              "gt simulate --faults kill,remote,stranger")
          .refusal();
    }
  }

  private static Json json(Simulator.Game game, Simulator.Played played) {
    var figures = Json.object();
    played.figures().forEach(figures::put);
    return Json.object()
        .put("agents", game.agents())
        .put("beads", game.beads())
        .put("seed", game.seed())
        .put("faults", game.faults())
        .put("good", played.complaint().isEmpty())
        .put("complaint", played.complaint())
        .put("figures", figures.build())
        .put("story", Json.texts(played.story()))
        .build();
  }
}
