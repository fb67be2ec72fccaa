package gastown.beads.store;

import static gastown.beads.store.Given.event;
import static gastown.beads.store.Given.open;
import static gastown.beads.store.Given.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gastown.beads.Bead;
import gastown.beads.Comment;
import gastown.beads.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A write happens whole, once, and alone.
interface WritingContract {
  BeadStore store();

  @Test
  default void a_new_store_holds_nothing_and_is_sound() {
    assertThat(store().<List<Bead>>read(rows -> rows.find(Query.ALL))).isEmpty();
    assertThat(store().<Entry.Head>read(Rows::head))
        .isEqualTo(new Entry.Head(0, Entry.NOTHING_BEFORE));
    assertThat(store().<Snapshot>read(Rows::snapshot)).isEqualTo(Snapshot.BEGINNING);
    assertThat(store().damages()).isEmpty();
  }

  @Test
  default void a_bead_that_is_put_again_replaces_all_its_fields_but_not_its_readiness() {
    write(
        store(),
        tables -> {
          tables.putBead(Scatter.full("bd-1"));
          tables.setBlocked("bd-1", true);
          tables.putLabel("bd-1", "core");
        });
    write(store(), tables -> tables.putBead(open("bd-1")));
    assertThat(store().<Bead>read(rows -> rows.bead("bd-1"))).isEqualTo(open("bd-1"));
    assertThat(store().<Boolean>read(rows -> rows.isBlocked("bd-1"))).isTrue();
    assertThat(store().<Map<String, List<String>>>read(rows -> rows.labels(List.of("bd-1"))))
        .isEqualTo(Map.of("bd-1", List.of("core")));
  }

  @Test
  default void a_removed_bead_that_comes_back_is_not_blocked() {
    write(
        store(),
        tables -> {
          tables.putBead(open("bd-1"));
          tables.setBlocked("bd-1", true);
          tables.removeBead("bd-1");
        });
    assertThat(store().<Boolean>read(rows -> rows.isBlocked("bd-1"))).isFalse();
    write(store(), tables -> tables.putBead(open("bd-1")));
    assertThat(store().<Boolean>read(rows -> rows.isBlocked("bd-1"))).isFalse();
  }

  @Test
  default void a_writer_reads_what_it_wrote() {
    write(
        store(),
        tables -> {
          tables.putBead(open("bd-1"));
          assertThat(tables.bead("bd-1")).isNotNull();
          assertThat(tables.count(Query.ALL)).isEqualTo(1);
        });
  }

  @Test
  default void nothing_of_a_failed_write_happened() {
    Given.fill(store(), 7, 300);
    var before = store().<String>read(Given::everything);
    assertThatThrownBy(() ->
            write(
                store(),
                tables -> {
                  var scatter = new Scatter(8);
                  for (int i = 0; i < 200; i++) {
                    scatter.edit(tables);
                  }
                  tables.putSetting("a", "other");
                  tables.removeSetting("b");
                  tables.removeComment("c1");
                  tables.putComment(new Comment("c2", "bd-77", "x", "y", Scatter.NOON));
                  tables.append(Given.entryAfter(tables, "fails"));
                  tables.putEvent(event(9, "bd-1", "updated"));
                  tables.foldInto(new Snapshot(2, "abc", "lines"));
                  throw new IllegalStateException("on purpose");
                }))
        .hasMessage("on purpose");
    assertThat(store().<String>read(Given::everything)).isEqualTo(before);
    assertThat(store().damages()).isEmpty();
  }

  @Test
  default void a_command_that_is_sent_twice_is_carried_out_once() {
    var runs = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      var answer =
          store()
              .write(
                  "command-1",
                  tables -> {
                    tables.putBead(open("bd-" + runs.incrementAndGet()));
                    return new BeadStore.Answer(3, "out\nput", "err");
                  });
      assertThat(answer).isEqualTo(new BeadStore.Answer(3, "out\nput", "err"));
    }
    assertThat(runs).hasValue(1);
    assertThat(store().<Long>read(rows -> rows.count(Query.ALL))).isEqualTo(1);
  }

  @Test
  default void a_command_that_failed_may_be_sent_again() {
    assertThatThrownBy(() ->
            store()
                .write(
                    "command-1",
                    tables -> {
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");
    var answer = store().write("command-1", _ -> new BeadStore.Answer(0, "now", ""));
    assertThat(answer.out()).isEqualTo("now");
  }

  @Test
  default void commands_without_an_id_are_carried_out_each_time() {
    var runs = new AtomicInteger();
    for (int i = 0; i < 2; i++) {
      write(store(), _ -> runs.incrementAndGet());
    }
    assertThat(runs).hasValue(2);
  }

  @Test
  default void a_reader_sees_one_state() throws Exception {
    write(store(), tables -> tables.putSetting("n", "0"));
    var stop = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writer =
          threads.submit(() -> {
            for (int i = 1; i <= 60; i++) {
              var n = Integer.toString(i);
              write(
                  store(),
                  tables -> {
                    tables.putSetting("n", n);
                    tables.putBead(open("bd-" + n));
                  });
            }
            stop.countDown();
          });
      while (stop.getCount() > 0) {
        store()
            .read(rows -> {
              long beads = rows.count(Query.ALL);
              assertThat(rows.setting("n")).isEqualTo(Long.toString(beads));
              assertThat(rows.count(Query.ALL)).isEqualTo(beads);
              return beads;
            });
      }
      writer.get();
    }
    assertThat(store().<Long>read(rows -> rows.count(Query.ALL))).isEqualTo(60);
  }

  @Test
  default void writers_at_once_lose_nothing() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<java.util.concurrent.Future<?>>();
      for (int t = 0; t < 8; t++) {
        int thread = t;
        all.add(
            threads.submit(() -> {
              for (int i = 0; i < 25; i++) {
                var id = "bd-" + thread + "." + i;
                boolean fails = i % 10 == 3;
                try {
                  write(
                      store(),
                      tables -> {
                        long n =
                            Long.parseLong(
                                java.util.Objects.requireNonNullElse(tables.setting("n"), "0"));
                        tables.putSetting("n", Long.toString(n + 1));
                        tables.putBead(open(id));
                        tables.append(Given.entryAfter(tables, id));
                        if (fails) {
                          throw new IllegalStateException("on purpose");
                        }
                      });
                  assertThat(fails).isFalse();
                } catch (IllegalStateException e) {
                  assertThat(e).hasMessage("on purpose");
                }
              }
            }));
      }
      for (var one : all) {
        one.get();
      }
    }
    assertThat(store().<String>read(rows -> rows.setting("n"))).isEqualTo("176");
    assertThat(store().<Long>read(rows -> rows.count(Query.ALL))).isEqualTo(176);
    assertThat(store().damages()).isEmpty();
  }
}
