package gastown.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gastown.app.house.LocalConversing;
import gastown.app.house.LocalDisk;
import gastown.app.house.LocalPrograms;
import gastown.app.house.LocalSpawning;
import gastown.outposts.tmux.TmuxOutpost;
import gastown.outposts.tmux.Visitors;
import gastown.town.ports.Outpost.Place;
import gastown.town.ports.Outpost.Plan;
import gastown.town.ports.Outpost.Sign;
import gastown.town.ports.Outpost.Started;
import gastown.town.settings.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person sees and may press who comes to a session: the person's terminal is a window of a
/// tmux of their own, with settings of their own.
class VisitTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String OWN =
      "set -g status-right 'MY OWN LINE'\nset -g prefix C-a\nset -g status-left 'mine '\n";

  @TempDir Path root;
  private final LocalDisk disk = new LocalDisk();
  private final LocalSpawning spawning = new LocalSpawning();
  private final OwnTmux inner = new OwnTmux();
  private final OwnTmux outer = new OwnTmux();
  private TmuxOutpost outpost;
  private Path settings;

  @BeforeEach
  void a_person_sits_in_a_tmux_of_their_own() throws IOException {
    assumeTrue(OwnTmux.isHere(), "tmux is not installed");
    var programs = new LocalPrograms(Map.of("PATH", "/usr/bin:/bin"));
    var feed =
        Files.writeString(
            root.resolve("feed it's"), "#!/bin/sh\necho \"${PWD##*/}\"\necho \"$1 $HOME\"\n");
    Files.setPosixFilePermissions(
        feed, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
    outpost =
        new TmuxOutpost(
            disk,
            new TmuxOutpost.Hands(spawning, programs, new LocalConversing()),
            root.resolve("programs"),
            OwnTmux.PROGRAM,
            inner.socket(),
            new Visitors(root, feed, Map.of("HOME", "/home/visitor")));
    settings = Files.writeString(root.resolve(".tmux.conf"), OWN);
    outer.ask(
        Map.of("PATH", "/usr/bin:/bin", "HOME", root.toString(), "SHELL", "/bin/sh"),
        "new-session",
        "-d",
        "-s",
        "person",
        "-x",
        "80",
        "-y",
        "24",
        "/bin/sh");
  }

  @AfterEach
  void no_server_is_left() {
    outpost.shut();
    outer.ask("kill-server");
  }

  private Place begin(String id, String who, String words) {
    var place = new Place(id, root.resolve("places").resolve(id));
    var plan =
        new Plan(
            id,
            who,
            List.of("/bin/sh", "-c", "echo \"I am $GT_SESSION\"; exec sleep 600"),
            root,
            place.folder(),
            Map.of("PATH", "/usr/bin:/bin", "GT_SESSION", id));
    assertThat(outpost.start(plan)).isInstanceOf(Started.Running.class);
    outpost.show(place, new Sign(who, words, Theme.of("plum", "")));
    return place;
  }

  private void type(String line) {
    outer.ask("send-keys", "-t", "person", "-l", line);
    press("Enter");
  }

  private void press(String... keys) {
    for (var key : keys) {
      outer.ask("send-keys", "-t", "person", key);
    }
  }

  private String screen() {
    return outer.ask("capture-pane", "-p", "-t", "person");
  }

  private void awaitScreen(String words) {
    await(words, () -> screen().contains(words));
  }

  private void await(String what, BooleanSupplier fact) {
    long end = System.nanoTime() + SOON.toNanos();
    while (!fact.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what + " in:\n" + screen()).isLessThan(end);
      spawning.awaitAny(List.of(), Duration.ofMillis(20));
    }
  }

  private void attach(Place place) {
    type("PS1='$ '; clear; " + String.join(" ", outpost.attachWords(place)));
    awaitScreen("I am " + place.id());
  }

  private String last() {
    return screen().lines().toList().getLast();
  }

  @Test
  void the_line_below_the_screen_says_who_and_what_and_how_to_leave() {
    var toast =
        begin("gp-a1b2c.1.0", "web/Toast", "gp-a1b2c Read #[fg=red]all · working · 2 letters");
    attach(toast);
    awaitScreen("2 letters");
    show("in 80 columns");
    assertThat(last())
        .startsWith(" web/Toast")
        .contains("gp-a1b2c Read #[fg=red]all · working · 2 letters")
        .endsWith("C-b d leaves");
    outpost.show(
        toast,
        new Sign(
            "web/Toast",
            "gp-a1b2c A title of thirty-six letters, cut… · working · 12 letters · 3 in the queue",
            Theme.NONE));
    awaitScreen("3 in the queue");
    show("too much for 80 columns");
    assertThat(last()).startsWith(" web/Toast").endsWith("3 in the queue");
    outpost.show(toast, new Sign("web/Toast", "gp-a1b2c Read · WAITS FOR YOU", Theme.NONE));
    awaitScreen("WAITS FOR YOU");
    press("C-b", "d");
    awaitScreen("[detached");
  }

  private void show(String what) {
    if (Boolean.getBoolean("gastown.screens")) {
      System.out.println("--- " + what + "\n" + screen());
    }
  }

  @Test
  void the_persons_own_tmux_and_settings_stay_as_they_are() throws IOException {
    var place = begin("a", "web/Toast", "x");
    var before = outer.ask("show-options", "-g") + outer.ask("list-keys");
    attach(place);
    press("C-b", "d");
    awaitScreen("[detached");
    assertThat(outer.ask("show-options", "-g") + outer.ask("list-keys")).isEqualTo(before);
    assertThat(Files.readString(settings)).isEqualTo(OWN);
    assertThat(inner.ask("show-options", "-g"))
        .doesNotContain("MY OWN LINE")
        .contains("prefix C-b");
    assertThat(inner.ask("list-clients", "-F", "#{client_control_mode}")).isEqualTo("1");
  }

  @Test
  void keys_lead_from_agent_to_agent_and_to_the_list_of_them() {
    var mayor = begin("mayor.1", "mayor", "2 at work · 1 letter");
    begin("web.crew.ana.1", "web/crew/ana", "idle");
    begin("web.witness.1", "web/witness", "3 in the queue");
    attach(mayor);
    press("C-b", "n");
    awaitScreen("I am web.crew.ana.1");
    press("C-b", "p");
    awaitScreen("I am mayor.1");
    press("C-b", "p");
    awaitScreen("I am web.witness.1");
    press("C-b", "g");
    awaitScreen("web/crew/ana");
    show("the list of agents");
    assertThat(screen())
        .contains("mayor")
        .contains("2 at work · 1 letter")
        .contains("3 in the queue");
    press("Up", "Up", "Enter");
    awaitScreen("I am mayor.1");
  }

  @Test
  void a_key_shows_what_happens_in_the_town() {
    attach(begin("a", "mayor", ""));
    press("C-b", "a");
    awaitScreen("feed /home/visitor");
    assertThat(screen()).contains(root.getFileName().toString());
    show("the feed");
    press("Escape");
    await("it is gone", () -> !screen().contains("/home/visitor"));
  }

  @Test
  void who_is_among_the_sessions_already_goes_over_to_another() {
    var one = begin("one", "web/one", "");
    var two = begin("two", "web/two", "");
    attach(one);
    press("C-b", "c");
    await(
        "a window of the person's own",
        () -> inner.ask("list-windows", "-t", "=one:").contains("\n"));
    var inside = Map.of("TMUX", inner.ask("display-message", "-p", "#{socket_path},#{pid},0"));
    assertThat(outpost.attachWords(two, inside)).contains("switch-client").doesNotContain("env");
    assertThat(outpost.attachWords(two, Map.of("TMUX", "/tmp/tmux-0/default,1,0")))
        .startsWith("env", "-u", "TMUX");
    type(String.join(" ", outpost.attachWords(two, inside)));
    awaitScreen("I am two");
    press("C-b", "p");
    awaitScreen("1:sh");
    type(String.join(" ", outpost.chooseWords(inside)).replace(";", "\\;"));
    awaitScreen("web/two");
    press("q");
    assertThat(outpost.stepWords(true, Map.of())).isEmpty();
    type(String.join(" ", outpost.stepWords(true, inside)));
    awaitScreen("I am two");
  }

  @Test
  void the_list_opens_from_outside_too() {
    assertThat(outpost.chooseWords(Map.of())).isEmpty();
    begin("one", "web/one", "working");
    begin("two", "web/two", "idle");
    type(String.join(" ", outpost.chooseWords(Map.of())).replace(";", "\\;"));
    awaitScreen("web/two");
    show("the list from outside");
    press("Enter");
    awaitScreen("I am ");
  }
}
