package gastown.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gastown.beads.Bead;
import gastown.beads.Problem;
import gastown.beads.query.Query;
import gastown.beads.store.BeadStore;
import gastown.beads.store.BeadStoreContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedStoreTest extends BeadStoreContract {
  @TempDir Path dir;
  private int opened;
  private Path file = Path.of("none");

  @Override
  public BeadStore open() {
    file = dir.resolve("beads-" + opened++ + ".db");
    SqliteStore.open(file).close();
    return SharedStore.open(file, Thread.ofPlatform().daemon()::start);
  }

  private static BeadStore.Answer done() {
    return new BeadStore.Answer(0, "", "");
  }

  /// Holds the writer back until all of `works` are waiting behind it, so that they go into one
  /// transaction.
  private List<Future<BeadStore.Answer>> inOneBatch(
      List<java.util.function.Function<gastown.beads.store.Tables, BeadStore.Answer>> works)
      throws Exception {
    var started = new CountDownLatch(1);
    var free = new CountDownLatch(1);
    var outcomes = new ArrayList<Future<BeadStore.Answer>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      outcomes.add(
          threads.submit(() ->
              store()
                  .write(
                      "",
                      _ -> {
                        started.countDown();
                        try {
                          free.await();
                        } catch (InterruptedException e) {
                          throw new IllegalStateException(e);
                        }
                        return done();
                      })));
      started.await();
      for (var work : works) {
        outcomes.add(threads.submit(() -> store().write("", work)));
      }
      while (((SharedStore) store()).waiting() < works.size()) {
        Thread.onSpinWait();
      }
      free.countDown();
    }
    outcomes.removeFirst().get();
    return outcomes;
  }

  @Test
  void a_failing_work_fails_alone() throws Exception {
    var outcomes =
        inOneBatch(
            List.of(
                tables -> {
                  tables.putBead(Bead.of("bd-1"));
                  return done();
                },
                tables -> {
                  tables.putBead(Bead.of("bd-2"));
                  throw new IllegalStateException("on purpose");
                },
                tables -> {
                  tables.putBead(Bead.of("bd-3"));
                  return done();
                }));
    assertThat(outcomes.get(0).get()).isEqualTo(done());
    assertThatThrownBy(() -> outcomes.get(1).get()).hasRootCauseMessage("on purpose");
    assertThat(outcomes.get(2).get()).isEqualTo(done());
    assertThat(store().<List<Bead>>read(rows -> rows.find(Query.ALL)))
        .extracting(Bead::id)
        .containsExactly("bd-1", "bd-3");
  }

  @Test
  void an_error_fails_all_that_were_to_be_committed_with_it() throws Exception {
    var outcomes =
        inOneBatch(
            List.of(
                tables -> {
                  tables.putBead(Bead.of("bd-1"));
                  return done();
                },
                _ -> {
                  throw new StackOverflowError("on purpose");
                }));
    assertThatThrownBy(() -> outcomes.get(0).get()).hasRootCauseMessage("on purpose");
    assertThatThrownBy(() -> outcomes.get(1).get()).hasRootCauseMessage("on purpose");
    assertThat(store().<Long>read(rows -> rows.count(Query.ALL))).isZero();
    write(store(), tables -> tables.putBead(Bead.of("bd-9")));
    assertThat(store().<Long>read(rows -> rows.count(Query.ALL))).isEqualTo(1);
  }

  @Test
  void who_fails_with_nobody_beside_leaves_nothing() {
    write(store(), tables -> tables.putBead(Bead.of("bd-1")));
    assertThatThrownBy(() ->
            store()
                .write(
                    "",
                    tables -> {
                      tables.putBead(Bead.of("bd-2"));
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");
    write(store(), tables -> tables.putBead(Bead.of("bd-3")));
    assertThat(store().<List<Bead>>read(rows -> rows.find(Query.ALL)))
        .extracting(Bead::id)
        .containsExactly("bd-1", "bd-3");
  }

  @Test
  void some_time_after_the_last_write_all_is_in_the_one_file() throws Exception {
    for (int i = 0; i < 4; i++) {
      var id = "bd-" + i;
      write(store(), tables -> tables.putBead(Bead.of(id)));
    }
    var beside = Path.of(file + "-wal");
    for (int i = 0; i < 600 && Files.size(beside) > 0; i++) {
      LockSupport.parkNanos(100_000_000L);
    }
    assertThat(beside).isEmptyFile();
  }

  @Test
  void a_removed_database_is_noticed() throws Exception {
    write(store(), tables -> tables.putBead(Bead.of("bd-1")));
    Files.delete(file);
    assertThatThrownBy(() -> write(store(), tables -> tables.putBead(Bead.of("bd-2"))))
        .isInstanceOfSatisfying(
            Problem.Refusal.class,
            refusal -> assertThat(refusal.problem().code()).isEqualTo("store-gone"));
    assertThatThrownBy(() -> store().<Long>read(rows -> rows.count(Query.ALL)))
        .isInstanceOf(Problem.Refusal.class);
    assertThat(file).doesNotExist();
  }

  @Test
  void a_replaced_database_is_opened_anew() throws Exception {
    write(store(), tables -> tables.putBead(Bead.of("bd-1")));
    var other = dir.resolve("other.db");
    try (var fresh = SqliteStore.open(other)) {
      write(fresh, tables -> tables.putBead(Bead.of("other-1")));
    }
    for (var suffix : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(Path.of(file + suffix));
    }
    Files.move(other, file);
    assertThat(store().<List<Bead>>read(rows -> rows.find(Query.ALL)))
        .extracting(Bead::id)
        .containsExactly("other-1");
    write(store(), tables -> tables.putBead(Bead.of("other-2")));
    try (var again = SqliteStore.open(file)) {
      assertThat(again.<Long>read(rows -> rows.count(Query.ALL))).isEqualTo(2);
    }
  }

  @Test
  void a_closed_store_has_done_what_was_asked_and_takes_nothing_more() {
    write(store(), tables -> tables.putBead(Bead.of("bd-1")));
    store().close();
    assertThatThrownBy(() -> write(store(), tables -> tables.putBead(Bead.of("bd-2"))))
        .isInstanceOf(Problem.Refusal.class);
    try (var again = SqliteStore.open(file)) {
      assertThat(again.<Long>read(rows -> rows.count(Query.ALL))).isEqualTo(1);
    }
  }
}
