package gastown.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gastown.app.house.LocalConversing;
import gastown.app.house.LocalDisk;
import gastown.app.house.LocalPrograms;
import gastown.app.house.LocalSpawning;
import gastown.outposts.tmux.TmuxOutpost;
import gastown.outposts.tmux.Visitors;
import gastown.town.ports.Outpost.Look;
import gastown.town.ports.Outpost.Place;
import gastown.town.ports.Outpost.Plan;
import gastown.town.ports.Outpost.Sign;
import gastown.town.ports.Outpost.Started;
import gastown.town.ports.Spawning;
import gastown.town.settings.Theme;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the client that stays beside tmux tells and does, where the system itself tells of no
/// process's end.
class TmuxControlTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path root;
  private final LocalDisk disk = new LocalDisk();
  private final LocalSpawning spawning = new LocalSpawning();
  private final LocalPrograms programs = new LocalPrograms(Map.of("PATH", "/usr/bin:/bin"));
  private final OwnTmux tmux = new OwnTmux();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
  private TmuxOutpost outpost;

  @BeforeEach
  void tmux_is_here() {
    assumeTrue(OwnTmux.isHere(), "tmux is not installed");
    var hands = new TmuxOutpost.Hands(deaf(spawning), programs, new LocalConversing());
    outpost = outpost(hands);
  }

  private TmuxOutpost outpost(TmuxOutpost.Hands hands) {
    var folder = root.resolve("programs");
    return new TmuxOutpost(disk, hands, folder, OwnTmux.PROGRAM, tmux.socket(), Visitors.NONE);
  }

  @AfterEach
  void no_server_is_left() {
    outpost.shut();
  }

  /// All of a spawning but news of ends. While one is waited for, something may be done.
  private Spawning deaf(Spawning whole) {
    return (Spawning)
        Proxy.newProxyInstance(
            Spawning.class.getClassLoader(),
            new Class<?>[] {Spawning.class},
            (_, method, words) -> {
              try {
                if (method.getName().equals("awaitEnd")) {
                  meanwhile.getAndSet(() -> {}).run();
                }
                return method.getName().equals("whenOver") ? null : method.invoke(whole, words);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private Place place(String id) {
    return new Place(id, root.resolve("places").resolve(id));
  }

  private Plan plan(String id, String script) {
    return new Plan(
        id,
        id,
        List.of("/bin/sh", "-c", script),
        root,
        place(id).folder(),
        Map.of("PATH", "/usr/bin:/bin", "GT_SESSION", id));
  }

  private void begin(String id, String script) {
    assertThat(outpost.start(plan(id, script))).isInstanceOf(Started.Running.class);
    outpost.whenOver(place(id), over -> told.add(over.id()));
  }

  private void await(String what, BooleanSupplier fact) {
    long end = System.nanoTime() + SOON.toNanos();
    while (!fact.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      spawning.awaitAny(List.of(), Duration.ofMillis(20));
    }
  }

  /// tmux now and then sleeps through the end of a child, where the system's own news is what
  /// tells; here another child's end wakes it.
  private String heard() throws InterruptedException {
    String heard = null;
    for (int i = 0; heard == null && i < SOON.toSeconds(); i++) {
      heard = told.poll(1, TimeUnit.SECONDS);
      tmux.ask("run-shell", "true");
    }
    return String.valueOf(heard);
  }

  private List<String> clients() {
    return tmux.ask("list-clients", "-F", "#{client_control_mode} #{client_pid} #{client_flags}")
        .lines()
        .toList();
  }

  private long client() {
    await("the client is there", () -> clients().size() == 1);
    return Long.parseLong(clients().getFirst().split(" ")[1]);
  }

  private void kill(long number) {
    var mark = Objects.requireNonNull(spawning.markOf(number));
    assertThat(spawning.signal(mark, Spawning.Signal.KILL)).isTrue();
    assertThat(spawning.awaitEnd(List.of(mark), SOON)).isTrue();
  }

  @Test
  void the_end_of_a_program_is_told_though_its_screen_stays() throws InterruptedException {
    begin("stays", "exec sleep 600");
    begin("ends", "exec sleep 1");
    assertThat(heard()).isEqualTo("ends");
    assertThat(outpost.look(place("ends"))).isInstanceOf(Look.Over.class);
    assertThat(outpost.look(place("stays"))).isInstanceOf(Look.Running.class);
    assertThat(told).isEmpty();
  }

  @Test
  void what_ended_before_it_was_waited_for_is_told() throws InterruptedException {
    begin("stays", "exec sleep 600");
    begin("a", "exec sleep 600");
    tmux.ask("kill-session", "-t", "=a");
    assertThat(heard()).isEqualTo("a");
    outpost.whenOver(place("a"), over -> told.add("again " + over.id()));
    assertThat(heard()).isEqualTo("again a");
  }

  @Test
  void a_session_somebody_takes_from_it_is_over_whatever_its_program_thinks()
      throws InterruptedException {
    begin("stays", "exec sleep 600");
    begin("stubborn", "trap '' HUP; while :; do sleep 600; done");
    tmux.ask("kill-session", "-t", "=stubborn");
    assertThat(heard()).isEqualTo("stubborn");
    assertThat(outpost.look(place("stubborn"))).isInstanceOf(Look.Over.class);
    assertThat(outpost.look(place("stays"))).isInstanceOf(Look.Running.class);
  }

  @Test
  void a_session_a_person_renames_goes_on() throws InterruptedException {
    begin("a", "exec sleep 600");
    begin("b", "exec sleep 1");
    tmux.ask("rename-session", "-t", "=a", "another");
    assertThat(heard()).isEqualTo("b");
    assertThat(outpost.look(place("a"))).isInstanceOf(Look.Running.class);
  }

  @Test
  void a_client_that_was_killed_is_replaced_and_nothing_is_missed() throws InterruptedException {
    begin("a", "exec sleep 600");
    begin("b", "exec sleep 600");
    long first = client();
    kill(first);
    await("another client", () -> clients().size() == 1 && client() != first);
    tmux.ask("kill-session", "-t", "=b");
    assertThat(heard()).isEqualTo("b");
    assertThat(outpost.look(place("a"))).isInstanceOf(Look.Running.class);
  }

  /// The client of somebody who stayed beside this tmux and was killed while there was news.
  private Process abandoned() throws IOException {
    var builder =
        new ProcessBuilder(OwnTmux.PROGRAM.toString(), "-u", "-L", tmux.socket(), "-N", "-C");
    builder.command().addAll(List.of("attach-session", "-f", "ignore-size,no-output"));
    builder.environment().remove("TMUX");
    var client = builder.start();
    assertThat(client.getInputStream().read()).isPositive();
    client.getInputStream().close();
    for (int i = 0; i < 3; i++) {
      tmux.ask("new-session", "-d", "-s", "news-" + i, "sleep 600");
    }
    client.getOutputStream().close();
    for (int i = 0; i < 3; i++) {
      tmux.ask("kill-session", "-t", "=news-" + i);
    }
    return client;
  }

  @Test
  void a_client_left_by_somebody_who_was_killed_is_sent_away() throws Exception {
    tmux.ask("new-session", "-d", "-s", "there", "sleep 600");
    var client = abandoned();
    assertThat(client.isAlive()).isTrue();
    begin("a", "exec sleep 600");
    assertThat(client.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    await("ours is there", () -> clients().size() == 1);
    assertThat(outpost.look(place("a"))).isInstanceOf(Look.Running.class);
  }

  @Test
  void tmux_ends_though_somebody_was_killed_who_left_a_client() throws Exception {
    tmux.ask("new-session", "-d", "-s", "there", "sleep 600");
    var server =
        Objects.requireNonNull(
            spawning.markOf(Long.parseLong(tmux.ask("display-message", "-p", "#{pid}"))));
    var client = abandoned();
    tmux.ask("kill-session", "-t", "=there");
    assertThat(client.isAlive()).isTrue();
    outpost.shut();
    assertThat(client.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(spawning.awaitEnd(List.of(server), SOON)).isTrue();
  }

  @Test
  void when_tmux_itself_is_killed_every_end_is_told() throws InterruptedException {
    begin("a", "trap '' HUP; while :; do sleep 600; done");
    begin("b", "exec sleep 600");
    client();
    kill(Long.parseLong(tmux.ask("display-message", "-p", "#{pid}")));
    assertThat(List.of(heard(), heard())).containsExactlyInAnyOrder("a", "b");
    assertThat(outpost.look(place("a"))).isInstanceOf(Look.Over.class);
    begin("c", "exec sleep 600");
    client();
  }

  @Test
  void the_client_has_no_size_and_goes_with_whoever_listened() {
    begin("a", "exec sleep 600");
    client();
    assertThat(clients().getFirst()).startsWith("1 ").contains("ignore-size").contains("no-output");
    assertThat(tmux.ask("display-message", "-p", "-t", "=a:", "#{window_width}x#{window_height}"))
        .isEqualTo("160x48");
    outpost.leave();
    await("nobody is left", () -> clients().isEmpty());
    assertThat(outpost.look(place("a"))).isInstanceOf(Look.Running.class);
  }

  @Test
  void signs_are_text_whatever_is_in_them() {
    begin("a", "exec sleep 600");
    client();
    var odd = "it's \"#{pid}\" #(id) #[fg=red] ##[x] 100% ; $HOME \\ ü€; é\u001b[31m\n;";
    outpost.show(place("a"), new Sign(odd, odd, new Theme("", "#102030", "#ffffff")));
    await("the sign is up", () -> !option("@gt_words").isEmpty());
    assertThat(option("@gt_words"))
        .isEqualTo("it's \"#{pid}\" #(id) ##[fg=red] ####[x] 100% ; $HOME \\ ü€; é [31m ;");
    assertThat(option("@gt_who")).isEqualTo(option("@gt_words"));
    assertThat(option("status-style")).isEqualTo("bg=#102030,fg=#ffffff");
  }

  private String option(String name) {
    return tmux.ask("show-options", "-v", "-t", "=a:", name);
  }

  @Test
  void what_begins_in_the_next_server_does_not_go_with_the_one_before() throws Exception {
    begin("a", "while [ ! -e stop ]; do sleep 0.05; done");
    client();
    meanwhile.set(() -> {
      begin("b", "exec sleep 600");
      client();
      spawning.awaitAny(List.of(), Duration.ofMillis(300));
    });
    disk.write(root.resolve("stop"), "");
    assertThat(heard()).isEqualTo("a");
    client();
    assertThat(told.poll(1, TimeUnit.SECONDS)).isNull();
    assertThat(outpost.look(place("b"))).isInstanceOf(Look.Running.class);
  }

  /// It would tell the program that its screen is left, which our client looked at.
  @Test
  void tmux_lives_through_the_end_of_a_program_that_was_killed_while_it_looked_for_focus()
      throws InterruptedException {
    begin("a", "printf '\\033[?1004h'; exec sleep 1");
    client();
    begin("b", "exec sleep 600");
    assertThat(heard()).isEqualTo("a");
    assertThat(outpost.look(place("a"))).isInstanceOf(Look.Over.class);
    assertThat(outpost.look(place("b"))).isInstanceOf(Look.Running.class);
    assertThat(told).isEmpty();
  }

  /// It tells a client of sessions before it is ready to, and dies of that.
  @Test
  void tmux_lives_through_clients_that_come_while_sessions_begin_and_end() throws Exception {
    begin("stays", "exec sleep 600");
    var server = tmux.ask("display-message", "-p", "#{pid}");
    outpost.leave();
    var others = new ArrayList<Thread>();
    for (int i = 0; i < 3; i++) {
      var name = "brief-" + i + "-";
      others.add(Thread.startVirtualThread(() -> briefly(name)));
    }
    while (others.stream().anyMatch(Thread::isAlive)) {
      var another = outpost(new TmuxOutpost.Hands(spawning, programs, new LocalConversing()));
      another.whenOver(place("stays"), over -> told.add(over.id()));
      await("a client is there", () -> !clients().isEmpty());
      another.leave();
    }
    assertThat(tmux.ask("display-message", "-p", "#{pid}")).isEqualTo(server);
    assertThat(told).isEmpty();
  }

  private void briefly(String name) {
    var another = outpost(new TmuxOutpost.Hands(spawning, programs, null));
    for (int i = 0; i < 60; i++) {
      another.start(plan(name + i, "exit"));
      another.end(place(name + i), Duration.ofSeconds(2));
    }
  }
}
