package gastown.app.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gastown.beads.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalDiskTest {
  @TempDir private Path folder;
  private final LocalDisk disk = new LocalDisk();

  @Test
  void of_many_disks_in_one_process_one_at_a_time_holds_a_lock() throws Exception {
    var lock = folder.resolve("lock");
    var inside = new AtomicInteger();
    var threads = new ArrayList<Future<Boolean>>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        var each = new LocalDisk();
        threads.add(
            pool.submit(() -> {
              boolean isAlone = true;
              for (int n = 0; n < 20; n++) {
                isAlone &=
                    each.locked(
                        lock,
                        () -> {
                          boolean isFirst = inside.incrementAndGet() == 1;
                          Thread.onSpinWait();
                          return each.locked(lock, () -> inside.getAndDecrement() == 1) && isFirst;
                        });
              }
              return isAlone;
            }));
      }
      for (var each : threads) {
        assertThat(each.get()).isTrue();
      }
    }
  }

  @Test
  void what_is_not_there_reads_as_nothing() {
    assertThat(disk.read(folder.resolve("none"))).isEmpty();
    assertThat(disk.read(folder.resolve("none/below"))).isEmpty();
    assertThat(disk.list(folder.resolve("none"))).isEmpty();
    assertThat(disk.modified(folder.resolve("none"))).isEmpty();
    assertThat(disk.delete(folder.resolve("none"))).isFalse();
    disk.lines(folder.resolve("none"), line -> assertThat(line).isNull());
  }

  @Test
  void a_name_below_a_file_is_not_there() {
    disk.write(folder.resolve("file"), "x");
    assertThat(disk.read(folder.resolve("file/below"))).isEmpty();
  }

  @Test
  void writing_makes_folders_and_leaves_nothing_beside_the_file() {
    disk.write(folder.resolve("a/b/c.txt"), "één\n");
    disk.writeAll(folder.resolve("a/b/c.txt"), Stream.of("one\n", "two\n"));
    disk.append(folder.resolve("a/b/c.txt"), "three\n");
    assertThat(disk.list(folder.resolve("a/b"))).containsExactly("c.txt");
    var lines = new ArrayList<String>();
    disk.lines(folder.resolve("a/b/c.txt"), lines::add);
    assertThat(lines).containsExactly("one", "two", "three");
  }

  @Test
  void a_failing_write_leaves_the_old_text() {
    var file = folder.resolve("kept");
    disk.write(file, "old");
    var broken = Stream.of(1, 2).map(part -> part == 1 ? "new" : fail());
    assertThatThrownBy(() -> disk.writeAll(file, broken)).isInstanceOf(IllegalStateException.class);
    assertThat(disk.read(file)).contains("old");
    assertThat(disk.list(folder)).containsExactly("kept");
  }

  private static String fail() {
    throw new IllegalStateException("no more parts");
  }

  @Test
  void replacing_keeps_permissions_and_links() throws Exception {
    var file = folder.resolve("real");
    disk.write(file, "#!/bin/sh\n");
    disk.setExecutable(file, true);
    Files.createSymbolicLink(folder.resolve("link"), file);
    disk.write(folder.resolve("link"), "#!/bin/sh\nexit 0\n");
    assertThat(folder.resolve("link")).isSymbolicLink();
    assertThat(disk.read(file)).contains("#!/bin/sh\nexit 0\n");
    assertThat(disk.isExecutable(file)).isTrue();
  }

  @Test
  void a_private_folder_is_its_owners_alone() throws Exception {
    disk.makeFolder(folder.resolve("p/q"), true);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("p/q"))))
        .isEqualTo("rwx------");
  }

  @Test
  void a_failure_is_a_refusal_that_names_the_file() {
    disk.write(folder.resolve("file"), "x");
    assertThatThrownBy(() -> disk.write(folder.resolve("file/below"), "y"))
        .isInstanceOfSatisfying(
            Problem.Refusal.class,
            refusal -> {
              assertThat(refusal.problem().what()).contains(folder.resolve("file").toString());
              assertThat(refusal.problem().remedies()).isNotEqualTo(List.of());
            });
  }
}
