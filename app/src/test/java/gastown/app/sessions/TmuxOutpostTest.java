package gastown.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gastown.app.house.LocalPrograms;
import gastown.beads.ports.Programs;
import gastown.beads.ports.Programs.Call;
import gastown.outposts.tmux.TmuxOutpost;
import gastown.town.ports.Outpost;
import gastown.town.ports.Outpost.Look;
import gastown.town.ports.Spawning.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TmuxOutpostTest extends OutpostContract {
  private static final List<Path> PLACES =
      Stream.of("/usr/bin/tmux", "/usr/local/bin/tmux", "/opt/homebrew/bin/tmux")
          .map(Path::of)
          .toList();

  private final String socket = "gt-test-" + UUID.randomUUID();
  private final LocalPrograms programs =
      new LocalPrograms(Map.of("PATH", "/usr/bin:/bin", "SECRET_OF_THE_CALLER", "x"));

  private static Path tmux() {
    return PLACES.stream().filter(Files::isExecutable).findFirst().orElse(PLACES.getFirst());
  }

  @BeforeAll
  static void tmux_is_here() {
    assumeTrue(Files.isExecutable(tmux()), "tmux is not installed");
  }

  @Override
  Outpost outpost() {
    return new TmuxOutpost(disk, spawning, programs, root.resolve("programs"), tmux(), socket);
  }

  private String ask(String... words) {
    var all = new ArrayList<>(List.of(tmux().toString(), "-L", socket));
    all.addAll(List.of(words));
    return programs.run(Call.of(root, all.toArray(String[]::new))).out().strip();
  }

  @AfterEach
  void no_server_is_left() {
    outpost().shut();
  }

  @Test
  void when_the_town_goes_down_its_server_ends_with_whatever_was_left_in_it() {
    outpost().start(script("a", "exec sleep 600"));
    outpost().end(place("a"), Duration.ZERO);
    // the server that was there may just be leaving
    await(
        "another session",
        () -> {
          ask("new-session", "-d", "-s", "left", "sleep 600");
          return ask("list-sessions").contains("left");
        });
    var left = Path.of(ask("display-message", "-p", "#{socket_path}"));
    assertThat(left).exists();
    outpost().shut();
    assertThat(ask("list-sessions")).isEmpty();
    assertThat(left).doesNotExist();
    outpost().shut();
    assertThat(left).doesNotExist();
  }

  /// The terminal is tmux's.
  @Override
  Map<String, String> expected(Map<String, String> given, Map<String, String> found) {
    assertThat(found).containsEntry("TERM", "screen-256color");
    var all = new HashMap<>(found);
    all.put("TERM", given.getOrDefault("TERM", ""));
    return all;
  }

  @Test
  void what_is_typed_arrives_as_one_line() {
    running(
        outpost()
            .start(
                script(
                    "a",
                    "IFS= read -r line; printf '%s\\n' \"$line\" >x; mv x typed; exec sleep 600")));
    var text = "it's $HOME; `id` -l C-c \\n ü " + "x".repeat(700) + ";";
    assertThat(outpost().type(place("a"), text)).isTrue();
    assertThat(written("typed")).isEqualTo(text + "\n");
  }

  @Test
  void nobody_can_type_into_what_is_over() {
    outpost().start(script("a", "exit 0"));
    awaitOver(place("a"));
    assertThat(outpost().type(place("a"), "hello")).isFalse();
    assertThat(outpost().attachWords(place("a"))).isEmpty();
  }

  @Test
  void others_go_on_when_somebody_is_typed_to_whose_program_ends_at_that_moment() {
    running(outpost().start(script("b", "exec sleep 600")));
    var process = running(outpost().start(script("a", "exec sleep 600")));
    Programs late =
        call -> {
          if (call.words().contains("load-buffer")) {
            spawning.signal(process, Signal.KILL);
            await("its end", () -> ask("display", "-pt", "=a:", "#{pane_dead}").equals("1"));
          }
          return programs.run(call);
        };
    var folder = root.resolve("programs");
    var typing = new TmuxOutpost(disk, spawning, late, folder, tmux(), socket);
    assertThat(typing.type(place("a"), "hello")).isFalse();
    assertThat(outpost().look(place("b"))).isInstanceOf(Look.Running.class);
    assertThat(ask("list-buffers")).isEmpty();
    assertThat(ask("list-sessions", "-F", "#{session_name}").lines()).contains("b");
  }

  @Test
  void the_last_screen_stays_when_the_session_is_gone() {
    outpost().start(script("a", "echo cannot log in; exit 1"));
    awaitOver(place("a"));
    assertThat(outpost().capture(place("a"), 5)).contains("cannot log in");
    assertThat(ask("list-sessions", "-F", "#{session_name}")).isEmpty();
  }

  @Test
  void a_person_is_brought_to_the_session_of_that_very_name() {
    running(outpost().start(script("a", "exec sleep 600")));
    running(outpost().start(script("a.b", "exec sleep 600")));
    running(outpost().start(script("a_b", "exec sleep 600")));
    assertThat(outpost().attachWords(place("a"))).endsWith("attach-session", "-t", "=a");
    assertThat(ask("list-sessions", "-F", "#{session_name}").lines()).hasSize(3);
  }

  @Test
  void the_server_knows_nothing_of_its_first_caller() {
    running(outpost().start(script("a", "exec sleep 600")));
    assertThat(ask("show-environment", "-g")).doesNotContain("SECRET_OF_THE_CALLER");
    assertThat(ask("show-options", "-gv", "update-environment")).isEmpty();
  }

  @Test
  void a_long_prompt_is_no_problem() {
    var prompt = "word ".repeat(20_000);
    outpost()
        .start(
            plan(
                "a",
                "/bin/sh",
                "-c",
                "printf %s \"$1\" >x; mv x got; exec sleep 600",
                "sh",
                prompt));
    assertThat(written("got")).isEqualTo(prompt);
  }

  @Test
  void a_session_whose_starter_was_killed_is_found() {
    var plan = script("a", "echo once >>times; echo x >up; exec sleep 600");
    var process = running(outpost().start(plan));
    // The note came after the starter's death: the start file of the next one is in the way.
    disk.write(place("a").folder().resolve("start"), "export X=secret\n");
    assertThat(running(outpost().start(plan))).isEqualTo(process);
    written("up");
    outpost().end(place("a"), Duration.ZERO);
    assertThat(disk.exists(place("a").folder().resolve("start"))).isFalse();
    assertThat(written("times")).isEqualTo("once\n");
  }
}
