package gastown.cli.offices;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.ports.Programs;
import gastown.cli.Call;
import gastown.cli.reply.Reply;
import gastown.cli.settings.AgentSettings;
import gastown.cli.work.Desk;
import gastown.engine.life.OfficeSessions;
import gastown.engine.life.Stopping;
import gastown.engine.porters.SessionPlaces;
import gastown.town.address.Address;
import gastown.town.layout.Town;
import gastown.town.ports.Outpost;
import gastown.town.settings.Keys;
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
    var wish = wish();
    return with(sessions -> {
      var running = sessions.running(who);
      if (running != null) {
        return told(running, "runs already");
      }
      begin(sessions, wish);
      return told(sessions.running(who), "has begun");
    });
  }

  private void begin(OfficeSessions sessions, OfficeSessions.Wish wish) {
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
    return with(sessions -> {
      var outpost = sessions.outpost();
      var running = sessions.running(who);
      boolean isOurs =
          running != null && !running.process().outpost().equals(OfficeSessions.TERMINAL);
      if (!isOurs && outpost.kind().equals("process")) {
        if (running != null) {
          sessions.over(running, "another terminal took its place");
        }
        return inThisTerminal(sessions);
      }
      if (!isOurs) {
        begin(sessions, wish());
        running = sessions.running(who);
      }
      return visit(sessions, running);
    });
  }

  private Reply visit(OfficeSessions sessions, @Nullable Session running) {
    var words =
        running == null
            ? List.<String>of()
            : sessions.outpost().attachWords(SessionPlaces.of(desk.ground(), running.id()));
    if (running == null || words.isEmpty()) {
      throw new Problem(
              "no-terminal",
              running == null
                  ? "the session of " + who.shown() + " is over already"
                  : running.id() + " has no terminal: it runs in the background",
              "",
              List.of("gt peek " + who.text(), "gt nudge " + who.text() + " \"…\"", stopWords()))
          .refusal();
    }
    boolean canVisit = call.house().mode().equals("direct") && call.invocation().terminal().out();
    return canVisit
        ? run(words, Map.of())
        : Reply.line(String.join(" ", words), () -> Json.texts(words));
  }

  private String stopWords() {
    return who instanceof Address.Mayor
        ? "gt mayor stop   (then gt mayor attach)"
        : "gt session stop " + who.text();
  }

  /// The program takes the terminal, and gives it back when it ends.
  private Reply inThisTerminal(OfficeSessions sessions) {
    var ready = sessions.ready(wish(), person(), OfficeSessions.TERMINAL);
    call.hasWritten();
    try {
      return run(ready.plan().words(), ready.plan().environment(), ready.plan());
    } finally {
      sessions.over(ready.session(), "it was left");
    }
  }

  private Reply run(List<String> words, Map<String, String> environment) {
    var outcome =
        call.programs()
            .run(
                new Programs.Call(
                    words, call.directory(), environment, Programs.TERMINAL, Duration.ofDays(7)));
    return after(outcome);
  }

  private Reply run(List<String> words, Map<String, String> environment, Outpost.Plan plan) {
    var outcome =
        call.programs()
            .run(
                new Programs.Call(
                    words, plan.folder(), environment, Programs.TERMINAL, Duration.ofDays(7)));
    return after(outcome);
  }

  private static Reply after(Programs.Outcome outcome) {
    var reply = Reply.raw(outcome.out()).withExit(outcome.exit());
    return outcome.err().isEmpty() ? reply : reply.withRemark(outcome.err().strip());
  }

  /// Ends it; says whether there was one.
  public boolean stop(String why) {
    var running = running();
    if (running == null) {
      return false;
    }
    var outpost = call.house().outpost(call.town().root());
    desk.withTown(town ->
        new Stopping(town, outpost, call.house().runtimes(call.town().root()))
            .end(other -> other.id().equals(running.id()), GRACE, why));
    call.hasWritten();
    return true;
  }

  private OfficeSessions.Wish wish() {
    var town = call.town();
    var rig = who.rig() == null ? "" : who.rig();
    var typed = call.args().text("--agent");
    var name =
        typed == null
            ? Settings.of(call.disk(), town, rig, who.role()).text(Keys.DEFAULT_AGENT)
            : typed;
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
    return new OfficeSessions.Wish(who, runtime, home(town), prompt());
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
