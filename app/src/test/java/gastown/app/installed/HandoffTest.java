package gastown.app.installed;

import static gastown.app.installed.LivingTown.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gastown.agents.model.Asked;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever is no worker hands over to a fresh session, too: the Mayor in the real Claude Code, and
/// a crew member whose program knows nothing of us but two commands.
@Tag("installed")
final class HandoffTest {
  private static final String STRANGER =
      """
      #!/bin/sh
      gt prime >"$GT_ROOT/primed.new" && mv "$GT_ROOT/primed.new" "$GT_ROOT/$GT_SESSION.primed"
      echo "I am $GT_SESSION"
      while [ ! -e "$GT_ROOT/go" ]; do sleep 0.05; done
      case $GT_SESSION in *.1) gt handoff -s Half -m "The rest is left." ;; esac
      exec sleep 600
      """;

  @Test
  void the_mayor_goes_on_with_its_letter_though_the_server_is_killed_in_between(
      @TempDir Path folder) throws Exception {
    try (var claude = ClaudeTown.found(folder)) {
      var town = claude.town();
      claude.script(
          """
          {"prompt":"Remember the okapi","steps":[
            {"tool":"Bash","input":{"command":"gt handoff -s 'Where I am' -m 'The secret is OKAPI.'"}},
            {"gate":"killed","text":"I handed over."}]},
          {"prompt":"You go on where session mayor.1","steps":[{"text":"I know."}]},
          {"prompt":"You plan across rigs","steps":[{"text":"I listen."}]}
          """);
      town.ok("gt", "config", "set", "role_agents.mayor", "claude");
      claude.ok("gt", "mayor", "start");
      claude.await(
          "the Mayor to listen",
          () ->
              !claude.turns("You plan across").isEmpty() && claude.state("mayor.1").equals("idle"));
      town.ok("gt", "nudge", "mayor", "Remember the okapi");
      claude.await("the wish to be noted", () -> claude.state("mayor.1").equals("handed_on"));
      kill(town);
      claude.model().open("killed");
      town.ok("gt", "status");
      claude.await(
          "the fresh session", () -> !claude.turns("You go on where session mayor.1").isEmpty());
      var fresh = claude.turns("You go on where session mayor.1").getFirst();
      assertThat(fresh.replies()).isZero();
      assertThat(fresh.everything())
          .contains("Handed over to you by mayor", "The secret is OKAPI.")
          .doesNotContain("I listen.");
      assertThat(claude.turns("Remember the okapi"))
          .as("it is another conversation, and the old one is not told of its own letter")
          .isNotEmpty()
          .allSatisfy(each -> assertThat(each.everything()).doesNotContain("1 letter waits"))
          .extracting(Asked::session)
          .doesNotContain(fresh.session());
      claude.await("it to be noted", () -> isLive(town, "mayor.2") && !isLive(town, "mayor.1"));
      assertThat(town.ok("gt", "mayor", "status")).contains("mayor.2");
      town.ok("gt", "mayor", "stop");
      town.awaitRest();
      assertThat(town.documents("session")).doesNotContainKey("mayor.3");
    }
  }

  private static boolean isLive(LivingTown town, String session) {
    var known = town.documents("session").get(session);
    return known != null && text(known, "ended").isEmpty();
  }

  private static void kill(LivingTown town) throws Exception {
    var status = (Json.Obj) JsonReader.read(town.ok("gt", "daemon", "status", "--json"));
    var server = ProcessHandle.of(LivingTown.number(status, "pid")).orElseThrow();
    server.destroyForcibly();
    server.onExit().get();
  }

  @ParameterizedTest
  @ValueSource(strings = {"process", "tmux", "pty"})
  void a_program_of_somebody_else_s_goes_on_in_its_workspace(String outpost, @TempDir Path folder)
      throws Exception {
    assumeTrue(
        !System.getProperty("test.campaign", "").equals("none"),
        "--quick leaves installed programs out");
    assumeTrue(
        !outpost.equals("tmux") || Files.isExecutable(Path.of("/usr/bin/tmux")),
        "there is no tmux here");
    var place = folder.toRealPath();
    try (var town = LivingTown.found(Installed.plain(place), place, "")) {
      town.ok("gt", "config", "set", "outpost", outpost);
      town.ok("gt", "config", "set", "linger", "1s");
      town.agent("mine", STRANGER);
      town.ok("gt", "crew", "add", "ana", "--rig", "hello");
      town.ok("gt", "crew", "start", "ana", "--agent", "mine");
      var person = outpost.equals("process") ? null : visitor(town);
      Files.createFile(town.root().resolve("go"));
      var second = town.root().resolve("hello.crew.ana.2.primed");
      Installed.await("the fresh session to be told", () -> Files.exists(second));
      assertThat(Files.readString(second))
          .contains("Handed over to you by hello/crew/ana", "The rest is left.");
      assertThat(first(town)).doesNotContain("The rest is left.");
      Installed.await("it to be noted", () -> isLive(town, "hello.crew.ana.2"));
      var session = Objects.requireNonNull(town.documents("session").get("hello.crew.ana.2"));
      assertThat(text(session, "runtime")).isEqualTo("mine");
      assertThat(isLive(town, "hello.crew.ana.1")).isFalse();
      if (person != null) {
        person.await("I am hello.crew.ana.2");
        person.press("C-b", "d");
        person.await("visited 0");
        person.close();
      }
    }
  }

  @Test
  void nobody_goes_on_where_a_person_stopped_it_in_between(@TempDir Path folder) throws Exception {
    assumeTrue(
        !System.getProperty("test.campaign", "").equals("none"),
        "--quick leaves installed programs out");
    var place = folder.toRealPath();
    try (var town = LivingTown.found(Installed.plain(place), place, "")) {
      town.ok("gt", "config", "set", "outpost", "process");
      town.ok("gt", "config", "set", "linger", "10m");
      town.agent("mine", STRANGER);
      town.ok("gt", "crew", "add", "ana", "--rig", "hello");
      town.ok("gt", "crew", "start", "ana", "--agent", "mine");
      Files.createFile(town.root().resolve("go"));
      var first = "hello.crew.ana.1";
      Installed.await("it to hand over", () -> isHandedOn(town, first));
      kill(town);
      var running = Objects.requireNonNull(town.documents("session").get(first));
      ProcessHandle.of(LivingTown.number(running, "pid")).ifPresent(ProcessHandle::destroyForcibly);
      var alone =
          town.program()
              .command(town.root(), Map.of("GT_SERVER", "off"), "gt", "crew", "stop", "ana");
      assertThat(Installed.finish(alone, "").out()).contains("ended");
      assertThat(town.ok("gt", "crew", "list")).contains("ana");
      town.awaitRest();
      assertThat(town.documents("session")).containsOnlyKeys(first);
    }
  }

  private static boolean isHandedOn(LivingTown town, String session) {
    var known = town.documents("condition").get(session);
    return known != null && text(known, "state").equals("handed_on");
  }

  /// Somebody whose terminal is at the first session.
  private static PersonTerminal visitor(LivingTown town) throws Exception {
    var bin = town.program().folder().resolve("bin");
    var terminal =
        new PersonTerminal(
            town.root(),
            Map.of("HOME", town.program().home().toString(), "PATH", bin + ":/usr/bin:/bin"));
    terminal.type("gt session at hello/crew/ana; echo visited $?");
    terminal.await("I am hello.crew.ana.1");
    return terminal;
  }

  private static String first(LivingTown town) throws IOException {
    return Files.readString(town.root().resolve("hello.crew.ana.1.primed"));
  }
}
