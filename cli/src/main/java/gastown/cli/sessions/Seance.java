package gastown.cli.sessions;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.ports.Programs;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.porters.AgentSurroundings;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.work.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `gt seance`: the sessions there were, and what they remember. One that is asked answers from a
/// copy of its conversation; the conversation itself stays as it was.
final class Seance {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private Seance() {}

  static Command command() {
    return Simple.byItself(
        Spec.town("seance", "", "Show the sessions there were, the newest first, or ask one")
            .group(Group.DIAGNOSTICS)
            .detail(
                "Who is asked answers from a copy of its conversation, which costs what its model"
                    + " costs. What it remembers is not what is true by now.")
            .example("gt seance --talk web-a1b2c.1.0 -p \"Why a second table?\"")
            .text("--role", "only of this role")
            .text("--rig", "only of this rig")
            .number("-n", "--recent", "20", "how many")
            .text("-t", "--talk", "talk with this session, or the last one of an address")
            .text("-p", "--prompt", "ask it this, print the answer and be done"),
        Seance::run);
  }

  private static Reply run(Call call) {
    var talk = call.args().text("--talk");
    if (talk != null) {
      return talk(call, talk);
    }
    if (call.args().given("--prompt")) {
      throw Problem.of(
              "seance-whom", "ask whom?", "gt seance", "gt seance --talk <session> -p \"…\"")
          .refusal();
    }
    return call.look(_ -> list(call));
  }

  private static Reply list(Call call) {
    var args = call.args();
    var role = args.text("--role");
    var rig = args.text("--rig");
    var all = new ArrayList<>(Desk.of(call).reading().all(Kinds.SESSION));
    all.removeIf(session -> {
      var who = Address.read(session.agent());
      return role != null && (who == null || !who.role().equals(role))
          || rig != null && (who == null || !rig.equals(who.rig()));
    });
    all.sort(Comparator.comparing(Session::since).reversed());
    return SessionList.shown(
        Desk.of(call).reading(),
        all.subList(0, (int) Math.min(all.size(), Math.max(0, args.number("--recent")))));
  }

  /// Whom to ask, by which words, in which surroundings.
  private record Sitting(Session session, List<String> words, Map<String, String> environment) {}

  private static Reply talk(Call call, String word) {
    var prompt = call.args().text("--prompt", "");
    var sitting = call.look(_ -> sitting(call, word, prompt));
    if (!prompt.isEmpty()) {
      return answer(call, sitting, prompt);
    }
    if (!call.house().mode().equals("direct") || !call.invocation().terminal().out()) {
      return Reply.line(String.join(" ", sitting.words()), () -> Json.texts(sitting.words()));
    }
    var outcome = run(call, sitting, Programs.TERMINAL, Duration.ofDays(1));
    return Reply.raw(outcome.out()).withExit(outcome.exit());
  }

  private static Sitting sitting(Call call, String word, String prompt) {
    var desk = Desk.of(call);
    var named = desk.reading().find(Kinds.SESSION, word);
    var who = named == null ? Running.who(call, desk, word) : null;
    var session = who == null ? named : Running.last(desk.reading(), who);
    if (session == null) {
      throw Problem.of("no-session", word + " had no session", "gt seance").refusal();
    }
    var runtime =
        call.house()
            .runtimes(call.town().root())
            .named(session.work().runtime(), desk.ground().commands());
    var words =
        runtime == null
            ? List.<String>of()
            : runtime.asks(Running.place(desk, session).folder(), prompt);
    if (runtime == null || words.isEmpty()) {
      throw new Problem(
              "seance-silent",
              session.id() + " cannot be asked",
              session.work().runtime() + " keeps no conversation of it that could be gone back to",
              List.of("gt peek " + session.id(), "gt log", "gt seance"))
          .refusal();
    }
    // whoever asks from inside a session is not that session while it asks
    var person = call.invocation().surroundings().environment();
    var environment = new HashMap<String, String>();
    person.keySet().forEach(name -> environment.put(name, ""));
    environment.putAll(AgentSurroundings.plain(person));
    environment.putAll(runtime.passed(person));
    return new Sitting(session, words, environment);
  }

  private static Reply answer(Call call, Sitting sitting, String prompt) {
    var outcome = run(call, sitting, "", LONGEST);
    if (!outcome.isOk()) {
      throw new Problem(
              "seance-failed",
              sitting.session().id() + " gave no answer",
              outcome.timedOut()
                  ? "it took longer than " + LONGEST.toMinutes() + " minutes"
                  : (outcome.err() + outcome.out()).strip(),
              List.of("gt peek " + sitting.session().id()))
          .refusal();
    }
    return Reply.of(
        page -> page.put(outcome.out()),
        () ->
            Json.object()
                .put("session", sitting.session().id())
                .put("agent", sitting.session().agent())
                .put("prompt", prompt)
                .put("answer", outcome.out().strip())
                .build());
  }

  /// In the town's root, which the agents' programs trust.
  private static Programs.Outcome run(Call call, Sitting sitting, String input, Duration limit) {
    return call.programs()
        .run(
            new Programs.Call(
                sitting.words(), call.town().root(), sitting.environment(), input, limit));
  }
}
