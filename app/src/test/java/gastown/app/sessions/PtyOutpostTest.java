package gastown.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gastown.app.house.LocalPrograms;
import gastown.beads.ports.Programs.Call;
import gastown.outposts.pty.PtyOutpost;
import gastown.town.ports.Outpost;
import gastown.town.ports.Spawning.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PtyOutpostTest extends OutpostContract {
  @TempDir static Path made;
  private static Path holder;

  private final LocalPrograms programs = new LocalPrograms(Map.of("PATH", "/usr/bin:/bin"));
  private final OwnTmux outer = new OwnTmux();

  @BeforeAll
  static void the_holder_is_made() {
    holder = made.resolve("hold");
    var source = Path.of("src/main/c/hold.c").toAbsolutePath();
    var call =
        Call.of(
            made, "cc", "-O1", "-Wall", "-Wextra", "-Werror", "-o", holder.toString(), "" + source);
    var outcome = new LocalPrograms(Map.of("PATH", "/usr/bin:/bin")).run(call);
    assumeTrue(outcome.exit() != 127, "there is no C compiler");
    assertThat(outcome.isOk()).as(outcome.err()).isTrue();
  }

  @AfterEach
  void no_terminal_is_left() {
    outer.ask("kill-server");
  }

  @Override
  Outpost outpost() {
    return new PtyOutpost(disk, spawning, programs, root.resolve("programs"), holder);
  }

  /// The terminal is the holder's.
  @Override
  Map<String, String> expected(Map<String, String> given, Map<String, String> found) {
    assertThat(found).containsEntry("TERM", "xterm-256color");
    var all = new HashMap<>(found);
    all.put("TERM", given.getOrDefault("TERM", ""));
    return all;
  }

  @Test
  void the_program_has_a_terminal_and_what_it_says_is_kept_when_it_ends() {
    outpost().start(script("a", "test -t 0 && test -t 1 && tty </dev/tty && echo yes; exit 1"));
    awaitOver(place("a"));
    await("its words", () -> outpost().capture(place("a"), 5).contains("yes"));
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
    assertThat(outpost().type(place("a"), text + "\u0003\u001b")).isTrue();
    assertThat(written("typed")).isEqualTo(text + "\n");
  }

  @Test
  void a_paste_is_marked_where_the_program_asks_for_it() {
    running(
        outpost()
            .start(
                script(
                    "a",
                    "stty raw -echo; printf '\\033[?2004h'; echo x >up;"
                        + " dd bs=1 count=20 of=x 2>/dev/null; mv x typed; exec sleep 600")));
    written("up");
    await(
        "the mark",
        () -> spawning.tail(place("a").folder().resolve("output.log"), 99).contains("2004h"));
    assertThat(outpost().type(place("a"), "two\nrows")).isTrue();
    assertThat(written("typed")).isEqualTo("\u001b[200~two\nrows\u001b[201~");
  }

  @Test
  void nobody_can_type_into_what_is_over() {
    outpost().start(script("a", "exit 0"));
    awaitOver(place("a"));
    assertThat(outpost().type(place("a"), "hello")).isFalse();
    assertThat(outpost().attachWords(place("a"))).isEmpty();
  }

  @Test
  void the_way_in_is_its_owners_alone_and_goes_with_the_program() throws IOException {
    var process = running(outpost().start(script("a", "exec sleep 600")));
    var socket = place("a").folder().resolve("tty." + process.number());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
        .isEqualTo("rw-------");
    spawning.signal(process, Signal.KILL);
    awaitOver(place("a"));
    await("it is gone", () -> !Files.exists(socket));
  }

  @Test
  void the_output_is_kept_short() throws IOException {
    running(
        outpost()
            .start(
                script(
                    "a",
                    "head -c 17000000 /dev/zero | tr '\\0' 'y' | fold -w 99; echo; echo the end;"
                        + " echo x >up; exec sleep 600")));
    written("up");
    var log = place("a").folder().resolve("output.log");
    await("the end", () -> outpost().capture(place("a"), 1).equals("the end"));
    assertThat(Files.size(log)).isBetween(1_000_000L, 16L << 20);
  }

  @Test
  void a_person_comes_types_and_leaves_and_the_session_goes_on() {
    assumeTrue(OwnTmux.isHere(), "tmux, which lends the person a terminal, is not installed");
    var text = "echo hello; while IFS= read -r line; do echo \"heard $line\"; stty size; done";
    var process = running(outpost().start(script("a", text)));
    outer.ask("new-session", "-d", "-s", "p", "-x", "90", "-y", "20", "/bin/sh");
    type("PS1='$ '; " + String.join(" ", outpost().attachWords(place("a"))));
    awaitScreen("hello");
    type("good morning");
    awaitScreen("heard good morning");
    awaitScreen("20 90");
    outer.ask("resize-window", "-t", "p", "-x", "70", "-y", "15");
    type("again");
    awaitScreen("15 70");
    press("C-b");
    press("Up");
    press("d");
    awaitScreen("[left; the session goes on]");
    type("stty -a");
    awaitScreen(" icanon");
    assertThat(outpost().look(place("a"))).isEqualTo(new Outpost.Look.Running(process));
    type(String.join(" ", outpost().attachWords(place("a"))));
    awaitScreen("heard again");
    spawning.signal(process, Signal.KILL);
    awaitScreen("[the session is over]");
  }

  private void type(String line) {
    outer.ask("send-keys", "-t", "p", "-l", line);
    press("Enter");
  }

  private void press(String key) {
    outer.ask("send-keys", "-t", "p", key);
  }

  private void awaitScreen(String words) {
    await(words, () -> outer.ask("capture-pane", "-p", "-t", "p").contains(words));
  }

  @Test
  void capture_shows_words_and_nothing_a_terminal_obeys() {
    running(
        outpost()
            .start(
                script(
                    "a",
                    "printf '\\033]0;a"
                        + " title\\007\\033[2J\\033[1;1H\\033[31mred\\033[0m\\r\\n10%%\\r20%%\\r\\none\\033[3Ctwo\\033(B\\r\\n';"
                        + " echo x >up; exec sleep 600")));
    written("up");
    await("all of it", () -> outpost().capture(place("a"), 3).equals("red\n20%\none   two"));
  }

  /// Rows are counted from the top of the screen, and what is too long goes on in the next.
  @Test
  void capture_knows_how_large_the_terminal_is() {
    running(
        outpost()
            .start(
                script(
                    "a",
                    "set -- $(stty size); seq $(($1 + 11)); printf '%0*d' $(($2 + 3)) 7;"
                        + " printf '\\033[1;1Htop\\033[99;1Hlast'; echo x >up; exec sleep 600")));
    written("up");
    await("all of it", () -> outpost().capture(place("a"), 1).equals("last"));
    assertThat(outpost().capture(place("a"), 99).lines())
        .containsSubsequence("12", "13", "top", "15")
        .endsWith("0".repeat(160), "last")
        .doesNotContain("14");
  }
}
