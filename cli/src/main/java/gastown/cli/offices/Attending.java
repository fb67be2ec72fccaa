package gastown.cli.offices;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.ports.Programs;
import gastown.cli.Call;
import gastown.cli.reply.Reply;
import gastown.cli.settings.AgentSettings;
import gastown.cli.work.Desk;
import gastown.cli.work.Visit;
import gastown.engine.life.OfficeSessions;
import gastown.engine.life.Stopping;
import gastown.engine.porters.OfficePlan;
import gastown.engine.work.Holds;
import gastown.town.address.Address;
import gastown.town.layout.Town;
import gastown.town.ports.Outpost;
import gastown.town.settings.Settings;
import gastown.town.work.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Sessions a person begins, visits and ends: the mayor's, a crew member's, an advisor's for one of
/// the offices. With tmux a session has a screen of its own that one comes to and leaves; without,
/// its program gets the terminal of whoever attaches.
public final class Attending {
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Call call;
  private final Desk desk;
  private final Address who;

  private Attending(Call call, Address who) {
    this.call = call;
    this.desk = Desk.of(call);
    this.who = who;
  }

  public static Attending of(Call call, Address who) {
    return new Attending(call, who);
  }

  private <T> T with(Function<OfficeSessions, T> work) {
    var outpost = call.house().outpost(call.town().root());
    var runtimes = call.house().runtimes(call.town().root());
    return desk.withTown(
        town -> work.apply(new OfficeSessions(town, outpost, runtimes, call.disk())));
  }

  public @Nullable Session running() {
    return with(sessions -> sessions.running(who));
  }

  /// Begins the session, to stay in the background.
  public Reply start() {
    return start(wish());
  }

  /// Ends it and begins it anew; nothing is ended for a session that cannot begin.
  public Reply restart() {
    var wish = wish();
    with(this::requireMotion);
    stop("restarted by hand");
    return start(wish);
  }

  private Reply start(OfficePlan wish) {
    return with(sessions -> {
      var running = sessions.running(who);
      if (running != null) {
        return told(running, "runs already");
      }
      begin(sessions, wish);
      return told(sessions.running(who), "has begun");
    });
  }

  private void begin(OfficeSessions sessions, OfficePlan wish) {
    requireMotion(sessions);
    call.hasWritten();
    if (sessions.start(wish, person()) instanceof Outpost.Started.Failed(var why)) {
      throw new Problem(
              "not-started",
              "the session of " + who.shown() + " could not be started",
              why,
              List.of(
                  "gt config agent get " + wish.runtime().name(),
                  "gt config agent set <name> \"<command>\""))
          .refusal();
    }
  }

  /// Nothing begins where a person stopped everything.
  private boolean requireMotion(OfficeSessions sessions) {
    var freeze = sessions.town().look(Holds::of).over(String.valueOf(who.rig()));
    if (freeze != null) {
      throw Problem.of("stands-still", freeze.told(), "gt status", "gt thaw --help").refusal();
    }
    return true;
  }

  private Reply told(@Nullable Session session, String what) {
    return Reply.done(
        page -> {
          if (session == null) {
            page.line("The session of " + who.shown() + " is over already.");
            return;
          }
          page.line("✓ " + session.id() + " " + what + ", with " + session.work().runtime());
          page.line("  " + attachWords());
        },
        () ->
            Json.object()
                .put("agent", who.text())
                .putText("session", session == null ? "" : session.id())
                .put("running", session != null)
                .build());
  }

  private String attachWords() {
    return switch (who) {
      case Address.Witness(var rig) -> "gt witness attach " + rig;
      case Address.Refinery(var rig) -> "gt refinery attach " + rig;
      case Address.Crew crew -> "gt session at " + crew.text();
      case Address.Polecat _,
          Address.Dog _,
          Address.Overseer _,
          Address.Mayor _,
          Address.Deacon _,
          Address.Boot _ ->
          "gt " + who.role() + " attach";
    };
  }

  /// Brings the person to the session; it is begun when there is none.
  public Reply attach() {
    var session = with(this::visited);
    return session == null ? with(this::inThisTerminal) : Visit.to(call, session);
  }

  /// The session to go to; null where its program is to have the person's own terminal.
  private @Nullable Session visited(OfficeSessions sessions) {
    var running = sessions.running(who);
    if (running != null && !running.process().isTerminal()) {
      return running;
    }
    if (sessions.outpost().kind().equals("process")) {
      if (running != null) {
        sessions.over(running, "another terminal took its place");
      }
      return null;
    }
    begin(sessions, wish());
    var begun = sessions.running(who);
    if (begun == null) {
      throw Problem.of(
              "no-session",
              "the session of " + who.shown() + " is over already",
              "gt peek " + who.text(),
              "gt seance")
          .refusal();
    }
    return begun;
  }

  /// The program takes the terminal, and gives it back when it ends.
  private Reply inThisTerminal(OfficeSessions sessions) {
    requireMotion(sessions);
    var ready = sessions.ready(wish(), person(), Session.Running.inTerminal());
    call.hasWritten();
    try {
      var plan = ready.plan();
      return Visit.run(
          call,
          new Programs.Call(
              plan.words(), plan.folder(), plan.environment(), Programs.TERMINAL, LONGEST));
    } finally {
      sessions.over(ready.session(), "it was left");
    }
  }

  /// Ends it; says whether there was one, or was to be one.
  public boolean stop(String why) {
    var running = running();
    var outpost = call.house().outpost(call.town().root());
    boolean hasEnded =
        desk.withTown(town -> {
          var stopping = new Stopping(town, outpost, call.house().runtimes(call.town().root()));
          return running == null
              ? stopping.forget(who.text())
              : stopping.end(other -> other.id().equals(running.id()), GRACE, why) > 0;
        });
    if (hasEnded) {
      call.hasWritten();
    }
    return hasEnded;
  }

  /// What the person has reaches those whom this session sends out, too.
  private OfficePlan wish() {
    var town = call.town();
    call.house().keeper().remember(town.root(), call.invocation().surroundings().environment());
    var rig = who.rig() == null ? "" : who.rig();
    var typed = call.args().text("--agent");
    var name =
        typed == null ? Settings.of(call.disk(), town, rig, who.role()).agent(who.role()) : typed;
    AgentSettings.require(call, name);
    var runtime = call.house().runtimes(town.root()).named(name, desk.ground().commands());
    if (runtime == null) {
      throw Problem.of(
              "no-such-agent",
              "the agent " + name + " cannot be started yet",
              "gt config agent set " + name + " \"<command>\"",
              "gt config agent list")
          .refusal();
    }
    return new OfficePlan(who, runtime, home(town), prompt());
  }

  private java.nio.file.Path home(Town town) {
    return town.home(who);
  }

  private String prompt() {
    var head = "[GAS TOWN] " + who.shown() + " <- overseer • ";
    return switch (who) {
      case Address.Mayor _ ->
          head + "You plan across rigs and send work out. Run gt prime, then gt mail inbox.";
      case Address.Crew _, Address.Polecat _, Address.Dog _, Address.Overseer _ ->
          head + "Run gt prime, then gt mail inbox.";
      case Address.Witness _, Address.Refinery _, Address.Deacon _, Address.Boot _ ->
          head
              + "You advise about this office, which is code and works without you. Run gt prime,"
              + " then gt "
              + who.role()
              + " status. Change nothing you were not asked to.";
    };
  }

  /// The caller's surroundings, our programs first on the path.
  private Map<String, String> person() {
    var person = new TreeMap<>(call.invocation().surroundings().environment());
    var bin = call.house().programsFolder();
    var path = person.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
    if (bin != null && !List.of(path.split(":", -1)).contains(bin.toString())) {
      person.put("PATH", bin + ":" + path);
    }
    return person;
  }
}
