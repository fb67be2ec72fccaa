package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gastown.app.house.LocalPrograms;
import gastown.beads.json.Json;
import gastown.beads.ports.Programs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A town with little room, and with none.
class DiskTest {
  @TempDir Path folder;

  private static boolean isShort(TownOnDisk town) {
    var disk = (Json.Obj) Objects.requireNonNull(town.gt("status", "--json").object().get("disk"));
    return Json.of(true).equals(disk.get("is_short"));
  }

  private static String alarms(TownOnDisk town) {
    return town.ok("escalate", "list");
  }

  @Test
  void below_the_limit_nothing_new_is_begun_one_alarm_says_so_and_all_goes_on_by_itself() {
    try (var town = new TownOnDisk(folder)) {
      town.agents("exec sleep 600");
      town.ok("sling", town.bead("Before"), "web");
      town.turn();
      town.ok("config", "set", "disk_reserve", "900000TB");
      town.turn();
      assertThat(isShort(town)).isTrue();
      assertThat(alarms(town)).containsOnlyOnce("Nothing new is begun");
      var bead = town.bead("Meanwhile");
      assertThat(town.ok("sling", bead, "web")).contains("the disk is full");
      town.turn();
      assertThat(alarms(town)).containsOnlyOnce("Nothing new is begun");
      assertThat(town.ok("session", "list")).doesNotContain(bead);
      assertThat(town.ok("status")).contains("nothing new is begun below", "Before");
      assertThat(town.gt("doctor").exit()).isEqualTo(1);
      assertThat(town.gt("doctor").out()).contains("✗ Disk");

      town.ok("config", "set", "disk_reserve", "1MB");
      town.turn();
      assertThat(isShort(town)).isFalse();
      assertThat(alarms(town)).doesNotContain("Nothing new is begun");
      assertThat(town.ok("polecats")).contains(bead);
      assertThat(town.ok("doctor", "--verbose")).contains("✓ Disk");
    }
  }

  @Test
  void a_full_disk_loses_nothing() throws Exception {
    var small = Files.createDirectory(folder.resolve("small"));
    var system = new LocalPrograms(Map.of("PATH", "/usr/sbin:/sbin:/usr/bin:/bin"));
    var mount =
        system.run(
            Programs.Call.of(
                folder, "mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", small.toString()));
    assumeTrue(mount.exit() == 0, "no small disk can be made here: " + mount.err().strip());
    try (var town = new TownOnDisk(small)) {
      town.agents("echo more >more.txt; exec sleep 600");
      town.ok("config", "set", "disk_reserve", "2MB");
      var bead = town.bead("Before");
      town.ok("sling", bead, "web");
      town.turn();
      var ballast = small.resolve("ballast");
      fill(ballast);
      assertThat(town.run("bd", town.root.resolve("web"), "create", "x".repeat(400)).exit())
          .isNotZero();
      assertThat(town.gt("unsling", bead, "--force").exit()).isNotZero();
      Files.delete(ballast);
      assertThat(town.ok("hook", "web/Toast")).startsWith(bead);
      town.ok("unsling", bead);
      town.turn();
      assertThat(town.ok("salvage", "list")).contains(bead);
      assertThat(town.gt("doctor").out()).contains(" 0 errors");
    } finally {
      system.run(Programs.Call.of(folder, "umount", "-l", small.toString()));
    }
  }

  /// Writes until there is no room for a single byte.
  private static void fill(Path file) throws IOException {
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int size = 1 << 20; size > 0; ) {
        try {
          channel.write(ByteBuffer.allocate(size));
        } catch (IOException full) {
          size /= 2;
        }
      }
    }
  }
}
