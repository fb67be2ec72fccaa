package gastown.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `gt daemon logs` shows.
class DaemonLogsTest {
  @TempDir Path folder;

  private String shown(String... words) throws IOException {
    var out = new StringBuilder();
    var wish = DaemonLogs.of(List.of(words));
    assertThat(wish).isNotNull();
    if (wish != null) {
      wish.show(
          folder,
          text -> {
            out.append(text);
            return true;
          });
    }
    return out.toString();
  }

  @Test
  void the_words_are_read_as_the_help_says() {
    assertThat(DaemonLogs.of(List.of())).isEqualTo(new DaemonLogs(50, false, false));
    assertThat(DaemonLogs.of(List.of("-n", "3", "-f"))).isEqualTo(new DaemonLogs(3, true, false));
    assertThat(DaemonLogs.of(List.of("-n3"))).isEqualTo(new DaemonLogs(3, false, false));
    assertThat(DaemonLogs.of(List.of("--lines=0", "--follow")))
        .isEqualTo(new DaemonLogs(0, true, false));
    assertThat(DaemonLogs.of(List.of("--json"))).isEqualTo(new DaemonLogs(50, false, true));
    assertThat(DaemonLogs.of(List.of("--json", "-f"))).isNull();
    assertThat(DaemonLogs.of(List.of("--lines"))).isNull();
    assertThat(DaemonLogs.of(List.of("-n", "-1"))).isNull();
    assertThat(DaemonLogs.of(List.of("--nonsense"))).isNull();
  }

  @Test
  void only_what_is_followed_needs_a_process_of_its_own() {
    assertThat(DaemonLogs.isFollowed(List.of("daemon", "logs", "-f"))).isTrue();
    assertThat(DaemonLogs.isFollowed(List.of("daemon", "logs", "-n", "3"))).isFalse();
    assertThat(DaemonLogs.isFollowed(List.of("daemon", "status", "-f"))).isFalse();
    assertThat(DaemonLogs.isFollowed(List.of("daemon"))).isFalse();
  }

  @Test
  void the_newest_lines_of_each_log_are_shown_the_newest_log_last() throws Exception {
    assertThat(shown()).isEqualTo("no server ever ran here\n");
    var old = Files.writeString(folder.resolve("b.log"), "1\n2\n3\n");
    var fresh = Files.writeString(folder.resolve("a.log"), "4\n5\n");
    Files.writeString(folder.resolve("a.sock"), "no log");
    Files.setLastModifiedTime(old, java.nio.file.attribute.FileTime.fromMillis(1_000));
    assertThat(shown("-n", "2")).isEqualTo("==> " + old + "\n2\n3\n==> " + fresh + "\n4\n5\n");
    assertThat(shown("-n0")).isEqualTo("==> " + old + "\n==> " + fresh + "\n");
  }

  @Test
  void as_json_each_log_is_its_file_and_its_newest_lines() throws Exception {
    assertThat(shown("--json")).isEqualTo("[]\n");
    var log = Files.writeString(folder.resolve("a.log"), "1\n\"2\"\n3\n");
    assertThat(JsonReader.read(shown("--json", "-n", "2")))
        .isEqualTo(
            new Json.Arr(
                List.of(
                    Json.object()
                        .put("file", log.toString())
                        .put("lines", Json.texts(List.of("\"2\"", "3")))
                        .build())));
  }

  @Test
  void what_is_said_next_follows_until_nobody_listens_also_in_a_log_begun_anew() throws Exception {
    var log = Files.writeString(folder.resolve("a.log"), "before\n");
    var out = new StringBuilder();
    var wish = new DaemonLogs(0, true, false);
    var listener =
        Thread.ofVirtual()
            .start(() -> {
              try {
                wish.show(
                    folder,
                    text -> {
                      synchronized (out) {
                        out.append(text);
                      }
                      return true;
                    });
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    until(out, "==>");
    Files.writeString(log, "after\n", StandardOpenOption.APPEND);
    until(out, "after\n");
    Files.writeString(log, "new\n");
    until(out, "new\n");
    listener.interrupt();
    listener.join();
    assertThat(out.toString()).doesNotContain("before");
  }

  private static void until(StringBuilder out, String part) {
    long end = System.nanoTime() + 30_000_000_000L;
    while (System.nanoTime() < end) {
      synchronized (out) {
        if (out.indexOf(part) >= 0) {
          return;
        }
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("not shown: " + part);
  }
}
