package gastown.cli.work;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.ports.Programs;
import gastown.cli.Call;
import gastown.cli.reply.Reply;
import gastown.cli.words.ShellWord;
import gastown.engine.porters.SessionPlaces;
import gastown.engine.work.Successions;
import gastown.town.address.Address;
import gastown.town.ports.Outpost;
import gastown.town.work.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A person's terminal at a session. Who is there when the session hands on goes along to the fresh
/// one.
public final class Visit {
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Duration GLANCE = Duration.ofMillis(250);

  /// So often is looked for a fresh session that is to come.
  private static final int GLANCES_MOST = 120;

  private final Call call;
  private final Desk desk;
  private final Outpost outpost;

  private Visit(Call call) {
    this.call = call;
    this.desk = Desk.of(call);
    this.outpost = call.house().outpost(call.town().root());
  }

  /// Says how one comes there where there is no terminal to bring.
  public static Reply to(Call call, Session session) {
    return new Visit(call).to(session);
  }

  private Reply to(Session first) {
    var words = words(first);
    if (words.isEmpty()) {
      throw noTerminal(first).refusal();
    }
    if (!hasTerminal(call)) {
      return said(words);
    }
    var reply = run(call, words);
    var at = next(first);
    while (at != null) {
      var onward = words(at);
      reply = onward.isEmpty() ? reply : run(call, onward);
      at = next(at);
    }
    return reply;
  }

  private List<String> words(Session session) {
    return outpost.attachWords(place(session), call.invocation().surroundings().environment());
  }

  private Outpost.Place place(Session session) {
    return SessionPlaces.of(desk.ground(), session.id());
  }

  private boolean isRunning(Session session) {
    return outpost.look(place(session)) instanceof Outpost.Look.Running;
  }

  /// The session that goes on where this one handed on; null when the person left, or nobody does.
  private @Nullable Session next(Session old) {
    if (isRunning(old)) {
      return null;
    }
    for (int i = 0; i < GLANCES_MOST; i++) {
      var fresh = call.look(_ -> Successions.after(desk.reading(), old));
      switch (fresh) {
        case Successions.After.Nobody() -> {
          return null;
        }
        case Successions.After.Fresh(var session) when isRunning(session) -> {
          return session;
        }
        case Successions.After.Fresh _, Successions.After.Soon() -> {
          if (i == 0) {
            call.progress(old.id() + " handed on; a fresh session is to come (Ctrl-C leaves)");
          }
          if (!call.house().rest(GLANCE)) {
            return null;
          }
        }
      }
    }
    return null;
  }

  private static Problem noTerminal(Session session) {
    var agent = session.agent();
    var stop = "gt session stop " + agent;
    return new Problem(
        "no-terminal",
        agent + " has no terminal",
        "its session " + session.id() + " is a plain process in the background",
        Address.read(agent) instanceof Address.Polecat
            ? List.of("gt peek " + agent, "gt nudge " + agent + " \"…\"")
            : List.of(
                "gt peek " + agent,
                "gt nudge " + agent + " \"…\"",
                stop + "   (then it begins in your terminal)"));
  }

  private static boolean hasTerminal(Call call) {
    return call.house().mode().equals("direct") && call.invocation().terminal().out();
  }

  /// Runs what takes the caller's terminal; says it where there is none to take.
  public static Reply inTerminal(Call call, List<String> words) {
    return hasTerminal(call) ? run(call, words) : said(words);
  }

  private static Reply said(List<String> words) {
    var typed = words.stream().map(ShellWord::of).collect(Collectors.joining(" "));
    return Reply.line(typed, () -> Json.texts(words));
  }

  private static Reply run(Call call, List<String> words) {
    return run(
        call, new Programs.Call(words, call.directory(), Map.of(), Programs.TERMINAL, LONGEST));
  }

  /// Lends the caller's terminal to a program.
  public static Reply run(Call call, Programs.Call program) {
    var outcome = call.programs().run(program);
    var reply = Reply.raw(outcome.out()).withExit(outcome.exit());
    return outcome.err().isEmpty() ? reply : reply.withRemark(outcome.err().strip());
  }
}
