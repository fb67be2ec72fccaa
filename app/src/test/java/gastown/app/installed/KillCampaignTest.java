package gastown.app.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gastown.beads.query.Query;
import gastown.store.SqliteStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many writers at once, and somebody who kills them and the server all the while. What was
/// acknowledged is there exactly once, what was not is there at most once, and who was not killed
/// notices nothing.
@Tag("installed")
final class KillCampaignTest {
  private static final int WRITERS = 16;
  private static final int KILLED = 128 + 9;

  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final Queue<String> cutOff = new ConcurrentLinkedQueue<>();
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private final Map<Process, Boolean> inFlight = new ConcurrentHashMap<>();
  private final AtomicInteger serverKills = new AtomicInteger();
  private final AtomicInteger writerKills = new AtomicInteger();

  @Test
  void nothing_is_lost_or_doubled_when_writers_and_servers_are_killed(@TempDir Path place)
      throws Exception {
    var campaign = System.getProperty("test.campaign", "short");
    assumeTrue(!campaign.equals("none"), "--quick leaves campaigns out");
    int creates = campaign.equals("full") ? 250 : 12;
    var bd = Installed.in(place);
    assumeTrue(
        bd.hasNativeClient(), "there is no C compiler here, so no native client and no server");
    var workspace = Files.createDirectories(place.resolve("workspace"));
    assertThat(bd.run(workspace, "bd", "init", "--prefix", "kc", "--quiet").exit()).isZero();
    long began = System.nanoTime();
    write(bd, workspace, creates);
    System.out.printf(
        "kill campaign: %d creates by %d writers in %d s; killed with a command in flight: %d"
            + " servers, %d writers; %d acknowledged, %d cut off%n",
        WRITERS * creates,
        WRITERS,
        (System.nanoTime() - began) / 1_000_000_000L,
        serverKills.get(),
        writerKills.get(),
        acknowledged.size(),
        cutOff.size());
    bd.stop();
    assertThat(complaints).isEmpty();
    assertThat(acknowledged.size() + cutOff.size()).isEqualTo(WRITERS * creates);
    assertThat(serverKills.get() + writerKills.get()).isPositive();
    check(workspace.resolve(".beads/beads.db"));
  }

  private void write(Installed bd, Path workspace, int creates) throws Exception {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers = new ArrayList<Future<?>>();
      for (int i = 0; i < WRITERS; i++) {
        var name = "writer " + i;
        writers.add(
            pool.submit(() -> {
              for (int n = 0; n < creates; n++) {
                create(bd, workspace, name + " issue " + n);
              }
              return null;
            }));
      }
      var killers =
          List.of(
              Thread.ofPlatform().start(() -> killServers(bd, new Random(1))),
              Thread.ofPlatform().start(() -> killWriters(new Random(2))));
      for (var writer : writers) {
        writer.get();
      }
      for (var killer : killers) {
        killer.interrupt();
        killer.join();
      }
    }
  }

  private void create(Installed bd, Path workspace, String title) throws Exception {
    var builder = bd.command(workspace, Map.of(), "bd", "create", title, "--silent");
    var process = builder.start();
    inFlight.put(process, true);
    process.getOutputStream().close();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int exit = process.waitFor();
    inFlight.remove(process);
    if (exit == 0 && out.startsWith("kc-")) {
      acknowledged.put(title, out);
    } else if (exit == KILLED) {
      cutOff.add(title);
    } else {
      complaints.add(title + ": exit " + exit + " " + out + " " + err);
    }
  }

  private void killServers(Installed bd, Random random) {
    long last = 0;
    while (sleep(random.nextInt(50, 600))) {
      long server = server(bd);
      if (server == last || bd.list(".sock") == 0 || inFlight.isEmpty()) {
        continue;
      }
      if (ProcessHandle.of(server).filter(ProcessHandle::destroyForcibly).isPresent()) {
        last = server;
        serverKills.incrementAndGet();
      }
    }
  }

  private static long server(Installed bd) {
    try (var files = Files.list(bd.runFolder())) {
      for (var file : files.filter(each -> each.toString().endsWith(".lock")).toList()) {
        return Long.parseLong(Files.readString(file).strip());
      }
    } catch (IOException | NumberFormatException e) {
      // Just being made.
    }
    return 0;
  }

  private void killWriters(Random random) {
    while (sleep(random.nextInt(150, 900))) {
      var running = new ArrayList<>(inFlight.keySet());
      if (!running.isEmpty()) {
        var victim = running.get(random.nextInt(running.size()));
        if (victim.isAlive()) {
          victim.toHandle().destroyForcibly();
          writerKills.incrementAndGet();
        }
      }
    }
  }

  private static boolean sleep(int millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void check(Path database) throws Exception {
    var found = new HashMap<String, List<String>>();
    try (var store = SqliteStore.open(database)) {
      assertThat(store.damages()).isEmpty();
      assertThat(store.ask("PRAGMA integrity_check").rows().toString()).contains("ok");
      for (var bead : store.read(rows -> rows.find(Query.ALL))) {
        found.computeIfAbsent(bead.title(), _ -> new ArrayList<>()).add(bead.id());
      }
    }
    acknowledged.forEach(
        (title, id) -> assertThat(found.remove(title)).as(title).containsExactly(id));
    cutOff.forEach(title -> {
      var ids = found.remove(title);
      assertThat(ids == null ? List.of() : ids).as(title).hasSizeLessThan(2);
    });
    assertThat(found).isEmpty();
  }
}
