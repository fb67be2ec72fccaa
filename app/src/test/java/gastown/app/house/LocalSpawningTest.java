package gastown.app.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gastown.town.ports.Outpost.ProcessMark;
import gastown.town.ports.Spawning.Birth;
import gastown.town.ports.Spawning.Kin;
import gastown.town.ports.Spawning.Signal;
import gastown.town.ports.Spawning.Spawned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSpawningTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path root;
  private final LocalSpawning spawning = new LocalSpawning();

  private Spawned spawn(String script) {
    return spawning.spawn(
        new Birth(
            List.of("/bin/sh", "-c", script),
            root,
            Map.of("PATH", "/usr/bin:/bin", "MARK", root.toString())));
  }

  /// A process that is no child of this one, and its mark.
  private ProcessMark stranger() throws IOException {
    var file = root.resolve("number");
    Files.deleteIfExists(file);
    spawn("(setsid sleep 600 >/dev/null 2>&1 & echo $! >x; mv x number)");
    assertThat(spawning.awaitAny(List.of(file), SOON)).isTrue();
    return Objects.requireNonNull(spawning.markOf(Long.parseLong(Files.readString(file).strip())));
  }

  @Test
  void what_a_program_says_before_it_closes_its_output_is_heard() {
    assertThat(spawn("echo one; echo two >&2")).isEqualTo(new Spawned.Begun("one\ntwo\n"));
    assertThat(spawn("cat; echo end")).isEqualTo(new Spawned.Begun("end\n"));
  }

  @Test
  void the_end_of_many_that_are_no_children_is_told_once_each() throws Exception {
    var marks = new ArrayList<ProcessMark>();
    for (int i = 0; i < 12; i++) {
      marks.add(stranger());
    }
    var told = new ArrayList<ProcessMark>();
    var over = new CountDownLatch(12);
    for (var mark : marks) {
      spawning.whenOver(
          mark,
          () -> {
            synchronized (told) {
              told.add(mark);
            }
            over.countDown();
          });
    }
    assertThat(told).isEmpty();
    marks.forEach(mark -> assertThat(spawning.signal(mark, Signal.KILL)).isTrue());
    assertThat(over.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(told).containsExactlyInAnyOrderElementsOf(marks);
  }

  @Test
  void on_linux_the_system_tells_by_itself() {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "this is no Linux");
    assertThat(ProcessDescriptors.open()).isNotNull();
  }

  @Test
  void the_number_of_another_process_is_over_and_takes_no_signal() throws Exception {
    var mark = stranger();
    try {
      var older = new ProcessMark(mark.number(), "1" + mark.start());
      assertThat(spawning.isAlive(older)).isFalse();
      assertThat(spawning.signal(older, Signal.KILL)).isFalse();
      var over = new CountDownLatch(1);
      spawning.whenOver(older, over::countDown);
      assertThat(over.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(spawning.isAlive(mark)).isTrue();
    } finally {
      spawning.signal(mark, Signal.KILL);
    }
  }

  @Test
  void a_family_is_known_by_its_sign_and_never_holds_ourselves() throws Exception {
    var mark = stranger();
    try {
      var kin = new Kin(new ProcessMark(0, ""), "MARK=" + root, root.resolve("none"));
      assertThat(spawning.family(kin)).containsExactly(mark);
      var other = new Kin(new ProcessMark(0, ""), "MARK=" + root + "x", root.resolve("none"));
      assertThat(spawning.family(other)).isEmpty();
      var self = Objects.requireNonNull(spawning.markOf(ProcessHandle.current().pid()));
      assertThat(spawning.family(new Kin(self, "MARK=none", root.resolve("none"))))
          .doesNotContain(self);
    } finally {
      spawning.signal(mark, Signal.KILL);
    }
  }

  @Test
  void a_file_is_shortened_under_its_writer_and_its_tail_begins_with_a_line() throws IOException {
    var file = root.resolve("log");
    var text = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      text.append("line ").append(i).append('\n');
    }
    Files.writeString(file, text);
    spawning.shorten(file, 1 << 20);
    assertThat(Files.readString(file)).hasSize(text.length());
    spawning.shorten(file, 40_000);
    assertThat(Files.size(file)).isEqualTo(10_000);
    assertThat(spawning.tail(file, 25)).isEqualTo("line 9998\nline 9999\n");
    assertThat(spawning.tail(root.resolve("none"), 25)).isEmpty();
  }
}
