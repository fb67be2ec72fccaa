package gastown.store;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.store.BeadStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Tells how long the usual questions take; promises nothing about time. The larger sizes take a
/// while: `-Dtest.jvm.args=-Dgastown.soak=true`.
class FiguresTest {
  @TempDir Path dir;

  @Test
  void ten_thousand_beads() throws Exception {
    report(10_000);
  }

  @Test
  @EnabledIfSystemProperty(named = "gastown.soak", matches = "true")
  void a_hundred_thousand_beads() throws Exception {
    report(100_000);
  }

  @Test
  @EnabledIfSystemProperty(named = "gastown.soak", matches = "true")
  void a_million_beads() throws Exception {
    report(1_000_000);
  }

  @Test
  void writers_at_once() throws Exception {
    var file = dir.resolve("beads.db");
    SqliteStore.open(file).close();
    try (var store = SqliteStore.open(file)) {
      writers(store, "own commits", 1);
      writers(store, "own commits", 16);
    }
    try (var store = SharedStore.open(file, Thread.ofPlatform().daemon()::start)) {
      writers(store, "shared commits", 1);
      writers(store, "shared commits", 16);
      assertThat(store.<Long>read(rows -> rows.count(Query.ALL))).isEqualTo(4 * 480L);
    }
  }

  private static void writers(BeadStore store, String what, int threads) throws Exception {
    long start = System.nanoTime();
    int each = 480 / threads;
    try (var all = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      var done = new ArrayList<java.util.concurrent.Future<?>>();
      for (int t = 0; t < threads; t++) {
        var name = what.charAt(0) + "-" + threads + "x" + t;
        done.add(
            all.submit(() -> {
              for (int i = 0; i < each; i++) {
                var id = name + "." + i;
                store.write(id, tables -> Scribe.write(tables, id));
              }
            }));
      }
      for (var one : done) {
        one.get();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT, "FIGURE %9d  %-22s %,12.0f writes/s%n", threads, what, 480 / seconds);
  }

  private void report(int beads) throws Exception {
    var file = dir.resolve("beads.db");
    long start = System.nanoTime();
    try (var store = SqliteStore.open(file)) {
      new Crowd(beads).fill(store, beads);
    }
    tell(beads, "fill", start, 1);
    start = System.nanoTime();
    try (var store = SqliteStore.open(file)) {
      tell(beads, "open", start, 1);
      assertThat(store.<Long>read(rows -> rows.count(Query.ALL))).isEqualTo(beads);
      assertThat(time(beads, "ready, 100", 200, store, PlansTest.READY)).hasSize(100);
      assertThat(time(beads, "ready, 10", 200, store, PlansTest.READY.limitedTo(10))).hasSize(10);
      var live = new Criterion.Not(Criterion.is(Field.STATUS, "closed"));
      assertThat(time(beads, "list, 50", 200, store, Query.where(live).limitedTo(50))).hasSize(50);
      var label = Query.where(new Criterion.HasLabel("label-7"), live).limitedTo(50);
      assertThat(time(beads, "list of a label, 50", 20, store, label)).isNotEmpty();
      var mine =
          Query.where(Criterion.is(Field.ASSIGNEE, "agent-7"), Criterion.is(Field.STATUS, "open"));
      time(beads, "list of an assignee", 20, store, mine);
      once(
          beads, "count of live", 5, () -> store.<Long>read(rows -> rows.count(Query.where(live))));
      once(
          beads,
          "part of an id",
          5,
          () -> store.<List<String>>read(rows -> rows.idsContaining("2s", 10)));
      once(beads, "show", 500, () -> store.<Object>read(rows -> rows.bead(Crowd.id(beads / 2))));
      once(beads, "top level", 500, () -> store.<Object>read(rows -> rows.countTopLevel("bd")));
      once(beads, "50 drafts, one commit", 5, () -> store.write("", FiguresTest::drafts));
      once(beads, "write", 100, () -> store.write("", tables -> change(tables, beads)));
    }
    System.out.printf(
        Locale.ROOT, "FIGURE %,9d  %-22s %,12d KB%n", beads, "file", Files.size(file) >> 10);
  }

  private static BeadStore.Answer drafts(gastown.beads.store.Tables tables) {
    long seq = tables.head().seq();
    for (int i = 0; i < 50; i++) {
      Scribe.write(tables, "bd-draft." + seq + "-" + i);
    }
    return new BeadStore.Answer(0, "", "");
  }

  private static BeadStore.Answer change(gastown.beads.store.Tables tables, int beads) {
    var bead = java.util.Objects.requireNonNull(tables.bead(Crowd.id(beads / 2)));
    tables.putBead(bead.with(Field.STATUS, bead.isClosed() ? "open" : "closed"));
    return new BeadStore.Answer(0, "", "");
  }

  private static List<Bead> time(int beads, String what, int times, BeadStore store, Query query) {
    return once(beads, what, times, () -> store.<List<Bead>>read(rows -> rows.find(query)));
  }

  private static <T> T once(int beads, String what, int times, Supplier<T> work) {
    var result = work.get();
    var nanos = new ArrayList<Long>();
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      result = work.get();
      nanos.add(System.nanoTime() - start);
    }
    nanos.sort(null);
    print(beads, what, nanos.get(times / 2));
    return result;
  }

  private static void tell(int beads, String what, long start, int times) {
    print(beads, what, (System.nanoTime() - start) / times);
  }

  private static void print(int beads, String what, long nanos) {
    System.out.printf(Locale.ROOT, "FIGURE %,9d  %-22s %12.3f ms%n", beads, what, nanos / 1e6);
  }
}
